// SPDX-License-Identifier: Apache-2.0
import Foundation

extension KeyRing {
    /// 盲索引: sixteen bytes by which an equal value is found without being readable. Made for registration alone.
    ///
    /// - Parameters:
    ///   - kind: what the value is, such as `phone`; equal values of two kinds have different indexes.
    ///   - normalisedValue: as one of the forms of ``IndexForm`` gives it.
    package func blindIndex(_ kind: String, _ normalisedValue: String) -> [UInt8] {
        Array(blindIndexKey.code(kind, normalisedValue.utf8).prefix(16))
    }
}

/// 索引形式: brings what people type into one form, so that the same person gives the same blind index.
///
/// Nil means that too little is left to look anything up by.
package enum IndexForm {
    /// Digits alone; the country code of mainland China in front of a mobile number is dropped. At least five digits.
    package static func phone(_ typed: String) -> String? {
        var digits = plain(typed).filter { ("0"..."9").contains($0) }
        for prefix in ["0086", "86"] where digits.count == 11 + prefix.count {
            let rest = digits.dropFirst(prefix.count)
            if String(String.UnicodeScalarView(digits.prefix(prefix.count))) == prefix, rest.first == "1" {
                digits = Array(rest)
                break
            }
        }
        return digits.count >= 5 ? String(String.UnicodeScalarView(digits)) : nil
    }

    /// Letters and digits alone, letters in upper case. At least five characters.
    package static func documentNumber(_ typed: String) -> String? {
        let characters = plain(typed).filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return characters.count >= 5 ? String(String.UnicodeScalarView(characters)) : nil
    }

    /// A name without blanks, points and dashes, Latin letters in upper case. Digits stay: schools and companies have them.
    package static func name(_ typed: String) -> String? {
        let characters = plain(typed).filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }
        return characters.isEmpty ? nil : String(String.UnicodeScalarView(characters))
    }

    /// A name and a phone together; nil when either is missing.
    package static func nameAndPhone(_ name: String, _ phone: String) -> String? {
        guard let name = Self.name(name), let phone = Self.phone(phone) else { return nil }
        return name + "\u{1F}" + phone
    }

    /// Half-width and in upper case; a letter and its accent as one character, because Macs hand them out as two.
    private static func plain(_ typed: String) -> [Unicode.Scalar] {
        var half = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars {
            let isFullWidth = (0xFF01...0xFF5E).contains(scalar.value)
            half.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return Array(String(half).uppercased().precomposedStringWithCanonicalMapping.unicodeScalars)
    }
}
