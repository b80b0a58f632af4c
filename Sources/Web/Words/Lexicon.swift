// SPDX-License-Identifier: Apache-2.0

/// 词表: words for codes that are stored (stages, verbs, roles …). A code without words shows itself, so that nothing is ever blank;
/// a test walks every code through every language, so that this does not happen.
package struct Lexicon: Codable, Sendable, Equatable {
    package let entries: [String: String]

    package init(from decoder: any Decoder) throws {
        entries = try decoder.singleValueContainer().decode([String: String].self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(entries)
    }

    /// The words of a code.
    package subscript(code: String) -> String { entries[code] ?? code }

    /// The words of a code, nil where it has none.
    package func words(for code: String) -> String? { entries[code] }
}

/// 单复数: a sentence that counts. Chinese says both the same way.
package struct Plural: Codable, Sendable, Equatable {
    package let one, other: String

    /// The sentence for this number, with the number and other values in their places.
    package func callAsFunction(_ name: String, _ count: Int, _ more: [String: String] = [:]) -> String {
        var values = more
        values[name] = String(count)
        return (count == 1 ? one : other).filling(values)
    }
}

extension String {
    /// The text with `{name}` replaced by its value, in one pass: a value that looks like a placeholder stays as it is.
    package func filling(_ values: [String: String]) -> String { filling { values[$0] } }

    /// The same with values that are made when they are asked for.
    func filling(_ value: (String) -> String?) -> String {
        // Braces are ASCII, so bytes find them where characters would.
        let bytes = utf8
        var filled = ""
        filled.reserveCapacity(bytes.count + 16)
        var start = bytes.startIndex
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")),
            let close = bytes[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            filled += self[start..<open]
            let name = String(self[bytes.index(after: open)..<close])
            start = bytes.index(after: close)
            if let value = value(name) { filled += value } else { filled += self[open..<start] }
        }
        filled += self[start...]
        return filled
    }

    /// The names of the placeholders in the text.
    var placeholders: Set<String> {
        var names: Set<String> = []
        var rest = self[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.insert(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}
