// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 撤销处理意见 (arts 27, 32, 34): a term of its own from the revocation, of an opinion that stands.
@Suite struct RevocationStoryTests {
    private let revoked = Reason(reason: "原处理意见适用依据错误，应当重新办理。")

    private func handled(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("屋顶漏水")
        try await world.accept(receipt, at: "D-HOU")
        try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
        return receipt
    }

    private func clocks(_ clock: ClockID, of receipt: Receipt, in world: CaseworkWorld) async throws -> [String] {
        try await world.state(of: receipt).clocks.filter { $0.clock == clock }.map { found in
            "\(found.startedOn.iso) → \(found.dueOn.iso)" + (found.metOn.map { ", met \($0.iso)" } ?? "")
        }
    }

    private func revoke(_ world: CaseworkWorld, _ receipt: Receipt, on day: String) async throws {
        try world.go(to: day)
        try await world.act(.revokeOpinion, revoked, on: receipt, .ordinaryHandling, by: "d-hou.approver")
    }

    @Test(arguments: TestEngine.dialects)
    func `art 34, D: an opinion revoked on the hundredth day is owed anew within sixty days of the revocation`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await handled(world)
            try await revoke(world, receipt, on: "2026-06-10")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            // The ninth of August 2026 is a Sunday.
            #expect(
                try await clocks(.handling, of: receipt, in: world) == [
                    "2026-03-02 → 2026-05-06, met 2026-03-02", "2026-06-10 → 2026-08-10",
                ])
            #expect(try await world.casework.sweep().noticed == 0)
            try await world.worker()
            let letter = try #require(try await world.state(of: receipt).letters.last { $0.kind == .revocationNotice })
            let text = String(
                decoding: try await world.casework.letterBytes(letter.id, for: world.principal("clerk")), as: UTF8.self)
            #expect(text.contains("2026年8月10日") && !text.contains("2026年5月6日"))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-190: the day that a reviewer named binds on while it lies ahead, and sixty days count after it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await handled(world)
            try await world.casework.requestReview(
                grounds: "没有查清漏水的真正原因，请求复查。", ticket: world.casework.ticket(for: receipt))
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
            let order = ReviewDraft(
                outcome: .redecide, facts: "原处理意见认定的事实没有查清。", basis: ["《信访工作条例》第三十五条"],
                opinion: "原处理意见事实不清，不予维持。", redecideBy: try world.day("2026-04-10"))
            try await world.act(.draftReview, order, on: receipt, .review, by: "d.reviewer")
            try await world.act(.approveReview, on: receipt, .review, by: "d.approver")
            try await world.worker()
            let proof = ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收")
            try await world.act(.proveService, proof, on: receipt, .review, by: "d.reviewer")
            try world.go(to: "2026-03-20")
            try await decideAgain(world, receipt)
            try await revoke(world, receipt, on: "2026-03-25")
            #expect(try await clocks(.redecision, of: receipt, in: world) == ["2026-03-02 → 2026-04-10"])
            #expect(try await clocks(.handling, of: receipt, in: world).count == 1)
            try await decideAgain(world, receipt)
            try await revoke(world, receipt, on: "2026-04-20")
            #expect(
                try await clocks(.redecision, of: receipt, in: world) == ["2026-03-02 → 2026-04-10, met 2026-03-25"])
            #expect(
                try await clocks(.handling, of: receipt, in: world).last?.hasPrefix("2026-04-20 → 2026-06-") == true)
            try await world.proves()
        }
    }

    private func decideAgain(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        let draft = OpinionDraft(
            claim: "请依法处理", outcome: .supported, facts: "经再次入户勘查，屋面防水层失效，渗水两处。", basis: ["《信访工作条例》第三十二条"],
            opinion: "由房屋管理所重做渗水部位的防水层。", hasNoInterest: true)
        try await world.act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-hou.handler")
        try await world.act(
            .approveOpinion, Approval(whatIsDifferent: "原意见未查清渗水部位，现已查清并决定重做。"), on: receipt, .ordinaryHandling,
            by: "d-hou.approver")
        try await world.worker()
        try await world.act(
            .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"), on: receipt,
            .ordinaryHandling, by: "d-hou.handler")
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 33, 35: an agreement is no opinion, so none of it is reviewed, corrected as one or revoked`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("漏水赔偿")
            try await world.accept(receipt, at: "D-HOU")
            let settlement = Settlement(
                form: .mediation, otherParty: "赵女士", terms: ["三月底前支付八千六百元"], signedOn: world.casework.today,
                performBy: nil, facts: "二楼漏水损坏一楼顶面，双方对事实没有争议。", performance: "转账至甲方账户。", originals: 3,
                hasNoInterest: true)
            try await world.act(.settle, settlement, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.worker()
            let day = world.casework.today
            try await world.act(
                .proveService, ServiceProof(method: .inPerson, servedOn: day, proof: "双方签收"), on: receipt,
                .ordinaryHandling, by: "d-hou.handler")
            let ticket = try await world.casework.ticket(for: receipt)
            #expect(try await world.casework.openReview(ticket: ticket) == nil)
            #expect(try await !world.casework.followed(ticket).canAskReview)
            let request = ReviewRequest(
                unit: try world.reference("D"), requestedOn: day, receivedOn: day, grounds: "协议没有履行，请求复查处理意见。")
            let refused = "noOpinionStands, 33, 35"
            #expect(
                try await world.refusal(.requestReview, request, on: receipt, .ordinaryHandling, by: "d.reviewer")
                    == refused)
            #expect(
                try await world.refusal(.revokeOpinion, revoked, on: receipt, .ordinaryHandling, by: "d-hou.approver")
                    == refused)
            #expect(
                try await world.refusal(
                    .correctOpinion, Correction(wrong: "三月", right: "四月", reason: "日期笔误，予以更正。"), on: receipt,
                    .ordinaryHandling, by: "d-hou.approver") == refused)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 23: after a revocation and an objection only the last fifteen days run again`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.act(
                .decline, NonAcceptance(ground: .notCompetent, competentBody: "市水务局", reason: "该事项不属于本区职权范围。"),
                on: receipt, .routing, by: "clerk")
            try world.go(to: "2026-04-10")
            try await world.worker()
            try await world.act(.revokeDecision, revoked, on: receipt, .routing, by: "clerk")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            let reason = String(repeating: "房屋漏水的维修责任不在本单位，", count: 4)
            try await world.act(
                .object, Objection(reason: reason, suggestedUnit: nil), on: receipt, .routing, by: "d-hou.handler")
            try await world.act(.agreeToObjection, on: receipt, .routing, by: "clerk")
            let clocks = try await world.state(of: receipt).clocks.filter { $0.clock == .disposal }
            #expect(clocks.map(\.metOn) == [try world.day("2026-03-02"), nil])
            #expect(clocks.map(\.isRunning) == [false, true])
            #expect(try await world.casework.sweep().noticed == 0)
            try await world.proves()
        }
    }
}
