// SPDX-License-Identifier: Apache-2.0

/// 字段结构: what the fields of a letter are, as a template sees them.
indirect enum LetterShape: Equatable, Sendable {
    case text, number, flag
    case optional(LetterShape)
    case list(LetterShape)
    case group([String: LetterShape])
}

/// 样张: a letter made from its type alone, with a mark in every field. Against its shape a template is checked at the start; tests
/// look for every mark on the page.
package struct LetterSpecimen<Fields: Decodable> {
    package let fields: Fields
    /// What was put into each text, number and flag, in the order in which the type declares them.
    package let marks: [LetterMark]
    let shape: LetterShape

    /// - Parameters:
    ///   - changed: the place in ``marks`` of the one field that is to differ from all other specimens.
    ///   - write: the mark of a text, by the path of its field, such as `claims.outcome`.
    ///   - count: a number, by the path of its field; otherwise one that no other field has.
    package init(
        of type: Fields.Type, changing changed: Int? = nil, write: @escaping (_ path: String) -> String = { $0 },
        count: @escaping (_ path: String) -> Int? = { _ in nil }
    ) throws {
        let maker = SpecimenMaker(changed: changed, write: write, count: count)
        let root = SpecimenNode()
        fields = try Fields(from: SpecimenDecoder(maker: maker, node: root, path: []))
        marks = maker.marks
        shape = root.shape
    }
}

/// 标记: what a specimen holds in one field.
package struct LetterMark: Equatable, Sendable {
    package let path: String
    /// As it is to be found on the page before escaping; nil for a flag, which shows by what it lets through.
    package let written: String?
}

private final class SpecimenMaker {
    let changed: Int?
    let write: (String) -> String
    let count: (String) -> Int?
    var marks: [LetterMark] = []

    init(changed: Int?, write: @escaping (String) -> String, count: @escaping (String) -> Int?) {
        self.changed = changed
        self.write = write
        self.count = count
    }

    private var isChanging: Bool { changed == marks.count }

    func text(_ path: String) -> String {
        let text = write(path) + (isChanging ? "*" : "")
        marks.append(LetterMark(path: path, written: text))
        return text
    }

    func number(_ path: String) -> Int {
        let number = count(path) ?? (isChanging ? 80_000 : 70_000) + marks.count
        marks.append(LetterMark(path: path, written: "\(number)"))
        return number
    }

    func flag(_ path: String) -> Bool {
        let flag = !isChanging
        marks.append(LetterMark(path: path, written: nil))
        return flag
    }
}

/// A place in the tree of fields, filled in while the type asks for its values.
private final class SpecimenNode {
    private var own: LetterShape?
    private var children: [String: SpecimenNode] = [:]
    private var element: SpecimenNode?
    var isOptional = false

    var shape: LetterShape {
        let inner = own ?? element.map { .list($0.shape) } ?? .group(children.mapValues(\.shape))
        return isOptional ? .optional(inner) : inner
    }

    func set(_ shape: LetterShape) { own = shape }

    func child(_ name: String) -> SpecimenNode {
        if let child = children[name] { return child }
        let child = SpecimenNode()
        children[name] = child
        return child
    }

    func item() -> SpecimenNode {
        let item = element ?? SpecimenNode()
        element = item
        return item
    }
}

private struct SpecimenDecoder: Decoder {
    let maker: SpecimenMaker
    let node: SpecimenNode
    let path: [String]

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func value<T: Decodable>(_ type: T.Type) throws -> T {
        let path = path.joined(separator: ".")
        let made: Any
        switch type {
        case is String.Type:
            node.set(.text)
            made = maker.text(path)
        case is Int.Type:
            node.set(.number)
            made = maker.number(path)
        case is Bool.Type:
            node.set(.flag)
            made = maker.flag(path)
        default: made = try T(from: self)
        }
        guard let value = made as? T else { throw unfit }
        return value
    }

    /// Letters are made of texts, whole numbers, flags, and lists and groups of them: what is on paper is frozen as it is written.
    var unfit: LetterError { .unfitField(path.joined(separator: ".")) }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(SpecimenGroup(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { SpecimenList(decoder: self) }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { throw unfit }
}

private struct SpecimenGroup<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: SpecimenDecoder

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }

    func decodeNil(forKey key: Key) throws -> Bool {
        decoder.node.child(key.stringValue).isOptional = true
        return false
    }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try inner(key).value(type) }

    func nestedContainer<Other: CodingKey>(
        keyedBy type: Other.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Other> {
        try inner(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try inner(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { throw decoder.unfit }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw decoder.unfit }

    private func inner(_ key: Key) -> SpecimenDecoder {
        SpecimenDecoder(
            maker: decoder.maker, node: decoder.node.child(key.stringValue), path: decoder.path + [key.stringValue])
    }
}

/// A list of one.
private struct SpecimenList: UnkeyedDecodingContainer {
    let decoder: SpecimenDecoder
    private(set) var currentIndex = 0

    init(decoder: SpecimenDecoder) { self.decoder = decoder }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { 1 }
    var isAtEnd: Bool { currentIndex >= 1 }

    func decodeNil() throws -> Bool { throw decoder.unfit }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try item().value(type) }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        try item().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try item().unkeyedContainer() }

    func superDecoder() throws -> any Decoder { throw decoder.unfit }

    private mutating func item() -> SpecimenDecoder {
        currentIndex += 1
        return SpecimenDecoder(maker: decoder.maker, node: decoder.node.item(), path: decoder.path)
    }
}
