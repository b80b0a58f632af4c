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

    /// The hash that the text has now, for holding it against the one of its day.
    package func computedHash(_ hash: ([UInt8]) -> String) -> String {
        hash(Self.hashed(text, of: kind, version: templateVersion))
    }

    /// What the hash is taken over.
    static func hashed(_ text: String, of kind: LetterKind, version: String) -> [UInt8] {
        Array("\(version)\n\(kind.rawValue)\n\(text)".utf8)
    }
}
