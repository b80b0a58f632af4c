// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials

/// A JSON value whose objects keep the order in which they were written.
package indirect enum JSON: Sendable {
    case null
    case bool(Bool)
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSON])
    case object([Member])

    /// A name and its value.
    package struct Member: Sendable {
        package let name: String
        package let value: JSON
    }

    /// Reads a body; nil when it is not JSON.
    init?(parsing bytes: [UInt8]) {
        do {
            self = try JSONDecoder().decode(Parsed.self, from: Data(bytes)).value
        } catch {
            return nil
        }
    }

    /// A member of an object; nil where there is none.
    subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The value as UTF-8 text.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return bytes
    }

    /// A text, or null.
    static func optional(_ text: String?) -> JSON { text.map(JSON.string) ?? .null }

    /// The object with more members behind its own.
    func with(_ more: [(String, JSON?)]) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + more.compactMap { pair in pair.1.map { Member(name: pair.0, value: $0) } })
    }

    private func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .int(let value): bytes += "\(value)".utf8
        case .double(let value): bytes += (value.isFinite ? "\(value)" : "null").utf8
        case .string(let text): Self.append(text, to: &bytes)
        case .array(let items):
            bytes.append(UInt8(ascii: "["))
            for (index, item) in items.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                item.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.append(member.name, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.append(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 10: bytes += "\\n".utf8
            case 13: bytes += "\\r".utf8
            case 9: bytes += "\\t".utf8
            case 0..<32:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8 + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .int(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(arrayLiteral elements: JSON...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member(name: $0, value: $1) })
    }
}

/// JSON as it is read.
private struct Parsed: Decodable {
    let value: JSON

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let container = Self.maybe({ try decoder.container(keyedBy: Name.self) }) {
            let names = container.allKeys.sorted { $0.stringValue < $1.stringValue }
            value = .object(
                try names.map {
                    JSON.Member(name: $0.stringValue, value: try container.decode(Parsed.self, forKey: $0).value)
                })
            return
        }
        if var container = Self.maybe({ try decoder.unkeyedContainer() }) {
            var items: [JSON] = []
            while !container.isAtEnd { items.append(try container.decode(Parsed.self).value) }
            value = .array(items)
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let bool = Self.maybe({ try container.decode(Bool.self) }) {
            value = .bool(bool)
        } else if let int = Self.maybe({ try container.decode(Int.self) }) {
            value = .int(int)
        } else if let double = Self.maybe({ try container.decode(Double.self) }) {
            value = .double(double)
        } else {
            value = .string(try container.decode(String.self))
        }
    }

    /// The value, or nil when it is of another type; that is no error here but the way to find the type.
    private static func maybe<Value>(_ body: () throws -> Value) -> Value? {
        do { return try body() } catch { return nil }
    }
}
