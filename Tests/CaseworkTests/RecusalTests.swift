// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 回避 (art 28(3), R-145): who is recused is locked out: the file, its parts and every list.
@Suite struct RecusalTests {
    private static let unseen = Refusal(.unseen, article: "R-161")

    /// The handler asks that a colleague be recused, and the head agrees.
    private func recuse(_ login: String, from receipt: Receipt, in world: CaseworkWorld) async throws {
        let handler = try await world.principal("handler")
        let asked = try await world.casework.perform(
            Act(.requestRecusal, RecusalRequest(whom: login, reason: "是当事人的弟弟")), on: receipt.proceeding, by: handler)
        let file = try await world.casework.file(asked.matter, for: handler)
        let recusal = try #require(file.state.proceedings.first { $0.kind == .recusal }).id
        _ = try await world.casework.perform(
            Act(.approveRecusal, RecusalDecision(person: try await world.principal(login).person, reason: "属实，应当回避。")),
            on: recusal, by: world.principal("approver"))
    }

    @Test(arguments: TestEngine.dialects)
    func `a recused person finds the matter nowhere, and colleagues go on`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let brother = try await world.hire("brother", .handler, "D-HOU")
            let receipt = try await world.register()
            let other = try await world.register(title: "路灯不亮")
            for one in [receipt, other] {
                try await world.transfer(one)
                _ = try await world.casework.perform(Act(.receive), on: one.proceeding, by: world.principal("handler"))
            }
            #expect(try await world.casework.search(SearchQuery(), for: brother).count == 2)
            #expect(try await world.casework.myWork(of: brother).map(\.count).reduce(0, +) == 2)
            try await recuse("brother", from: receipt, in: world)

