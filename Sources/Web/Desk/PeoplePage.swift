// SPDX-License-Identifier: Apache-2.0

/// 人员: who works here, in which roles of which units (for the administrators).
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
    package let next, first: String?
    /// What has just been done, as a whole sentence.
    package let done: String?

    package init(lines: [Line], next: String? = nil, first: String? = nil, done: String? = nil) {
        self.lines = lines
        self.next = next
        self.first = first
        self.done = done
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.people.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.people
        let message = HTML.with(done) { view.notice($0, .done) }
        let head: HTML = """
            \(message)<div class="head-line"><h1>\(words.title)</h1>\(view.linkButton(words.add, Paths.newPerson, .primary))</div>
            """
        guard !lines.isEmpty else { return head + view.emptyState(words.emptyTitle, words.empty) }
        let rows = lines.map { cells($0, view) }
        let columns = [words.account, words.name, words.roles, words.state]
        return head
            + view.table(
                caption: words.title, columns: columns, rows: rows, kind: "rows lines", classes: ["account", "main"])
            + view.pager(next: next, first: first)
    }

    private func cells(_ line: Line, _ view: Presentation) -> [HTML] {
        let words = view.words.desk.people
        let state = HTML.when(!line.isActive, view.tag(words.disabled))
        let roles = line.holdings.map { holding in
            words.holding.filling(["role": view.words.terms.role[holding.role], "unit": holding.unitName])
        }
        return [
            "<a href=\"\(Paths.person(line.account))\" data-row>\(line.account)</a>", HTML.isolated(line.name),
            HTML(text: view.listing(roles)), state,
        ]
    }
}
