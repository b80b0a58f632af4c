// SPDX-License-Identifier: Apache-2.0

/// 摘要行: a term and what is known about it, perhaps with a link to change it.
package struct SummaryRow: Sendable {
    package let term: String
    package let value: HTML
    package let change: String?
    /// The value is Chinese, whatever the language of the page.
    package let isChinese: Bool

    package init(_ term: String, _ value: HTML, change: String? = nil, isChinese: Bool = false) {
        self.term = term
        self.value = value
        self.change = change
        self.isChinese = isChinese
    }
}

extension Presentation {
    /// Terms and values; "not given" where a value is empty.
    func summary(_ rows: [SummaryRow]) -> HTML {
        let items = HTML.each(rows) { row in
            let value: HTML = row.value.isEmpty ? "<span class=\"faint\">\(words.common.notGiven)</span>" : row.value
            let change = HTML.with(row.change) {
                "<dd class=\"change\"><a href=\"\($0)\">\(words.common.change)<span class=\"hidden\"> \(row.term)</span></a></dd>"
            }
            let tongue = HTML.when(
                row.isChinese && language != .chinese, " lang=\"\(Language.chinese.rawValue)\"")
            return "<div><dt>\(row.term)</dt><dd\(tongue)>\(value)</dd>\(change)</div>"
        }
        return "<dl class=\"summary\">\(items)</dl>"
    }

    /// A table that becomes cards on a phone: each cell carries its column's name. `classes` names the cells of each row for the style
    /// sheet.
    func table(
        caption: String, columns: [String], rows: [[HTML]], kind: StaticString = "rows", classes: [StaticString] = []
    ) -> HTML {
        let heads = HTML.each(columns) { "<th scope=\"col\">\($0)</th>" }
        let lines = HTML.each(rows) { row in
            let cells = HTML.each(row.enumerated()) { index, cell in
                let name: HTML = index < classes.count ? " class=\"\(HTML(stringLiteral: classes[index]))\"" : ""
                return "<td\(name) data-label=\"\(index < columns.count ? columns[index] : "")\">\(cell)</td>"
            }
            return "<tr>\(cells)</tr>"
        }
        return """
            <table class="\(HTML(stringLiteral: kind))"><caption class="hidden">\(caption)</caption>\
            <thead><tr>\(heads)</tr></thead><tbody>\(lines)</tbody></table>
            """
    }

    /// A short word in a frame.
    func tag(_ word: String, _ tone: Tone = .plain) -> HTML { "<span class=\"tag \(tone.rawValue)\">\(word)</span>" }

    /// What a tag's colour hints at; the word says it.
    enum Tone: String, Sendable {
        case plain, done, soon, late, sealed
    }

    /// What is there when there is nothing: why, and what to do.
    func emptyState(_ title: String, _ advice: String, _ action: HTML = HTML()) -> HTML {
        "<div class=\"empty\"><p class=\"empty-title\">\(title)</p><p>\(advice)</p>\(action)</div>"
    }

    /// What has happened and what comes next.
    func panel(_ title: String, _ inside: HTML) -> HTML {
        "<div class=\"panel\"><h1>\(title)</h1>\(inside)</div>"
    }

    /// A message at the head of a page: something was done, or somebody should know something.
    func notice(_ sentence: String, _ tone: Tone = .plain) -> HTML { notice(HTML(text: sentence), tone) }

    /// The same of a ready piece.
    func notice(_ sentence: HTML, _ tone: Tone = .plain) -> HTML {
        "<div class=\"notice \(tone.rawValue)\" role=\"status\"><p>\(sentence)</p></div>"
    }

    /// Steps in order.
    func steps(_ sentences: [String]) -> HTML {
        steps(sentences.map { HTML(text: $0) })
    }

    /// The same of ready pieces.
    func steps(_ pieces: [HTML]) -> HTML {
        "<ol class=\"steps\">\(HTML.each(pieces) { "<li>\($0)</li>" })</ol>"
    }

    /// A plain list.
    func bullets(_ sentences: [String]) -> HTML {
        "<ul class=\"bullets\">\(HTML.each(sentences) { "<li>\($0)</li>" })</ul>"
    }

    /// On to the next page of a list that is walked by key; nothing where there is only one.
    func pager(next: String?, first: String?) -> HTML {
        guard next != nil || first != nil else { return HTML() }
        let back = HTML.with(first) { "<a href=\"\($0)\" rel=\"first\">\(words.common.firstPage)</a>" }
        let on = HTML.with(next) {
            "<a class=\"button plain\" href=\"\($0)\" rel=\"next\">\(words.common.nextPage)</a>"
        }
        return "<nav class=\"pager\" aria-label=\"\(words.common.pages)\">\(back)\(on)</nav>"
    }

    /// The filters that are set, each with a way to drop it.
    func chips(_ chips: [Chip], clear: String) -> HTML {
        guard !chips.isEmpty else { return HTML() }
        let common = words.common
        let items = HTML.each(chips) { chip in
            """
            <li><a href="\(chip.without)"><span class="hidden">\(common.removeFilter.filling(["filter": chip.label]))</span>\
            <span aria-hidden="true">\(chip.label) ×</span></a></li>
            """
        }
        return
            "<ul class=\"chips\">\(items)<li><a class=\"clear\" href=\"\(clear)\">\(common.clearFilters)</a></li></ul>"
    }
}

/// 筛选条件: a filter that is set, and the address without it.
package struct Chip: Sendable {
    package let label, without: String

    package init(_ label: String, without: String) {
        self.label = label
        self.without = without
    }
}
