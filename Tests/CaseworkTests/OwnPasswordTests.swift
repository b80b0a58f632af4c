// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// A password that another gave is changed first; one's own is changed with the present one.
@Suite struct OwnPasswordTests {
    private let fresh = "known to nobody else"

    private func signIn(_ world: CaseworkWorld) async throws -> SignedIn {
        try await world.casework.signIn(login: "clerk", password: CaseworkWorld.password)
    }

    @Test(arguments: TestEngine.dialects)
    func `a password that an administrator gave must be changed, one's own need not`(_ engine: TestEngine) async throws
    {
        try await engine.withWorld { world in
            let system = try await world.principal("system")
            let own = try await signIn(world)
            #expect(try await world.casework.session(ofText: own.tokenText)?.mustRenew == false)
            try await world.casework.resetPassword(of: "clerk", to: "given by the system", by: system)
            #expect(try await world.casework.session(ofText: own.tokenText) == nil)
            let given = try await world.casework.signIn(login: "clerk", password: "given by the system")
            #expect(try await world.casework.session(ofText: given.tokenText)?.mustRenew == true)
            try await world.casework.changePassword(
                from: "given by the system", to: fresh, by: given.principal, session: given.tokenText)
            #expect(try await world.casework.session(ofText: given.tokenText)?.mustRenew == false)
            await #expect(throws: SignInRefusal.wrong) {
                try await world.casework.signIn(login: "clerk", password: "given by the system")
            }
            _ = try await world.casework.signIn(login: "clerk", password: fresh)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a change ends every other session, and wrong tries bring the delay of signing in`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let (first, second) = (try await signIn(world), try await signIn(world))
            for _ in 0..<5 {
                await #expect(throws: SignInRefusal.wrong) {
                    try await world.casework.changePassword(
                        from: "a wrong password", to: fresh, by: first.principal, session: first.tokenText)
                }
            }
            await #expect(throws: SignInRefusal.self) {
                try await world.casework.changePassword(
                    from: CaseworkWorld.password, to: fresh, by: first.principal, session: first.tokenText)
            }
            world.time.move(seconds: 1_000)
            try await world.casework.changePassword(
                from: CaseworkWorld.password, to: fresh, by: first.principal, session: first.tokenText)
            #expect(try await world.casework.session(ofText: first.tokenText) != nil)
            #expect(try await world.casework.session(ofText: second.tokenText) == nil)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `people issue and revoke their own tokens only, within their roles`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let (clerk, heater) = (try await world.principal("clerk"), try await world.principal("heater"))
            let token = try await world.casework.issueOwnToken(
                name: "scanner", roles: [.clerk], confirmedBy: CaseworkWorld.password, by: clerk)
            #expect(try await world.casework.principal(ofTokenText: token)?.principal.login == "clerk")
            let asked: [(String, Set<Role>, String)] = [
                ("scanner", [.clerk], "name taken"), ("", [.clerk], "name missing"), ("other", [], "role missing"),
                ("other", [.leader], "roles notAChoice"), (String(repeating: "x", count: 61), [.clerk], "name tooLong"),
            ]
            for (name, roles, expected) in asked {
                do {
                    _ = try await world.casework.issueOwnToken(
                        name: name, roles: roles, confirmedBy: CaseworkWorld.password, by: clerk)
                    Issue.record("\(name) was issued")
                } catch let errors as FieldErrors {
                    #expect(errors.problems.map { "\($0.field) \($0.code)" } == [expected])
                }
            }
            await #expect(throws: SignInRefusal.wrong) {
                try await world.casework.issueOwnToken(
                    name: "other", roles: [.clerk], confirmedBy: "a wrong password", by: clerk)
            }
            let id = try #require(try await world.casework.tokens(of: clerk).first?.id)
            await #expect(throws: Refusal.self) { try await world.casework.revokeOwnToken(id, by: heater) }
            #expect(try await world.casework.principal(ofTokenText: token) != nil)
            try await world.casework.revokeOwnToken(id, by: clerk)
            #expect(try await world.casework.principal(ofTokenText: token) == nil)
            // A name is free again when nothing goes by it.
            _ = try await world.casework.issueOwnToken(
                name: "scanner", roles: [.clerk], confirmedBy: CaseworkWorld.password, by: clerk)
        }
    }
}
