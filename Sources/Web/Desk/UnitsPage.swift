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

    package init(lines: [Line], next: String? = nil, first: String? = nil) {
        self.lines = lines
        self.next = next
        self.first = first
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.units.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.units
        guard !lines.isEmpty else { return "<h1>\(words.title)</h1>\(view.emptyState(words.emptyTitle, words.empty))" }
        let rows: [[HTML]] = lines.map { line in
            [
                "<span class=\"number\">\(line.code)</span>", HTML(text: line.name),
                HTML(text: view.words.terms.level[line.level]), HTML(text: view.words.terms.unitKind[line.kind]),
                HTML(text: line.parent), line.staff == 0 ? view.tag(words.noStaff, .soon) : "\(line.staff)",
            ]
        }
        let columns = [words.code, words.name, words.level, words.kind, words.parent, words.staff]
        return
            "<h1>\(words.title)</h1>\(view.table(caption: words.title, columns: columns, rows: rows))\(view.pager(next: next, first: first))"
    }
}
