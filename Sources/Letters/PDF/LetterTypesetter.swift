// SPDX-License-Identifier: Apache-2.0
import CPango

/// 排版: a letter's blocks as bands, each text in the standard's face and size.
struct LetterTypesetter {
    typealias Measures = PageMeasures

    let faces: LetterFaces
    /// Pango's context, which the file owns.
    let texts: OpaquePointer
    let form: LetterDocument.Form

    func bands(_ blocks: [LetterDocument.Block]) throws(LetterError) -> [Band] {
        var bands: [Band] = []
        for (place, block) in blocks.enumerated() {
            let before = place > 0 ? blocks[place - 1] : nil
            bands += try space(before: block, after: before)
            bands += try set(block)
            // Nothing is signed on a page of its own.
            if case .signature = block { bands = keepingText(bands) }
        }
        return bands
    }

    private func set(_ block: LetterDocument.Block) throws(LetterError) -> [Band] {
        switch block {
        case .mark(let text): form == .letter ? [] : try lines(text, mark, line: Measures.titleLine, .red)
        case .title(let text): try title(text, title)
        case .number(let text): try lines(text, number, line: Measures.line, keepsTogether: true)
        case .addressee(let text): try lines(text, plain(), line: Measures.line, keepsTogether: true)
        case .heading(let level, let text):
            try lines(text, heading(level), line: Measures.line, keepsTogether: true)
        case .paragraph(let text): try lines(text, plain(indent: 2), line: Measures.line)
        case .item(let number, let text): try lines("\(number)．\(text)", plain(indent: 2), line: Measures.line)
        case .attachments(let attachments): try set(attachments)
        case .table(let rows): try table(rows)
        case .signature(let signature): try set(signature)
        case .remark(let text), .verification(let text):
            try together(lines(text, remark, line: Measures.remarkLine))
        case .slip(let text): try slip(text)
        }
    }

    /// What is left open between two blocks.
    private func space(
        before block: LetterDocument.Block, after before: LetterDocument.Block?
    ) throws(LetterError) -> [Band] {
        switch (before, block) {
        case (nil, _): []
        case (.number, .title): [.space(Measures.line * 2)]
        case (.title, .title): []
        case (.title, .number): [.space(6)]
        case (.title, _), (.number, _): [.space(Measures.line)]
        case (.signature, .remark), (.signature, .verification): [.space(Measures.line)]
        case (.table, .remark), (.table, .verification): [.space(10)]
        case (_, .attachments): [.space(Measures.line)]
        case (_, .slip): [.space(Measures.line)]
        default: []
        }
    }

    /// A note is not divided.
    private func together(_ bands: [Band]) -> [Band] {
        var kept = bands
        for place in kept.indices.dropLast() { kept[place].keepsWithNext = true }
        return kept
    }

    /// The last two lines above a signature go with it.
    private func keepingText(_ bands: [Band]) -> [Band] {
        var kept = bands
        let above = kept.indices.dropLast().suffix(2)
        for place in above where !kept[place].isSpace { kept[place].keepsWithNext = true }
        return kept
    }
}

extension LetterTypesetter {
    var mark: TextStyle { TextStyle(faces: faces.song, size: 26, isBold: true, alignment: .centre) }
    var title: TextStyle { TextStyle(faces: faces.song, size: Measures.titleSize, isBold: true, alignment: .centre) }
    var remark: TextStyle {
        TextStyle(faces: faces.fangsong, size: Measures.remarkSize, indent: Measures.remarkSize * 2)
    }
    var cell: TextStyle { TextStyle(faces: faces.fangsong, size: Measures.smallSize) }
    var label: TextStyle { TextStyle(faces: faces.hei, size: Measures.smallSize, alignment: .centre) }

    /// 发文字号: in the middle, and at the right below the rule of a letter.
    private var number: TextStyle {
        TextStyle(
            faces: faces.fangsong, size: form == .table ? Measures.smallSize : Measures.textSize,
            alignment: form == .letter ? .right : .centre)
    }

    /// 3号仿宋, 28 characters a line.
    func plain(indent characters: Double = 0) -> TextStyle { text(faces.fangsong, indent: characters) }

    private func heading(_ level: Int) -> TextStyle {
        switch level {
        case 1: text(faces.hei, indent: 2)
        case 2: text(faces.kai, indent: 2)
        default: text(faces.fangsong, indent: 2)
        }
    }

    private func text(_ faces: [String], indent characters: Double) -> TextStyle {
        TextStyle(
            faces: faces, size: Measures.textSize, indent: Measures.pitch * characters,
            spacing: Measures.pitch - Measures.textSize, isJustified: true)
    }

    func block(_ text: String, _ style: TextStyle, width: Double? = Measures.width) throws(LetterError) -> TextBlock {
        var style = style
        // Justification would pull words of other languages apart.
        if text.contains(" ") { style.isJustified = false }
        return try TextBlock(text, style, width: width, in: texts)
    }

    /// The baseline of a character in the middle of its line, whatever face it comes from.
    static func baseline(in line: Double, size: Double) -> Double { line / 2 + size * 0.38 }

    func lines(
        _ text: String, _ style: TextStyle, line: Double, _ colour: PDFFile.Colour = .black,
        keepsTogether: Bool = false
    ) throws(LetterError) -> [Band] {
        lines(of: try block(text, style), line: line, left: Measures.left, colour, keepsTogether: keepsTogether)
    }

    func lines(
        of block: TextBlock, line: Double, left: Double, _ colour: PDFFile.Colour = .black, keepsTogether: Bool = false
    ) -> [Band] {
        let baseline = Self.baseline(in: line, size: block.size)
        return block.lines.indices.map { number in
            Band(height: line, keepsWithNext: keepsTogether) { file, place in
                file.text(block, line: number, left: left, baseline: place.top + baseline, colour)
            }
        }
    }

    func title(_ text: String, _ style: TextStyle) throws(LetterError) -> [Band] {
        let (title, inset) = try balanced(text, style, width: Measures.width)
        return lines(of: title, line: Measures.titleLine, left: Measures.left + inset, keepsTogether: true)
    }

    /// Lines of about the same length: set in the narrowest width that needs no more lines than the full one.
    func balanced(
        _ text: String, _ style: TextStyle, width full: Double
    ) throws(LetterError) -> (block: TextBlock, inset: Double) {
        var (best, bestWidth) = (try block(text, style, width: full), full)
        while bestWidth > style.size * 3 {
            let width = bestWidth - style.size
            let narrower = try block(text, style, width: width)
            guard narrower.lines.count == best.lines.count else { break }
            (best, bestWidth) = (narrower, width)
        }
        return (best, (full - bestWidth) / 2)
    }
}
