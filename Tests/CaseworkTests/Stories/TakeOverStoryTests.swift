// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// Art 28(3), R-145: who takes a matter over declares to have no interest in it, or declares the interest and does not go on.
@Suite struct TakeOverStoryTests {
    private static let missing = ["hasNoInterest notDeclared, 28(3), R-145"]
    private static let missingYet = ["hasNoInterest notDeclaredYet, 28(3), R-145"]

    private func opinion(_ hasNoInterest: Bool? = nil) -> OpinionDraft {
        OpinionDraft(
            claim: "请依法处理", outcome: .explained, facts: "经入户调查，核实了反映的主要事实。", basis: ["《信访工作条例》第三十二条"],
            opinion: "依照规定作出如下解释说明。", hasNoInterest: hasNoInterest)
    }

    private func sent(_ world: CaseworkWorld, _ purpose: Purpose = .claim, simply: Bool = false) async throws -> Receipt
    {
        let receipt = try await world.registered("夜间施工") { $0.purpose = purpose }
        try await world.act(
            simply ? .transferSimply : .transfer, Transfer(unit: world.reference("D-HOU"), note: nil), on: receipt,
            .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `nothing is taken over without a declaration, and nothing of what was refused is kept`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let (claim, simple) = (try await sent(world), try await sent(world, simply: true))
            let suggestion = try await sent(world, .suggestion)
            let before = try await world.state(of: claim)
            let path = PathImport(path: .p5, organ: "城管执法局", procedure: "查处", basis: "《城乡规划法》第六十四条")
            let reply = SimpleAnswer(
                outcome: .supported, reply: "已经处理。", means: .message, answeredOn: world.casework.today)
            let draft = AdoptionDraft(outcome: .partlyAdopted, reason: "东口有空间可以增设，西口不能。")
            for (verb, inputs, receipt, kind, said) in [
                (Verb.accept, Acceptance(path: .p6, note: nil), claim, ProceedingKind.ordinaryHandling, Self.missing),
                (
                    .accept, Acceptance(path: .p6, note: nil, hasNoInterest: false), claim, .ordinaryHandling,
                    Self.missing
                ),
                (.importToPath, path, claim, .ordinaryHandling, Self.missing),
                (.acceptSimply, SimpleAcceptance(means: .message, note: nil), simple, .simpleHandling, Self.missing),
                (.answerSimply, reply, simple, .simpleHandling, Self.missingYet),
                (.takeUp, TakeUp(), suggestion, .suggestion, Self.missing),
                (.draftAdoption, draft, suggestion, .suggestion, Self.missingYet),
            ] as [(Verb, any ActInputs, Receipt, ProceedingKind, [String])] {
                #expect(
                    try await world.problem(verb, inputs, on: receipt, kind, by: "d-hou.handler") == said, "\(verb)")
            }
            #expect(try await world.state(of: claim) == before)
            // What the law says against the act is said first: it is no act of theirs.
            #expect(
                try await world.refusal(
                    .accept, Acceptance(path: .p6, note: nil), on: claim, .ordinaryHandling, by: "d-hou.approver")
                    == "notYours, 23(1)-(3), 31(6)")
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: claim, .ordinaryHandling,
                by: "d-hou.handler")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a colleague declares before deciding, who has declared is asked no more, and a new decision asks anew`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await sent(world)
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            #expect(
                try await world.problem(.draftOpinion, opinion(), on: receipt, .ordinaryHandling, by: "handler")
                    == Self.missingYet)
            try await world.act(.draftOpinion, opinion(true), on: receipt, .ordinaryHandling, by: "handler")
            try await world.act(
                .returnOpinion, Reason(reason: "请补充事实。"), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.act(.draftOpinion, opinion(), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.worker()
            let proof = ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收")
            try await world.act(.proveService, proof, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let ticket = try await world.casework.ticket(for: receipt)
            try await world.casework.requestReview(grounds: "没有查清施工的时间，请求复查。", ticket: ticket)
            #expect(
                try await world.problem(.acceptReview, ReviewAcceptance(), on: receipt, .review, by: "d.reviewer")
                    == Self.missing)
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
            let order = ReviewDraft(
                outcome: .redecide, facts: "原处理意见认定的事实没有查清。", basis: ["《信访工作条例》第三十五条"],
                opinion: "原处理意见事实不清，不予维持。", redecideBy: try world.day("2026-04-10"))
            try await world.act(.draftReview, order, on: receipt, .review, by: "d.reviewer")
            try await world.act(.approveReview, on: receipt, .review, by: "d.approver")
            try await world.worker()
            try await world.act(.proveService, proof, on: receipt, .review, by: "d.reviewer")
            // 重新处理: the matter is taken over once more, by whoever decides now.
            #expect(
                try await world.problem(.draftOpinion, opinion(), on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == Self.missingYet)
            try await world.act(.draftOpinion, opinion(true), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.proves()
        }
    }
}
