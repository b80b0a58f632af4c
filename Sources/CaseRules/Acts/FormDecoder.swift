// SPDX-License-Identifier: Apache-2.0

/// 由表单成内容: makes the inputs of an act from answers that were checked already, by the names of its stored properties.
struct FormDecoder: Decoder {
    private let values: [String: FieldValue]

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ values: [String: FieldValue]) { self.values = values }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(FormFields(values: values))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw Self.misfit("a form is no list") }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw Self.misfit("a form is no value") }

    fileprivate static func misfit(_ what: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: [], debugDescription: what))
    }
}

private struct FormFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let values: [String: FieldValue]

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { values.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { values[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { values[key.stringValue] == nil }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        guard let value = values[key.stringValue] else {
            throw FormDecoder.misfit("\(key.stringValue) is no field of the form")
        }
        return try value.decoded(as: type, named: key.stringValue)
    }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Other> { throw FormDecoder.misfit("\(key.stringValue) is nested") }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw FormDecoder.misfit("\(key.stringValue) is nested")
    }

    func superDecoder() throws -> any Decoder { throw FormDecoder.misfit("a form has no class") }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw FormDecoder.misfit("a form has no class") }
}

extension FieldValue {
    fileprivate func decoded<T: Decodable>(as type: T.Type, named name: String) throws -> T {
        let made: Any
        switch self {
        case .text(let text) where type is String.Type: made = text
        case .text(let text): return try T(from: CodeDecoder(text: text))
        case .texts(let texts): made = texts
        case .number(let number): made = number
        case .flag(let flag): made = flag
        case .day(let day): made = day
        case .unit(let unit): made = unit
        case .person(let person): made = person
        case .rows(let rows): return try T(from: RowsDecoder(rows: rows))
        }
        guard let value = made as? T else { throw FormDecoder.misfit("\(name) is of another kind") }
        return value
    }
}

/// A code of an enum.
private struct CodeDecoder: Decoder, SingleValueDecodingContainer {
    let text: String

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw FormDecoder.misfit("a code has no fields")
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw FormDecoder.misfit("a code is no list") }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }
    func decodeNil() -> Bool { false }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        guard let value = text as? T else { throw FormDecoder.misfit("a code is a text") }
        return value
    }
}

/// Rows of the same questions.
private struct RowsDecoder: Decoder, UnkeyedDecodingContainer {
    let rows: [[String: FieldValue]]
    private(set) var currentIndex = 0

    init(rows: [[String: FieldValue]]) { self.rows = rows }

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    var count: Int? { rows.count }
    var isAtEnd: Bool { currentIndex >= rows.count }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw FormDecoder.misfit("rows have no fields")
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { self }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw FormDecoder.misfit("rows") }
    mutating func decodeNil() throws -> Bool { false }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        defer { currentIndex += 1 }
        return try T(from: FormDecoder(rows[currentIndex]))
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw FormDecoder.misfit("rows are flat")
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw FormDecoder.misfit("rows are flat")
    }

    mutating func superDecoder() throws -> any Decoder { throw FormDecoder.misfit("rows") }
}
