// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// Who holds the key of an accusation as it goes its way (art 30(3), R-161, decision 4).
@Suite struct SealedCircleTests {
    @Test(arguments: TestEngine.dialects)
    func `a hand-over gives the key to the people of the discipline organ`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let inspector = try await world.hire("inspector", .handler, "D-DIS")
            let head = try await world.hire("head", .approver, "D-DIS")
            let counter = try await world.hire("counter", .statistician, "D-DIS")
            let receipt = try await world.register(.accusation)
            await #expect(throws: Refusal.self) { _ = try await world.casework.file(receipt.matter, for: inspector) }
            try await world.handOver(receipt)
            for person in [inspector, head] {
                #expect(try await world.casework.file(receipt.matter, for: person).title == "暖气不热")
                #expect(try await world.casework.matterID(numbered: receipt.number, for: person) == receipt.matter)
            }
            await #expect(throws: Refusal.self) { _ = try await world.casework.file(receipt.matter, for: counter) }
            #expect(try await world.holders(of: receipt) == ["clerk", "leader", "inspector", "head"])
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `nobody who belongs to the accused unit holds the key, whatever else that person is`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            try await world.casework.addPerson(
                login: "both", name: "both", nameEnglish: "both", roles: [(.clerk, "D-OFF"), (.mediator, "D-S1")],
                password: CaseworkWorld.password)
            let both = try await world.principal("both")
            let receipt = try await world.register(.accusation)
            #expect(try await world.holders(of: receipt) == ["both", "clerk", "leader"])
            try await world.accuse("D-S1", in: receipt)
            #expect(try await world.holders(of: receipt) == ["clerk", "leader"])
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(receipt.matter, for: both)
            }
            // Whoever comes to the accused unit later loses it as well.
            try await world.casework.setRoles(of: "leader", to: [(.leader, "D-OFF"), (.leader, "D-S1")])
            #expect(try await world.holders(of: receipt) == ["clerk"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an accusation of the office itself is held by the discipline organ, and without one it cannot be named`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            await #expect(throws: Refusal(.tooFewKeyHolders, article: "30(3), R-161")) {
                try await world.accuse("D-OFF", in: receipt)
            }
            #expect(try await world.holders(of: receipt) == ["clerk", "leader"])
            let inspector = try await world.hire("inspector", .leader, "D-DIS")
            try await world.accuse("D-OFF", in: receipt)
            #expect(try await world.holders(of: receipt) == ["inspector"])
            #expect(try await world.casework.file(receipt.matter, for: inspector).title == "暖气不热")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what is over in a sealed matter is noticed once, beside the journal, for its key holders alone`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let clerk = try await world.principal("clerk")
            world.time.move(days: 20)
            #expect(try await world.casework.sweep().noticed == 0)
            _ = try await world.casework.sweep()
            let notices = try await world.casework.sealedNotices(for: clerk)
            #expect(notices.map(\.clock) == [.disposal])
            #expect(notices.first?.dueOn.iso == "2026-03-17")
            #expect(try await world.casework.sealedNotices(for: world.principal("handler")).isEmpty)
            #expect(try await world.casework.overdueCount() == 0)
            try await world.handOver(receipt)
            #expect(try await world.casework.sealedNotices(for: clerk).isEmpty)
            #expect(try await world.casework.verify().isClean)
        }
    }
}

extension CaseworkWorld {
    func handOver(_ receipt: Receipt) async throws {
        let organ = try #require(unit("D-DIS"))
        _ = try await casework.perform(
            Act(.handOver, HandOver(unit: organ.reference, note: nil)), on: receipt.proceeding, by: principal("clerk"))
    }

    func accuse(_ code: String, in receipt: Receipt) async throws {
        let unit = try #require(casework.lookup.unit(code))
        _ = try await casework.perform(
            Act(.nameAccused, Accused(unit: unit, note: nil)), on: receipt.proceeding, by: principal("clerk"))
    }

    /// The accounts that hold a key.
    func holders(of receipt: Receipt) async throws -> Set<String> {
        try await casework.database.read { db in
            Set(
                try db.query(
                    """
                    SELECT p.login FROM sealed_keys k JOIN persons p ON p.id = k.person_id
                    WHERE k.matter_id = \(receipt.matter) ORDER BY p.login LIMIT 20
                    """
                ).map { try $0.get("login", as: String.self) })
        }
    }
}
