// SPDX-License-Identifier: Apache-2.0

/// 公民身份号码: the eighteen characters of GB 11643-1999: six of place, eight of birth date, three of order, one check character.
package enum IdentityNumber {
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = Array("10X98765432".utf8)
    private static let daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

    /// Nil when the number holds together. Says nothing about whether it was ever issued, or to whom.
    package static func advice(on typed: String) -> NumberAdvice? {
        guard let plain = TypedDigits.plain(typed) else { return .wrongLength }
        let characters = Array(plain.utf8)
        guard characters.count == 18 else { return .wrongLength }
        guard characters.dropLast().allSatisfy({ (48...57).contains($0) }), checks.contains(characters[17]) else {
            return .wrongCharacters
        }
        let digits = characters.dropLast().map { Int($0) - 48 }
        guard isDate(digits) else { return .impossibleDate }
        let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return checks[sum % 11] == characters[17] ? nil : .wrongCheckDigit
    }

    private static func isDate(_ digits: [Int]) -> Bool {
        let year = digits[6..<10].reduce(0) { $0 * 10 + $1 }
        let month = digits[10] * 10 + digits[11]
        let day = digits[12] * 10 + digits[13]
        guard (1800...2199).contains(year), (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return day <= (month == 2 && !isLeap ? 28 : daysInMonth[month - 1])
    }
}

/// 统一社会信用代码: the eighteen characters of GB 32100-2015 for an organisation, the last one a check character.
package enum CreditCode {
    private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    /// Nil when the code holds together.
    package static func advice(on typed: String) -> NumberAdvice? {
        guard let plain = TypedDigits.plain(typed) else { return .wrongLength }
        let characters = Array(plain.utf8)
        guard characters.count == 18 else { return .wrongLength }
        var weight = 1
        var sum = 0
        for character in characters.dropLast() {
            guard let value = alphabet.firstIndex(of: character) else { return .wrongCharacters }
            sum += value * weight
            weight = weight * 3 % 31
        }
        guard alphabet.contains(characters[17]) else { return .wrongCharacters }
        return alphabet[(31 - sum % 31) % 31] == characters[17] ? nil : .wrongCheckDigit
    }
}
