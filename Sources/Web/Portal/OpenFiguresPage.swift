// SPDX-License-Identifier: Apache-2.0

/// 公开的数字: what anybody may know of how the office does. Small numbers are not given.
package struct OpenFiguresPage: Page {
    /// 一行: a month or a category. Nil stands for "fewer than five".
    package struct Line: Sendable {
        package let name: String
        package let count: Int?

        package init(_ name: String, _ count: Int?) {
            self.name = name
            self.count = count
        }
    }

    /// 比率 as it is said: nil where there is nothing to divide by, or too little.
    package struct Said: Sendable {
        package let percent: String
        package let part, whole: Int

        package init(percent: String, part: Int, whole: Int) {
            self.percent = percent
            self.part = part
            self.whole = whole
        }
    }

    package let months, categories: [Line]
    package let onTime, satisfied, officeSatisfied: Said?

    package init(months: [Line], categories: [Line], onTime: Said?, satisfied: Said?, officeSatisfied: Said? = nil) {
        self.officeSatisfied = officeSatisfied
        self.months = months
        self.categories = categories
        self.onTime = onTime
        self.satisfied = satisfied
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.figures.open.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.figures.open
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p>\
            \(said(words.onTime, words.onTimeText, onTime, view))\(said(words.satisfied, words.satisfiedText, satisfied, view))\
            \(said(words.officeSatisfied, words.officeSatisfiedText, officeSatisfied, view))\
            \(chart(words.months, words.month, months, view))\(chart(words.categories, words.category, categories, view))\
            <h2>\(words.notes)</h2>\(view.bullets(words.note))
            """
    }

    private func said(_ title: String, _ text: String, _ share: Said?, _ view: Presentation) -> HTML {
        let words = view.words.figures.open
        guard let share else {
            return "<section class=\"figure\"><h2>\(title)</h2><p>\(words.tooFew)</p></section>"
        }
        let sentence = text.filling(["part": String(share.part), "whole": String(share.whole)])
        return """
            <section class="figure"><h2>\(title)</h2><p class="figure-value">\(share.percent)</p><p>\(sentence)</p></section>
            """
    }

    /// The bars are in the table itself: one row a line, a drawing beside each number.
    private func chart(_ title: String, _ axis: String, _ lines: [Line], _ view: Presentation) -> HTML {
        let words = view.words.figures.open
        let most = max(1, lines.compactMap(\.count).max() ?? 1)
        let rows = lines.map { line -> [HTML] in
            guard let count = line.count else { return [HTML(text: line.name), HTML(text: words.few)] }
            let width = count * 100 / most
            return [
                HTML(text: line.name),
                """
                <svg class="bar-cell" width="100%" height="14" aria-hidden="true"><rect class="fill s1" width="\(width)%" height="14"/></svg> \(count)
                """,
            ]
        }
        return """
            <section><h2>\(title)</h2>\(view.table(caption: title, columns: [axis, words.received], rows: rows, kind: "rows bars"))</section>
            """
    }
}
