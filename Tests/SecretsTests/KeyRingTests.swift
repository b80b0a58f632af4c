// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

/// A key file with something wrong in it, and the field that must be named.
private struct BadFile: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    let field: String

    init(_ what: String, _ text: String, names field: String) {
        testDescription = what
        self.text = text
        self.field = field
    }

    static func with(
        format: String = "1", current: String = "1", keys: String = "[\(key())]", lookup: String = Digest.hex(32..<64)
    ) -> String {
        #"{"format":\#(format),"current":\#(current),"masterKeys":\#(keys),"lookupKey":"\#(lookup)"}"#
    }

    static func key(_ id: String = "1", _ bytes: String = Digest.hex(0..<32)) -> String {
        #"{"id":\#(id),"key":"\#(bytes)"}"#
    }
}

private let badFiles = [
    BadFile("nothing", "", names: "json"),
    BadFile("no JSON", "keys", names: "json"),
    BadFile("half a file", String(BadFile.with().dropLast(10)), names: "json"),
    BadFile("an empty object", "{}", names: "json"),
    BadFile("a missing field", #"{"format":1,"current":1,"masterKeys":[]}"#, names: "json"),
    BadFile("a number below zero", BadFile.with(keys: "[\(BadFile.key("-1"))]"), names: "json"),
    BadFile("a number too large", BadFile.with(current: "4294967296"), names: "json"),
    BadFile("a format of tomorrow", BadFile.with(format: "2"), names: "format"),
    BadFile("no master key", BadFile.with(keys: "[]"), names: "current"),
    BadFile("a current key that is not there", BadFile.with(current: "2"), names: "current"),
    BadFile("two keys of one number", BadFile.with(keys: "[\(BadFile.key()),\(BadFile.key())]"), names: "masterKeys"),
    BadFile("a short key", BadFile.with(keys: "[\(BadFile.key("1", "00ff"))]"), names: "masterKeys"),
    BadFile("a long key", BadFile.with(keys: "[\(BadFile.key("1", Digest.hex(0..<33)))]"), names: "masterKeys"),
    BadFile(
        "letters beyond f", BadFile.with(keys: "[\(BadFile.key("1", "g" + Digest.hex(0..<32).dropFirst()))]"),
        names: "masterKeys"),
    BadFile(
        "half a digit", BadFile.with(keys: "[\(BadFile.key("1", String(Digest.hex(0..<32).dropLast())))]"),
        names: "masterKeys"),
    BadFile("an empty look-up key", BadFile.with(lookup: ""), names: "lookupKey"),
    BadFile("a short look-up key", BadFile.with(lookup: Digest.hex(0..<31)), names: "lookupKey"),
    BadFile(
        "a look-up key of other letters", BadFile.with(lookup: String(repeating: "zz", count: 32)), names: "lookupKey"),
]

@Suite struct `Key rings` {
    @Test func `a ring is the same after it was written and read`() throws {
        let ring = try KeyRing.make(random: seeded(1)).withNewMasterKey(random: seeded(2))
        let again = try KeyRing(json: ring.json())
        #expect(again.keyIDs == [1, 2])
        #expect(again.currentKeyID == 2)
        #expect(try again.json() == ring.json())
        let key = try DataKey.make(random: seeded(3))
        #expect(try DataKey.unwrap(key.wrapped(by: ring, matter: 1), by: again, matter: 1) == key)
    }

    @Test func `the current key need not be the newest`() throws {
        let text = BadFile.with(current: "1", keys: "[\(BadFile.key("1")),\(BadFile.key("2", Digest.hex(64..<96)))]")
        let ring = try KeyRing(json: Array(text.utf8))
        #expect(ring.currentKeyID == 1)
        #expect(try ring.withNewMasterKey(random: seeded(1)).keyIDs == [1, 2, 3])
        #expect(try ring.withoutOlderMasterKeys().keyIDs == [1])
    }

    @Test(arguments: badFiles) private func `a bad key file is refused by the name of what is wrong`(file: BadFile)
        throws
    {
        #expect(throws: SecretError.badKeyRing(file.field)) { try KeyRing(json: Array(file.text.utf8)) }
    }

    @Test func `what is said about a bad file holds nothing of a key`() throws {
        let secret = "g" + Digest.hex(0..<32).dropFirst()
        let text = BadFile.with(keys: "[\(BadFile.key("1", secret))]")
        do {
            _ = try KeyRing(json: Array(text.utf8))
            Issue.record("a bad file was taken")
        } catch {
            #expect(!"\(error)".contains(secret.dropFirst(40)))
            #expect("\(error)".contains("masterKeys"))
        }
    }

    @Test func `keys in capital digits are read`() throws {
        let ring = try KeyRing(json: Array(BadFile.with(lookup: Digest.hex(32..<64).uppercased()).utf8))
        #expect(ring.proves(try Known.ring().proof()))
    }

    @Test func `a source of too few random bytes makes no ring`() {
        #expect(throws: SecretError.badKeyRing("random")) { try KeyRing.make { _ in [1] } }
        #expect(throws: SecretError.badKeyRing("random")) {
            try Known.ring().withNewMasterKey { [UInt8](repeating: 0, count: $0 + 1) }
        }
    }

    @Test func `a ring proves itself and no other`() throws {
        let (one, two) = (try KeyRing.make(random: seeded(1)), try KeyRing.make(random: seeded(2)))
        #expect(one.proves(one.proof()))
        #expect(!one.proves(two.proof()))
        #expect(!one.proves([]))
        #expect(!one.proves(one.proof() + [0]))
        #expect(
            Digest.hex(try Known.ring().proof()) == "8844327ff4c43b88d4d280d22e3c52cf1d8a9347e6a7539488dbddd2ad765f41")
    }
}

