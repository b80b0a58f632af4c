// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// What was wrongly called an accusation is unsealed by two of its named people, and is an ordinary matter from then on (arts 29-31, 30(3)).
@Suite struct UnsealingTests {
    private let asClaim = UnsealingProposal(purpose: .claim, reason: "来信反映供暖问题，没有检举控告任何人。")

    private func found(_ text: String, by login: String, in world: CaseworkWorld) async throws -> [MatterID] {
        var query = SearchQuery()
        query.text = text
        return try await world.casework.search(query, for: world.principal(login)).items.map(\.id)
    }

    private func wrongly(_ world: CaseworkWorld) async throws -> Receipt {
        try await world.registered("暖气不热", "家里入冬以后一直不热，拆迁以后更冷。") { $0.purpose = .accusation }
    }

    @Test(arguments: TestEngine.dialects)
    func `two named people unseal it, anybody within reach finds it, and its days are those of its receipt`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await wrongly(world)
            _ = try await world.hire("late", .clerk, "D-OFF")
            let before = try await world.clock(.disposal, of: receipt)
            // It was late before anybody saw what it is; that stays so.
            try world.go(to: "2026-03-30")
            try await world.worker()
            #expect(try await found("入冬", by: "late", in: world).isEmpty)
            #expect(
                try await world.refusal(
                    .classify, Classification(purpose: .claim, category: nil, grade: nil, path: nil), on: receipt,
                    .routing, by: "clerk") == "staysSealed, 30(3)")
            try await world.act(.proposeUnsealing, asClaim, on: receipt, .routing, by: "clerk")
            // It waits for the others who hold the key, and one alone unseals nothing.
            let work = try await world.casework.myWork(of: world.principal("d-off.supervisor")).flatMap(\.items)
            #expect(work.map(\.stage) == [Unsealings.Stage.unsealingProposed.code])
            let agreed = Reason(reason: "确实不是检举控告。")
            #expect(
                try await world.refusal(.unseal, agreed, on: receipt, .unsealing, by: "clerk")
                    == "ownDraft, 29-31, 30(3)")
            #expect(try await world.state(of: receipt).isSealed)
            #expect(
                try await world.refusal(.proposeUnsealing, asClaim, on: receipt, .routing, by: "leader")
                    == "circleOpen, 30(3), R-161")
            try await world.act(.unseal, agreed, on: receipt, .unsealing, by: "leader")

            let state = try await world.state(of: receipt, as: "late")
            #expect(!state.isSealed && state.purpose == .claim)
            #expect(try await world.clock(.disposal, of: receipt) == before)
            #expect(try #require(state.clocks.first).noticedOn?.iso == "2026-03-30")
            for login in ["late", "d.clerk"] {
                #expect(try await found("入冬", by: login, in: world) == [receipt.matter], "\(login)")
                #expect(try await found(receipt.number, by: login, in: world) == [receipt.matter], "\(login)")
            }
            #expect(try await found("入冬", by: "handler", in: world).isEmpty)
            #expect(try await world.holders(of: receipt).isEmpty)
            try await checkRepeats(of: receipt, in: world)
            try await checkFollowed(receipt, in: world)
            #expect(try await world.casework.verify().chainOnly == 0)

            // It goes the way of every claim.
            try await world.accept(receipt, at: "D-HOU")
            #expect(try await found("入冬", by: "handler", in: world) == [receipt.matter])
            try await world.proves()
        }
    }

    /// The same person is known again at the door.
    private func checkRepeats(of receipt: Receipt, in world: CaseworkWorld) async throws {
        let office = try #require(world.unit("D-OFF"))
        let again = RegisterMatter(
            channel: .visit, unit: office.id, receivedOn: world.casework.today, title: "暖气不热",
            facts: "家里入冬以后一直不热，拆迁以后更冷。", claim: "", parties: [PartyDetails(name: "王秀兰", phone: "13900001234")])
        let known = try await world.casework.repeatCandidates(for: again, by: world.principal("late"))
        #expect(known.map(\.found.id) == [receipt.matter])
    }

    /// The petitioner is told what it is now.
    private func checkFollowed(_ receipt: Receipt, in world: CaseworkWorld) async throws {
        let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
        #expect(!followed.isSealed && followed.subject == "暖气不热")
        #expect(followed.events.map(\.code) == ["registered", "unseal.claim"])
        #expect(followed.clocks.map(\.state.startedOn) == [receipt.receivedOn])
    }

    @Test(arguments: TestEngine.dialects)
    func `a refusal leaves it sealed, and a suggestion is studied as one`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await wrongly(world)
            let suggestion = UnsealingProposal(purpose: .suggestion, reason: "来信只提出一项工作建议。")
            try await world.act(.proposeUnsealing, suggestion, on: receipt, .routing, by: "leader")
            try await world.act(
                .refuseUnsealing, Reason(reason: "信里写了收礼。"), on: receipt, .unsealing, by: "clerk")
            #expect(try await world.state(of: receipt).isSealed)
            #expect(try await found("入冬", by: "d.clerk", in: world).isEmpty)
            try await world.act(.proposeUnsealing, suggestion, on: receipt, .routing, by: "leader")
            try await world.act(
                .unseal, Reason(reason: "再看一遍，只是建议。"), on: receipt, .unsealing, by: "clerk")
            try await world.act(.keep, on: receipt, .routing, by: "clerk")
            #expect(try await world.stage(.suggestion, of: receipt) == "awaitingStudy")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 30(2)-(3): while somebody stands as accused nothing is unsealed; a unit is cleared first, by two people`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await wrongly(world)
            let housing = try world.reference("D-HOU")
            try await world.act(.nameAccused, Accused(unit: housing, note: nil), on: receipt, .routing, by: "clerk")
            #expect(try await !world.offered("clerk", receipt, .routing).contains(.proposeUnsealing))
            #expect(
                try await world.refusal(.proposeUnsealing, asClaim, on: receipt, .routing, by: "clerk")
                    == "accusedStands, 30(3), R-161")
            let clearing = ClearingProposal(unit: housing, reason: "来信没有反映这个单位，登记时看错。")
            try await world.act(.proposeClearing, clearing, on: receipt, .routing, by: "clerk")
            try await world.act(.clearAccused, on: receipt, .clearing, by: "leader")
            try await world.act(.proposeUnsealing, asClaim, on: receipt, .routing, by: "clerk")
            // Another is named before it is decided: it stays as it is.
            let street = try world.reference("D-S1")
            try await world.act(.nameAccused, Accused(unit: street, note: nil), on: receipt, .routing, by: "clerk")
            let agreed = Reason(reason: "确实不是检举控告。")
            #expect(
                try await world.refusal(.unseal, agreed, on: receipt, .unsealing, by: "leader")
                    == "accusedStands, 30(3), R-161")
            try await world.act(.refuseUnsealing, agreed, on: receipt, .unsealing, by: "leader")

            // A cadre who was reported by name stands in the file, and no act takes that back.
            let told = try await wrongly(world)
            try await world.act(.nameAccused, Accused(unit: street, note: nil), on: told, .routing, by: "clerk")
            let notice = CadreNotice(
                unit: try world.reference("D-ORG"), cadreName: "刘某", cadrePost: "街道副主任", summary: ["收受礼品"],
                isGrave: false)
            try await world.act(.informCadreOrgan, notice, on: told, .routing, by: "clerk")
            let cleared = ClearingProposal(unit: street, reason: "来信没有反映这个单位，登记时看错。")
            try await world.act(.proposeClearing, cleared, on: told, .routing, by: "clerk")
            try await world.act(.clearAccused, on: told, .clearing, by: "leader")
            #expect(
                try await world.refusal(.proposeUnsealing, asClaim, on: told, .routing, by: "clerk")
                    == "accusedStands, 30(3), R-161")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-145: who was named in person or is recused stays locked out of what was unsealed`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await wrongly(world)
            let street = try world.reference("D-S1")
            let person = try await world.principal("street").person
            try await world.act(
                .nameAccused, Accused(unit: street, person: person, note: nil), on: receipt, .routing, by: "clerk")
            let clearing = ClearingProposal(unit: street, reason: "来信没有反映这个单位，登记时看错。")
            try await world.act(.proposeClearing, clearing, on: receipt, .routing, by: "clerk")
            try await world.act(.clearAccused, on: receipt, .clearing, by: "leader")
            try await world.act(.proposeUnsealing, asClaim, on: receipt, .routing, by: "clerk")
            try await world.act(
                .unseal, Reason(reason: "确实不是检举控告。"), on: receipt, .unsealing, by: "leader")
            try await world.transfer(receipt, to: "D-S1")
            #expect(try await found("入冬", by: "d-s1.handler", in: world) == [receipt.matter])
            #expect(try await found("入冬", by: "street", in: world).isEmpty)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `after a hand-over it comes back from the organ, without a notice that nobody had`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await wrongly(world)
            try await world.handOver(receipt)
            try await world.act(.proposeUnsealing, asClaim, on: receipt, .routing, by: "d-dis.handler")
            try await world.act(
                .unseal, Reason(reason: "确实不是检举控告。"), on: receipt, .unsealing, by: "d-dis.leader")
            // Both have it: the organ, and the office that registered.
            for login in ["d-dis.handler", "clerk"] {
                #expect(try await found("入冬", by: login, in: world) == [receipt.matter], "\(login)")
            }
            try await world.act(
                .revokeDecision, Reason(reason: "移送的机关无权办理。"), on: receipt, .routing, by: "clerk")
            #expect(try await world.stage(.routing, of: receipt) == "registered")
            #expect(try await world.stage(.handOverReceipt, of: receipt) == "handOverWithdrawn")
            #expect(try await world.letters(of: receipt) == [.handOverLetter])
            try await world.accept(receipt, at: "D-HOU")
            try await world.worker()
            try await world.proves()
        }
    }
}
