// SPDX-License-Identifier: Apache-2.0

/// 正文部件: the blocks as paragraphs and tables of Word.
struct WordText {
    private typealias Measures = PageMeasures

    private let document: LetterDocument

    init(_ document: LetterDocument) { self.document = document }

    var xml: String {
        let demonstration = document.demonstration.map { paragraph("Demonstration", $0) } ?? ""
        let blocks = document.blocks.map { set($0) }.joined()
        let copies = document.copies.map {
            paragraph("Imprint", "\($0.label)：\($0.lines.joined(separator: "，"))。")
        }
        return """
            \(WordParts.head)<w:document xmlns:w="\(WordParts.words)" xmlns:r="\(WordParts.relations)"><w:body>\
            \(demonstration)\(blocks)\(copies ?? "")\(section)</w:body></w:document>
            """
    }

    private func set(_ block: LetterDocument.Block) -> String {
        switch block {
        case .mark(let text): paragraph("Mark", text)
        case .title(let text): paragraph("Title", text)
        case .number(let text): paragraph(document.form == .letter ? "LetterNumber" : "Number", text) + blank
        case .addressee(let text): paragraph("Addressee", text)
        case .heading(let level, let text): paragraph("Level\(level)", text)
        case .paragraph(let text): paragraph("Body", text)
        case .item(let number, let text): paragraph("Body", "\(number)．\(text)")
        case .attachments(let attachments): blank + set(attachments)
        case .table(let rows): table(rows)
        case .signature(let signature):
            blank + blank + paragraph("Signature", signature.unit)
                + (signature.seal.map { paragraph("Seal", $0) } ?? "")
                + (signature.date.map { paragraph("Signature", $0) } ?? "")
        case .remark(let text), .verification(let text): paragraph("Remark", text)
        case .slip(let text): blank + paragraph("Title", text)
        }
    }

    private func set(_ attachments: LetterDocument.Labelled) -> String {
        let many = attachments.lines.count > 1
        return attachments.lines.enumerated().map { place, line in
            let label = place == 0 ? "\(attachments.label)：" : ""
            return paragraph("Body", label + (many ? "\(place + 1)．\(line)" : line))
        }.joined()
    }

    private func table(_ rows: [LetterDocument.Row]) -> String {
        let label = WordStyles.twips(Measures.tableLabel)
        let half = WordStyles.twips(Measures.width / 2)
        let columns = [label, half - label, label, half - label]
        let sides = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
            "<w:\($0) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
        }
        let grid = columns.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined()
        return """
            <w:tbl><w:tblPr><w:tblW w:w="\(half * 2)" w:type="dxa"/><w:tblBorders>\(sides.joined())</w:tblBorders>\
            <w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>\
            \(rows.map { row($0, label, half) }.joined())</w:tbl>\(blank)
            """
    }

    private func row(_ row: LetterDocument.Row, _ label: Int, _ half: Int) -> String {
        let isWide = row.cells.count == 1
        let cells = row.cells.map { cell in
            let lines = cell.lines.isEmpty ? [""] : cell.lines
            let width = isWide ? half * 2 - label : half - label
            let span = isWide ? "<w:gridSpan w:val=\"3\"/>" : ""
            return """
                <w:tc><w:tcPr><w:tcW w:w="\(label)" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>\
                \(paragraph("Label", cell.label))</w:tc>\
                <w:tc><w:tcPr><w:tcW w:w="\(width)" w:type="dxa"/>\(span)<w:vAlign w:val="center"/></w:tcPr>\
                \(lines.map { paragraph("Cell", $0) }.joined())</w:tc>
                """
        }
        let height = WordStyles.twips(Measures.smallLine + 10)
        return "<w:tr><w:trPr><w:trHeight w:val=\"\(height)\"/></w:trPr>\(cells.joined())</w:tr>"
    }

    private let blank = "<w:p/>"

    private func paragraph(_ style: String, _ text: String) -> String {
        let lines = text.split(separator: "\u{2028}", omittingEmptySubsequences: false).map {
            "<w:t xml:space=\"preserve\">\(String($0).escapedForMarkup)</w:t>"
        }
        return """
            <w:p><w:pPr><w:pStyle w:val="\(style)"/></w:pPr><w:r>\(lines.joined(separator: "<w:br/>"))</w:r></w:p>
            """
    }

    /// 版面: A4 with the standard's margins, 22 lines a page; a letter's first page has no number.
    private var section: String {
        func twips(_ millimetres: Double) -> Int { WordStyles.twips(Measures.points(millimetres: millimetres)) }
        let first = document.form == .letter ? "<w:footerReference w:type=\"first\" r:id=\"none\"/>" : ""
        let title = document.form == .letter ? "<w:titlePg/>" : ""
        return """
            <w:sectPr>\(first)<w:footerReference w:type="default" r:id="odd"/>\
            <w:footerReference w:type="even" r:id="even"/><w:pgSz w:w="\(twips(210))" w:h="\(twips(297))"/>\
            <w:pgMar w:top="\(twips(37))" w:right="\(twips(26))" w:bottom="\(twips(35))" w:left="\(twips(28))" \
            w:header="\(twips(15))" w:footer="\(twips(25))" w:gutter="0"/>\(title)\
            <w:docGrid w:type="lines" w:linePitch="\(WordStyles.twips(Measures.line))"/></w:sectPr>
            """
    }
}
