// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 核验码: sixteen symbols on the paper by which anybody can compare it with what was issued.
///
/// The code stands in the letter, so it cannot depend on its own line: it is made from the SHA-256 over version, kind and the text
/// **without the lines that begin with `verify`**. The first 128 bits of that hash are written in base 31; its sixteen lowest digits
/// are the code, 79 bits.
package enum VerificationCode {
    /// Without 0, O, 1, I and L, which people mistake for each other.
    private static let alphabet = Array("23456789ABCDEFGHJKMNPQRSTUVWXYZ")
    private static let length = 16

    /// The code of a hash, in groups of four.
    package static func of(textHash: String) throws(LetterError) -> String {
        guard var rest = UInt128(textHash.prefix(32), radix: 16) else { throw .badHash }
        let base = UInt128(alphabet.count)
        var symbols: [Character] = []
        for place in 0..<length {
            if place > 0, place.isMultiple(of: 4) { symbols.append("-") }
            symbols.append(alphabet[Int(rest % base)])
            rest /= base
        }
        return String(symbols)
    }

    /// Whether a code, typed from the paper with or without its dashes, is the letter's.
    package static func matches(_ code: String, _ letter: FrozenLetter, hash: ([UInt8]) -> String) throws(LetterError)
        -> Bool
    {
        let own = try of(letter.text, of: letter.kind, version: letter.templateVersion, hash: hash)
        return plain(own) == plain(code)
    }

    static func of(_ text: String, of kind: LetterKind, version: String, hash: ([UInt8]) -> String) throws(LetterError)
        -> String
    {
        try of(textHash: hash(FrozenLetter.hashed(unchecked(text), of: kind, version: version)))
    }

    /// A text without the line that names its code.
    static func unchecked(_ text: String) -> String {
        let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }
        return lines.filter { LetterMarkup.split($0).keyword != LetterMarkup.Keyword.verify.rawValue }
            .joined(separator: "\n")
    }

    private static func plain(_ code: String) -> String {
        code.uppercased().filter { $0.isLetter || $0.isNumber }
    }
}
