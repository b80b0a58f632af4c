// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 到期日历: a month of due days; each number opens the matters that are due that day.
package struct CalendarPage: Page {
    /// 一天.
    package struct Day: Sendable {
        package let day: CalendarDate
        package let count: Int
        /// Nil in a year whose calendar is not out yet.
        package let isWorking: Bool?
        package let path: String

        package init(day: CalendarDate, count: Int, isWorking: Bool?, path: String) {
            self.day = day
            self.count = count
            self.isWorking = isWorking
            self.path = path
        }
    }

    package let days: [Day]
    /// Due before the first of these days, and whether that is all of them.
    package let overdue: Int
    package let isOverdueComplete: Bool
    /// What opens the overdue ones.
    package let overduePath: String

    package init(days: [Day], overdue: Int, isOverdueComplete: Bool = true, overduePath: String) {
        self.isOverdueComplete = isOverdueComplete
        self.days = days
        self.overdue = overdue
        self.overduePath = overduePath
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.figures.calendar.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.figures.calendar
        guard let first = days.first?.day else { return "<h1>\(words.title)</h1>" }
        let month = view.month(first)
        let isThisMonth = first.year == view.today.year && first.month == view.today.month
        let today = HTML.when(!isThisMonth, "<a href=\"\(Paths.calendar)\">\(words.thisMonth)</a>")
        let number =
            isOverdueComplete
            ? words.overdue("count", overdue) : words.overdueAtLeast.filling(["count": String(overdue)])
        let late = HTML.when(
            overdue > 0, "<p><a class=\"late due\" href=\"\(overduePath)\">\(number)</a></p>")
        let unknown = HTML.when(days.contains { $0.isWorking == nil }, view.notice(words.unknown))
        return """
            <div class="head-line"><h1>\(words.title)</h1><nav class="months" aria-label="\(words.title)">\
            <a href="\(Paths.calendar(before(first)))">\(words.earlier)</a> \(today) \
            <a href="\(Paths.calendar(first.adding(months: 1)))">\(words.later)</a></nav></div>\
            <p class="lead">\(words.lead)</p>\(late)\(unknown)\(grid(month, view))
            """
    }

    private func before(_ first: CalendarDate) -> CalendarDate { first.adding(days: -1) }

    /// Weeks from Monday on. On a phone the days stand one below the other, each with its date.
    private func grid(_ month: String, _ view: Presentation) -> HTML {
        let heads = HTML.each(view.words.common.weekdays) { "<th scope=\"col\">\($0)</th>" }
        let lead = (days.first?.day.weekday ?? 1) - 1
        let slots: [Day?] = Array(repeating: nil, count: lead) + days
        let weeks = HTML.each(stride(from: 0, to: slots.count, by: 7)) { start in
            let week = (start..<start + 7).map { $0 < slots.count ? slots[$0] : nil }
            return "<tr>\(HTML.each(week) { cell($0, view) })</tr>"
        }
        return """
            <table class="calendar"><caption>\(month)</caption><thead><tr>\(heads)</tr></thead><tbody>\(weeks)</tbody></table>
            """
    }

    private func cell(_ day: Day?, _ view: Presentation) -> HTML {
        guard let day else { return "<td class=\"blank\"></td>" }
        let words = view.words.figures.calendar
        let isRest = day.isWorking == false
        let isToday = day.day == view.today
        let isLate = day.count > 0 && day.day < view.today
        let tone: HTML = isToday ? " today" : isLate ? " late" : ""
        let rest: HTML = isRest ? " rest" : ""
        let off =
            HTML.when(isToday, " <span class=\"tag\">\(words.today)</span>")
            + HTML.when(isRest, " <span class=\"tag\">\(words.rest)</span>")
        let weekday = "<span class=\"day-name\"> \(view.words.common.weekdays[day.day.weekday - 1])</span>" as HTML
        let mark: HTML = isLate ? "<span aria-hidden=\"true\">▲ </span>" : ""
        let said: HTML =
            day.count > 0
            ? "<a href=\"\(day.path)\">\(mark)\(words.due("count", day.count))<span class=\"hidden\"> \(view.longDate(day.day))</span></a>"
            : "<span class=\"hidden\">\(words.none)</span>"
        return """
            <td class="day\(tone)\(rest)"><span class="day-head">\(view.time(day.day, String(day.day.day)))\(weekday)\(off)</span> \(said)</td>
            """
    }
}
