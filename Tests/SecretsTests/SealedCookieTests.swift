// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

@Suite struct `Sealed cookies` {
    let ring: KeyRing
    init() throws { ring = try KeyRing.make(random: seeded(1)) }

    private func seal(_ binding: String = "s1", until: Int64 = 1_000) throws -> [UInt8] {
        try SealedCookie.seal(
            Array("草稿".utf8), for: .draft, binding: binding, expiresAtMilliseconds: until, by: ring)
    }

    private func open(
        _ box: [UInt8], _ purpose: SealedCookie.Purpose = .draft, binding: String = "s1", now: Int64 = 999,
        by other: KeyRing? = nil
    ) throws -> [UInt8] {
        try SealedCookie.open(box, for: purpose, binding: binding, nowMilliseconds: now, by: other ?? ring)
    }

    @Test func `a cookie opens until its last millisecond and not at the next`() throws {
        let box = try seal()
        for now: Int64 in [.min, 0, 998, 999] { #expect(try open(box, now: now) == Array("草稿".utf8)) }
        for now: Int64 in [1_000, 1_001, .max] {
            #expect(throws: SecretError.expired) { try open(box, now: now) }
        }
    }

    @Test func `its expiry cannot be written forward, nor any other byte`() throws {
        #expect(try expectSealed(seal()) { try open($0) } == Array("草稿".utf8))
        var longer = try seal()
        longer[5] = 0x7F
        #expect(throws: SecretError.refused) { try open(longer, now: 5_000) }
        // A changed box is refused, not called expired: what it says of its time is nobody's word.
        #expect(throws: SecretError.refused) { try open(longer, now: .max) }
    }

    @Test func `a cookie opens for its purpose and its binding alone`() throws {
        let box = try seal()
        for purpose in SealedCookie.Purpose.allCases where purpose != .draft {
            #expect(throws: SecretError.refused) { try open(box, purpose) }
        }
        for binding in ["", "s", "s2", "s11"] {
            #expect(throws: SecretError.refused) { try open(box, binding: binding) }
        }
    }

    @Test func `a cookie survives a new master key and ends with the old one`() throws {
        let box = try seal()
        let next = try ring.withNewMasterKey(random: seeded(2))
        #expect(try open(box, by: next) == Array("草稿".utf8))
        #expect(throws: SecretError.unknownKey(1)) { try open(box, by: next.withoutOlderMasterKeys()) }
        #expect(throws: SecretError.refused) { try open(box, by: KeyRing.make(random: seeded(3))) }
    }

    @Test func `as text it goes through an address unharmed`() throws {
        let text = try SealedCookie.sealText([1, 2, 3], for: .flash, expiresAtMilliseconds: 1_000, by: ring)
        let isPlain = text.utf8.allSatisfy {
            ($0 >= 48 && $0 < 58) || ($0 >= 65 && $0 < 91) || ($0 >= 97 && $0 < 123) || $0 == 45 || $0 == 95
        }
        #expect(isPlain)
        #expect(try SealedCookie.openText(text, for: .flash, nowMilliseconds: 0, by: ring) == [1, 2, 3])
        for wrong in ["", "x", text + "=", text + "A", " " + text, String(text.dropLast(2))] {
            #expect(throws: SecretError.self, "\(wrong)") {
                try SealedCookie.openText(wrong, for: .flash, nowMilliseconds: 0, by: ring)
            }
        }
    }

    @Test func `a cookie that another program sealed by the description opens`() throws {
        let box = try bytes(
            hex: "010000000100000000000003e8000102030405060708090a0b321b6be3faef64904300f546766dea847ab2c7d2479e41")
        #expect(try open(box, binding: "bound", by: Known.ring()) == Array("payload".utf8))
    }
}
