// SPDX-License-Identifier: Apache-2.0

extension HTML {
    /// Pieces in a row, with something between them.
    package static func joined(_ pieces: [HTML], separator: HTML = HTML()) -> HTML {
        var all = HTML()
        for (index, piece) in pieces.enumerated() {
            if index > 0 { all.append(separator) }
            all.append(piece)
        }
        return all
    }

    /// One piece for each element.
    package static func each<S: Sequence>(_ elements: S, _ piece: (S.Element) throws -> HTML) rethrows -> HTML {
        var all = HTML()
        for element in elements { all.append(try piece(element)) }
        return all
    }

    /// The piece where the condition holds, else nothing.
    package static func when(_ condition: Bool, _ piece: @autoclosure () -> HTML) -> HTML {
        condition ? piece() : HTML()
    }

    /// The piece made from a value that is there, else nothing.
    package static func with<Value>(_ value: Value?, _ piece: (Value) throws -> HTML) rethrows -> HTML {
        guard let value else { return HTML() }
        return try piece(value)
    }

    /// What a person wrote, as paragraphs: a line break stays a line break, and each paragraph takes its own writing direction, so that
    /// right-to-left text or a stray direction mark cannot turn the page around it.
    package static func paragraphs(_ text: String) -> HTML {
        let lines = text.split(whereSeparator: \.isNewline)
        return each(lines) { "<p dir=\"auto\"><bdi>\(String($0))</bdi></p>" }
    }

    /// A short text that a person wrote (a name, a title), isolated from the direction of what stands around it.
    /// Nothing stays nothing.
    package static func isolated(_ text: String) -> HTML { text.isEmpty ? HTML() : "<bdi>\(text)</bdi>" }
}
