// SPDX-License-Identifier: Apache-2.0

/// 批量打印: how far one file is; then the file, and the note that it was printed. The page looks again by itself, with a script and
/// without, and whoever leaves finds it in the list.
package struct PrintRunPage: Page {
    /// 一次打印.
    package struct Run: Sendable {
        package let id: String
        /// An instant.
        package let orderedAt: String
        package let count, drawn, failed: Int
        package let isMade: Bool
        /// An instant; nil before it was noted.
        package let printedAt: String?

        package init(
            id: String, orderedAt: String, count: Int, drawn: Int, failed: Int, isMade: Bool, printedAt: String?
        ) {
            self.id = id
            self.orderedAt = orderedAt
            self.count = count
            self.drawn = drawn
            self.failed = failed
            self.isMade = isMade
            self.printedAt = printedAt
        }

        func state(in words: DeskWords.Print) -> String {
            if printedAt != nil { return words.printed }
            if isMade { return words.made }
            return drawn == 0 ? words.waiting : words.drawing
        }
    }

    package let run: Run

    package init(run: Run) { self.run = run }

    package var house: House { .desk }

    package var looksAgainAfter: Int? { run.isMade ? nil : 3 }

    package func title(in view: Presentation) -> String { view.words.desk.print.runTitle }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.print.title, Paths.print)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.print
        let values = ["drawn": String(run.drawn), "count": String(run.count)]
        let failed = HTML.when(
            run.failed > 0, view.notice(words.failed.filling(["count": String(run.failed)]), .late))
        let facts = view.summary([
            SummaryRow(words.ordered, view.moment(run.orderedAt)),
            SummaryRow(words.state, HTML(text: run.state(in: words))),
        ])
        return """
            <h1>\(words.runTitle)</h1>\(failed)<p role="status">\(words.progress.filling(values))</p>\
            <progress max="\(String(run.count))" value="\(String(run.drawn))">\(words.progress.filling(values))</progress>\
            \(facts)\(run.isMade ? ready(view) : underway(view))
            """
    }

    private func underway(_ view: Presentation) -> HTML {
        let words = view.words.desk.print
        return """
            <p>\(words.leave)</p><div class="buttons">\(view.linkButton(words.refresh, Paths.printRun(run.id)))</div>
            """
    }

    private func ready(_ view: Presentation) -> HTML {
        let words = view.words.desk.print
        let mark = HTML.when(
            run.printedAt == nil, view.form(Paths.printDone(run.id), kind: "inline", view.button(words.mark, .plain)))
        let marked = HTML.with(run.printedAt) { at in
            "<p>\(words.marked) \(view.moment(at))</p><p class=\"faint\">\(words.again)</p>"
        }
        return """
            <div class="buttons">\(view.linkButton(words.download, Paths.printPaper(run.id), .primary))\(mark)</div>\(marked)
            """
    }
}
