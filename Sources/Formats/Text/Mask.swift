// SPDX-License-Identifier: Apache-2.0

/// 脱敏 Personal data as lists and logs may show it. Full values appear on the matter page only, and each showing is logged.
package enum Mask {
    /// A name: `王**`, `王*`, `J***`. A Latin name does not give away its length.
    package static func name(_ name: String) -> String {
        let clean = PlainText.cleanLine(name)
        guard let first = clean.first else { return "" }
        if first.isASCII { return "\(first)***" }
        return String(first) + stars(min(max(clean.count - 1, 1), 2))
    }

    /// A phone number: `138****5678`; a short one keeps its last two digits.
    package static func phone(_ phone: String) -> String {
        let digits = phone.filter { $0.isASCII && $0.isNumber }
        switch digits.count {
        case 0: return phone.isEmpty ? "" : stars(4)
        case 11...: return digits.prefix(3) + stars(4) + digits.suffix(4)
        case 7...: return stars(4) + digits.suffix(2)
        default: return stars(4)
        }
    }

    /// 证件号码 The number of an identity document: its first and its last character.
    package static func document(_ number: String) -> String {
        let clean = number.filter { !$0.isWhitespace }
        guard clean.count >= 6, let first = clean.first, let last = clean.last else {
            return clean.isEmpty ? "" : stars(4)
        }
        return String(first) + stars(clean.count - 2) + String(last)
    }

    /// An address: down to its district, county or town, never the street: `北京市东城区****`.
    package static func address(_ address: String) -> String {
        let clean = PlainText.cleanLine(address)
        guard !clean.isEmpty else { return "" }
        let head = Array(clean.prefix(16))
        // The first division at the level of a district ends what is shown; 市 alone when there is none.
        let district = head.firstIndex { "区县旗".contains($0) }
        let city = head.firstIndex { "市州盟".contains($0) }
        guard let end = district ?? city, end > 0 else { return stars(4) }
        return String(head[...end]) + stars(4)
    }

    private static func stars(_ count: Int) -> String { String(repeating: "*", count: count) }
}
