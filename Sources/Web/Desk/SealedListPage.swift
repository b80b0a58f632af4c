// SPDX-License-Identifier: Apache-2.0

/// 全部密封待办: every sealed matter that waits for me, due first.
package struct SealedListPage: Page {
    package let lines: [MatterLine]
    package let next, first: String?

    package init(lines: [MatterLine], next: String? = nil, first: String? = nil) {
        self.lines = lines
        self.next = next
        self.first = first
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.work.sealedAll }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.work.title, Paths.work)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.work
        let head: HTML = "<h1>\(words.sealedAll)</h1><p class=\"faint\">\(words.sealedLead)</p>"
        guard !lines.isEmpty else { return head + view.emptyState(words.emptyTitle, words.empty) }
        return head + view.matterTable(lines, caption: words.sealedAll, showsStage: true)
            + view.pager(next: next, first: first)
    }
}
