// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

@Suite struct `Sealed values` {
    let key: DataKey
    init() throws { key = try DataKey.make(random: seeded(1)) }

    @Test(arguments: [0, 1, 15, 16, 17, 100_000])
    func `what was sealed opens and is longer by a fixed number of bytes`(count: Int) throws {
        let plain = seeded(2)(count)
        let box = try key.seal(plain, context: "party:1:name")
        #expect(box.count == count + DataKey.overhead)
        #expect(try key.open(box, context: "party:1:name") == plain)
    }

    @Test func `no byte of a box may change, be missing or be added`() throws {
        let box = try key.seal("张三，住东街12号", context: "party:1:name")
        #expect(try expectSealed(box) { try key.openText($0, context: "party:1:name") } == "张三，住东街12号")
    }

    @Test(arguments: ["", "party:1:nam", "party:1:name ", "party:2:name", "party:1:phone", "PARTY:1:NAME"])
    func `a value opens under no context but its own`(other: String) throws {
        let box = try key.seal("13800138000", context: "party:1:name")
        #expect(throws: SecretError.refused) { try key.open(box, context: other) }
    }

    @Test func `the key of another matter opens nothing`() throws {
        let box = try key.seal("正文", context: "text:1")
        let other = try DataKey.make(random: seeded(3))
        #expect(other != key)
        #expect(throws: SecretError.refused) { try other.open(box, context: "text:1") }
    }

    @Test func `the same value sealed twice cannot be told to be the same`() throws {
        let boxes = try Set((0..<50).map { _ in try key.seal("同一句话", context: "text:1") })
        #expect(boxes.count == 50)
        #expect(Set(boxes.map { $0.suffix(16) }).count == 50)
    }

    @Test func `a box does not contain its text`() throws {
        let text = "东街12号的张三"
        let box = try key.seal(text, context: "text:1")
        #expect(!Digest.hex(box).contains(Digest.hex(Array("张三".utf8))))
        #expect(try key.openText(box, context: "text:1") == text)
    }

    @Test func `bytes that are no text are not read as one`() throws {
        let box = try key.seal([0x66, 0xFF, 0xFE], context: "text:1")
        #expect(throws: SecretError.malformed) { try key.openText(box, context: "text:1") }
    }

    @Test func `a box of another version or none is malformed`() throws {
        var box = try key.seal("x", context: "text:1")
        box[0] = 2
        #expect(throws: SecretError.malformed) { try key.open(box, context: "text:1") }
        #expect(throws: SecretError.malformed) { try key.open([], context: "text:1") }
        #expect(throws: SecretError.malformed) { try key.open([1], context: "text:1") }
    }

    @Test func `a key is made of thirty-two bytes and of no other number`() throws {
        for count in [0, 16, 31, 33, 64] {
            #expect(throws: SecretError.malformed) { try DataKey.make { _ in [UInt8](repeating: 7, count: count) } }
        }
    }

    @Test func `a value that another program sealed by the description opens`() throws {
        let box = try bytes(hex: "01000102030405060708090a0bdfb9cc9ccf055117bce220522b1eecf8026acebf2618")
        #expect(try Known.key().openText(box, context: "party:1:name") == "张三")
    }
}
