// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 打印队列: the letters of one's units that wait for a printer, and the files ordered of late. Fields: `kind`, `day` of the filter;
/// `letter` as often as letters are chosen, `all` for everything that the filter shows.
package struct PrintPage: Page {
    /// 一份文书.
    package struct Line: Sendable {
        package let id, kind, document, matter, subject: String
        /// 送给谁, in words; empty where it is addressed to nobody.
        package let addressee: String
        package let issuedOn: CalendarDate
        /// 已在谁的文件里: whose file it lies in already, as a sentence.
        package let taken: String?

        package init(
            id: String, kind: String, document: String, matter: String, subject: String, addressee: String,
            issuedOn: CalendarDate, taken: String? = nil
        ) {
            self.subject = subject
            self.addressee = addressee
            self.taken = taken
            self.id = id
            self.kind = kind
            self.document = document
            self.matter = matter
            self.issuedOn = issuedOn
        }
    }

    package let form: FormState
    package let lines: [Line]
    package let runs: [PrintRunPage.Run]
    package let next, first: String?
    /// How many wait and how many of them were issued today, of the kind that is shown; counted up to a limit.
    package var counts = (all: 0, today: 0)
    /// The limit of the counts.
    package var most = 500

    package init(
        form: FormState = FormState(), lines: [Line], runs: [PrintRunPage.Run] = [], next: String? = nil,
        first: String? = nil
    ) {
        self.form = form
        self.lines = lines
        self.runs = runs
        self.next = next
        self.first = first
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String { view.words.desk.print.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.print
        return """
            \(view.errorSummary(form))<h1>\(words.title)</h1><p class="faint">\(words.lead)</p>\(filters(view))\
            \(days(view))\(queue(view))\(ordered(view))
            """
    }

    private func filters(_ view: Presentation) -> HTML {
        let words = view.words.desk.print
        let kinds = LetterKind.allCases.map { Choice($0.rawValue, view.words.terms.letter[$0.rawValue]) }
        return """
            <form class="filters dense" action="\(Paths.print)" method="get" novalidate>\
            \(view.select(Field.filter("kind", words.kind), form, kinds, blank: words.any))\
            \(view.day(Field.filter("day", words.day), form))\
            <div class="buttons"><button class="button primary">\(view.words.common.apply)</button></div></form>
            """
    }

    /// 今天制发的, or all that is not printed.
    private func days(_ view: Presentation) -> HTML {
        let words = view.words.desk.print
        guard counts.all > 0, !form.hasErrors else { return HTML() }
        func counted(_ count: Int) -> String {
            count > most ? view.words.desk.work.atLeast.filling(["count": String(most)]) : String(count)
        }
        func chip(_ text: String, _ count: Int, _ day: String) -> HTML {
            let mark: HTML = form["day"] == day ? " aria-current=\"true\"" : ""
            let path = Paths.printQueue(kind: form["kind"], day: day)
            return "<li><a href=\"\(path)\"\(mark)>\(text.filling(["count": counted(count)]))</a></li>"
        }
        return """
            <ul class="chips">\(chip(words.today, counts.today, view.today.iso))\(chip(words.unprinted, counts.all, ""))</ul>
            """
    }

    /// What this page holds; of how many, is not counted.
    private func size(_ words: DeskWords.Print) -> String {
        next == nil && first == nil ? words.count("count", lines.count) : words.pageCount("count", lines.count)
    }

    private func queue(_ view: Presentation) -> HTML {
        let words = view.words.desk.print
        guard !lines.isEmpty else {
            let isFiltered = !form["kind"].isEmpty || !form["day"].isEmpty
            return view.emptyState(words.emptyTitle, isFiltered ? words.emptyFilter : words.empty)
        }
        return view.form(
            Paths.print, kind: "form dense",
            """
            <input type="hidden" name="kind" value="\(form["kind"])"><input type="hidden" name="day" value="\(form["day"])">\
            <p class="found" id="f-letter" tabindex="-1">\(size(words))</p><p class="faint">\(words.orderAllHint)</p>\
            \(HTML.each(kinds) { group($0, view) })\
            <div class="batch-bar">\(view.button(words.order))\
            \(view.button(words.orderAll, .plain, name: "all", value: "yes"))</div>
            """) + view.pager(next: next, first: first)
    }

    /// The kinds of letters on this page, as their first letters come.
    private var kinds: [String] {
        lines.reduce(into: []) { kinds, line in if !kinds.contains(line.kind) { kinds.append(line.kind) } }
    }

    /// The letters of one kind, which one box ticks.
    private func group(_ kind: String, _ view: Presentation) -> HTML {
        let words = view.words.desk.print
        let name = view.words.terms.letter[kind]
        let lines = lines.filter { $0.kind == kind }
        let rows: [[HTML]] = lines.map { line in
            let taken = HTML.with(line.taken) { " <span class=\"faint\">\($0)</span>" }
            let mark: HTML = form.has("letter", line.id) ? " checked" : ""
            return [
                """
                <span class="pick"><input type="checkbox" name="letter" value="\(line.id)" id="l-\(line.id)"\(mark)>\
                <label class="hidden" for="l-\(line.id)">\(words.choose) \(name) \(line.document)</label></span>
                """,
                "<a href=\"\(Paths.letter(line.id))\">\(line.document.isEmpty ? name : line.document)</a>\(taken)",
                """
                <a class="number" href="\(Paths.matter(line.matter))" data-row>\(line.matter)</a> \
                \(HTML.isolated(line.subject))
                """,
                HTML.isolated(line.addressee), view.time(line.issuedOn, view.shortDate(line.issuedOn)),
            ]
        }
        let columns = [words.choose, words.number, words.matter, words.addressee, words.issued]
        // Of a longer queue the count above says what it is of.
        let isWhole = next == nil && first == nil
        let count = HTML.when(isWhole, " <span class=\"count\">\(words.count("count", lines.count))</span>")
        return """
            <section class="group"><h2>\(name)\(count)</h2>\
            \(view.tickAll(words.chooseAll.filling(["kind": name]), id: "all-\(kind)", of: "letter"))\
            \(view.table(caption: name, columns: columns, rows: rows, kind: "rows lines letters", classes: ["pick-cell", "main"]))</section>
            """
    }

    private func ordered(_ view: Presentation) -> HTML {
        guard !runs.isEmpty else { return HTML() }
        let words = view.words.desk.print
        let rows: [[HTML]] = runs.map { run in
            [
                view.moment(run.orderedAt), HTML(text: words.count("count", run.count)),
                HTML(text: run.state(in: words)), "<a href=\"\(Paths.printRun(run.id))\">\(words.open)</a>",
            ]
        }
        return """
            <section class="group"><h2>\(words.runs)</h2>\
            \(view.table(caption: words.runs, columns: [words.ordered, words.pages, words.state, words.open], rows: rows))</section>
            """
    }
}
