// SPDX-License-Identifier: Apache-2.0

/// 人员: who works here, in which roles of which units (for the administrators). Fields of the filter: `q`, part of an account or a name, and
/// `unit`.
package struct PeoplePage: Page {
    /// 一名工作人员.
    package struct Line: Sendable {
        package let account, name: String
        package let holdings: [PersonPage.Holding]
        package let isActive: Bool

        package init(account: String, name: String, holdings: [PersonPage.Holding], isActive: Bool) {
            self.account = account
            self.name = name
            self.holdings = holdings
            self.isActive = isActive
        }
    }

    package let lines: [Line]
    package let units: [Choice]
    package let form: FormState
    package let next, first: String?
    /// What has just been done, as a whole sentence.
    package let done: String?

    package init(
        lines: [Line], units: [Choice] = [], form: FormState = FormState(), next: String? = nil, first: String? = nil,
        done: String? = nil
    ) {
        self.lines = lines
        self.units = units
        self.form = form
        self.next = next
        self.first = first
        self.done = done
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String { view.words.desk.people.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.people
        let message = HTML.with(done) { view.notice($0, .done) }
        let head: HTML = """
            \(message)\(view.errorSummary(form))<div class="head-line"><h1>\(words.title)</h1>\
            \(view.linkButton(words.add, Paths.newPerson, .primary))</div>\(filter(view))
            """
        guard !lines.isEmpty else {
            let isFiltered = !form["q"].isEmpty || !form["unit"].isEmpty
            if hasErrors { return head }
            return head
                + (isFiltered
                    ? view.emptyState(words.noneFound, words.noneFoundDo)
                    : view.emptyState(words.emptyTitle, words.empty))
        }
        let rows = lines.map { cells($0, view) }
        let columns = [words.account, words.name, words.roles, words.state]
        return head
            + view.table(
                caption: words.title, columns: columns, rows: rows, kind: "rows lines", classes: ["account", "main"])
            + view.pager(next: next, first: first)
    }

    private func filter(_ view: Presentation) -> HTML {
        let words = view.words.desk.people
        return """
            <form class="filters dense" action="\(Paths.people)" method="get" novalidate>\
            \(view.line(Field.filter("q", words.find), form, type: "search"))\
            \(view.combo(Field.filter("unit", words.unit), form, units, isNamed: true))\
            <div class="buttons"><button class="button primary">\(view.words.common.apply)</button></div></form>
            """
    }

    private func cells(_ line: Line, _ view: Presentation) -> [HTML] {
        let words = view.words.desk.people
        let state: HTML = line.isActive ? HTML(text: words.active) : view.tag(words.disabled)
        let roles = line.holdings.map { holding in
            words.holding.filling(["role": view.words.terms.role[holding.role], "unit": holding.unitName])
        }
        return [
            "<a href=\"\(Paths.person(line.account))\" data-row>\(line.account)</a>", HTML.isolated(line.name),
            HTML(text: view.listing(roles)), state,
        ]
    }
}
