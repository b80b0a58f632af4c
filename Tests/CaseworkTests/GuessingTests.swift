// SPDX-License-Identifier: Apache-2.0
import Casework
import Secrets
import Storage
import Support
import Synchronization
import Testing

/// Many guesses at once are worth no more than as many in a row.
@Suite struct GuessingTests {
    @Test(arguments: TestEngine.dialects)
    func `a right guess among many at once waits as the wrong ones do`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let (guesses, mayGo) = AsyncStream<Void>.makeStream()
            let reached = Mutex(false)
            let held = world.over(
                AskedDatabase(
                    world.casework.database,
                    writing: {
                        reached.withLock { $0 = true }
                        for await _ in guesses { break }
                    }))
            let right = Task { try await held.signIn(login: "clerk", password: CaseworkWorld.password) }
            while !reached.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(5)) }
            for _ in 0..<6 {
                do {
                    _ = try await world.casework.signIn(login: "clerk", password: "not the password")
                } catch is SignInRefusal {}
            }
            mayGo.yield()
            let refusal = await #expect(throws: SignInRefusal.self) { _ = try await right.value }
            #expect(refusal == .wait(seconds: 3))
            world.time.move(seconds: 3)
            _ = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a password changed while the old one was being checked lets nobody in`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let changed = Mutex(false)
            let held = world.over(
                AskedDatabase(
                    world.casework.database,
                    writing: {
                        if changed.withLock({ $0 }) { return }
                        changed.withLock { $0 = true }
                        try await world.casework.resetPassword(of: "clerk", to: "another long password")
                    }))
            await #expect(throws: SignInRefusal.wrong) {
                _ = try await held.signIn(login: "clerk", password: CaseworkWorld.password)
            }
        }
    }

    @Test func `more passwords than can be checked are an outage, and a very long one is a wrong one`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            let error = await #expect(throws: SecretError.self) {
                _ = try await PasswordHasher(most: 0).verify("password", against: nil)
            }
            let thrown: any Error = try #require(error)
            #expect(Outage(thrown) == .busy)
            await #expect(throws: SignInRefusal.wrong) {
                _ = try await world.casework.signIn(login: "clerk", password: String(repeating: "x", count: 2_000))
            }
        }
    }
}
