// SPDX-License-Identifier: Apache-2.0

/// 二元切分 Chinese text as overlapping pairs of characters, the one tokenizer of both search engines.
///
/// `拆迁补偿 A3区` becomes `拆迁 迁补 补偿 a3 区`: a run of Chinese characters gives its overlapping pairs, or the character itself when it stands alone; letters and digits
/// of other scripts give whole words in lower case; full-width forms are folded to half-width; everything else separates. Tokens hold letters, digits and Chinese
/// characters only, so they mean the same to FTS5 and to `tsvector` and need no quoting in either.
package enum Bigrams {
    /// The tokens of a text in their order, repeated as often as they occur.
    package static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        tokens.reserveCapacity(text.utf8.count / 3)
        scan(text) { tokens.append(String(decoding: $0, as: UTF8.self)) }
        return tokens
    }

    /// A text as it goes into the index: its tokens with a space between. A title and a body are joined with a line end, so that no pair spans both.
    package static func document(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count * 5 / 2 + 16)
        scan(text) {
            if !bytes.isEmpty { bytes.append(32) }
            bytes.append(contentsOf: $0)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What a person types into the search box as the tokens that a text must all hold; empty when it holds nothing to search for.
    package static func query(_ text: String) -> [String] {
        var seen = Set<String>()
        return phrases(text).flatMap(\.self).filter { seen.insert($0).inserted }
    }

    /// As `query`, by the words between spaces: a text must hold every word, and the tokens of one word must stand next to each other.
    ///
    /// A Chinese character that stands alone beside other tokens is left out, as in `A3区`: in the text it may be half of a pair.
    package static func phrases(_ text: String) -> [[String]] {
        let words = text.unicodeScalars.split { $0.properties.isWhitespace }
            .map { tokens(String($0)) }
            .filter { !$0.isEmpty }
        let pruned = words.map { word in word.filter { !isLoneCharacter($0) } }.filter { !$0.isEmpty }
        return pruned.isEmpty ? words : pruned
    }

    /// Whether a token is one Chinese character, which is found only where it stands alone.
    package static func isLoneCharacter(_ token: String) -> Bool {
        token.unicodeScalars.count == 1 && (token.utf8.first ?? 0) >= 0x80
    }

    /// The longest word kept, in bytes: a page of base64 is no word.
    static let wordLimit = 64

    /// Walks over a text and hands over the UTF-8 of each token.
    static func scan(_ text: String, _ token: (UnsafeBufferPointer<UInt8>) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var scanner = TokenScanner(bytes)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: wordLimit + 8) { space in
                scanner.run(space, token)
            }
        }
    }
}
