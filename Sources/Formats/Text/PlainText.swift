// SPDX-License-Identifier: Apache-2.0

/// Text as people type and paste it, made fit to keep. Nothing is refused here and no visible character is lost.
package enum PlainText {
    /// Cleans a text of several lines: line ends become LF; control characters other than line feed and tab, bidirectional overrides and isolates, byte order
    /// marks and non-characters go. Emoji, right-to-left letters and joiners stay.
    package static func clean(_ text: String) -> String {
        if text.utf8.allSatisfy({ ($0 >= 32 && $0 < 127) || $0 == 10 || $0 == 9 }) { return text }
        var result = String.UnicodeScalarView()
        var lastWasReturn = false
        for scalar in text.unicodeScalars {
            if scalar == "\r" {
                result.append("\n")
            } else if !(scalar == "\n" && lastWasReturn), isKept(scalar) {
                result.append(scalar)
            }
            lastWasReturn = scalar == "\r"
        }
        return String(result)
    }

    /// Cleans a text of one line, such as a title or a name: as `clean`, then every run of white space becomes one space, and none stands at the edges.
    package static func cleanLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var space = false
        for scalar in clean(text).unicodeScalars {
            if scalar.properties.isWhitespace {
                space = true
                continue
            }
            if space, !result.isEmpty { result.append(" ") }
            space = false
            result.append(scalar)
        }
        return String(result)
    }

    /// Cleans a text of several lines and takes white space and blank lines from its edges.
    package static func cleanBlock(_ text: String) -> String {
        let scalars = clean(text).unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The length as people count it: characters, an emoji being one.
    package static func count(_ text: String) -> Int { text.count }

    /// The first characters of a text, never a part of one.
    package static func prefix(_ text: String, _ count: Int) -> String { String(text.prefix(count)) }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 9, 10: true
        case 0..<32, 0x7F...0x9F: false
        case 0x202A...0x202E, 0x2066...0x2069: false
        case 0x2028, 0x2029, 0xFEFF, 0xFFF9...0xFFFB: false
        case 0xFDD0...0xFDEF: false
        case let value: value & 0xFFFE != 0xFFFE
        }
    }
}
