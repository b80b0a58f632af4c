// SPDX-License-Identifier: Apache-2.0

/// 图中文字: how wide a text is drawn, near enough for a box around it, and where it is broken. A Chinese character is as wide as it is
/// high; others are a little more than half.
enum TextFit {
    /// The width in points at a size in points.
    static func width(_ text: String, _ size: Int) -> Int {
        text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? size * 100 : $1 == "\u{200B}" ? 0 : size * 60) } / 100
    }

    /// The room beside which something is drawn, for the longest of some texts.
    static func column(_ texts: [String], _ size: Int, least: Int) -> Int {
        texts.map { width($0, size) + 16 }.reduce(least) { max($0, $1) }
    }

    /// How wide a picture stands on its page, in its own type, whose size is that of its smallest text: so no text is smaller than the type
    /// of the sheet says, and all of it grows with large type.
    static func ems(_ width: Int, smallest: Int = 11) -> String {
        let tenths = (width * 10 + smallest - 1) / smallest
        return "\(tenths / 10).\(tenths % 10)em"
    }

    /// The text in lines that are not wider than `most`; a word that is wider by itself stays whole.
    static func lines(_ text: String, _ size: Int, most: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in words(text) {
            if !line.isEmpty, width(line + word, size) > most, word != " " {
                lines.append(trimmed(line))
                line = ""
            }
            if line.isEmpty, word == " " { continue }
            line += word
        }
        if !line.isEmpty { lines.append(trimmed(line)) }
        return lines
    }

    /// The same number of lines, as even as they can be: no last line of one character.
    static func balanced(_ text: String, _ size: Int, most: Int) -> [String] {
        let first = lines(text, size, most: most)
        guard first.count > 1 else { return first }
        var best = first
        var narrower = most - size / 2
        while narrower > most / 2 {
            let tried = lines(text, size, most: narrower)
            if tried.count > first.count { break }
            best = tried
            narrower -= size / 2
        }
        return best
    }

    /// What may stand on a line of its own: a Chinese character with the marks behind it, a word, a space.
    private static func words(_ text: String) -> [String] {
        var words: [String] = []
        var isOpen = false
        for character in text {
            let isWide = character.unicodeScalars.contains(where: isWide)
            if character == " " {
                words.append(" ")
                isOpen = false
            } else if isWide, !"，。、；：）》".contains(character) {
                words.append(String(character))
                isOpen = false
            } else if isOpen || (isWide && !words.isEmpty), let last = words.indices.last {
                words[last].append(character)
            } else {
                words.append(String(character))
                isOpen = true
            }
        }
        return words
    }

    private static func trimmed(_ line: String) -> String { line.hasSuffix(" ") ? String(line.dropLast()) : line }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x2E80 }
}
