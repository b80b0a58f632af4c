// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Repeats are proposed, never decided.
@Suite struct RepeatTests {
    private func again(
        _ world: CaseworkWorld, phone: String = "139-0000-1234", facts: String = "家里入冬以后一直不热，拆迁以后更冷了。"
    ) throws -> RegisterMatter {
        let office = try #require(world.unit("D-OFF"))
        return RegisterMatter(
            channel: .letter, unit: office.id, receivedOn: world.casework.today, title: "暖气还是不热", facts: facts,
            claim: "请供暖", parties: [PartyDetails(name: "王秀兰", phone: phone)])
    }

    @Test(arguments: TestEngine.dialects)
    func `R-129: a repeat is proposed to the clerk who may see it and to nobody else, and the look-up is on record`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let clerk = try await world.principal("clerk")
            let found = try await world.casework.repeatCandidates(for: again(world), by: clerk)
            #expect(found.map(\.found.id) == [receipt.matter])
            #expect(found.allSatisfy { $0.likeness >= 0.4 && $0.likeness <= 1 })
            #expect(
                try await world.casework.repeatCandidates(for: again(world), by: world.principal("street")).isEmpty)
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.repeatCandidates(for: again(world), by: world.principal("system"))
            }
            let log = try await world.casework.database.read { db in
                try db.query("SELECT person_id, matter_id FROM access_log WHERE seen = 'lookup' ORDER BY id LIMIT 9")
                    .map {
                        (try $0.get("person_id", as: PersonID.self), try $0.get("matter_id", as: MatterID.self))
                    }
            }
            #expect(log.map(\.0) == [clerk.person, try await world.principal("street").person])
            #expect(log.map(\.1) == [receipt.matter, MatterID(0)])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `another thing of the same person and the same thing of another person are not shown`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            _ = try await world.register()
            let clerk = try await world.principal("clerk")
            let otherThing = try again(world, facts: "胡同口违章停车，消防车进不来，请有关部门管一管。")
            #expect(try await world.casework.repeatCandidates(for: otherThing, by: clerk).isEmpty)
            let otherPerson = try again(world, phone: "13900009999")
            #expect(try await world.casework.repeatCandidates(for: otherPerson, by: clerk).isEmpty)
            var anonymous = try again(world)
            anonymous.parties = []
            #expect(try await world.casework.repeatCandidates(for: anonymous, by: clerk).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an accusation is proposed to nobody, not even to who holds its key`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            _ = try await world.register(.accusation)
            #expect(try await world.casework.repeatCandidates(for: again(world), by: world.principal("clerk")).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a repeat becomes a filing on the matter, whose number and clocks stay`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let clerk = try await world.principal("clerk")
            let before = try await world.casework.file(receipt.matter, for: clerk)
            let number = try await world.casework.addFiling(
                to: receipt.matter, again(world, facts: "孤零零的新说法"), by: clerk)
            #expect(number == receipt.number)
            let after = try await world.casework.file(receipt.matter, for: clerk)
            #expect(after.filings.map(\.channel) == [.visit, .letter])
            #expect(after.parties.count == 2)
            #expect(after.state.clocks == before.state.clocks)
            #expect(after.journal.last?.body.kind == "filed")
            var query = SearchQuery()
            query.text = "孤零零"
            #expect(try await world.casework.search(query, for: clerk).items.map(\.id) == [receipt.matter])
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.addFiling(
                    to: receipt.matter, again(world), by: world.principal("street"))
            }
            #expect(try await world.casework.verify().isClean)
        }
    }
}
