// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

@Suite struct `Query codes` {
    private static let symbols = Set("23456789ABCDEFGHJKMNPQRSTUVWXYZ")

    @Test func `a code has ten symbols out of thirty-one that nobody mistakes for each other`() {
        #expect(Self.symbols.count == 31)
        #expect(Self.symbols.isDisjoint(with: "0O1ILl"))
        let random = seeded(1)
        var seen: Set<Character> = []
        for _ in 0..<500 {
            let code = QueryCode.make(random: random)
            #expect(code.symbols.count == QueryCode.count)
            #expect(Self.symbols.isSuperset(of: code.symbols))
            seen.formUnion(code.symbols)
        }
        #expect(seen == Self.symbols)
        #expect(QueryCode.count == 10)
    }

    @Test func `every symbol is drawn about as often at every place`() {
        let random = seeded(2)
        let draws = 31 * 400
        var counts = [[Character: Int]](repeating: [:], count: 10)
        for _ in 0..<draws {
            for (place, symbol) in QueryCode.make(random: random).symbols.enumerated() {
                counts[place][symbol, default: 0] += 1
            }
        }
        // Six standard deviations around 400: a seed that is the same in every run either holds or does not.
        for place in counts { for symbol in Self.symbols { #expect((280...520).contains(place[symbol] ?? 0)) } }
    }

    @Test func `codes do not repeat`() {
        let random = seeded(3)
        #expect(Set((0..<5_000).map { _ in QueryCode.make(random: random).symbols }).count == 5_000)
    }

    @Test(arguments: [
        "ABCDE-FGHJK", "abcde-fghjk", "ABCDEFGHJK", " abcde fghjk ", "ＡＢＣＤＥ－ＦＧＨＪＫ", "ａｂｃｄｅ　ｆｇｈｊｋ", "ABCDE‐FGHJK",
        "ABCDE–FGHJK", "ABCDE—FGHJK", "ABCDE−FGHJK", "ABCDE﹣FGHJK", "A B C D E\tF G H J K\n", "ABCDE\u{200B}-FGHJK",
        "\u{FEFF}ABCDE-FGHJK\u{200E}", "ABCDE\u{A0}FGHJK", "--ABCDE--FGHJK--",
    ])
    func `what a person types is read as the code it means`(typed: String) throws {
        let code = try #require(QueryCode(typed))
        #expect(code.symbols == "ABCDEFGHJK")
        #expect(code.grouped == "ABCDE-FGHJK")
        #expect(QueryCode(code.grouped) == code)
    }

    @Test(arguments: [
        "", "ABCDE-FGHJ", "ABCDE-FGHJKM", "ABCDE-FGHJ0", "ABCDE-FGHJO", "ABCDE-FGHJ1", "ABCDE-FGHJI", "ABCDE-FGHJL",
        "ABCDE-FGHJl", "ABCDE_FGHJK", "ABCDE.FGHJK", "АBCDE-FGHJK", "ABCDE-FGHJÉ", "查询码ABCDEFGHJK",
        "ABCDE" + String(repeating: " ", count: 60) + "FGHJK",
    ])
    func `what is no code is not read as one`(typed: String) {
        #expect(QueryCode(typed) == nil)
        #expect(QueryCode.normalise(typed) == nil)
    }

    @Test func `what is stored is a keyed hash bound to its matter`() throws {
        let ring = try KeyRing.make(random: seeded(1))
        let code = QueryCode.make(random: seeded(2))
        let stored = ring.queryCodeHash(code, matter: 42)
        #expect(stored.count == 32)
        #expect(ring.isQueryCode(code, of: 42, storedHash: stored))
        #expect(!ring.isQueryCode(code, of: 43, storedHash: stored))
        #expect(!ring.isQueryCode(QueryCode.make(random: seeded(3)), of: 42, storedHash: stored))
        #expect(!ring.isQueryCode(code, of: 42, storedHash: []))
        #expect(!ring.isQueryCode(code, of: 42, storedHash: Array(stored.dropLast())))
        #expect(!(try KeyRing.make(random: seeded(4)).isQueryCode(code, of: 42, storedHash: stored)))
        #expect(stored != Digest.sha256(Array(code.symbols.utf8)))
    }

    @Test func `the hash is the one that another program computed by the description`() throws {
        let code = try #require(QueryCode("ABCDE-FGHJK"))
        #expect(
            Digest.hex(try Known.ring().queryCodeHash(code, matter: 42))
                == "3a1928acc527c4b1bbc1fef610df0ff3e22d3e98f533c7a0d446ffff5e93d57b")
    }
}

@Suite struct Tokens {
    @Test func `a token is thirty-two random bytes in forty-three characters`() throws {
        let random = seeded(1)
        let texts = try (0..<1_000).map { _ in try Token.make(random: random).text }
        #expect(Set(texts).count == 1_000)
        for text in texts {
            #expect(text.utf8.count == 43)
            #expect(Token(text)?.text == text)
        }
        #expect(throws: SecretError.malformed) { try Token.make { _ in [1, 2, 3] } }
    }

    @Test func `two tokens are equal when all their bytes are`() throws {
        let one = try Token.make { _ in [UInt8](repeating: 0, count: 32) }
        #expect(one == Token(one.text))
        for index in 0..<32 {
            var bytes = [UInt8](repeating: 0, count: 32)
            bytes[index] = 1
            #expect(try Token.make { _ in bytes } != one)
        }
    }

    @Test func `what is no token is not read as one, and one token has one text`() throws {
        let text = try Token.make(random: seeded(2)).text
        for wrong in [
            "", String(text.dropLast()), text + "A", text + "=", " " + text.dropFirst(), "+" + text.dropFirst(),
            "/" + text.dropFirst(), "é" + text.dropFirst(2),
        ] {
            #expect(Token(wrong) == nil, "\(wrong)")
        }
        // The last character carries four bits: the other three that a lax reader would take for the same are refused.
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        #expect(alphabet.count { Token(text.dropLast() + String($0)) != nil } == 16)
    }

    @Test func `a token of one use does not pass for another`() throws {
        let ring = try KeyRing.make(random: seeded(1))
        let token = try Token.make(random: seeded(2))
        let hashes = Token.Use.allCases.map { ring.tokenHash(token, for: $0) }
        #expect(Set(hashes).count == Token.Use.allCases.count)
        for hash in hashes { #expect(hash.count == 32) }
        #expect(ring.tokenHash(token, for: .api) == ring.tokenHash(token, for: .api))
        #expect(try KeyRing.make(random: seeded(3)).tokenHash(token, for: .api) != ring.tokenHash(token, for: .api))
    }

    @Test func `the hash is the one that another program computed by the description`() throws {
        let token = try #require(Token("QEFCQ0RFRkdISUpLTE1OT1BRUlNUVVZXWFlaW1xdXl8"))
        #expect(
            Digest.hex(try Known.ring().tokenHash(token, for: .session))
                == "5ed7f1cc13d5c8b266f5e95bb3585ce926751786cef40115fa35c22ee36cc261")
    }
}
