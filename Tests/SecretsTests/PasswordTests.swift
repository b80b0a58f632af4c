// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

/// Cheap on purpose: these tests are about what is answered, not about how long it takes.
private let cheap = PasswordHash.Cost(memoryKiB: 64, passes: 1, lanes: 1)

@Suite struct Passwords {
    @Test func `the right password is right and every other one is wrong`() throws {
        let hash = try PasswordHash.make("枫桥 Pass-2026", salt: seeded(1)(16), cost: cheap)
        #expect(try PasswordHash.verify("枫桥 Pass-2026", against: hash))
        for wrong in [
            "", "枫桥 Pass-2027", "枫桥 pass-2026", "枫桥 Pass-2026 ", " 枫桥 Pass-2026", "枫桥 Pass-202", "枫桥 Pass-2026\u{0}",
        ] {
            #expect(try !PasswordHash.verify(wrong, against: hash), "\(wrong)")
        }
    }

    @Test func `a password is not cut at a zero byte`() throws {
        let hash = try PasswordHash.make("a\u{0}b", salt: seeded(1)(16), cost: cheap)
        #expect(try PasswordHash.verify("a\u{0}b", against: hash))
        #expect(try !PasswordHash.verify("a\u{0}c", against: hash))
        #expect(try !PasswordHash.verify("a", against: hash))
    }

    @Test func `a hash names its parameters and holds another salt each time`() async throws {
        let hasher = PasswordHasher(cost: cheap)
        let random = seeded(1)
        let (one, two) = (try await hasher.hash("same", random: random), try await hasher.hash("same", random: random))
        #expect(one.hasPrefix("$argon2id$v=19$m=64,t=1,p=1$"))
        #expect(one != two)
        #expect(!one.contains("same"))
        #expect(try await hasher.verify("same", against: one))
        #expect(try await hasher.verify("same", against: two))
    }

    @Test func `the standard is nineteen mebibytes in two passes`() throws {
        #expect(PasswordHash.Cost.standard == PasswordHash.Cost(memoryKiB: 19_456, passes: 2, lanes: 1))
        let hash = try PasswordHash.make("x", salt: seeded(1)(16))
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(!PasswordHash.isOutdated(hash))
        #expect(try PasswordHash.verify("x", against: hash))
    }

    @Test func `a hash of another cost is outdated and still lets in`() throws {
        let hash = try PasswordHash.make("x", salt: seeded(1)(16), cost: cheap)
        #expect(PasswordHash.isOutdated(hash))
        #expect(!PasswordHash.isOutdated(hash, cost: cheap))
        #expect(PasswordHash.isOutdated(hash, cost: PasswordHash.Cost(memoryKiB: 64, passes: 10, lanes: 1)))
        #expect(PasswordHash.isOutdated(hash, cost: PasswordHash.Cost(memoryKiB: 6, passes: 1, lanes: 1)))
        #expect(try PasswordHash.verify("x", against: hash))
    }

    @Test func `the longest password is hashed whole, and a longer one is refused rather than cut`() throws {
        let longest = String(repeating: "长", count: 341) + "x"
        #expect(longest.utf8.count == PasswordHash.longest)
        let hash = try PasswordHash.make(longest, salt: seeded(1)(16), cost: cheap)
        #expect(try PasswordHash.verify(longest, against: hash))
        #expect(try !PasswordHash.verify(longest.dropLast() + "y", against: hash))
        #expect(throws: SecretError.passwordTooLong) {
            try PasswordHash.make(longest + "x", salt: seeded(1)(16), cost: cheap)
        }
        #expect(throws: SecretError.passwordTooLong) { try PasswordHash.verify(longest + "x", against: hash) }
    }

    @Test func `what is no hash lets nobody in`() throws {
        let hash = try PasswordHash.make("x", salt: seeded(1)(16), cost: cheap)
        for wrong in [
            "", "x", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$AAAA", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$",
            hash.replacing("m=64", with: "m=0"), String(hash.dropLast(60)),
        ] {
            #expect(throws: SecretError.self, "\(wrong)") { try PasswordHash.verify("x", against: wrong) }
        }
        let dearer = hash.replacing("t=1", with: "t=2")
        #expect(try !PasswordHash.verify("x", against: dearer))
    }

    @Test func `a salt that is too short makes no hash`() {
        #expect(throws: SecretError.self) { try PasswordHash.make("x", salt: [1, 2, 3], cost: cheap) }
    }

    /// The vector of the reference program: argon2id, version 19, 64 MiB, two passes.
    @Test func `a hash that the reference program made lets in`() throws {
        let hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        #expect(try PasswordHash.verify("password", against: hash))
        #expect(try !PasswordHash.verify("passwort", against: hash))
    }

    @Test func `nobody of that name is a wrong password and no error`() async throws {
        let hasher = PasswordHasher(cost: cheap)
        #expect(try await !hasher.verify("x", against: nil))
        await #expect(throws: SecretError.passwordTooLong) {
            try await hasher.verify(String(repeating: "x", count: 1_025), against: nil)
        }
    }

    @Test func `many at once are all answered, and more than may wait are turned away`() async throws {
        let hasher = PasswordHasher(cost: cheap, most: 64)
        let hash = try await hasher.hash("right", random: seeded(1))
        let answers = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask { try await hasher.verify(number.isMultiple(of: 2) ? "right" : "wrong", against: hash) }
            }
            return try await group.reduce(into: [true: 0, false: 0]) { $0[$1, default: 0] += 1 }
        }
        #expect(answers == [true: 20, false: 20])
        let full = PasswordHasher(cost: cheap, most: 0)
        await #expect(throws: SecretError.busy) { try await full.verify("right", against: hash) }
    }

    @Test func `whoever was turned away is let in when the others are done`() async throws {
        let hasher = PasswordHasher(cost: cheap, most: 1)
        for _ in 0..<5 { #expect(try await !hasher.verify("x", against: nil)) }
    }
}
