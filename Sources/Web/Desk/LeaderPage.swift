// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 领导视图 (S-27): five figures, each with its definition and the matters behind it; what needs me today; where matters come from and wait.
package struct LeaderPage: Page {
    /// 一个数字.
    package struct Figure: Sendable {
        /// `directed`, `open`, `answered`, `repeated` or `satisfied`.
        package let code: String
        /// As it is said; nil where nothing was measured.
        package let value: String?
        /// What it is made of.
        package let detail: String
        /// The same of the thirty days before; nil where there is no such value.
        package let before: String?
        /// 另一个对象: what is counted apart and stands beside it, with the code of the matters behind it.
        package let beside: Beside?

        package struct Beside: Sendable {
            package let code, detail: String

            package init(code: String, detail: String) {
                self.code = code
                self.detail = detail
            }
        }

        package init(code: String, value: String?, detail: String, before: String?, beside: Beside? = nil) {
            self.beside = beside
            self.code = code
            self.value = value
            self.detail = detail
            self.before = before
        }
    }

    /// 升温话题.
    package struct Topic: Sendable {
        /// Nil for matters that are not classed.
        package let name: String?
        package let now, before: Int
        /// What opens them; nil where nothing does.
        package let path: String?

        package init(name: String?, now: Int, before: Int, path: String? = nil) {
            self.path = path
            self.name = name
            self.now = now
            self.before = before
        }
    }

    /// 各单位超期.
    package struct Late: Sendable {
        package let unit: String
        package let count: Int
        /// For how many days the one that waits longest is over.
        package let days: Int
        /// Nil for who counts matters and reads none.
        package let path: String?

        package init(unit: String, count: Int, days: Int, path: String?) {
            self.days = days
            self.unit = unit
            self.count = count
            self.path = path
        }
    }

    /// 一周.
    package struct Week: Sendable {
        package let from: CalendarDate
        package let received, closed: Int

        package init(from: CalendarDate, received: Int, closed: Int) {
            self.from = from
            self.received = received
            self.closed = closed
        }
    }

    package let from, to: CalendarDate
    package let figures: [Figure]
    /// How many matters wait for this person.
    package let needs: Int
    package let weeks: [Week]
    package let streets: [TileMap.Tile]
    package let topics: [Topic]
    /// Every unit in which something is over, the most first.
    package let late: [Late]
    /// Whether the figures open the matters behind them: a statistician counts and reads none.
    package let opensMatters: Bool

    package init(
        from: CalendarDate, to: CalendarDate, figures: [Figure], needs: Int, weeks: [Week], streets: [TileMap.Tile],
        topics: [Topic], late: [Late], opensMatters: Bool = true
    ) {
        self.opensMatters = opensMatters
        self.from = from
        self.to = to
        self.figures = figures
        self.needs = needs
        self.weeks = weeks
        self.streets = streets
        self.topics = topics
        self.late = late
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.figures.leader.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.figures.leader
        let period = view.sentence(
            words.period, ["from": view.time(from, view.date(from)), "to": view.time(to, view.date(to))])
        let lead = HTML.when(opensMatters, "<p class=\"lead\">\(words.leadOpen)</p>")
        return """
            <div class="head-line"><h1>\(words.title)</h1><p class="faint">\(period)</p></div>\
            \(lateLine(view))\(opensMatters ? today(view) : HTML())\(lead)<div class="figures">\(HTML.each(figures) { card($0, view) })</div>\
            <div class="two"><div>\(weeksChart(view))\(topicsTable(view))</div>\
            <div>\(view.tileMap(TileMap(title: words.streets, tiles: streets)))\(lateTable(view))</div></div><p class="law">\(words.sealedNote)</p>
            """
    }

    /// What needs somebody first: how much is over, and where it waits longest.
    private func lateLine(_ view: Presentation) -> HTML {
        let words = view.words.figures.leader
        guard let longest = late.max(by: { $0.days < $1.days }) else {
            return "<p class=\"lead\">\(words.emptyLate)</p>"
        }
        let count = words.overdue("count", late.reduce(0) { $0 + $1.count })
        let line = view.sentence(
            words.lateLead,
            [
                "overdue": "<a href=\"#late\"><b>\(count)</b></a>",
                "units": HTML(text: words.inUnits("count", late.count)),
                "days": HTML(text: words.lateDays("count", longest.days)), "unit": linked(longest),
            ])
        return "<p class=\"lead\">\(line)</p>"
    }

    private func linked(_ late: Late) -> HTML {
        opened(late.path).map { "<a href=\"\($0)\">\(late.unit)</a>" } ?? HTML(text: late.unit)
    }

    private func card(_ figure: Figure, _ view: Presentation) -> HTML {
        let words = view.words.figures.leader
        let before = HTML.with(figure.before) {
            "<p class=\"faint\">\(words.before.filling(["value": $0]))</p>"
        }
        func behind(_ code: String) -> HTML {
            HTML.when(opensMatters, "<p><a href=\"\(Paths.behind(code))\">\(words.behind[code])</a></p>")
        }
        let beside = HTML.with(figure.beside) { "<p class=\"faint\">\($0.detail)</p>\(behind($0.code))" }
        return """
            <section class="figure"><h2>\(words.measures[figure.code])</h2><p class="faint">\(words.names[figure.code])</p><p class="figure-value">\(figure.value ?? words.noValue)</p>\
            <p class="faint">\(figure.detail)</p>\(before)\(behind(figure.code))\(beside)\
            <details><summary>\(words.definition)<span class="hidden"> \(words.names[figure.code])</span></summary>\
            <p>\(words.meanings[figure.code])</p></details></section>
            """
    }

    private func today(_ view: Presentation) -> HTML {
        let words = view.words.figures.leader
        let said = needs > 0 ? words.needs("count", needs) : words.needsNobody
        let link = HTML.when(needs > 0, " " + view.linkButton(words.toWork, Paths.work))
        return "<section class=\"needs-me\"><h2>\(words.needsMe)</h2><p>\(said)\(link)</p></section>"
    }

    private func weeksChart(_ view: Presentation) -> HTML {
        let words = view.words.figures.leader
        return view.chart(
            Chart(
                .lines, title: words.weeks, axis: words.weekFrom, categories: weeks.map { view.shortDate($0.from) },
                series: [
                    .init(words.received, weeks.map(\.received)), .init(words.closed, weeks.map(\.closed)),
                ]))
    }

    /// A way to matters, for who may read them.
    private func opened(_ path: String?) -> String? { opensMatters ? path : nil }

    private func topicsTable(_ view: Presentation) -> HTML {
        let words = view.words.figures.leader
        let rows = topics.map { topic -> [HTML] in
            return [
                opened(topic.path).map { "<a href=\"\($0)\">\(topic.name ?? words.unclassed)</a>" as HTML }
                    ?? HTML(text: topic.name ?? words.unclassed), HTML(text: words.value("count", topic.now)),
                HTML(text: change(topic, words)),
            ]
        }
        let table = view.table(
            caption: words.topics, columns: [words.topic, words.now, words.change], rows: rows,
            kind: "rows bars")
        return "<section><h2>\(words.topics)</h2>\(table)</section>"
    }

    /// How many more or fewer, so that nobody has to subtract.
    private func change(_ topic: Topic, _ words: FiguresWords.Leader) -> String {
        let more = topic.now - topic.before
        if more == 0 { return words.same }
        return more > 0 ? words.more("count", more) : words.fewer("count", -more)
    }

    private func lateTable(_ view: Presentation) -> HTML {
        let words = view.words.figures.leader
        let rows = late.prefix(10).map { [linked($0), HTML(text: words.value("count", $0.count))] }
        let table: HTML =
            late.isEmpty
            ? "<p>\(words.emptyLate)</p>"
            : view.table(caption: words.late, columns: [words.unit, words.lateCount], rows: rows, kind: "rows bars")
        return "<section id=\"late\"><h2>\(words.late)</h2>\(table)</section>"
    }
}
