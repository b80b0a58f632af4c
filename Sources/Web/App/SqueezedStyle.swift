// SPDX-License-Identifier: Apache-2.0

/// 压紧样式: a style sheet without what only its writers read. The sheet is ours and keeps to one way of writing, so a few plain rules do.
package enum SqueezedStyle {
    /// The same rules without comments, line ends and the spaces that no browser needs, their custom properties by short names.
    package static func squeezed(_ sheet: String) -> String { shortNamed(spaceless(sheet)) }

    /// `--ink-2` becomes `--b`: nobody outside the sheet asks for a property by its name.
    private static func shortNamed(_ sheet: String) -> String {
        let pieces = sheet.split(separator: "--", omittingEmptySubsequences: false)
        func name(_ piece: Substring) -> Substring { piece.prefix { $0.isLetter || $0.isNumber || $0 == "-" } }
        var short: [Substring: String] = [:]
        for piece in pieces.dropFirst() where short[name(piece)] == nil {
            let place = short.count
            let letter = String(UnicodeScalar(UInt8(97 + place % 26)))
            short[name(piece)] = place < 26 ? letter : letter + String(place / 26)
        }
        return pieces.dropFirst().reduce(into: pieces.first.map(String.init) ?? "") { text, piece in
            let name = name(piece)
            text += "--" + (short[name] ?? "") + piece.dropFirst(name.count)
        }
    }

    /// Without comments, line ends and the spaces that no browser needs.
    package static func spaceless(_ sheet: String) -> String {
        var text = ""
        for line in withoutComments(sheet).split(separator: "\n") {
            let line = line.drop { $0 == " " }
            // A value that goes on in the next line needs its space.
            if let last = text.last, !"{};,".contains(last) { text.append(" ") }
            text += line
        }
        for mark in ["{", "}", ";", ",", ">"] {
            text = text.split(separator: " \(mark)", omittingEmptySubsequences: false).joined(separator: mark)
            text = text.split(separator: "\(mark) ", omittingEmptySubsequences: false).joined(separator: mark)
        }
        text = text.split(separator: ": ", omittingEmptySubsequences: false).joined(separator: ":")
        return text.split(separator: ";}", omittingEmptySubsequences: false).joined(separator: "}")
    }

    package static func squeezed(_ sheet: [UInt8]) -> [UInt8] {
        Array(squeezed(String(decoding: sheet, as: UTF8.self)).utf8)
    }

    private static func withoutComments(_ sheet: String) -> String {
        sheet.split(separator: "/*", omittingEmptySubsequences: false).enumerated().map { place, piece in
            guard place > 0 else { return String(piece) }
            return piece.split(separator: "*/", maxSplits: 1, omittingEmptySubsequences: false).dropFirst().joined()
        }.joined()
    }
}
