// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// What a review brings about (arts 35, 36; R-190): a new decision by a day, or the reviewer's own in the place of the old one.
@Suite struct RedecisionStoryTests {
    private func draft(_ outcome: ReviewDraft.Outcome, by day: CalendarDate? = nil, own: String? = nil) -> ReviewDraft {
        ReviewDraft(
            outcome: outcome, facts: "原处理意见认定的事实没有查清，证据不足。", basis: ["《信访工作条例》第三十五条"],
            opinion: "原处理意见事实不清，不予维持。", redecideBy: day, ownDecision: own, executeBy: own == nil ? nil : day)
    }

    /// A supported claim, served on 3 March with a day for doing it, and a review of it that is being decided.
    private func reviewed(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("屋顶漏水")
        try await world.accept(receipt, at: "D-HOU")
        let opinion = OpinionDraft(
            claims: [.init(text: "请修屋顶", outcome: .supported)], facts: "经入户勘查，屋面防水层失效，渗水两处。",
            basis: ["《房屋修缮管理办法》第九条"], opinion: "由房屋管理所修补渗水部位。", executeBy: try world.day("2026-04-30"),
            hasNoInterest: true)
        try await world.act(.draftOpinion, opinion, on: receipt, .ordinaryHandling, by: "d-hou.handler")
        try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
        try await world.worker()
        try await world.act(
            .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"), on: receipt,
            .ordinaryHandling, by: "d-hou.handler")
        try world.go(to: "2026-03-10")
        let ticket = try await world.casework.ticket(for: receipt)
        try await world.casework.requestReview(grounds: "没有查清漏水的真正原因，请求复查。", ticket: ticket)
        try await world.act(
            .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
        return receipt
    }

    private func decide(_ world: CaseworkWorld, _ receipt: Receipt, _ draft: ReviewDraft) async throws {
        try await world.act(.draftReview, draft, on: receipt, .review, by: "d.reviewer")
        try await world.act(.approveReview, on: receipt, .review, by: "d.approver")
        try await world.worker()
        try await world.act(
            .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"), on: receipt,
            .review, by: "d.reviewer")
    }

    @Test(arguments: TestEngine.dialects)
    func `R-190: decided again by a day, not in the same words, and the old order is not carried out`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await reviewed(world)
            let asked = [FieldProblem("redecideBy", .neededHere, article: "35, 36, R-190")]
            #expect(draft(.redecide).problems == asked && draft(.revoked).problems == asked)
            try await decide(world, receipt, draft(.redecide, by: try world.day("2026-04-10")))
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            #expect(try await world.clock(.redecision, of: receipt) == "2026-03-10 → 2026-04-10 (2026-04-10)")
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.redecideBy == (try world.day("2026-04-10")) && followed.executeBy == nil)
            #expect(followed.nextBy == (try world.day("2026-04-09")))
            #expect(try await world.stage(.execution, of: receipt) == "executionVoided")
            #expect(try await world.clock(.execution, of: receipt).hasSuffix("stopped 2026-03-10"))
            // The day that the reviewer named is not made longer.
            #expect(
                try await world.refusal(
                    .requestExtension, ExtensionRequest(days: 30, reason: "还要做一次防水检测才能定"), on: receipt,
                    .ordinaryHandling, by: "d-hou.handler") == "notAtThisStage, 34, R-190")
            #expect(try await !world.offered("d-hou.handler", receipt, .ordinaryHandling).contains(.requestExtension))
            // 重新处理 is taken over once more, also by who decided before.
            let silent = OpinionDraft(
                claim: "请修屋顶", outcome: .supported, facts: "经入户勘查，屋面防水层失效，渗水两处。", basis: ["《房屋修缮管理办法》第九条"],
                opinion: "由房屋管理所修补渗水部位。")
            #expect(
                try await world.problem(.draftOpinion, silent, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == ["hasNoInterest notDeclaredYet, 28(3), R-145"])
            // The same opinion again: the approver sees how much is the same, and must say what is not.
            let same = OpinionDraft(
                claims: [.init(text: "请修屋顶", outcome: .supported)], facts: "经入户勘查，屋面防水层失效，渗水两处。",
                basis: ["《房屋修缮管理办法》第九条"], opinion: "由房屋管理所修补渗水部位。", hasNoInterest: true)
            try await world.act(.draftOpinion, same, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let file = try await world.casework.file(receipt.matter, for: world.principal("d-hou.approver"))
            let handling = try #require(file.state.proceedings.first { $0.kind == .ordinaryHandling })
            #expect(file.likeness(on: handling.id)?.percent == 100)
            #expect(
                try await world.refusal(
                    .approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
                    == "sameOpinionAgain, 35, R-190")
            try await world.act(
                .returnOpinion, Reason(reason: "与原意见相同，重写"), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            // A settlement is an answer as well, and meets the reviewer's day.
            try await world.act(
                .settle,
                Settlement(
                    form: .mediation, otherParty: "房屋管理所", terms: ["重做整个屋面防水。"], signedOn: world.casework.today,
                    performBy: nil, facts: "屋面防水层失效，双方对事实没有争议。", performance: "由房屋管理所施工，验收后告知。",
                    originals: 3, hasNoInterest: true), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.worker()
            try await world.act(
                .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"),
                on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(try await world.clock(.redecision, of: receipt).hasSuffix("met 2026-03-10"))
            #expect(try await world.state(of: receipt).clocks.allSatisfy { !$0.isOpenDuty })
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-190: the reviewer's own decision closes the handling, ends its order and opens its own`(
        _ engine: TestEngine
    )
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await reviewed(world)
            let asked = FieldProblem("ownDecision", .neededHere, article: "35, 36, R-190")
            #expect(draft(.changed).problems == [asked])
            let own = draft(.changed, by: try world.day("2026-05-20"), own: "由住房和城乡建设部门重做整个屋面防水层。")
            try await decide(world, receipt, own)
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.stage == Reviews.Stage.reviewed.code)
            #expect(followed.nextBy == (try world.day("2026-04-09")))
            #expect(followed.executeBy == (try world.day("2026-05-20")) && followed.redecideBy == nil)
            let state = try await world.state(of: receipt)
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "closed")
            let executions = state.proceedings.filter { $0.kind == .execution }
            #expect(executions.map(\.stage.rawValue) == ["executionVoided", "executing"])
            #expect(executions.last?.unit == world.unit("D-HOU")?.id)
            #expect(try await world.clock(.execution, of: receipt) == "2026-03-10 → 2026-05-20 (2026-05-20)")
            let triggers = try await world.casework.supervisionTriggers(for: world.principal("d-off.supervisor"))
            #expect(triggers.flatMap(\.triggers).map(\.ground) == [.overturned])
            #expect(triggers.flatMap(\.triggers).map(\.liability) == ["42(3)"])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `rules 1.12: where service was never proved the review may still be asked for, and no term runs afterwards`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            let opinion = OpinionDraft(
                claim: "请修屋顶", outcome: .notSupported, facts: "经入户勘查，没有发现渗水。", basis: ["《房屋修缮管理办法》第九条"],
                opinion: "不予支持，请自行检查。", hasNoInterest: true)
            try await world.act(.draftOpinion, opinion, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            let ticket = try await world.casework.ticket(for: receipt)
            // The letter is not there yet, so there is nothing to review.
            #expect(try await world.casework.openReview(ticket: ticket) == nil)
            try await world.worker()
            try await world.act(
                .dispatchOpinion, Dispatch(method: .registeredMail, note: nil), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            try await world.worker()
            try world.go(to: "2026-06-01")
            let later = try await world.casework.ticket(for: receipt)
            let open = try #require(try await world.casework.openReview(ticket: later))
            #expect(open.kind == .review && open.until == nil)
            let supervised = try await world.casework.supervisionTriggers(for: world.principal("d-off.supervisor"))
            #expect(supervised.flatMap(\.triggers).map(\.ground).contains(.unserved))
            let early = ReviewRequest(
                unit: try world.reference("D"), requestedOn: try world.day("2026-03-01"),
                receivedOn: world.casework.today, grounds: "处理意见一直没有送到我手里。")
            #expect(
                try await world.refusal(.requestReview, early, on: receipt, .ordinaryHandling, by: "d.clerk")
                    == "requestedBeforeServed, 35")
            try await world.casework.requestReview(grounds: "处理意见一直没有送到我手里。", ticket: later)
            #expect(try await world.clock(.review, of: receipt) == "2026-06-01 → 2026-07-01 (2026-07-01)")
            #expect(
                try await world.state(of: receipt).proceedings.last { $0.kind == .review }?.marks.isLate == false)
            // The receipt comes in later: the right is used up, and K-07 does not begin.
            try await world.act(
                .proveService, ServiceProof(method: .registeredMail, servedOn: world.casework.today, proof: "邮件回执"),
                on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(try await world.state(of: receipt).clocks.allSatisfy { $0.clock != .reviewRequest })
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `art 36(2): while a hearing of a re-review goes on nothing is late, and its days are left out as the rules say`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await reviewed(world)
            try await decide(world, receipt, draft(.upheld))
            let ticket = try await world.casework.ticket(for: receipt)
            try await world.casework.requestReview(grounds: "复查没有查清漏水的真正原因。", ticket: ticket)
            #expect(try await world.clock(.reReview, of: receipt) == "2026-03-10 → 2026-04-09 (2026-04-09)")
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .reReview, by: "c.reviewer")
            let notice = HearingNotice(
                heldOn: world.casework.today, time: "09:00", place: "听证室", chair: "周主任", members: ["律师甲"],
                subject: "屋顶漏水的原因")
            try await world.act(.conveneHearing, notice, on: receipt, .reReview, by: "c.reviewer")
            try world.go(to: "2026-04-01")
            try await world.act(
                .openHearing, HearingOpening(openedOn: world.casework.today), on: receipt, .hearing, by: "c.reviewer")
            try world.go(to: "2026-04-20")
            #expect(try await world.casework.sweep().noticed == 0)
            #expect(try await world.casework.overdueCount() == 0)
            let triggers = try await world.casework.supervisionTriggers(for: world.principal("d-off.supervisor"))
            #expect(triggers.flatMap(\.triggers).map(\.ground) == [])
            let record = HearingRecord(closedOn: world.casework.today, attendance: ["信访人"], record: "双方陈述、质证和辩论，笔录附后。")
            try await world.act(.closeHearing, record, on: receipt, .hearing, by: "c.reviewer")
            // Nineteen days, from 1 April to 20 April.
            #expect(try await world.clock(.reReview, of: receipt) == "2026-03-10 → 2026-04-28 (2026-04-28)")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `R-189: a table names the bodies, a unit without one issues no opinion, and a body without a reviewer is refused`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let housing = try #require(world.unit("D-HOU")).id
            func codes() -> [String] {
                world.casework.reviewBodies(of: housing).compactMap {
                    world.casework.organisation.snapshot.units[$0]?.code
                }
            }
            #expect(codes() == ["D"])
            let count = try await world.casework.loadReviewBodies(csv: Array("unit,body\nD-HOU,D\nD-HOU,C\n".utf8))
            #expect(count == 2 && codes() == ["C", "D"])
            for (row, line) in [("D-HOU,X", 2), ("D-HOU,D-HOU", 2)] {
                let fault = await #expect(throws: OrganisationFault.self) {
                    _ = try await world.casework.loadReviewBodies(csv: Array("unit,body\n\(row)\n".utf8))
                }
                #expect(fault?.line == line && codes() == ["C", "D"])
            }
            _ = try await world.casework.loadReviewBodies(csv: Array("unit,body\nD-HOU,D-CRT\n".utf8))
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            let request = ReviewRequest(
                unit: try world.reference("D-CRT"), requestedOn: world.casework.today,
                receivedOn: world.casework.today, grounds: "处理意见没有说明依据，请求复查。")
            #expect(
                try await world.problem(.requestReview, request, on: receipt, .ordinaryHandling, by: "d.clerk")
                    == ["unit unitWithoutStaff, 14, R-107"])
            // Nobody may review the city: its opinion cannot name a remedy, and is not issued.
            let city = try await world.registered("市级事项")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("C"), note: nil), on: city, .routing, by: "clerk")
            try await world.casework.addPerson(
                login: "c.handler", name: "c", nameEnglish: "c", roles: [(.handler, "C")],
                password: CaseworkWorld.password)
            try await world.act(.receive, on: city, .routing, by: "c.handler")
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: city, .ordinaryHandling,
                by: "c.handler")
            let opinion = OpinionDraft(
                claim: "请依法处理", outcome: .explained, facts: "经调查，情况基本属实。", basis: ["《信访工作条例》第三十二条"],
                opinion: "已作解释说明，请予理解。", hasNoInterest: true)
            try await world.act(.draftOpinion, opinion, on: city, .ordinaryHandling, by: "c.handler")
            #expect(
                try await world.refusal(.approveOpinion, Approval(), on: city, .ordinaryHandling, by: "c.approver")
                    == "noReviewBody, 35, 36, R-189")
            #expect(try await world.stage(.ordinaryHandling, of: city) == "opinionDrafted")
            try await world.proves()
        }
    }
}
