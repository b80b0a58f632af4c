// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// An accusation is registered at every door, and opens for two people at least.
@Suite struct KeyHolderTests {
    private func accuse(_ world: CaseworkWorld, at code: String, by actor: Actor) async throws -> Receipt {
        let unit = try #require(world.unit(code))
        var command = RegisterMatter(
            channel: .visit, unit: unit.id, receivedOn: world.casework.today, title: "反映某人收礼", facts: "某副主任收受礼品。",
            claim: "", parties: [])
        command.purpose = .accusation
        command.arrival.isReadBack = true
        return try await world.casework.register(command, by: actor)
    }

    private func holders(_ world: CaseworkWorld, _ receipt: Receipt) async throws -> Set<String> {
        try await world.casework.database.read { db in
            Set(
                try db.query(
                    """
                    SELECT p.login FROM sealed_keys k JOIN persons p ON p.id = k.person_id
                    WHERE k.matter_id = \(receipt.matter) ORDER BY p.login LIMIT 20
                    """
                ).map { try $0.get("login", as: String.self) })
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an office with one clerk registers an accusation, whose key the petition office holds as well`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let street = try await world.principal("street")
            let unit = try #require(world.unit("D-S1"))
            let receipt = try await accuse(world, at: "D-S1", by: .staff(street.person, as: .clerk, in: unit.id))
            #expect(try await holders(world, receipt) == ["street", "clerk", "leader"])
            #expect(try await world.casework.file(receipt.matter, for: street).title == "反映某人收礼")
            #expect(try await world.casework.readiness() == nil)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a filing from the portal is sealed for whoever is left, and readiness says that they are too few`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            try await world.casework.disablePerson("leader")
            let receipt = try await accuse(world, at: "D-OFF", by: .petitioner)
            #expect(try await holders(world, receipt) == ["clerk"])
            #expect(try await world.casework.readiness() != nil)
            try await world.hire("inspector", .clerk, "D-DIS")
            let second = try await accuse(world, at: "D-OFF", by: .petitioner)
            #expect(try await holders(world, second) == ["clerk", "inspector"])
        }
    }
}
