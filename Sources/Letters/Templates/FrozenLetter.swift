// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 文书定稿: what an act freezes. Every output is made from it and from nothing else.
package struct FrozenLetter: Codable, Equatable, Sendable {
    package let kind: LetterKind
    /// Of the template and of the frame around it, such as `2.1`.
    package let templateVersion: String
    /// The canonical text: one keyword and its words a line.
    package let text: String
    /// SHA-256 over version, kind and text, a line each, in hexadecimal digits.
    package let textHash: String

    /// 文书内容, parsed from the text.
    package func document() throws(LetterError) -> LetterDocument {
        try LetterMarkup.document(text, of: kind.rawValue)
    }

    /// 正文文字: everything it says, one behind the other, without keywords and blanks, so that a passage is found however lines broke.
    package var words: String {
        text.split(separator: "\n").map { Self.unbroken(LetterMarkup.split(String($0)).rest) }.joined()
    }

    /// Words without the blanks between them.
    package static func unbroken(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
    }

    /// The hash that the text has now, for holding it against the one of its day.
    package func computedHash(_ hash: ([UInt8]) -> String) -> String {
        hash(Self.hashed(text, of: kind, version: templateVersion))
    }

    /// What the hash is taken over.
    static func hashed(_ text: String, of kind: LetterKind, version: String) -> [UInt8] {
        Array("\(version)\n\(kind.rawValue)\n\(text)".utf8)
    }
}
