// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// A review orders a new decision, the unit corrects the path instead, and then the re-review comes (arts 31, 35, 36; R-190).
@Suite struct CorrectedPathStoryTests {
    private func draft(
        _ outcome: ReviewDraft.Outcome, by day: CalendarDate? = nil, own: String? = nil, toPath: Bool? = nil
    ) -> ReviewDraft {
        ReviewDraft(
            outcome: outcome, facts: "原处理意见认定的事实没有查清，证据不足。", basis: ["《信访工作条例》第三十六条"],
            opinion: "原处理意见事实不清，不予维持。", redecideBy: day, ownDecision: own, executeBy: own == nil ? nil : day,
            toPath: toPath)
    }

    /// The review orders a new decision by 10 April, a re-review is asked for, and the unit brings the claim to path 5.
    private func corrected(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("屋顶漏水")
        try await world.accept(receipt, at: "D-HOU")
        try await world.serve(receipt, from: "d-hou", on: "2026-03-10")
        try await world.askForReview(of: receipt)
        try await world.approveReview(of: receipt, draft(.redecide, by: try world.day("2026-04-10")), in: .review)
        try await world.serveReview(of: receipt, .review)
        try await world.askForReview(of: receipt)
        let path = PathImport(
            path: .p5, organ: "城市管理综合执法局", procedure: "查处违法建设程序", basis: "《城乡规划法》第六十四条",
            reason: "漏水由违法加建造成，应当依法查处。", hasNoInterest: true)
        try await world.act(.correctPath, path, on: receipt, .ordinaryHandling, by: "d-hou.handler")
        return receipt
    }

    private enum Standing: CaseIterable { case onPath, concluded }

    /// Where the claim stands on its path when the re-review comes.
    private func bring(_ receipt: Receipt, to standing: Standing, in world: CaseworkWorld) async throws {
        switch standing {
        case .onPath:
            // The one correction of R-172 is used up: the unit alone cannot leave the path again.
            #expect(
                try await world.refusal(
                    .leavePath, Reason(reason: "途径不当，应当重新办理。"), on: receipt, .statutoryPath, by: "d-hou.handler")
                    == "pathCorrectedBefore, 31, R-172")
        case .concluded:
            let result = PathResult(
                organ: "城市管理综合执法局", document: "责令限期拆除决定书", resultOn: world.casework.today,
                result: "责令当事人十五日内自行拆除。", remedy: "可以申请行政复议。")
            try await world.act(.recordPathResult, result, on: receipt, .statutoryPath, by: "d-hou.handler")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-190: what a re-review orders brings the matter back from its path, and the unit decides by the day`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-10") { world in
            for standing in Standing.allCases {
                let receipt = try await corrected(world)
                try await bring(receipt, to: standing, in: world)
                try await world.approveReview(
                    of: receipt, draft(.redecide, by: try world.day("2026-05-20")), in: .reReview)
                try await world.serveReview(of: receipt, .reReview)
                #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
                #expect(try await world.clock(.redecision, of: receipt) == "2026-03-10 → 2026-05-20 (2026-05-20)")
                let state = try await world.state(of: receipt)
                #expect(state.path == .p6)
                #expect(!state.proceedings.contains { $0.kind == .statutoryPath && $0.closedOn == nil })
                #expect(!state.clocks.contains { $0.clock == .dutyPerformance && $0.isRunning })
                // The order stands: no second correction, and the new opinion says what is different.
                #expect(try await !world.offered("d-hou.handler", receipt, .ordinaryHandling).contains(.correctPath))
                try await world.act(
                    .draftOpinion,
                    OpinionDraft(
                        claim: "请修屋顶", outcome: .supported, facts: "经入户勘查，屋面防水层失效，渗水两处。",
                        basis: ["《房屋修缮管理办法》第九条"], opinion: "由房屋管理所修补渗水部位。", hasNoInterest: true), on: receipt,
                    .ordinaryHandling,
                    by: "d-hou.handler")
                #expect(
                    try await world.refusal(
                        .approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
                        == "sameOpinionAgain, 35, R-190")
            }
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-190: a re-review that decides itself ends the path as well, and its decision is carried out`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-10") { world in
            let receipt = try await corrected(world)
            let own = draft(.changed, by: try world.day("2026-05-20"), own: "由住房和城乡建设部门重做整个屋面防水层。")
            try await world.approveReview(of: receipt, own, in: .reReview)
            try await world.serveReview(of: receipt, .reReview)
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "closed")
            #expect(try await world.stage(.statutoryPath, of: receipt) == "pathLeft")
            #expect(try await world.clock(.execution, of: receipt) == "2026-03-10 → 2026-05-20 (2026-05-20)")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-172: a re-review may leave the claim to its path, and its paper names path and organ`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-10") { world in
            let receipt = try await corrected(world)
            let left = draft(.revoked, toPath: true)
            #expect(left.problems.isEmpty)
            #expect(draft(.upheld, toPath: true).problems.map(\.field) == ["outcome"])
            #expect(draft(.revoked, by: try world.day("2026-05-20"), toPath: true).problems.map(\.field) == ["outcome"])
            try await world.approveReview(of: receipt, left, in: .reReview)
            try await world.serveReview(of: receipt, .reReview)
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "onStatutoryPath")
            #expect(try await world.stage(.statutoryPath, of: receipt) == "underway")
            let state = try await world.state(of: receipt)
            let path = try #require(state.proceedings.last { $0.kind == .statutoryPath })
            #expect(state.isFinal && state.running(.dutyPerformance, in: path.id) != nil)
            let letter = try #require(state.letters.last { $0.kind == .reReviewOpinion })
            let page = String(
                decoding: try await world.casework.letterPage(letter.id, ticket: world.casework.ticket(for: receipt)),
                as: UTF8.self)
            #expect(page.contains("依法通过以下途径办理") && page.contains("办理机关：城市管理综合执法局"))
            // By the review and by the re-review an opinion fell, and who supervises is shown both (art 42(3)).
            let triggers = try await world.casework.supervisionTriggers(for: world.principal("d-off.supervisor"))
            #expect(triggers.flatMap(\.triggers).map(\.ground) == [.overturned, .overturned])
            // Of a claim that is on no path nothing is left to one.
            let other = try await world.registered("墙面开裂")
            try await world.accept(other, at: "D-HOU")
            try await world.serve(other, from: "d-hou", on: "2026-03-10")
            try await world.askForReview(of: other)
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: other, .review, by: "d.reviewer")
            #expect(
                try await world.refusal(.draftReview, left, on: other, .review, by: "d.reviewer")
                    == "notOnPath, 31, R-171, R-172")
            try await world.proves()
        }
    }
}
