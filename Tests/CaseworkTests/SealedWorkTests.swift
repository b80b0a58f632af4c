// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

/// Sealed matters in my work, and who may open them as people and roles change (art 30(3), R-161).
@Suite struct SealedWorkTests {
    private func accuse(_ world: CaseworkWorld, at code: String, by login: String) async throws -> Receipt {
        let unit = try #require(world.unit(code))
        var command = RegisterMatter(
            channel: .visit, unit: unit.id, receivedOn: world.casework.today, title: "反映某人收礼", facts: "某副主任收受礼品。",
            claim: "", parties: [])
        command.purpose = .accusation
        command.arrival.isReadBack = true
        return try await world.casework.register(
            command, by: .staff(world.principal(login).person, as: .clerk, in: unit.id))
    }

    @Test(arguments: TestEngine.dialects)
    func `sealed work is counted to its end, and what waits elsewhere hides none of it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            // They wait for the street, and are due earlier; the office stands in for it and holds their keys.
            for _ in 0..<10 { _ = try await accuse(world, at: "D-S1", by: "street") }
            world.time.move(days: 1)
            var own: Set<String> = []
            for _ in 0..<11 { own.insert(try await accuse(world, at: "D-OFF", by: "clerk").number) }
            let clerk = try await world.principal("clerk")
            let group = try #require(
                try await world.casework.myWork(of: clerk).first { $0.items.first?.isSealed == true })
            #expect(group.count == 11 && group.items.count == 10 && group.isCountComplete)
            #expect(own.isSuperset(of: group.items.map(\.number)))
            world.time.move(days: 60)
            let late = try #require(
                try await world.casework.myWork(of: clerk).first { $0.items.first?.isSealed == true })
            #expect(late.overdue == 11)

            var seen: [String] = []
            var after: ProceedingID?
            repeat {
                let page = try await world.casework.sealedWork(of: clerk, after: after, limit: 4)
                seen += page.items.map(\.number)
                after = page.next
            } while after != nil
            #expect(seen.count == 11 && Set(seen) == own)
            #expect(try await world.casework.sealedWork(of: world.principal("handler")).items.isEmpty)
            #expect(try await world.casework.sealedWork(of: world.principal("system")).items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a key opens nothing for who has no role for it, nor for a token that carries none`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            try await world.casework.setRoles(of: "clerk", to: [(.clerk, "D-OFF"), (.statistician, "D-OFF")])
            let clerk = try await world.principal("clerk")
            let receipt = try await world.register(.accusation)
            let token = try await world.casework.issueToken(
                for: "clerk", name: "figures", roles: [.statistician], by: clerk)
            let program = try #require(try await world.casework.principal(ofToken: token)).principal
            #expect(try await world.casework.file(receipt.matter, for: clerk).title == "暖气不热")
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(receipt.matter, for: program)
            }
            #expect(try await world.casework.sealedNotices(for: program).isEmpty)
            await #expect(throws: FieldErrors.self) {
                _ = try await world.casework.issueToken(for: "clerk", name: "none", roles: [], by: clerk)
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an account that is closed leaves two others who can open an accusation`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            try await world.hire("inspector", .leader, "D-DIS")
            let receipt = try await world.register(.accusation)
            #expect(try await world.holders(of: receipt) == ["clerk", "leader"])
            try await world.casework.disablePerson("leader")
            #expect(try await world.holders(of: receipt) == ["clerk", "leader", "inspector"])
            let inspector = try await world.principal("inspector")
            #expect(try await world.casework.file(receipt.matter, for: inspector).title == "暖气不热")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `who leaves the office loses its accusations, and another comes in`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            try await world.hire("inspector", .leader, "D-DIS")
            let receipt = try await world.register(.accusation)
            let elsewhere = try await accuse(world, at: "D-S1", by: "street")
            #expect(try await world.holders(of: elsewhere) == ["street", "clerk", "leader"])
            try await world.casework.setRoles(of: "leader", to: [(.handler, "D-HOU")])
            #expect(try await world.holders(of: receipt) == ["clerk", "inspector"])
            #expect(try await world.holders(of: elsewhere) == ["street", "clerk"])
            let leader = try await world.principal("leader")
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(receipt.matter, for: leader)
            }
            // Who takes on one more role stays.
            try await world.casework.setRoles(of: "clerk", to: [(.clerk, "D-OFF"), (.handler, "D-HEA")])
            #expect(try await world.holders(of: receipt) == ["clerk", "inspector"])
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the last key is never taken, and whoever comes next gets one as well`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            try await world.casework.disablePerson("clerk")
            try await world.casework.disablePerson("street")
            let office = try #require(world.unit("D-OFF"))
            var command = RegisterMatter(
                channel: .web, unit: office.id, receivedOn: world.casework.today, title: "反映某人收礼", facts: "某副主任收受礼品。",
                claim: "", parties: [])
            command.purpose = .accusation
            let receipt = try await world.casework.register(command, by: .petitioner)
            #expect(try await world.holders(of: receipt) == ["leader"])
            #expect(try await world.casework.areKeysShort())
            try await world.casework.setRoles(of: "leader", to: [(.statistician, "D-OFF")])
            #expect(try await world.holders(of: receipt) == ["leader"])
            try await world.hire("new", .clerk, "D-OFF")
            try await world.hire("second", .supervisor, "D-OFF")
            #expect(try await world.holders(of: receipt).isSuperset(of: ["new", "second"]))
            #expect(try await !world.casework.areKeysShort())
            let new = try await world.principal("new")
            #expect(try await world.casework.file(receipt.matter, for: new).title == "反映某人收礼")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a letter of a sealed matter whose making failed is made by whoever reads it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let clerk = try await world.principal("clerk")
            let organ = try #require(world.unit("D-DIS"))
            try await world.hire("inspector", .handler, "D-DIS")
            let writes = Counter()
            var casework = world.over(
                AskedDatabase(world.casework.database, writing: { if writes.next() == 2 { throw StorageError.full } }))
            casework.letterFormat = .html
            let outcome = try await casework.perform(
                Act(.handOver, HandOver(unit: organ.reference, note: nil, noUnitKnown: true)), on: receipt.proceeding,
                by: clerk)
            let letter = try #require(outcome.issued.first)
            #expect(try await world.casework.renderLetters() == 0)
            #expect(try await world.casework.letterBytes(letter, for: clerk).isEmpty == false)
            let file = try await world.casework.file(receipt.matter, for: clerk)
            #expect(file.letters.first { $0.id == letter }?.bytesHash != nil)
        }
    }
}
