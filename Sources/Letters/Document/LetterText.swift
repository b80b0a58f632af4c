// SPDX-License-Identifier: Apache-2.0

extension String {
    /// A value as it goes into a line: line ends become U+2028, which every output shows as a new line inside of the same paragraph;
    /// tabs become spaces; what has no look of its own or turns the direction of its neighbours is left out.
    var onOneLine: String {
        var scalars = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in unicodeScalars {
            defer { isAfterReturn = scalar == "\r" }
            switch scalar.value {
            case 0x0A where isAfterReturn: break
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: scalars.append("\u{2028}")
            case 0x09: scalars.append(" ")
            case 0x00...0x1F, 0x7F...0x9F: break
            // Marks that reorder what follows, up to the end of the line or beyond.
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: break
            default: scalars.append(scalar)
            }
        }
        return String(scalars).trimmingSpaces()
    }

    /// Nothing to be seen.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }

    func trimmingSpaces() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// For an element's text or attribute, in HTML and XML alike.
    var escapedForMarkup: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
