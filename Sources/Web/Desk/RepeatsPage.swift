// SPDX-License-Identifier: Apache-2.0

/// 查找重复: matters that may be the same as one that stands at the door, each to be laid beside it.
package struct RepeatsPage: Page {
    package let number: String
    package let repeats: [RegisterPage.Likeness]

    package init(number: String, repeats: [RegisterPage.Likeness]) {
        self.number = number
        self.repeats = repeats
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String { view.words.desk.compare.found }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.desk.nav.work, Paths.work), Crumb(number, Paths.matter(number))]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.compare
        let work = view.words.desk.work
        guard !repeats.isEmpty else {
            return "<h1>\(title(in: view))</h1>\(view.emptyState(words.none, words.noneDo))"
        }
        let rows = repeats.map { likeness -> [HTML] in
            let line = likeness.line
            return [
                "<a class=\"number\" href=\"\(Paths.matter(line.number))\" data-row>\(line.number)</a>",
                HTML.isolated(line.subject), view.time(line.receivedOn, view.shortDate(line.receivedOn)),
                HTML(text: words.percent.filling(["percent": String(likeness.percent)])),
                view.linkButton(words.open, "\(Paths.matterComparison(number))?with=\(line.number)"),
            ]
        }
        let table = view.table(
            caption: title(in: view), columns: [work.number, work.subject, work.received, words.likeness, words.open],
            rows: rows)
        return "<h1>\(title(in: view))</h1><p class=\"lead\">\(words.foundLead)</p>\(table)"
    }
}
