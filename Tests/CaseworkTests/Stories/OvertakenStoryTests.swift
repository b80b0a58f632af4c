// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// A re-review comes while the unit decides again by order of the review (arts 35, 36; R-190): the last order counts, and none is lost.
@Suite struct OvertakenStoryTests {
    private func draft(_ outcome: ReviewDraft.Outcome, by day: CalendarDate? = nil, own: String? = nil) -> ReviewDraft {
        ReviewDraft(
            outcome: outcome, facts: "原处理意见认定的事实没有查清，证据不足。", basis: ["《信访工作条例》第三十五条"],
            opinion: "原处理意见事实不清，不予维持。", redecideBy: day, ownDecision: own, executeBy: own == nil ? nil : day)
    }

    /// Served and reviewed on 10 March: the review orders a new decision by 10 April, and a re-review of it is asked for.
    private func ordered(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("屋顶漏水")
        try await world.accept(receipt, at: "D-HOU")
        try await world.serve(receipt, from: "d-hou", on: "2026-03-10")
        try await world.askForReview(of: receipt)
        try await world.approveReview(of: receipt, draft(.redecide, by: try world.day("2026-04-10")), in: .review)
        try await world.serveReview(of: receipt, .review)
        try await world.askForReview(of: receipt)
        return receipt
    }

    private let opinion = OpinionDraft(
        claim: "请修屋顶", outcome: .supported, facts: "经入户勘查，屋面防水层失效，渗水两处。", basis: ["《房屋修缮管理办法》第九条"],
        opinion: "由房屋管理所修补渗水部位。", hasNoInterest: true)

    private func redecisions(_ world: CaseworkWorld, _ receipt: Receipt) async throws -> [String] {
        try await world.state(of: receipt).clocks.filter { $0.clock == .redecision }.map { clock in
            "\(clock.dueOn.iso)" + (clock.stoppedOn.map { " stopped \($0.iso)" } ?? "")
                + (clock.metOn.map { " met \($0.iso)" } ?? "")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-190: a re-review names a new day, the old one stops, and what was drafted by then is void`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-10") { world in
            for isDrafted in [false, true] {
                let receipt = try await ordered(world)
                if isDrafted {
                    try await world.act(.draftOpinion, opinion, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                }
                try await world.approveReview(
                    of: receipt, draft(.redecide, by: try world.day("2026-05-20")), in: .reReview)
                try await world.serveReview(of: receipt, .reReview)
                #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
                #expect(try await redecisions(world, receipt) == ["2026-04-10 stopped 2026-03-10", "2026-05-20"])
                let file = try await world.state(of: receipt)
                #expect(file.proceedings.first { $0.kind == .ordinaryHandling }?.marks.drafter == nil)
            }
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-190: a re-review decides itself while the unit drafts, agrees or has approved, and that ends the handling`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-10") { world in
            for step in 0..<3 {
                let receipt = try await ordered(world)
                switch step {
                case 0:
                    try await world.act(
                        .settle,
                        Settlement(
                            form: .mediation, otherParty: "房屋管理所", terms: ["重做整个屋面防水。"],
                            signedOn: world.casework.today, performBy: nil, facts: "屋面防水层失效，双方对事实没有争议。",
                            performance: "由房屋管理所施工，验收后告知。", originals: 3, hasNoInterest: true), on: receipt,
                        .ordinaryHandling,
                        by: "d-hou.handler")
                default:
                    try await world.act(.draftOpinion, opinion, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                }
                if step == 2 {
                    try await world.act(
                        .approveOpinion, Approval(whatIsDifferent: "原意见未查清渗水部位，现已查清并决定修补。"), on: receipt,
                        .ordinaryHandling, by: "d-hou.approver")
                    try await world.worker()
                }
                let own = draft(.changed, by: try world.day("2026-05-20"), own: "由住房和城乡建设部门重做整个屋面防水层。")
                try await world.approveReview(of: receipt, own, in: .reReview)
                try await world.serveReview(of: receipt, .reReview)
                #expect(try await world.stage(.ordinaryHandling, of: receipt) == "closed", "\(step)")
                #expect(try await redecisions(world, receipt) == ["2026-04-10 stopped 2026-03-10"])
                #expect(try await world.clock(.execution, of: receipt) == "2026-03-10 → 2026-05-20 (2026-05-20)")
                // What was replaced is neither reviewed once more nor taken back.
                #expect(try await !world.offered("d.reviewer", receipt, .ordinaryHandling).contains(.requestReview))
                #expect(try await !world.offered("d-hou.approver", receipt, .ordinaryHandling).contains(.revokeOpinion))
            }
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 36(3): a receipt of the review that comes in after the re-review orders nothing any more`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-10") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-10")
            try await world.askForReview(of: receipt)
            try await world.approveReview(of: receipt, draft(.redecide, by: try world.day("2026-04-10")), in: .review)
            try await world.askForReview(of: receipt)
            try await world.approveReview(of: receipt, draft(.redecide, by: try world.day("2026-05-20")), in: .reReview)
            try await world.serveReview(of: receipt, .reReview)
            try await world.serveReview(of: receipt, .review)
            #expect(try await redecisions(world, receipt) == ["2026-05-20"])
            try await world.proves()
        }
    }
}
