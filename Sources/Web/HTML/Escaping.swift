// SPDX-License-Identifier: Apache-2.0

/// How a value enters a page: the five characters that mean something in markup become references, control characters that no page may hold
/// become U+FFFD. Everything else, emoji and right-to-left text too, passes as it is.
enum Escaping {
    /// Appends a value, escaped for text and for attributes in quotes.
    static func append(_ value: String, to bytes: inout [UInt8]) {
        let done: Void? = value.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
        if done == nil { Array(value.utf8).withUnsafeBufferPointer { append($0, to: &bytes) } }
    }

    /// Appends a literal of the source code, as it is.
    static func appendLiteral(_ literal: StaticString, to bytes: inout [UInt8]) {
        guard literal.hasPointerRepresentation else {
            bytes.append(contentsOf: Array(String(Character(literal.unicodeScalar)).utf8))
            return
        }
        bytes.append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    private static func append(_ value: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
        var start = 0
        var index = 0
        let end = value.count
        while index < end {
            let byte = value[index]
            // Above '>' only DEL asks for a closer look; most bytes of a Chinese page end here.
            if byte > 0x3E && byte != 0x7F {
                index += 1
                continue
            }
            guard let replacement = reference(for: byte) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<index]))
            appendLiteral(replacement, to: &bytes)
            index += 1
            start = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: value[start..<end]))
    }

    private static func reference(for byte: UInt8) -> StaticString? {
        switch byte {
        case 0x26: "&amp;"
        case 0x3C: "&lt;"
        case 0x3E: "&gt;"
        case 0x22: "&quot;"
        case 0x27: "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0x00..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}