            await #expect(throws: Self.unseen) { _ = try await world.casework.file(receipt.matter, for: brother) }
            await #expect(throws: Self.unseen) {
                _ = try await world.casework.matterID(numbered: receipt.number, for: brother)
            }
            await #expect(throws: Self.unseen) {
                _ = try await world.casework.perform(
                    Act(
                        .object,
                        Objection(
                            reason: "本事项不属于本单位职责范围，应当由供热单位负责办理。", suggestedUnit: nil)), on: receipt.proceeding,
                    by: brother)
            }
            var query = SearchQuery()
            #expect(try await world.casework.search(query, for: brother).items.map(\.number) == [other.number])
            #expect(try await world.casework.search(query, for: brother).count == 1)
            query.text = "暖气不热"
            #expect(try await world.casework.search(query, for: brother).count == 0)
            let work = try await world.casework.myWork(of: brother)
            #expect(work.map(\.count).reduce(0, +) == 1)
            #expect(work.flatMap(\.items).map(\.number) == [other.number])

            let handler = try await world.principal("handler")
            #expect(try await world.casework.search(SearchQuery(), for: handler).count == 2)
            #expect(try await world.casework.file(receipt.matter, for: handler).title == "暖气不热")
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `letters and files of the matter are not there for a recused person`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let brother = try await world.hire("brother", .handler, "D-HOU")
            let receipt = try await world.register()
            let (_, letter) = try await world.decide(receipt)
            #expect(try await world.casework.letterPage(letter, for: brother).isEmpty == false)
            try await recuse("brother", from: receipt, in: world)
            await #expect(throws: Self.unseen) { _ = try await world.casework.letterPage(letter, for: brother) }
            await #expect(throws: Self.unseen) { _ = try await world.casework.letterBytes(letter, for: brother) }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-145: where the only head has an interest, the head of the unit above decides, from a list of their own`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let lower = "code,name,level,kind,parent\nD-LAW-1,Law team,unit,department,D-LAW"
            _ = try await world.casework.loadOrganisation(csv: Array(lower.utf8))
            try await world.hire("team.handler", .handler, "D-LAW-1")
            let head = try await world.hire("team.head", .approver, "D-LAW-1")
            let receipt = try await world.registered("夜间施工")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-LAW-1"), note: nil), on: receipt, .routing,
                by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "team.handler")
            func waiting(_ login: String) async throws -> [UnitID] {
                try await world.casework.myWork(of: world.principal(login)).filter { $0.kind == .recusal }.map(\.unit)
            }
            let above = try #require(world.unit("D-LAW")).id
            try await world.act(
                .declareInterest, Interest(reason: "施工单位负责人是我的哥哥。"), on: receipt, .ordinaryHandling, by: "team.head")
            #expect(try await waiting("d-law.approver") == [above])
            #expect(try await waiting("team.head") == [])
            let decision = RecusalDecision(person: head.person, reason: "属实，应当回避。")
            #expect(
                try await world.refusal(.approveRecusal, decision, on: receipt, .recusal, by: "team.head")
                    == "notYours, 28(3)")
            try await world.act(.approveRecusal, decision, on: receipt, .recusal, by: "d-law.approver")
            #expect(try await world.letters(of: receipt).last == .recusalDecision)
            await #expect(throws: Self.unseen) { _ = try await world.casework.file(receipt.matter, for: head) }
            // With the only head gone, whatever is asked next is decided above as well.
            try await world.act(
                .declareInterest, Interest(reason: "和信访人是邻居，多年往来。"), on: receipt, .ordinaryHandling,
                by: "team.handler")
            #expect(try await waiting("d-law.approver") == [above])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `R-145: who has declared an interest does nothing more until the head has decided, and goes on after a refusal`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("夜间施工")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            try await world.act(
                .declareInterest, Interest(reason: "信访人是我邻居的弟弟。"), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            let acceptance = Acceptance(path: .p6, note: nil, hasNoInterest: true)
            #expect(
                try await world.refusal(.accept, acceptance, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == "interestOpen, 28(3), R-145")
            #expect(
                try await world.offered("d-hou.handler", receipt, .ordinaryHandling) == [
                    .reportUrgent, .requestRecusal,
                ])
            // A colleague goes on meanwhile.
            #expect(try await world.offered("handler", receipt, .ordinaryHandling).contains(.accept))
            try await world.act(
                .refuseRecusal, Reason(reason: "没有直接利害关系。"), on: receipt, .recusal, by: "d-hou.approver")
            try await world.act(.accept, acceptance, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-145: nobody decides on a recusal that is about himself, whoever asked for it`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let second = try await world.hire("second", .approver, "D-LAW")
            let receipt = try await world.registered("夜间施工")
            try await world.accept(receipt, at: "D-LAW")
            // The petitioner names one of two heads: the other one decides, in the unit itself.
            try await world.casework.requestRecusal(
                RecusalRequest(whom: "second", reason: "和施工单位负责人是亲属。"), ticket: world.casework.ticket(for: receipt))
            let unit = try #require(world.unit("D-LAW")).id
            let recusal = try #require(try await world.state(of: receipt).proceedings.last { $0.kind == .recusal })
            #expect(recusal.unit == unit && recusal.marks.interested == second.person)
            let own = "ownInterest, 28(3), R-145"
            let decision = RecusalDecision(person: second.person, reason: "属实，应当回避。")
            for (verb, inputs) in [
                (Verb.approveRecusal, decision as any ActInputs), (.refuseRecusal, Reason(reason: "没有亲属关系。")),
            ] {
                #expect(try await world.refusal(verb, inputs, on: receipt, .recusal, by: "second") == own)
            }
            try await world.act(.approveRecusal, decision, on: receipt, .recusal, by: "d-law.approver")
            // Now one head is left; named by the petitioner, the district decides.
            try await world.casework.requestRecusal(
                RecusalRequest(whom: "审批人d-law.approver", reason: "也和施工单位有往来。"),
                ticket: world.casework.ticket(for: receipt))
            let again = try #require(try await world.state(of: receipt).proceedings.last { $0.kind == .recusal })
            #expect(again.unit == world.unit("D")?.id)
            try await world.act(
                .refuseRecusal, Reason(reason: "经核实没有往来。"), on: receipt, .recusal, by: "d.approver")
            // Words that name nobody leave it to the unit.
            try await world.casework.requestRecusal(
                RecusalRequest(whom: "经办人", reason: "和施工单位有往来。"), ticket: world.casework.ticket(for: receipt))
            #expect(try await world.state(of: receipt).proceedings.last { $0.kind == .recusal }?.unit == unit)
            try await world.proves()
        }
    }
}
