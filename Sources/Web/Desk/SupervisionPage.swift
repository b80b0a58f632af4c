// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 督办线索: what gives ground for supervision (art 40), by unit, each with its liability item.
package struct SupervisionPage: Page {
    /// 一条线索.
    package struct Line: Sendable {
        package let number: String
        /// Nil for a sealed matter.
        package let subject: String?
        /// A code of `SupervisionTrigger.Ground`.
        package let ground: String
        /// A code of `ClockID`, empty where no clock measures it.
        package let clock: String
        package let since: CalendarDate
        package let liability: String
        package let grade: Lateness?

        package init(
            number: String, subject: String?, ground: String, clock: String, since: CalendarDate, liability: String,
            grade: Lateness?
        ) {
            self.number = number
            self.subject = subject
            self.ground = ground
            self.clock = clock
            self.since = since
            self.liability = liability
            self.grade = grade
        }
    }

    /// The lines of one unit.
    package struct Group: Sendable {
        package let unit: String
        package let lines: [Line]

        package init(unit: String, lines: [Line]) {
            self.unit = unit
            self.lines = lines
        }
    }

    package let groups: [Group]

    package init(groups: [Group]) { self.groups = groups }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.supervision.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.supervision
        guard !groups.isEmpty else { return "<h1>\(words.title)</h1>\(view.emptyState(words.emptyTitle, words.empty))" }
        return """
            <h1>\(words.title)</h1><p class="faint">\(words.lead)</p>\(HTML.each(groups) { section($0, view) })
            """
    }

    private func section(_ group: Group, _ view: Presentation) -> HTML {
        let words = view.words.desk.supervision
        let columns = [words.number, words.subject, words.ground, words.since, words.grade, words.liability]
        let rows: [[HTML]] = group.lines.map { line in
            let subject = line.subject.map { HTML.isolated($0) } ?? view.tag(view.words.desk.work.sealed, .sealed)
            let clock = line.clock.isEmpty ? "" : view.words.clocks.names[line.clock]
            let item =
                line.liability.contains(where: \.isNumber)
                ? words.item.filling(["article": line.liability]) : words.noItem
            return [
                "<a class=\"number\" href=\"\(Paths.matter(line.number))\" data-row>\(line.number)</a>", subject,
                "\(words.grounds[line.ground]) <span class=\"faint\">\(clock)</span>",
                view.time(line.since, view.shortDate(line.since)),
                HTML.with(line.grade) { view.tag(view.words.clocks.grades[$0.rawValue], .late) }, HTML(text: item),
            ]
        }
        return """
            <section class="group"><h2>\(group.unit) <span class="count">\(words.count("count", group.lines.count))</span></h2>\
            \(view.table(caption: group.unit, columns: columns, rows: rows))</section>
            """
    }
}
