// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Who is let in, for how long, and with which roles.
@Suite struct SignInTests {
    @Test(arguments: TestEngine.dialects)
    func `a session ends after thirty idle minutes and after twelve hours of work`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let idle = try await world.casework.signIn(login: "Clerk", password: CaseworkWorld.password)
            world.time.move(seconds: 29 * 60)
            #expect(try await world.casework.session(ofText: idle.tokenText)?.principal.login == "clerk")
            world.time.move(seconds: 29 * 60)
            #expect(try await world.casework.session(ofText: idle.tokenText) != nil)
            world.time.move(seconds: 31 * 60)
            #expect(try await world.casework.session(ofText: idle.tokenText) == nil)
            let busy = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
            for _ in 0..<35 {
                world.time.move(seconds: 20 * 60)
                #expect(try await world.casework.session(ofText: busy.tokenText) != nil)
            }
            world.time.move(seconds: 21 * 60)
            #expect(try await world.casework.session(ofText: busy.tokenText) == nil)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the clock of a demonstration moves no session`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let signedIn = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
            world.casework.clock.move(toOffset: 90 * 86_400)
            #expect(try await world.casework.session(ofText: signedIn.tokenText) != nil)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a new password and a disabled account end every session at once`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let first = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
            let second = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
            try await world.casework.signOut(first.token)
            #expect(try await world.casework.session(first.token) == nil)
            #expect(try await world.casework.session(second.token) != nil)
            try await world.casework.resetPassword(of: "clerk", to: "another long password")
            #expect(try await world.casework.session(second.token) == nil)
            await #expect(throws: SignInRefusal.wrong) {
                _ = try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
            }
            let third = try await world.casework.signIn(login: "clerk", password: "another long password")
            try await world.casework.disablePerson("clerk")
            #expect(try await world.casework.session(third.token) == nil)
            await #expect(throws: SignInRefusal.wrong) {
                _ = try await world.casework.signIn(login: "clerk", password: "another long password")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a login that nobody has waits like one that somebody has`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            for login in ["clerk", "nobody"] {
                for _ in 0..<5 {
                    await #expect(throws: SignInRefusal.wrong) {
                        _ = try await world.casework.signIn(login: login, password: "not the password")
                    }
                }
                let refusal = await #expect(throws: SignInRefusal.self) {
                    _ = try await world.casework.signIn(login: login, password: "not the password")
                }
                #expect(refusal == .wait(seconds: 3), "\(login)")
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a token carries a part of the roles its holder has today, until it is revoked`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            try await world.casework.setRoles(of: "clerk", to: [(.clerk, "D-OFF"), (.supervisor, "D-OFF")])
            let clerk = try await world.principal("clerk")
            let token = try await world.casework.issueToken(for: "clerk", name: "hotline", roles: [.clerk], by: clerk)
            let found = try #require(try await world.casework.principal(ofToken: token))
            #expect(found.principal.holdings.map(\.role) == [.clerk])
            #expect(try await world.casework.tokens(of: clerk).map(\.lastUsedOn) == [nil])
            try await world.casework.noteUse(of: found)
            #expect(try await world.casework.tokens(of: clerk).map(\.lastUsedOn) == [world.casework.today])
            await #expect(throws: FieldErrors.self) {
                _ = try await world.casework.issueToken(for: "clerk", name: "too much", roles: [.approver], by: clerk)
            }
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.issueToken(
                    for: "clerk", name: "not mine", roles: [.clerk], by: world.principal("handler"))
            }
            try await world.casework.setRoles(of: "clerk", to: [(.supervisor, "D-OFF")])
            #expect(try await world.casework.principal(ofToken: token)?.principal.holdings.isEmpty == true)
            await #expect(throws: Refusal.self) {
                try await world.casework.revokeToken(found.token, by: world.principal("handler"))
            }
            try await world.casework.revokeToken(found.token, by: clerk)
            #expect(try await world.casework.principal(ofToken: token) == nil)
            #expect(try await world.casework.tokens(of: clerk).map(\.isRevoked) == [true])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `one idempotency key registers once and gives the same receipt`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let token = try await world.casework.issueToken(for: "clerk", name: "hotline", roles: [.clerk], by: clerk)
            let id = try #require(try await world.casework.principal(ofToken: token)).token
            let office = try #require(world.unit("D-OFF"))
            let command = RegisterMatter(
                channel: .hotline, unit: office.id, receivedOn: world.casework.today, title: "噪声", facts: "夜间施工噪声扰民。",
                claim: "", parties: [])
            let actor = Actor.staff(clerk.person, as: .clerk, in: office.id)
            let key = IdempotencyKey(token: id, key: "k-1", request: [1])
            let first = try await world.casework.register(command, by: actor, once: key)
            let second = try await world.casework.register(command, by: actor, once: key)
            #expect(!first.isEarlier && second.isEarlier)
            #expect(first.receipt.number == second.receipt.number && first.receipt.code == second.receipt.code)
            await #expect(throws: IdempotencyConflict.self) {
                _ = try await world.casework.register(
                    command, by: actor, once: IdempotencyKey(token: id, key: "k-1", request: [2]))
            }
            let third = try await world.casework.register(
                command, by: actor, once: IdempotencyKey(token: id, key: "k-2", request: [1]))
            #expect(third.receipt.number != first.receipt.number)
        }
    }
}
