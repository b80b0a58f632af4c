// SPDX-License-Identifier: Apache-2.0

/// 网页: the on-screen twin, a page of its own with a linked style and none inline.
package enum LetterPage {
    private static let style = "/assets/letter.css"

    /// The page's bytes; the same letter is the same bytes.
    package static func html(_ letter: FrozenLetter) throws(LetterError) -> [UInt8] {
        let document = try letter.document()
        let body = document.blocks.map { element($0) }.joined(separator: "\n")
        let demonstration = document.demonstration.map { line("p", "letter-demonstration", $0) + "\n" } ?? ""
        let foot = document.copies.map { "\n" + labelled("letter-copies", $0) } ?? ""
        let page = """
            <!DOCTYPE html>
            <html lang="zh-Hans"><head><meta charset="utf-8"><title>\(document.name.escapedForMarkup)</title>\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <link rel="stylesheet" href="\(style)"></head><body class="letter-page">
            <article class="letter letter-\(document.form.rawValue)" lang="zh-Hans">
            \(demonstration)\(body)\(foot)
            </article>
            </body></html>

            """
        return Array(page.utf8)
    }

    private static func element(_ block: LetterDocument.Block) -> String {
        switch block {
        case .mark(let text): line("p", "letter-mark", text)
        case .title(let text): line("h1", "letter-title", text)
        case .number(let text): line("p", "letter-number", text)
        case .addressee(let text): line("p", "letter-addressee", text)
        case .heading(let level, let text): line("h\(level + 1)", nil, text)
        case .paragraph(let text): line("p", nil, text)
        case .item(let number, let text): line("p", "letter-item", "\(number)．\(text)")
        case .attachments(let attachments): labelled("letter-attachments", attachments)
        case .remark(let text): line("p", "letter-remark", text)
        case .verification(let text): line("p", "letter-verification", text)
        case .slip(let text): line("h1", "letter-slip", text)
        case .table(let rows): "<table class=\"letter-table\">\(rows.map(row).joined())</table>"
        case .signature(let signature): self.signature(signature)
        }
    }

    private static func labelled(_ style: String, _ labelled: LetterDocument.Labelled) -> String {
        let lines = labelled.lines.map { line("dd", nil, $0) }.joined()
        return "<dl class=\"\(style)\">\(line("dt", nil, labelled.label))\(lines)</dl>"
    }

    private static func row(_ row: LetterDocument.Row) -> String {
        let isWide = row.cells.count == 1
        let cells = row.cells.map { cell in
            let lines = cell.lines.map { line("p", nil, $0) }.joined()
            let span = isWide ? " colspan=\"3\"" : ""
            return "<th scope=\"row\">\(text(cell.label))</th><td\(span)>\(lines)</td>"
        }
        return "<tr>\(cells.joined())</tr>"
    }

    private static func signature(_ signature: LetterDocument.Signature) -> String {
        let lines = [
            line("p", "letter-signatory", signature.unit),
            signature.seal.map { line("p", "letter-seal", $0) } ?? "",
            signature.date.map { line("p", "letter-date", $0) } ?? "",
        ]
        return "<div class=\"letter-signature\">\(lines.joined())</div>"
    }

    private static func line(_ name: String, _ style: String?, _ words: String) -> String {
        let attribute = style.map { " class=\"\($0)\"" } ?? ""
        return "<\(name)\(attribute)>\(text(words))</\(name)>"
    }

    private static func text(_ words: String) -> String {
        // A matter's number stays on one line.
        words.escapedForMarkup.replacing("\u{2028}", with: "<br>").replacing(/[0-9]{4}-[0-9]{7}-[0-9]/) {
            "<span class=\"letter-whole\">\($0.output)</span>"
        }
    }
}
