// SPDX-License-Identifier: Apache-2.0

/// 页面: one letter's pages with what surrounds the text: red head, page numbers, imprint.
struct LetterPages {
    private typealias Measures = PageMeasures

    private let document: LetterDocument
    private let typesetter: LetterTypesetter
    private let file: PDFFile

    init(_ document: LetterDocument, faces: LetterFaces, in file: PDFFile) {
        self.document = document
        self.file = file
        typesetter = LetterTypesetter(faces: faces, texts: file.texts, form: document.form)
    }

    /// Draws them and says how many they are.
    func draw() throws(LetterError) -> Int {
        let isLetter = document.form == .letter
        let top = isLetter ? Measures.letterRule + 8 : Measures.top
        var pagination = Pagination(try typesetter.bands(document.blocks), top: top)
        let imprint = try imprint()
        if let imprint, !pagination.hasRoom(for: imprint.height) { pagination.addPage() }
        for (number, page) in pagination.pages.enumerated() {
            try demonstration()
            if isLetter, number == 0 { try letterHead() } else { try pageNumber(number + 1) }
            for (place, item) in page.enumerated() {
                item.band.draw(
                    file, .init(top: item.top, isFirstOnPage: place == 0, isLastOnPage: place == page.count - 1))
            }
            if let imprint, number == pagination.pages.count - 1 {
                imprint.draw(
                    file, .init(top: Measures.bottom - imprint.height, isFirstOnPage: false, isLastOnPage: true))
            }
            try file.endPage()
        }
        return pagination.pages.count
    }

    /// 页码: 4号宋体 between dashes, at the right on odd pages and at the left on even ones, one character in.
    private func pageNumber(_ number: Int) throws(LetterError) {
        let style = TextStyle(faces: typesetter.faces.song, size: Measures.smallSize)
        let text = try typesetter.block("— \(number) —", style, width: nil)
        let width = text.lines.first?.width ?? 0
        let left =
            number.isMultiple(of: 2)
            ? Measures.left + Measures.smallSize : Measures.left + Measures.width - Measures.smallSize - width
        file.text(text, left: left, baseline: Measures.pageNumber + Measures.smallSize * 0.88)
    }

    /// 信函格式: the unit in red between a thick-thin and a thin-thick rule.
    private func letterHead() throws(LetterError) {
        let left = (Measures.pageWidth - Measures.letterRuleWidth) / 2
        let right = left + Measures.letterRuleWidth
        for case .mark(let text) in document.blocks {
            let mark = try fitting(text)
            let width = mark.lines.first?.width ?? 0
            file.text(
                mark, left: (Measures.pageWidth - width) / 2,
                baseline: Measures.letterMark + Measures.letterMarkSize * 0.88, .red)
        }
        file.rule(from: left, to: right, at: Measures.letterRule - 2.8, width: 1.7, .red)
        file.rule(from: left, to: right, at: Measures.letterRule, width: 0.6, .red)
        file.rule(from: left, to: right, at: Measures.letterFootRule - 2.8, width: 0.6, .red)
        file.rule(from: left, to: right, at: Measures.letterFootRule, width: 1.7, .red)
    }

    /// As large as the head may be and the name allows.
    private func fitting(_ text: String) throws(LetterError) -> TextBlock {
        var size = Measures.letterMarkSize
        while true {
            let spacing = size / 6
            let style = TextStyle(faces: typesetter.faces.song, size: size, isBold: true, spacing: spacing)
            let block = try typesetter.block(text, style, width: nil)
            if (block.lines.first?.width ?? 0) <= Measures.width || size <= 12 { return block }
            size -= 2
        }
    }

    /// 版记: to whom copies go, between two rules at the foot of the last page.
    private func imprint() throws(LetterError) -> Band? {
        guard let copies = document.copies else { return nil }
        let style = TextStyle(faces: typesetter.faces.fangsong, size: Measures.smallSize)
        let text = "\(copies.label)：\(copies.lines.joined(separator: "，"))。"
        let block = try typesetter.block(text, style, width: Measures.width - Measures.smallSize * 2)
        let lines = typesetter.lines(of: block, line: Measures.smallLine, left: Measures.left + Measures.smallSize)
        let height = Double(lines.count) * Measures.smallLine + 8
        return Band(height: height) { file, place in
            let right = Measures.left + Measures.width
            file.rule(from: Measures.left, to: right, at: place.top, width: Measures.imprintRule)
            for (number, line) in lines.enumerated() {
                let top = place.top + 4 + Double(number) * Measures.smallLine
                line.draw(file, .init(top: top, isFirstOnPage: false, isLastOnPage: false))
            }
            file.rule(from: Measures.left, to: right, at: place.top + height, width: Measures.imprintRule)
        }
    }

    /// 演示标记 above the text of every page.
    private func demonstration() throws(LetterError) {
        guard let words = document.demonstration else { return }
        let style = TextStyle(faces: typesetter.faces.hei, size: Measures.remarkSize)
        let text = try typesetter.block(words, style, width: nil)
        let width = text.lines.first?.width ?? 0
        file.text(
            text, left: (Measures.pageWidth - width) / 2, baseline: Measures.points(millimetres: 18), .grey)
    }
}
