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

    /// 评价异常, one line.
    package struct Anomaly: Sendable {
        package let number, subject, unit: String
        /// A code of `RatingAnomaly.Ground`.
        package let ground: String
        package let ratedOn: CalendarDate

        package init(number: String, subject: String, unit: String, ground: String, ratedOn: CalendarDate) {
            self.number = number
            self.subject = subject
            self.unit = unit
            self.ground = ground
            self.ratedOn = ratedOn
        }
    }

    /// Where one ground goes on, of which there are more than this page holds.
    package struct More: Sendable {
        /// A code of `SupervisionTrigger.Ground`.
        package let ground, address: String

        package init(ground: String, address: String) {
            self.ground = ground
            self.address = address
        }
    }

    package let groups: [Group]
    /// How many there are at least, where the list was cut.
    package let atLeast: Int?
    package let anomalies: [Anomaly]
    package let more: [More]

    package init(groups: [Group], atLeast: Int? = nil, anomalies: [Anomaly] = [], more: [More] = []) {
        self.more = more
        self.groups = groups
        self.atLeast = atLeast
        self.anomalies = anomalies
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.supervision.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.supervision
        guard !groups.isEmpty || !anomalies.isEmpty else {
            return "<h1>\(words.title)</h1>\(view.emptyState(words.emptyTitle, words.empty))"
        }
        let cut = HTML.with(atLeast) { "<p>\(words.atLeast("count", $0))</p>" }
        return """
            <h1>\(words.title)</h1><p class="faint">\(words.lead)</p>\(cut)\(counts(view))\
            \(HTML.each(open) { section($0, view) })\(done(view))\(HTML.each(more) { goingOn($0, view) })\(ratings(view))
            """
    }

    /// 还没有办的: the worst first.
    private var open: [Group] {
        groups.map { group in
            Group(
                unit: group.unit,
                lines: group.lines.filter { !$0.isOver }.sorted { ($0.weight, $1.since) > ($1.weight, $0.since) })
        }.filter { !$0.lines.isEmpty }.sorted {
            ($0.lines[0].weight, $1.lines[0].since) > ($1.lines[0].weight, $0.lines[0].since)
        }
    }

    /// 办了，但是超期: nobody can do anything about it any more.
    private func done(_ view: Presentation) -> HTML {
        let groups = groups.map { Group(unit: $0.unit, lines: $0.lines.filter(\.isOver)) }.filter { !$0.lines.isEmpty }
        guard !groups.isEmpty else { return HTML() }
        let words = view.words.desk.supervision
        let size = HTML.when(atLeast == nil, " \(words.count("count", groups.reduce(0) { $0 + $1.lines.count }))")
        return """
            <details class="ended"><summary>\(words.over)\(size)</summary>\(HTML.each(groups) { section($0, view) })</details>
            """
    }

    /// How many of each; of a list that was cut nobody knows.
    private func counts(_ view: Presentation) -> HTML {
        guard atLeast == nil, !open.isEmpty else { return HTML() }
        let words = view.words.desk.supervision
        var names: [String] = []
        var counts: [String: Int] = [:]
        for line in open.flatMap(\.lines).sorted(by: { $0.weight > $1.weight }) {
            let name = line.grade.map { view.words.clocks.grades[$0.rawValue] } ?? words.grounds[line.ground]
            if counts[name] == nil { names.append(name) }
            counts[name, default: 0] += 1
        }
        let items = HTML.each(names) { "<div><dt>\($0)</dt><dd>\(counts[$0] ?? 0)</dd></div>" }
        return "<h2 class=\"hidden\">\(words.open)</h2><dl class=\"counts\">\(items)</dl>"
    }

    private func goingOn(_ more: More, _ view: Presentation) -> HTML {
        let words = view.words.desk.supervision
        let text = words.more.filling(["ground": words.grounds[more.ground]])
        return "<p><a class=\"button plain\" href=\"\(more.address)\" rel=\"next\">\(text)</a></p>"
    }

    private func ratings(_ view: Presentation) -> HTML {
        let words = view.words.desk.supervision
        guard !anomalies.isEmpty else { return HTML() }
        let rows: [[HTML]] = anomalies.map { line in
            [
                "<a class=\"number\" href=\"\(Paths.matter(line.number))\" data-row>\(line.number)</a>",
                HTML.isolated(line.subject), HTML(text: line.unit), HTML(text: words.anomalies[line.ground]),
                view.time(line.ratedOn, view.shortDate(line.ratedOn)),
            ]
        }
        let columns = [words.number, words.subject, words.unit, words.ground, words.since]
        return """
            <section class="group"><h2>\(words.ratings)</h2><p class="faint">\(words.ratingsLead)</p>\
            \(view.table(caption: words.ratings, columns: columns, rows: rows))</section>
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
                ? words.item.filling(["article": view.provision(line.liability)]) : ""
            return [
                "<a class=\"number\" href=\"\(Paths.matter(line.number))\" data-row>\(line.number)</a>", subject,
                "\(words.grounds[line.ground]) <span class=\"faint\">\(clock)</span>",
                view.time(line.since, view.shortDate(line.since)),
                HTML.with(line.grade) { view.tag(view.words.clocks.grades[$0.rawValue], .late) }, HTML(text: item),
            ]
        }
        // Of a list that was cut nobody knows where.
        let size =
            atLeast == nil
            ? words.count("count", group.lines.count)
            : view.words.desk.work.atLeast.filling(["count": String(group.lines.count)])
        return """
            <section class="group"><h2>\(group.unit) <span class="count">\(size)</span></h2>\
            \(view.table(caption: group.unit, columns: columns, rows: rows, kind: "rows grounds"))</section>
            """
    }
}

extension SupervisionPage.Line {
    /// Whether it is done, though late.
    fileprivate var isOver: Bool { ground == "metLate" || ground == "recordedLate" }

    /// How bad it is, for the order of the lines.
    fileprivate var weight: Int {
        switch grade {
        case .gravelyOver: 3
        case .wellOver: 2
        case .over: 1
        case .dueSoon, nil: 0
        }
    }
}