@Suite struct `Checkpoint codes` {
    let ring: KeyRing
    let root = Digest.sha256(Array("heads".utf8))
    init() throws { ring = try KeyRing.make(random: seeded(1)) }

    @Test func `a code stands for its count and its root alone`() throws {
        let code = ring.checkpointCode(count: 7, root: root)
        #expect(try ring.isCheckpointCode(code, count: 7, root: root))
        for count: Int64 in [0, 6, 8, -7, 7 << 8, .max] {
            #expect(try !ring.isCheckpointCode(code, count: count, root: root))
        }
        for index in root.indices {
            var changed = root
            changed[index] ^= 1
            #expect(try !ring.isCheckpointCode(code, count: 7, root: changed))
        }
        #expect(try !ring.isCheckpointCode(code, count: 7, root: []))
    }

    @Test func `no byte of a code may change`() throws {
        let code = ring.checkpointCode(count: 7, root: root)
        for index in code.indices where index >= 4 {
            var changed = code
            changed[index] ^= 0x80
            #expect(try !ring.isCheckpointCode(changed, count: 7, root: root))
        }
        for wrong in [[], Array(code.dropLast()), code + [0]] {
            #expect(throws: SecretError.malformed) { try ring.isCheckpointCode(wrong, count: 7, root: root) }
        }
    }

    @Test func `codes stay readable as long as their master key is kept`() throws {
        let code = ring.checkpointCode(count: 7, root: root)
        let next = try ring.withNewMasterKey(random: seeded(2))
        #expect(try next.isCheckpointCode(code, count: 7, root: root))
        #expect(next.checkpointCode(count: 7, root: root).prefix(4).elementsEqual([0, 0, 0, 2]))
        #expect(next.checkpointCode(count: 7, root: root) != code)
        #expect(throws: SecretError.unknownKey(1)) {
            try next.withoutOlderMasterKeys().isCheckpointCode(code, count: 7, root: root)
        }
        let stranger = try KeyRing.make(random: seeded(3))
        #expect(try !stranger.isCheckpointCode(code, count: 7, root: root))
    }

    @Test func `the code is the one that another program computed by the description`() throws {
        #expect(
            Digest.hex(try Known.ring().checkpointCode(count: 7, root: root))
                == "0000000175d8900c235771990b5ebcb7e3fd091b598487674c75d2b31731647cda799f9a")
    }
}
