// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 两人同卷: a hint of ten minutes, and no history.
@Suite struct PresenceTests {
    private func rows(_ world: CaseworkWorld) async throws -> Int {
        try await world.casework.database.read { db in
            try db.queryOne("SELECT COUNT(*) AS rows FROM presences")?.get("rows") ?? 0
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `another's open form is told for ten minutes, then forgotten`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let app = world.casework
            let receipt = try await world.register()
            let (clerk, leader) = (try await world.principal("clerk"), try await world.principal("leader"))
            let file = try await app.file(receipt.matter, for: leader)
            let proceeding = try #require(file.state.proceedings.first).id
            #expect(try await app.othersAtWork(on: file, besides: leader).isEmpty)
            let since = world.time.now
            try await app.noteOpenForm(of: .replyDirectly, on: proceeding, by: clerk)
            world.time.move(seconds: 300)
            try await app.keepDraft("reply=x", of: .act(proceeding, .replyDirectly), by: clerk)
            let others = try await app.othersAtWork(on: file, besides: leader)
            #expect(others.map(\.name?.name) == ["clerk"])
            #expect(others.first?.since == since && others.first?.verb == .replyDirectly)
            #expect(try await app.othersAtWork(on: file, besides: clerk).isEmpty)
            // Another form is written over the first one.
            try await app.noteOpenForm(of: .keep, on: proceeding, by: clerk)
            #expect(try await app.othersAtWork(on: file, besides: leader).map(\.verb) == [.keep])
            #expect(try await rows(world) == 1)
            world.time.move(seconds: 599)
            #expect(try await app.forgetPresences() == 0)
            world.time.move(seconds: 1)
            #expect(try await app.othersAtWork(on: file, besides: leader).isEmpty)
            #expect(try await app.forgetPresences() == 1)
            #expect(try await rows(world) == 0)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `it ends with the act, names nobody on a sealed file, and is for nobody outside`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let app = world.casework
            let (clerk, leader) = (try await world.principal("clerk"), try await world.principal("leader"))
            let sealed = try await world.register(.accusation)
            let file = try await app.file(sealed.matter, for: leader)
            let proceeding = try #require(file.state.proceedings.first).id
            try await app.noteOpenForm(of: .handOver, on: proceeding, by: clerk)
            let others = try await app.othersAtWork(on: file, besides: leader)
            #expect(others.count == 1 && others.first?.name == nil)
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                try await app.noteOpenForm(of: .handOver, on: proceeding, by: world.principal("handler"))
            }
            #expect(try await rows(world) == 1)
            try await world.act(
                .handOver, HandOver(unit: world.reference("D-DIS"), note: nil, noUnitKnown: true), on: sealed, .routing,
                by: "clerk")
            #expect(try await rows(world) == 0)
        }
    }
}
