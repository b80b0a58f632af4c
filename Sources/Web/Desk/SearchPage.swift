// SPDX-License-Identifier: Apache-2.0

/// 查找: words, number and filters, by address alone, so that a search can be kept and sent. Fields: `q`, `stage`, `channel`, `purpose`,
/// `category`, `unit`, `from`, `to`, `overdue`, `at`, the unit that the stage waits at, `place`, a street, `due`, a due day, and
/// `dueBefore`, the day before which it lies.
package struct SearchPage: Page {
    package let form: FormState
    package let stages, units: [Choice]
    /// Nil before the first search.
    package let lines: [MatterLine]?
    /// How many there are; counted up to a limit, and then said to be more.
    package let count: Int
    package let isCountCapped: Bool
    package let chips: [Chip]
    package let next, first: String?
    /// Whether several can be chosen to be acted on at once.
    package let mayChoose: Bool
    /// 常用筛选 of this person, the search that is shown as its address says it, and what was typed as a name for it.
    package var saved: [SavedFilterLine] = []
    package var query = ""
    package var naming = FormState()
    /// What was typed is one character, of which nothing can be found.
    package var isTooShort = false

    package init(
        form: FormState = FormState(), stages: [Choice], units: [Choice], lines: [MatterLine]? = nil, count: Int = 0,
        isCountCapped: Bool = false, chips: [Chip] = [], next: String? = nil, first: String? = nil,
        mayChoose: Bool = false
    ) {
        self.mayChoose = mayChoose
        self.form = form
        self.stages = stages
        self.units = units
        self.lines = lines
        self.count = count
        self.isCountCapped = isCountCapped
        self.chips = chips
        self.next = next
        self.first = first
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors || naming.hasErrors }

    package func title(in view: Presentation) -> String { view.words.desk.search.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.search
        // Who sees no matters is told so, and not to try another word.
        if let person = view.person, !person.reads {
            return "<h1>\(title(in: view))</h1>\(view.emptyState(words.noScopeTitle, words.noScope))"
        }
        return """
            \(view.errorSummary(naming.hasErrors ? naming : form))<h1>\(title(in: view))</h1>\(filters(view))\
            \(view.savedFilters(saved))\(view.filterEditing(saved, naming, back: query))\(view.chips(chips, clear: Paths.search))\
            \(HTML.when(!query.isEmpty && !form.hasErrors, view.filterSaving(query, naming)))\(results(view))
            """
    }

    private func filters(_ view: Presentation) -> HTML {
        let words = view.words.desk.search
        let terms = view.words.terms
        func all(_ lexicon: Lexicon, _ order: [String]) -> [Choice] { order.map { Choice($0, lexicon[$0]) } }
        let channels = all(terms.channel, ["web", "letter", "visit", "phone", "fax", "hotline", "screening"])
        let purposes = all(terms.purpose, ["claim", "suggestion", "accusation"])
        return """
            <form class="filters dense" action="\(Paths.search)" method="get" novalidate>\(waiting)\
            \(view.line(Field.filter("q", words.words), form, type: "search"))\
            \(view.select(Field.filter("stage", words.stage), form, stages, blank: words.any))\
            \(view.select(Field.filter("channel", words.channel), form, channels, blank: words.any))\
            \(view.select(Field.filter("purpose", words.purpose), form, purposes, blank: words.any))\
            \(view.combo(Field.filter("unit", words.unit), form, units, isNamed: true))\
            \(view.day(Field.filter("from", words.from), form))\(view.day(Field.filter("to", words.to), form))\
            \(view.tick(Field.filter("overdue", words.overdueOnly), form))\
            <div class="buttons"><button class="button primary">\(view.words.common.apply)</button></div></form>
            """
    }

    /// The unit that the stage waits at, the street and the due day are no fields of their own: they come from my work, from the map and from
    /// the calendar, and their chips drop them.
    private var waiting: HTML {
        HTML.each(["at", "category", "place", "due", "dueBefore"]) { name in
            HTML.when(!form[name].isEmpty, "<input type=\"hidden\" name=\"\(name)\" value=\"\(form[name])\">")
        }
    }

    private func results(_ view: Presentation) -> HTML {
        let words = view.words.desk.search
        guard let lines else { return view.emptyState(words.startTitle, words.start) }
        guard !lines.isEmpty else {
            let drop = HTML.when(!chips.isEmpty, view.linkButton(view.words.common.clearFilters, Paths.search))
            return view.emptyState(words.emptyTitle, isTooShort ? words.oneCharacter : words.empty, drop)
        }
        let found =
            isCountCapped ? words.foundMore.filling(["count": String(count)]) : words.found("count", count)
        let table = view.matterTable(
            lines, caption: words.title, showsStage: true, choosing: mayChoose ? "s" : nil)
        return """
            <p class="found" role="status">\(found)</p>\(mayChoose ? view.batchForm(table, of: lines.count, [], place: "s") : table)\
            \(view.pager(next: next, first: first))
            """
    }
}
