// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

@Suite struct `Wrapped data keys` {
    let ring: KeyRing
    let key: DataKey

    init() throws {
        ring = try KeyRing.make(random: seeded(1))
        key = try DataKey.make(random: seeded(2))
    }

    @Test func `a wrap opens for its matter alone`() throws {
        let wrap = try key.wrapped(by: ring, matter: 42)
        #expect(try DataKey.unwrap(wrap, by: ring, matter: 42) == key)
        for other: Int64 in [0, 41, 43, -42, .max, 42 << 8] {
            #expect(throws: SecretError.refused) { try DataKey.unwrap(wrap, by: ring, matter: other) }
        }
    }

    @Test func `no byte of a wrap may change, be missing or be added`() throws {
        let matters = try key.wrapped(by: ring, matter: 42)
        #expect(try expectSealed(matters) { try DataKey.unwrap($0, by: ring, matter: 42) } == key)
        let persons = try key.wrapped(by: ring, for: 7, matter: 42)
        #expect(try expectSealed(persons) { try DataKey.unwrap($0, by: ring, for: 7, matter: 42) } == key)
    }

    @Test func `the ring of another installation opens nothing, though its key has the same number`() throws {
        let stranger = try KeyRing.make(random: seeded(3))
        #expect(stranger.currentKeyID == ring.currentKeyID)
        let wraps = (try key.wrapped(by: ring, matter: 42), try key.wrapped(by: ring, for: 7, matter: 42))
        #expect(throws: SecretError.refused) { try DataKey.unwrap(wraps.0, by: stranger, matter: 42) }
        #expect(throws: SecretError.refused) { try DataKey.unwrap(wraps.1, by: stranger, for: 7, matter: 42) }
    }

    @Test func `after re-keying what was sealed stays readable, and the old key can go`() throws {
        let text = try key.seal("诉求", context: "text:1")
        let old = try key.wrapped(by: ring, matter: 42)
        let next = try ring.withNewMasterKey(random: seeded(4))
        #expect(next.keyIDs == [1, 2])
        #expect(next.currentKeyID == 2)

        #expect(try DataKey.unwrap(old, by: next, matter: 42).openText(text, context: "text:1") == "诉求")
        let wrap = try #require(try DataKey.rewrapped(old, by: next, matter: 42))
        #expect(try DataKey.masterKeyID(of: wrap) == 2)
        #expect(try DataKey.rewrapped(wrap, by: next, matter: 42) == nil)

        let alone = try next.withoutOlderMasterKeys()
        #expect(alone.keyIDs == [2])
        #expect(try DataKey.unwrap(wrap, by: alone, matter: 42).openText(text, context: "text:1") == "诉求")
        #expect(throws: SecretError.unknownKey(1)) { try DataKey.unwrap(old, by: alone, matter: 42) }
        #expect(throws: SecretError.unknownKey(2)) { try DataKey.unwrap(wrap, by: ring, matter: 42) }
        #expect(throws: SecretError.unknownKey(1)) { try DataKey.rewrapped(old, by: alone, matter: 42) }
    }

    @Test func `a number that was used is never given to another master key`() throws {
        let alone = try ring.withNewMasterKey(random: seeded(4)).withoutOlderMasterKeys()
        #expect(try alone.withNewMasterKey(random: seeded(5)).keyIDs == [2, 3])
    }

    @Test func `a wrap is not re-wrapped for another matter`() throws {
        let old = try key.wrapped(by: ring, matter: 42)
        let next = try ring.withNewMasterKey(random: seeded(4))
        #expect(throws: SecretError.refused) { try DataKey.rewrapped(old, by: next, matter: 43) }
    }

    @Test func `look-ups survive re-keying, because the look-up key never changes`() throws {
        let next = try ring.withNewMasterKey(random: seeded(4)).withoutOlderMasterKeys()
        let token = try Token.make(random: seeded(5))
        #expect(next.proves(ring.proof()))
        #expect(next.blindIndex("phone", "13800138000") == ring.blindIndex("phone", "13800138000"))
        #expect(next.tokenHash(token, for: .session) == ring.tokenHash(token, for: .session))
    }

