// SPDX-License-Identifier: Apache-2.0

/// 提示: what seems wrong with a number that a person gave. It is shown to the clerk and never refuses a registration.
package enum NumberAdvice: String, Equatable, Sendable, CaseIterable {
    case wrongLength, wrongCharacters, impossibleDate, wrongCheckDigit, unknownPrefix
}

/// 联系电话: a phone number of mainland China, as far as its shape goes.
package enum PhoneNumber {
    /// Nil when nothing is wrong: a mobile number (1[3-9] and nine digits), a number with area code, both also behind 86,
    /// a local number of 7 or 8 digits, or a service number (400, 800, 95 …, 1xx …). Foreign numbers with + get no advice.
    package static func advice(on typed: String) -> NumberAdvice? {
        guard var digits = TypedDigits.plain(typed) else { return .wrongLength }
        let isInternational = digits.hasPrefix("+")
        if isInternational { digits.removeFirst() }
        guard !digits.isEmpty else { return .wrongLength }
        guard digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return .wrongCharacters }
        if digits.hasPrefix("0086") {
            digits = withTrunkZero(String(digits.dropFirst(4)))
        } else if digits.hasPrefix("86"), digits.utf8.count > 10 {
            digits = withTrunkZero(String(digits.dropFirst(2)))
        } else if isInternational {
            return nil
        }
        let count = digits.utf8.count
        if digits.hasPrefix("0") { return (10...16).contains(count) ? nil : .wrongLength }
        if digits.hasPrefix("400") || digits.hasPrefix("800"), count == 10 { return nil }
        if count == 11 {
            guard digits.hasPrefix("1") else { return .unknownPrefix }
            return digits.hasPrefix("10") || digits.hasPrefix("11") || digits.hasPrefix("12") ? .unknownPrefix : nil
        }
        if count == 7 || count == 8 { return nil }
        if digits.hasPrefix("1") || digits.hasPrefix("95"), (3...6).contains(count) { return nil }
        return .wrongLength
    }

    /// Behind the country code an area code has lost its zero. Of the digits that follow it only 10, Beijing, begins with 1.
    private static func withTrunkZero(_ digits: String) -> String {
        let isBeijing = digits.hasPrefix("10") && digits.utf8.count == 10
        let isService = digits.utf8.count == 10 && (digits.hasPrefix("400") || digits.hasPrefix("800"))
        let hasNone = isBeijing || !(isService || digits.hasPrefix("1") || digits.hasPrefix("0"))
        return hasNone ? "0" + digits : digits
    }
}
