// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 身份保密 (S2:22(4), art 30(3)): a unit deals with the claim without knowing whose it is, until a second person releases it.
@Suite struct KeptIdentityTests {
    private static let kept = Refusal(.identityKept, article: "30(3), S2:22(4)")

    /// A matter whose petitioner is kept from the unit, accepted by the housing commission.
    private func accepted(_ world: CaseworkWorld) async throws -> (receipt: Receipt, handling: ProceedingID) {
        let receipt = try await world.registerKept()
        try await world.transfer(receipt)
        let handler = try await world.principal("handler")
        _ = try await world.casework.perform(Act(.receive), on: receipt.proceeding, by: handler)
        let file = try await world.casework.file(receipt.matter, for: handler)
        let handling = try #require(file.state.proceedings.first { $0.kind == .ordinaryHandling }).id
        _ = try await world.casework.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: handling, by: handler)
        _ = try await world.casework.renderLetters()
        return (receipt, handling)
    }

    private func names(_ world: CaseworkWorld, _ receipt: Receipt, _ login: String) async throws -> [String] {
        try await world.casework.file(receipt.matter, for: world.principal(login)).parties.map(\.details.name)
    }

    @Test(arguments: TestEngine.dialects)
    func `a unit sees the claim and not whose it is; the registering office does`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let (receipt, _) = try await accepted(world)
            let handler = try await world.principal("handler")
            let masked = try await world.casework.maskedFile(receipt.matter, for: handler)
            #expect(masked.arePartiesWithheld && masked.parties.map(\.details) == [PartyDetails()])
            #expect(masked.filings.first?.claim == "请供暖")
            #expect(try await names(world, receipt, "handler") == [""])
            #expect(try await names(world, receipt, "approver") == [""])
            #expect(try await names(world, receipt, "leader") == ["王秀兰"])
            #expect(try await world.seen(receipt, by: "handler").contains("full") == false)
            // What the office wrote to the petitioner says who it is; what the unit writes does not.
            let letters = masked.letters
            let fromOffice = try #require(letters.first { $0.kind == .proceduralNotice }).id
            await #expect(throws: Self.kept) { _ = try await world.casework.letterPage(fromOffice, for: handler) }
            await #expect(throws: Self.kept) { _ = try await world.casework.letterBytes(fromOffice, for: handler) }
            for kind in [LetterKind.transferLetter, .acceptanceNotice] {
                let letter = try #require(letters.first { $0.kind == kind }).id
                let page = String(
                    decoding: try await world.casework.letterPage(letter, for: handler), as: UTF8.self)
                #expect(!page.contains("王秀兰"), "\(kind)")
            }
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a unit does not learn it by registering somebody of the same phone either`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let (receipt, _) = try await accepted(world)
            let counter = try await world.hire("counter", .clerk, "D-HOU")
            func candidates(_ principal: Principal) async throws -> [String] {
                let unit = try #require(principal.holdings.first).unit
                let command = RegisterMatter(
                    channel: .visit, unit: unit, receivedOn: world.casework.today, title: "暖气不热",
                    facts: "家里入冬以后一直不热。", claim: "", parties: [PartyDetails(name: "王秀兰", phone: "13900001234")])
                return try await world.casework.repeatCandidates(for: command, by: principal).map(\.found.number)
            }
            #expect(try await candidates(world.principal("clerk")) == [receipt.number])
            #expect(try await candidates(counter).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `who asked does not grant; a second person grants until a day, and each showing is on record`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let (receipt, handling) = try await accepted(world)
            try await world.casework.setRoles(of: "clerk", to: [(.clerk, "D-OFF"), (.handler, "D-HOU")])
            let clerk = try await world.principal("clerk")
            _ = try await world.casework.perform(
                Act(.askDisclosure, Reason(reason: "需要入户核实")), on: handling, by: clerk)
            let asked = try await world.disclosure(of: receipt)
            let until = world.casework.today.adding(days: 3)
            let grant = Act(.grantDisclosure, DisclosureGrant(untilOn: until, reason: "确需入户测温"))
            await #expect(throws: Refusal(.ownDraft, article: "30(3), S2:22(4)")) {
                _ = try await world.casework.perform(grant, on: asked, by: clerk)
            }
            #expect(try await names(world, receipt, "handler") == [""])
            _ = try await world.casework.perform(grant, on: asked, by: world.principal("leader"))

            #expect(try await names(world, receipt, "handler") == ["王秀兰"])
            #expect(try await names(world, receipt, "approver") == [""])
            #expect(try await world.seen(receipt, by: "handler").contains("disclosed"))
            world.time.move(days: 3)
            #expect(try await names(world, receipt, "handler") == ["王秀兰"])
            world.time.move(days: 1)
            #expect(try await names(world, receipt, "handler") == [""])
            let file = try await world.casework.file(receipt.matter, for: world.principal("handler"))
            let grants = file.journal.filter { $0.body.kind.contains("Disclosure") }
            #expect(grants.map(\.body.kind) == ["act.askDisclosure", "act.grantDisclosure"])
            #expect(try await world.casework.verify().isClean)
        }
    }
}

extension CaseworkWorld {
    /// A claim whose petitioner asked to be kept from the unit.
    func registerKept() async throws -> Receipt {
        let clerk = try await principal("clerk")
        let office = try #require(unit("D-OFF"))
        var command = RegisterMatter(
            channel: .visit, unit: office.id, receivedOn: casework.today, title: "暖气不热", facts: "家里入冬以后一直不热。",
            claim: "请供暖", parties: [PartyDetails(name: "王秀兰", phone: "13900001234", address: "清水苑一号楼")])
        command.purpose = .claim
        command.isConfidential = true
        command.arrival.isReadBack = true
        return try await casework.register(command, by: .staff(clerk.person, as: .clerk, in: office.id))
    }

    fileprivate func disclosure(of receipt: Receipt) async throws -> ProceedingID {
        let file = try await casework.file(receipt.matter, for: principal("leader"))
        return try #require(file.state.proceedings.first { $0.kind == .disclosure }).id
    }

    /// What a person was shown of a matter.
    func seen(_ receipt: Receipt, by login: String) async throws -> [String] {
        try await casework.database.read { db in
            try db.query(
                """
                SELECT l.seen FROM access_log l JOIN persons p ON p.id = l.person_id
                WHERE l.matter_id = \(receipt.matter) AND p.login = \(login) ORDER BY l.id LIMIT 100
                """
            ).map { try $0.get("seen") }
        }
    }
}
