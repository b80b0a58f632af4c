// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 数字背后的事项: the matters that a figure of the leader's page stands on.
package struct FigurePage: Page {
    package let code: String
    package let from, to: CalendarDate
    package let lines: [MatterLine]
    /// How many matters there are, counted up to a limit.
    package let count: Int
    package let isCountCapped: Bool
    package let next, first: String?

    package init(
        code: String, from: CalendarDate, to: CalendarDate, lines: [MatterLine], count: Int,
        isCountCapped: Bool = false,
        next: String? = nil, first: String? = nil
    ) {
        self.code = code
        self.from = from
        self.to = to
        self.lines = lines
        self.count = count
        self.isCountCapped = isCountCapped
        self.next = next
        self.first = first
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String {
        let words = view.words.figures.leader
        return words.behindTitle.filling(["name": words.names[code]])
    }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.figures.leader.title, Paths.leader)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.figures.leader
        let period = words.behindLead.filling(["from": view.date(from), "to": view.date(to)])
        let search = view.words.desk.search
        let found =
            isCountCapped ? search.foundMore.filling(["count": String(count)]) : search.found("count", count)
        let list: HTML =
            lines.isEmpty
            ? view.emptyState(words.emptyBehind, words.meanings[code])
            : "<p class=\"found\">\(found)</p>\(view.matterTable(lines, caption: title(in: view), showsStage: true))\(view.pager(next: next, first: first))"
        return """
            <h1>\(title(in: view))</h1><p class="lead">\(period)</p>\(list)<p class="law">\(words.sealedNote)</p>
            """
    }
}