    @Test func `wraps that another program made by the description open`() throws {
        let matter = try bytes(
            hex: "0100000001000102030405060708090a0b00a9fb814e54557f612deaa14b6738f35df93802a347d862979c2e144ccc2067"
                + "c156f78acd36155fa0f851ee247d5821")
        let person = try bytes(
            hex: "0200000001000102030405060708090a0b51623db51b9c1fe56396f12026fbe77c34beac0d7c3d187bf98b599352d77451"
                + "12bfb18b633f4f9036e7ec0aec2d88b0")
        #expect(try DataKey.unwrap(matter, by: Known.ring(), matter: 42) == Known.key())
        #expect(try DataKey.unwrap(person, by: Known.ring(), for: 7, matter: 42) == Known.key())
    }
}

@Suite struct `Keys of sealed matters` {
    let ring: KeyRing
    let key: DataKey

    init() throws {
        ring = try KeyRing.make(random: seeded(1))
        key = try DataKey.make(random: seeded(2))
    }

    @Test func `each of two holders opens with a wrap of their own, and nobody else with either`() throws {
        let wraps = [
            Int64(7): try key.wrapped(by: ring, for: 7, matter: 42), 8: try key.wrapped(by: ring, for: 8, matter: 42),
        ]
        for (holder, wrap) in wraps {
            #expect(try DataKey.unwrap(wrap, by: ring, for: holder, matter: 42) == key)
            for other: Int64 in [0, 6, 7, 8, 9, -7, 7 << 8] where other != holder {
                #expect(throws: SecretError.refused) { try DataKey.unwrap(wrap, by: ring, for: other, matter: 42) }
            }
            #expect(throws: SecretError.refused) { try DataKey.unwrap(wrap, by: ring, for: holder, matter: 41) }
        }
    }

    @Test func `person and matter are not mixed up`() throws {
        let wrap = try key.wrapped(by: ring, for: 7, matter: 42)
        #expect(throws: SecretError.refused) { try DataKey.unwrap(wrap, by: ring, for: 42, matter: 7) }
    }

    @Test func `a person's wrap does not pass for the matter's, nor the other way round`() throws {
        let forPerson = try key.wrapped(by: ring, for: 7, matter: 42)
        let forMatter = try key.wrapped(by: ring, matter: 42)
        #expect(throws: SecretError.refused) { try DataKey.unwrap(forPerson, by: ring, matter: 42) }
        #expect(throws: SecretError.refused) { try DataKey.unwrap(forMatter, by: ring, for: 7, matter: 42) }
        // Nor when the kind that stands readable in front is changed with it.
        let dressed = ([1] + forPerson.dropFirst(), [2] + forMatter.dropFirst())
        #expect(throws: SecretError.refused) { try DataKey.unwrap(dressed.0, by: ring, matter: 42) }
        #expect(throws: SecretError.refused) { try DataKey.unwrap(dressed.1, by: ring, for: 7, matter: 42) }
    }

    @Test func `a holder's wrap survives re-keying and stays the holder's`() throws {
        let old = try key.wrapped(by: ring, for: 7, matter: 42)
        let next = try ring.withNewMasterKey(random: seeded(4))
        let wrap = try #require(try DataKey.rewrapped(old, by: next, for: 7, matter: 42))
        let alone = try next.withoutOlderMasterKeys()
        #expect(try DataKey.rewrapped(wrap, by: next, for: 7, matter: 42) == nil)
        #expect(try DataKey.unwrap(wrap, by: alone, for: 7, matter: 42) == key)
        #expect(throws: SecretError.refused) { try DataKey.unwrap(wrap, by: alone, for: 8, matter: 42) }
        #expect(throws: SecretError.refused) { try DataKey.rewrapped(old, by: next, for: 8, matter: 42) }
        #expect(throws: SecretError.unknownKey(1)) { try DataKey.unwrap(old, by: alone, for: 7, matter: 42) }
    }

    @Test func `a key under another key opens under that one and its context alone`() throws {
        let outer = try DataKey.make(random: seeded(5))
        let box = try key.sealed(under: outer, context: "attachment-key:1")
        let held = try expectSealed(box) { try DataKey.open($0, under: outer, context: "attachment-key:1") }
        #expect(held == key)
        #expect(throws: SecretError.refused) { try DataKey.open(box, under: outer, context: "attachment-key:2") }
        #expect(throws: SecretError.refused) { try DataKey.open(box, under: key, context: "attachment-key:1") }
        let text = try outer.seal("no key", context: "attachment-key:1")
        #expect(throws: SecretError.malformed) { try DataKey.open(text, under: outer, context: "attachment-key:1") }
    }
}
