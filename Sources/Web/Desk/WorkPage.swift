// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 我的工作: what needs me, grouped by what it asks of me, due first, with counts to the end.
package struct WorkPage: Page {
    /// 待办分组.
    package struct Group: Sendable {
        /// `kind.stage`.
        package let stage: String
        /// A code of `Role`, in which it is asked of me.
        package let role: String
        package let count, overdue: Int
        package let lines: [MatterLine]
        /// The address of the whole group.
        package let all: String
        /// Whether the counts are of the whole group.
        package let isCountComplete: Bool

        package init(
            stage: String, role: String, count: Int, overdue: Int, lines: [MatterLine], all: String,
            isCountComplete: Bool = true
        ) {
            self.stage = stage
            self.role = role
            self.count = count
            self.overdue = overdue
            self.lines = lines
            self.all = all
            self.isCountComplete = isCountComplete
        }
    }

    /// 到期数. A group shows its first lines only, so what is due beyond them is not in the number.
    package struct Due: Sendable {
        package let count: Int
        /// There may be more.
        package let isAtLeast: Bool

        package init(_ count: Int, isAtLeast: Bool = false) {
            self.count = count
            self.isAtLeast = isAtLeast
        }
    }

    /// 密封事项逾期提醒: what is over in a sealed matter whose key I hold, wherever it waits.
    package struct Notice: Sendable {
        package let number: String
        /// A code of `ClockID`.
        package let clock: String
        package let unit: String
        package let dueOn: CalendarDate

        package init(number: String, clock: String, unit: String, dueOn: CalendarDate) {
            self.number = number
            self.clock = clock
            self.unit = unit
            self.dueOn = dueOn
        }
    }

    package let notices: [Notice]
    package let groups: [Group]
    /// How many of all are due today, and in the three days after.
    package let dueToday, dueSoon: Due
    /// What has just been done, as a whole sentence.
    package let done: String?

    package init(notices: [Notice] = [], groups: [Group], dueToday: Due, dueSoon: Due, done: String? = nil) {
        self.notices = notices
        self.groups = groups
        self.dueToday = dueToday
        self.dueSoon = dueSoon
        self.done = done
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.work.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.work
        let message = HTML.with(done) { view.notice($0, .done) }
        guard !groups.isEmpty else {
            let action = HTML.when(
                view.person?.registers == true, view.linkButton(words.emptyDo, Paths.register, .primary))
            return
                "\(message)<h1>\(words.title)</h1>\(late(view))\(view.emptyState(words.emptyTitle, words.empty, action))"
        }
        return
            "\(message)<h1>\(words.title)</h1>\(late(view))\(counts(view))\(HTML.each(groups) { section($0, view) })\(view.keyboardMap)"
    }

    /// Nobody else is shown it, and no journal says it.
    private func late(_ view: Presentation) -> HTML {
        guard !notices.isEmpty else { return HTML() }
        let words = view.words.desk.work
        let rows: [[HTML]] = notices.map { notice in
            [
                view.dueWord(notice.dueOn) + " " + view.time(notice.dueOn, view.shortDate(notice.dueOn)),
                "<a class=\"number\" href=\"\(Paths.matter(notice.number))\" data-row>\(notice.number)</a>",
                HTML(text: view.words.clocks.names[notice.clock]), HTML(text: notice.unit),
            ]
        }
        let table = view.table(
            caption: words.sealedLate, columns: [words.due, words.number, words.duty, words.unit], rows: rows)
        return "<section class=\"group\"><h2>\(words.sealedLate)</h2>\(table)</section>"
    }

    private func counts(_ view: Presentation) -> HTML {
        let words = view.words.desk.work
        let all = groups.reduce(0) { $0 + $1.count }
        let isWhole = groups.allSatisfy(\.isCountComplete)
        let late = groups.reduce(0) { $0 + $1.overdue }
        let lateTone: HTML = late > 0 ? " late" : ""
        let soonTone: HTML = dueToday.count > 0 ? " soon" : ""
        return """
            <dl class="counts"><div><dt>\(words.all)</dt><dd>\(said(Due(all, isAtLeast: !isWhole), view))</dd></div>\
            <div class="count\(lateTone)"><dt>\(words.overdue)</dt><dd>\(late)</dd></div>\
            <div class="count\(soonTone)"><dt>\(words.dueToday)</dt><dd>\(said(dueToday, view))</dd></div>\
            <div><dt>\(words.dueSoon)</dt><dd>\(said(dueSoon, view))</dd></div></dl>
            """
    }

    private func said(_ due: Due, _ view: Presentation) -> String {
        let count = String(due.count)
        return due.isAtLeast ? view.words.desk.work.atLeast.filling(["count": count]) : count
    }

    private func section(_ group: Group, _ view: Presentation) -> HTML {
        let words = view.words.desk.work
        let size =
            group.isCountComplete
            ? words.count("count", group.count) : said(Due(group.count, isAtLeast: true), view)
        let late = HTML.when(group.overdue > 0, view.tag(words.overdueCount("count", group.overdue), .late))
        let more = HTML.when(
            group.count > group.lines.count, "<p><a href=\"\(group.all)\">\(words.more)</a></p>")
        let stage = view.words.terms.stage[group.stage]
        return """
            <section class="group"><h2>\(stage) <span class="count">\(size)</span> \
            <span class="faint">\(view.words.terms.role[group.role])</span> \(late)</h2>\
            \(view.matterTable(group.lines, caption: stage, showsStage: false))\(more)</section>
            """
    }
}
