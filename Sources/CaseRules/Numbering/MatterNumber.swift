// SPDX-License-Identifier: Apache-2.0

/// What is wrong with a matter number that somebody typed.
package enum MatterNumberMistake: Error, Equatable, Sendable {
    /// Not a year, seven digits and a check digit.
    case malformed
    /// Of the right shape, but at least one digit is wrong or two are swapped.
    case wrongCheckDigit
}

/// 信访事项编号: `2026-0123456-7`: the year of registration, seven digits out of a node's block, a Damm check digit over both.
///
/// Gaps between numbers are allowed: a node reserves a block and may not use it up.
package struct MatterNumber: Hashable, Comparable, Sendable {
    package static let years = 1900...9999
    package static let serials = 1...9_999_999

    package let year: Int
    package let serial: Int

    /// Nil outside ``years`` and ``serials``.
    package init?(year: Int, serial: Int) {
        guard Self.years.contains(year), Self.serials.contains(serial) else { return nil }
        self.year = year
        self.serial = serial
    }

    /// Reads what a person typed: spaces, full-width digits, any dash or none.
    package init(reading typed: String) throws(MatterNumberMistake) {
        guard let plain = TypedDigits.plain(typed), plain.utf8.count == 12,
            plain.utf8.allSatisfy({ (48...57).contains($0) })
        else { throw .malformed }
        let digits = plain.utf8.map { Int($0) - 48 }
        let year = digits[0..<4].reduce(0) { $0 * 10 + $1 }
        let serial = digits[4..<11].reduce(0) { $0 * 10 + $1 }
        guard DammDigit.of(digits) == 0 else { throw .wrongCheckDigit }
        guard let number = MatterNumber(year: year, serial: serial) else { throw .malformed }
        self = number
    }

    /// As ``init(reading:)``, for callers that need not say what is wrong.
    package init?(_ typed: String) {
        do { self = try MatterNumber(reading: typed) } catch { return nil }
    }

    package var checkDigit: Int {
        let all = year * 10_000_000 + serial
        return DammDigit.of(String(all).utf8.map { Int($0) - 48 })
    }

    /// `2026-0123456-7`.
    package var text: String {
        let digits = String(serial)
        return "\(year)-\(String(repeating: "0", count: 7 - digits.count))\(digits)-\(checkDigit)"
    }

    package static func < (left: MatterNumber, right: MatterNumber) -> Bool {
        (left.year, left.serial) < (right.year, right.serial)
    }
}

extension MatterNumber: CustomStringConvertible {
    package var description: String { text }
}

extension MatterNumber: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let number = MatterNumber(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a matter number")
        }
        self = number
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
