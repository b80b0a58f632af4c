// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// An opinion that a review took away, changed or sent back does not pass for one that stands (arts 35, 36; R-190): whoever checks the paper, and
/// the petitioner, are told by which opinion, and since when.
@Suite struct FallenOpinionTests {
    private func draft(
        _ outcome: ReviewDraft.Outcome, by day: CalendarDate? = nil, own: String? = nil, toPath: Bool? = nil
    ) -> ReviewDraft {
        ReviewDraft(
            outcome: outcome, facts: "原处理意见认定的事实没有查清，证据不足。", basis: ["《信访工作条例》第三十五条"],
            opinion: "原处理意见事实不清，不予维持。", redecideBy: day, ownDecision: own, toPath: toPath)
    }

    private func opinion(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("屋顶漏水")
        try await world.accept(receipt, at: "D-HOU")
        try await world.serve(receipt, from: "d-hou", on: world.casework.today.iso)
        return receipt
    }

    /// A review, or the re-review of it, asked for and served on one day.
    private func review(_ receipt: Receipt, _ draft: ReviewDraft, _ kind: ProceedingKind, in world: CaseworkWorld)
        async throws
    {
        let unit = kind == .review ? "d" : "c"
        try await world.casework.requestReview(
            grounds: "没有查清漏水的真正原因，请求审查。", ticket: world.casework.ticket(for: receipt))
        try await world.act(
            .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, kind, by: "\(unit).reviewer")
        try await decide(receipt, draft, kind, in: world)
    }

    private func decide(_ receipt: Receipt, _ draft: ReviewDraft, _ kind: ProceedingKind, in world: CaseworkWorld)
        async throws
    {
        let unit = kind == .review ? "d" : "c"
        try await world.act(.draftReview, draft, on: receipt, kind, by: "\(unit).reviewer")
        try await world.act(.approveReview, on: receipt, kind, by: "\(unit).approver")
        try await world.worker()
        try await world.act(
            .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"), on: receipt,
            kind, by: "\(unit).reviewer")
    }

    private func letters(_ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld) async throws
        -> [LetterSummary]
    {
        try await world.worker()
        return try await world.casework.file(receipt.matter, for: world.principal("clerk")).letters
            .filter { $0.kind == kind }
    }

    private func number(_ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld) async throws -> String {
        try #require(try await letters(kind, of: receipt, in: world).last).documentNumber
    }

    /// What the check of the first letter of a kind says became of it; the follow page says the same.
    private func told(_ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld) async throws -> [String] {
        let letter = try #require(try await letters(kind, of: receipt, in: world).first)
        let page = String(
            decoding: try await world.casework.letterBytes(letter.id, for: world.principal("clerk")), as: UTF8.self)
        let code = try #require(page.firstMatch(of: /核验码：([0-9A-Z-]+)/)?.output.1).description
        let found = try #require(
            try await world.casework.checkedLetter(numbered: letter.documentNumber, code: code), "\(kind)")
        let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
        let shown = try #require(followed.letters.first { $0.id == letter.id }, "\(kind)")
        #expect(shown.amendments == found.amendments)
        if found.amendments.contains(where: \.change.ends) { #expect(shown.outcomes == []) }
        return found.amendments.map { "\($0.change) \($0.number) \($0.on.iso)" }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `art 35: an opinion that a review revoked, changed or sent back is said to be so, and one that it upheld is not`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let own = "由区住房城乡建设委在三十日内重做防水层。"
            let cases: [(ReviewDraft, String?)] = [
                (draft(.upheld), nil), (draft(.revoked, own: own), "revoked"), (draft(.changed, own: own), "changed"),
                (draft(.redecide, by: try world.day("2026-06-30")), "sentBack"),
            ]
            for (draft, change) in cases {
                let receipt = try await opinion(world)
                #expect(try await told(.handlingOpinion, of: receipt, in: world) == [])
                world.time.move(seconds: 86_400)
                try await review(receipt, draft, .review, in: world)
                let paper = try await number(.reviewOpinion, of: receipt, in: world)
                let day = world.casework.today.iso
                #expect(
                    try await told(.handlingOpinion, of: receipt, in: world)
                        == (change.map { ["\($0) \(paper) \(day)"] } ?? []))
                #expect(try await told(.reviewOpinion, of: receipt, in: world) == [])
                try await world.proves()
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 36: what a re-review overturns falls with the opinion that the review had upheld`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await opinion(world)
            try await review(receipt, draft(.upheld), .review, in: world)
            try world.go(to: "2026-03-05")
            try await review(receipt, draft(.changed, own: "由区住房城乡建设委在三十日内重做防水层。"), .reReview, in: world)
            let final = try await number(.reReviewOpinion, of: receipt, in: world)
            for kind in [LetterKind.handlingOpinion, .reviewOpinion] {
                #expect(try await told(kind, of: receipt, in: world) == ["changed \(final) 2026-03-05"], "\(kind)")
            }
            #expect(try await told(.reReviewOpinion, of: receipt, in: world) == [])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-172, R-190: what is left to its path falls as well, and what was told of the wrong path`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await opinion(world)
            try await review(receipt, draft(.redecide, by: try world.day("2026-04-10")), .review, in: world)
            let review = try await number(.reviewOpinion, of: receipt, in: world)
            try world.go(to: "2026-03-05")
            try await world.casework.requestReview(
                grounds: "没有查清漏水的真正原因，请求审查。", ticket: world.casework.ticket(for: receipt))
            let path = PathImport(
                path: .p5, organ: "城市管理综合执法局", procedure: "查处违法建设程序", basis: "《城乡规划法》第六十四条",
                reason: "漏水由违法加建造成，应当依法查处。", hasNoInterest: true)
            try await world.act(.correctPath, path, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let told2 = try await number(.acceptanceNotice, of: receipt, in: world)
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .reReview, by: "c.reviewer")
            try await decide(receipt, draft(.revoked, toPath: true), .reReview, in: world)
            let final = try await number(.reReviewOpinion, of: receipt, in: world)
            #expect(try await told(.handlingOpinion, of: receipt, in: world) == ["sentBack \(review) 2026-03-02"])
            #expect(try await told(.reviewOpinion, of: receipt, in: world) == ["revoked \(final) 2026-03-05"])
            #expect(try await told(.acceptanceNotice, of: receipt, in: world) == ["changed \(told2) 2026-03-05"])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 22(4), 27: what was told of a hand-over that was taken back is said to be revoked`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("不服判决")
            try await world.act(
                .handOver, HandOver(unit: world.reference("D-CRT"), note: nil), on: receipt, .routing, by: "clerk")
            try world.go(to: "2026-03-05")
            try await world.act(
                .revokeDecision, Reason(reason: "该院没有管辖权，已将材料退回。"), on: receipt, .routing, by: "clerk")
            let notice = try await number(.revocationNotice, of: receipt, in: world)
            #expect(try await told(.forwardingNotice, of: receipt, in: world) == ["revoked \(notice) 2026-03-05"])
        }
    }
}
