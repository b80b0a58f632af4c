// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

@Suite struct Digests {
    @Test func `SHA-256 is the standard's`() {
        #expect(
            Digest.hex(Digest.sha256([])) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        #expect(
            Digest.hex(Digest.sha256(Array("abc".utf8)))
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }

    @Test func `in pieces it is the same as at once`() {
        let bytes = seeded(1)(1_000)
        var digest = RunningDigest()
        for start in stride(from: 0, to: 1_000, by: 7) { digest.add(Array(bytes[start..<min(1_000, start + 7)])) }
        #expect(digest.bytes == Digest.sha256(bytes))
        digest.add([])
        #expect(digest.bytes == Digest.sha256(bytes))
        #expect(RunningDigest().bytes == Digest.sha256([]))
    }

    @Test func `hexadecimal digits of either case are read, and nothing else`() {
        let all = Array(UInt8.min...UInt8.max)
        #expect(Digest.bytes(hex: Digest.hex(all)) == all)
        #expect(Digest.bytes(hex: Digest.hex(all).uppercased()) == all)
        #expect(Digest.hex([0, 15, 16, 255]) == "000f10ff")
        #expect(Digest.bytes(hex: "") == [])
        for wrong in ["0", "0g", "g0", "0x00", " 00", "0 ", "００", "0:", "@0", "`0", "/0"] {
            #expect(Digest.bytes(hex: wrong) == nil, "\(wrong)")
        }
    }

    @Test func `two secrets are equal when every byte is`() {
        let secret = seeded(1)(32)
        #expect(Digest.constantTimeEquals(secret, secret))
        #expect(Digest.constantTimeEquals([], []))
        for index in secret.indices {
            for bit in 0..<8 {
                var other = secret
                other[index] ^= 1 << bit
                #expect(!Digest.constantTimeEquals(secret, other))
            }
        }
        #expect(!Digest.constantTimeEquals(secret, Array(secret.dropLast())))
        #expect(!Digest.constantTimeEquals(secret, secret + [0]))
    }

    @Test func `the system gives as many random bytes as were asked for, and others each time`() {
        for count in [0, 1, 7, 8, 9, 32, 1_000] { #expect(systemRandom(count).count == count) }
        #expect(systemRandom(32) != systemRandom(32))
    }
}

@Suite struct `Base64 for addresses` {
    /// RFC 4648, section 10, without padding.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"),
    ])
    func `the standard's examples come out`(plain: String, text: String) {
        #expect(Base64URL.text(Array(plain.utf8)) == text)
        #expect(Base64URL.bytes(text) == Array(plain.utf8))
    }

    @Test func `bytes of every length and value come back`() {
        let random = seeded(1)
        for count in 0..<200 {
            let bytes = random(count)
            let text = Base64URL.text(bytes)
            #expect(text.utf8.count == (count * 4 + 2) / 3)
            #expect(Base64URL.bytes(text) == bytes)
        }
        #expect(Base64URL.text([0xFB, 0xEF, 0xBE, 0xFF, 0xFF]) == "----__8")
        #expect(Base64URL.text([0xFB, 0xFF, 0xBF]) == "-_-_")
    }

    @Test(arguments: ["A", "AAAAA", "Zg=", "Zg==", "Zm9v\n", "Zm 9", "Zm+v", "Zm/v", "Zmé", "Zm９v", "Zm9.", "Zm9\u{0}"])
    func `a length or a character that cannot be is refused`(text: String) {
        #expect(Base64URL.bytes(text) == nil)
    }

    @Test func `one value has one text: bits left over are refused`() {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        #expect(alphabet.filter { Base64URL.bytes("A\($0)") != nil } == ["A", "Q", "g", "w"])
        #expect(alphabet.filter { Base64URL.bytes("AA\($0)") != nil }.count == 16)
        #expect(alphabet.filter { Base64URL.bytes("AAA\($0)") != nil }.count == 64)
    }
}
