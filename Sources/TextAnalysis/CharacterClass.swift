// SPDX-License-Identifier: Apache-2.0

/// What a character is to the tokenizer.
enum CharacterClass {
    /// A Chinese character, kana or hangul: written without spaces, so cut into pairs.
    case chinese
    /// A letter or digit of a word, folded to half-width and lower case.
    case word(UInt32)
    /// A space, a mark, a picture: separates.
    case other

    static func of(_ scalar: UInt32) -> CharacterClass {
        switch scalar {
        case 0x4E00...0x9FFF: .chinese
        case 0x30...0x39, 0x61...0x7A: .word(scalar)
        case 0x41...0x5A: .word(scalar + 32)
        case 0..<0x80: .other
        // Full-width digits and letters.
        case 0xFF10...0xFF19, 0xFF41...0xFF5A: .word(scalar - 0xFEE0)
        case 0xFF21...0xFF3A: .word(scalar - 0xFEE0 + 32)
        // 々 and 〇, then extensions A to H, compatibility ideographs, kana and hangul.
        case 0x3005, 0x3007, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x323AF: .chinese
        case 0x3041...0x3096, 0x30A1...0x30FA, 0x30FC, 0xAC00...0xD7A3: .chinese
        case 0xC0...0x24FF: letter(scalar)
        default: .other
        }
    }

    /// Letters and digits of other scripts in lower case.
    private static func letter(_ scalar: UInt32) -> CharacterClass {
        guard let unicode = Unicode.Scalar(scalar) else { return .other }
        let properties = unicode.properties
        guard properties.isAlphabetic || properties.numericType == .decimal else { return .other }
        let lower = properties.lowercaseMapping.unicodeScalars
        guard lower.count == 1, let folded = lower.first else { return .word(scalar) }
        return .word(folded.value)
    }
}
