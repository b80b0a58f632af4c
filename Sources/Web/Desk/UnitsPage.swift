// SPDX-License-Identifier: Apache-2.0

/// 单位: the tree of the organisation, and which units nobody staffs.
package struct UnitsPage: Page {
    /// 一个单位.
    package struct Line: Sendable {
        package let code, name: String
        /// Codes of `UnitLevel` and `UnitKind`.
        package let level, kind: String
        package let parent: String
        package let staff: Int

        package init(code: String, name: String, level: String, kind: String, parent: String, staff: Int) {
            self.code = code
            self.name = name
            self.level = level
            self.kind = kind
            self.parent = parent
            self.staff = staff
        }
    }

    package let lines: [Line]
    package let next, first: String?
    /// Fields of the filter: `q`, a part of name or code, and `unstaffed`.
    package let form: FormState
    /// How many units nobody staffs.
    package let unstaffed: Int

    package init(
        lines: [Line], next: String? = nil, first: String? = nil, form: FormState = FormState(), unstaffed: Int = 0
    ) {
        self.form = form
        self.unstaffed = unstaffed
        self.lines = lines
        self.next = next
        self.first = first
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.units.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.units
        let isFiltered = !form["q"].isEmpty || !form["unstaffed"].isEmpty
        guard !lines.isEmpty else {
            return isFiltered
                ? "<h1>\(words.title)</h1>\(filter(view))\(view.emptyState(words.noneFound, words.noneFoundDo))"
                : "<h1>\(words.title)</h1>\(view.emptyState(words.emptyTitle, words.empty))"
        }
        let rows: [[HTML]] = lines.map { line in
            [
                "<span class=\"number\">\(line.code)</span>", HTML(text: line.name),
                HTML(text: view.words.terms.level[line.level]), HTML(text: view.words.terms.unitKind[line.kind]),
                HTML(text: line.parent),
                "<span class=\"\(line.staff == 0 ? "faint" : "some")\">\(words.staff("count", line.staff))</span>",
            ]
        }
        let columns = [words.code, words.name, words.level, words.kind, words.parent, view.words.desk.people.title]
        let table = view.table(
            caption: words.title, columns: columns, rows: rows, kind: "rows lines", classes: ["code", "main"])
        let notice = HTML.when(
            unstaffed > 0,
            """
            <div class="notice soon"><p>\(words.unstaffed("count", unstaffed)) \
            <a href="\(Paths.people)">\(view.words.desk.people.title)</a></p></div>
            """)
        return "<h1>\(words.title)</h1>\(notice)\(filter(view))\(table)\(view.pager(next: next, first: first))"
    }

    private func filter(_ view: Presentation) -> HTML {
        let words = view.words.desk.units
        return """
            <form class="filters dense" action="\(Paths.units)" method="get" novalidate>\
            \(view.line(Field.filter("q", words.find), form, type: "search"))\
            \(view.tick(Field.filter("unstaffed", words.unstaffedOnly), form))\
            <div class="buttons"><button class="button primary">\(view.words.common.apply)</button></div></form>
            """
    }
}
