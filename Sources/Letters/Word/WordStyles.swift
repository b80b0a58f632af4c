// SPDX-License-Identifier: Apache-2.0

/// 样式表: the standard's measures as styles of Word, in twentieths of a point.
struct WordStyles {
    private typealias Measures = PageMeasures

    let faces: LetterFaces

    var xml: String {
        let text = text(faces.fangsong)
        let indent = "<w:ind w:firstLineChars=\"200\" w:firstLine=\"\(Self.twips(Measures.pitch * 2))\"/>"
        let styles = [
            style("Normal", text, isDefault: true),
            style("Body", text, "<w:jc w:val=\"both\"/>", indent),
            style("Title", face(faces.song, Measures.titleSize, "<w:b/>"), line(Measures.titleLine), jc("center")),
            style("Mark", face(faces.song, Measures.letterMarkSize, red), line(48), redRule, jc("center")),
            style("Number", text, jc("center")),
            style("LetterNumber", text, jc("right")),
            style("Addressee", text),
            style("Level1", self.text(faces.hei), "<w:keepNext/>", indent, "<w:outlineLvl w:val=\"0\"/>"),
            style("Level2", self.text(faces.kai), "<w:keepNext/>", indent, "<w:outlineLvl w:val=\"1\"/>"),
            style("Level3", text, "<w:keepNext/>", indent, "<w:outlineLvl w:val=\"2\"/>"),
            style("Level4", text, "<w:keepNext/>", indent, "<w:outlineLvl w:val=\"3\"/>"),
            style("Signature", text, "<w:keepNext/>", jc("right"), right),
            style("Seal", face(faces.fangsong, 10.5, grey), "<w:keepNext/>", jc("right"), right),
            style("Remark", face(faces.fangsong, Measures.remarkSize), line(Measures.remarkLine), indent),
            style("Label", face(faces.hei, Measures.smallSize), line(Measures.tableLine), jc("center")),
            style("Cell", face(faces.fangsong, Measures.smallSize), line(Measures.tableLine)),
            style("Imprint", face(faces.fangsong, Measures.smallSize), line(Measures.smallLine), imprintRules),
            style("Demonstration", face(faces.hei, Measures.remarkSize, grey), jc("center")),
            style("PageNumberOdd", face(faces.song, Measures.smallSize), jc("right"), oneIn("right")),
            style("PageNumberEven", face(faces.song, Measures.smallSize), jc("left"), oneIn("left")),
        ]
        return """
            \(WordParts.head)<w:styles xmlns:w="\(WordParts.words)"><w:docDefaults><w:rPrDefault><w:rPr>\
            \(text)<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
            \(line(Measures.line))</w:pPr></w:pPrDefault></w:docDefaults>\(styles.joined())</w:styles>
            """
    }

    static func twips(_ points: Double) -> Int { Int((points * 20).rounded()) }

    private let red = "<w:b/><w:color w:val=\"D90000\"/>"
    private let grey = "<w:color w:val=\"808080\"/>"
    /// 落款 ends four characters from the edge.
    private let right = "<w:ind w:right=\"\(twips(PageMeasures.pitch * 4))\"/>"
    private let redRule =
        "<w:pBdr><w:bottom w:val=\"thickThinSmallGap\" w:sz=\"24\" w:space=\"4\" w:color=\"D90000\"/></w:pBdr>"
    private let imprintRules =
        "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\" w:space=\"1\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\"/></w:pBdr>"

    /// Paragraph properties in the order that the schema asks for.
    private func style(_ id: String, _ run: String, _ paragraph: String..., isDefault: Bool = false) -> String {
        let order = ["w:keepNext", "w:pBdr", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"]
        // A line of its own height keeps it where the page has a grid.
        let own = paragraph.contains { $0.hasPrefix("<w:spacing") } ? ["<w:snapToGrid w:val=\"0\"/>"] : []
        let sorted = order.flatMap { name in (paragraph + own).filter { $0.hasPrefix("<\(name)") } }.joined()
        let mark = isDefault ? " w:default=\"1\"" : ""
        let base = isDefault ? "" : "<w:basedOn w:val=\"Normal\"/>"
        return """
            <w:style w:type="paragraph"\(mark) w:styleId="\(id)"><w:name w:val="\(id)"/>\(base)<w:qFormat/>\
            <w:pPr>\(sorted)</w:pPr><w:rPr>\(run)</w:rPr></w:style>
            """
    }

    /// 3号, drawn together so that 28 characters fill the line. No grid of characters: LibreOffice would spread them over it.
    private func text(_ names: [String]) -> String {
        face(names, Measures.textSize, "<w:spacing w:val=\"\(Self.twips(Measures.pitch - Measures.textSize))\"/>")
    }

    /// Run properties: face, what else there is, size in half points.
    private func face(_ names: [String], _ size: Double, _ other: String = "") -> String {
        let name = (names.first ?? "").escapedForMarkup
        let half = Int((size * 2).rounded())
        return """
            <w:rFonts w:ascii="\(name)" w:hAnsi="\(name)" w:eastAsia="\(name)" w:cs="\(name)"/>\(other)\
            <w:sz w:val="\(half)"/><w:szCs w:val="\(half)"/>
            """
    }

    private func line(_ points: Double) -> String {
        "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"\(Self.twips(points))\" w:lineRule=\"exact\"/>"
    }

    private func jc(_ side: String) -> String { "<w:jc w:val=\"\(side)\"/>" }

    private func oneIn(_ side: String) -> String { "<w:ind w:\(side)=\"\(Self.twips(Measures.smallSize))\"/>" }
}
