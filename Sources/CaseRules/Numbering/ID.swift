// SPDX-License-Identifier: Apache-2.0

/// 标识: a 63-bit number made by the application (see ``IDMaker``), typed by what it names.
///
/// In JSON it is a string, because a number of 63 bits does not survive JavaScript. It never stands in a public address.
package struct ID<Of>: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package init(_ rawValue: Int64) {
        self.rawValue = rawValue
    }

    /// Reads plain decimal digits, as in a staff address or in JSON. No sign, no spaces, at most 19 digits.
    package init?(_ text: String) {
        guard (1...19).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }),
            let value = Int64(text)
        else { return nil }
        rawValue = value
    }

    package static func < (left: ID, right: ID) -> Bool { left.rawValue < right.rawValue }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(String(rawValue))
    }
}

extension ID: CustomStringConvertible {
    package var description: String { String(rawValue) }
}
