// SPDX-License-Identifier: Apache-2.0

/// 文书正文 as text: every line begins with a keyword, so that no value can begin one. `Letters/README.md` lists the keywords.
struct LetterMarkup {
    /// What a line may begin with.
    enum Keyword: String, CaseIterable {
        case form, demo, mark, title, no, to, h1, h2, h3, h4, p, li, row, half, cell, att, sign, seal, date, remark
        case verify, slip, copies
    }

    /// Between label and value of a cell.
    static let separator = " | "

    private let name: String
    private var number = 0
    private var document: LetterDocument?
    private var hasTitle = false

    /// - Parameter name: of the file, for the error.
    static func document(_ text: String, of name: String) throws(LetterError) -> LetterDocument {
        var markup = LetterMarkup(name: name)
        return try markup.parse(text)
    }

    private init(name: String) { self.name = name }

    private mutating func parse(_ text: String) throws(LetterError) -> LetterDocument {
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            number += 1
            let line = String(line)
            guard !line.isBlank else { continue }
            let (keyword, rest) = Self.split(line)
            guard let known = Keyword(rawValue: keyword) else { throw wrong("does not begin with a keyword") }
            try take(known, rest)
        }
        guard let document else { throw wrong("has no form") }
        guard hasTitle else { throw wrong("has no title") }
        return document
    }

    /// The first word and what follows it.
    static func split(_ line: String) -> (keyword: String, rest: String) {
        let scalars = line.unicodeScalars
        let end = scalars.firstIndex(of: " ") ?? scalars.endIndex
        return (String(scalars[..<end]), String(scalars[end...]).trimmingSpaces())
    }

    private mutating func take(_ keyword: Keyword, _ text: String) throws(LetterError) {
        if keyword == .form { return try begin(text) }
        guard document != nil else { throw wrong("stands before the form") }
        guard !text.isBlank else { throw wrong("says nothing after \(keyword.rawValue)") }
        switch keyword {
        case .form: break
        case .demo: document?.demonstration = text
        case .copies: try addCopy(text)
        case .mark: add(.mark(text))
        case .title:
            hasTitle = true
            add(.title(text))
        case .no: add(.number(text))
        case .to: add(.addressee(text))
        case .h1: add(.heading(level: 1, text))
        case .h2: add(.heading(level: 2, text))
        case .h3: add(.heading(level: 3, text))
        case .h4: add(.heading(level: 4, text))
        case .p: add(.paragraph(text))
        case .li: add(.item(number: nextItem, text))
        case .row: try addCell(text, isHalf: false)
        case .half: try addCell(text, isHalf: true)
        case .cell: try continueCell(text)
        case .att: try attach(text)
        case .sign: add(.signature(.init(unit: text)))
        case .seal: try sign { $0.seal = text }
        case .date: try sign { $0.date = text }
        case .remark: add(.remark(text))
        case .verify: add(.verification(text))
        case .slip: add(.slip(text))
        }
    }

    private mutating func begin(_ text: String) throws(LetterError) {
        guard document == nil else { throw wrong("names a form again") }
        guard let form = LetterDocument.Form(rawValue: text) else {
            let known = LetterDocument.Form.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong("names no form: \(known)")
        }
        document = LetterDocument(form: form)
    }

    private mutating func add(_ block: LetterDocument.Block) { document?.blocks.append(block) }

    private var nextItem: Int {
        if case .item(let number, _) = document?.blocks.last { return number + 1 }
        return 1
    }

    private mutating func addCell(_ text: String, isHalf: Bool) throws(LetterError) {
        let (label, value) = try labelled(text)
        let cell = LetterDocument.Cell(label: label, lines: value.isBlank ? [] : [value], isHalf: isHalf)
        guard case .table(var rows) = document?.blocks.last else { return add(.table([.init(cells: [cell])])) }
        if isHalf, let open = rows.last, open.cells.count == 1, open.cells[0].isHalf {
            rows[rows.count - 1].cells.append(cell)
        } else {
            rows.append(.init(cells: [cell]))
        }
        replaceLast(.table(rows))
    }

    private mutating func attach(_ text: String) throws(LetterError) {
        let (label, value) = try labelled(text)
        guard case .attachments(var attachments) = document?.blocks.last, attachments.label == label else {
            return add(.attachments(.init(label: label, lines: [value])))
        }
        attachments.lines.append(value)
        replaceLast(.attachments(attachments))
    }

    private mutating func addCopy(_ text: String) throws(LetterError) {
        let (label, value) = try labelled(text)
        let others = document?.copies?.lines ?? []
        document?.copies = .init(label: label, lines: others + [value])
    }

    /// A value may be left open for a pen: then the line ends with the bar.
    private func labelled(_ text: String) throws(LetterError) -> (label: String, value: String) {
        if let bar = text.firstRange(of: Self.separator) {
            return (String(text[..<bar.lowerBound]), String(text[bar.upperBound...]))
        }
        guard text.hasSuffix(" |") else { throw wrong("has no bar between label and value") }
        return (String(text.dropLast(2)), "")
    }

    private mutating func continueCell(_ text: String) throws(LetterError) {
        guard case .table(var rows) = document?.blocks.last, var row = rows.popLast(), var cell = row.cells.popLast()
        else { throw wrong("continues no row") }
        cell.lines.append(text)
        row.cells.append(cell)
        replaceLast(.table(rows + [row]))
    }

    private mutating func sign(_ change: (inout LetterDocument.Signature) -> Void) throws(LetterError) {
        guard case .signature(var signature) = document?.blocks.last else { throw wrong("stands behind no signature") }
        change(&signature)
        replaceLast(.signature(signature))
    }

    private mutating func replaceLast(_ block: LetterDocument.Block) {
        document?.blocks.removeLast()
        add(block)
    }

    private func wrong(_ why: String) -> LetterError { .badMarkup("\(name):\(number): \(why)") }
}
