// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-08: review, re-review with a hearing, and nothing after it but new facts (arts 35, 36; ).
@Suite struct ReviewStoryTests {
    private func review(_ outcome: ReviewDraft.Outcome) -> ReviewDraft {
        ReviewDraft(
            outcome: outcome, facts: "原处理意见认定的事实清楚，有调查笔录为证。", basis: ["《信访工作条例》第三十五条"],
            opinion: "原处理意见适用依据正确，程序合法。")
    }

    private func serve(
        _ world: CaseworkWorld, _ receipt: Receipt, _ kind: ProceedingKind, from unit: String, on day: String
    ) async throws {
        try await world.act(.draftReview, review(.upheld), on: receipt, kind, by: "\(unit).reviewer")
        try await world.act(.approveReview, on: receipt, kind, by: "\(unit).approver")
        try await world.worker()
        try await world.act(
            .proveService, ServiceProof(method: .registeredMail, servedOn: try world.day(day), proof: "邮件回执"),
            on: receipt, kind, by: "\(unit).reviewer")
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-08 (R-185, R-186, R-187, R-188): review and re-review with a hearing, each day left out`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2025-05-06") { world in
            let receipt = try await world.registered("老旧小区加装电梯补偿")
            try await world.accept(receipt, at: "D-S2")
            try world.go(to: "2025-06-03")
            try await world.serve(receipt, from: "d-s2", on: "2025-06-03", outcome: .notSupported)
            #expect(try await world.clock(.reviewRequest, of: receipt) == "2025-06-03 → 2025-07-03 (2025-07-03)")
            try world.go(to: "2025-07-01")
            let ticket = try await world.casework.ticket(for: receipt)
            let open = try #require(try await world.casework.openReview(ticket: ticket))
            #expect(open.kind == .review && open.bodies.map(\.code) == ["D"] && open.until?.iso == "2025-07-03")
            await #expect(throws: FieldErrors.self) {
                try await world.casework.requestReview(grounds: "不服", ticket: ticket)
            }
            let wrongBody = try #require(world.unit("D-HOU")).id
            await #expect(
                throws: FieldErrors([FieldProblem("unit", .notAReviewBody, article: "35, 36, R-189")])
            ) {
                try await world.casework.requestReview(
                    of: wrongBody, grounds: "处理意见没有回应我的补偿请求。", ticket: ticket)
            }
            try await world.casework.requestReview(
                grounds: "处理意见没有回应我的补偿请求。", ticket: ticket, formToken: "one")
            // A form that is sent twice asks once; asked again, it is refused.
            try await world.casework.requestReview(
                grounds: "处理意见没有回应我的补偿请求。", ticket: ticket, formToken: "one")
            await #expect(throws: Refusal(.reviewedBefore, article: "35")) {
                try await world.casework.requestReview(grounds: "处理意见没有回应我的补偿请求。", ticket: ticket)
            }
            #expect(try await world.casework.openReview(ticket: ticket) == nil)
            #expect(
                try await world.clock(.reviewRequest, of: receipt)
                    == "2025-06-03 → 2025-07-03 (2025-07-03), met 2025-07-01")
            #expect(try await world.clock(.review, of: receipt) == "2025-07-01 → 2025-07-31 (2025-07-31)")
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
            try world.go(to: "2025-08-01")
            try await serve(world, receipt, .review, from: "d", on: "2025-08-01")
            #expect(
                try await world.clock(.review, of: receipt)
                    == "2025-07-01 → 2025-07-31 (2025-07-31), met 2025-08-01")
            #expect(try await world.clock(.reReviewRequest, of: receipt) == "2025-08-01 → 2025-09-01 (2025-08-29)")
            try await reReview(world, receipt)
        }
    }

    private func reReview(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        try world.go(to: "2025-08-29")
        let ticket = try await world.casework.ticket(for: receipt)
        #expect(try await world.casework.openReview(ticket: ticket)?.bodies.map(\.code) == ["C"])
        try await world.casework.requestReview(grounds: "复查没有组织听证，事实没有查清。", ticket: ticket)
        #expect(try await world.clock(.reReview, of: receipt) == "2025-08-29 → 2025-09-28 (2025-09-28)")
        try await world.act(
            .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .reReview, by: "c.reviewer")
        try world.go(to: "2025-09-05")
        let notice = HearingNotice(
            heldOn: try world.day("2025-09-10"), time: "09:00", place: "听证室", chair: "周主任", members: ["律师甲", "居民乙"],
            subject: "加装电梯的补偿")
        try await world.act(.conveneHearing, notice, on: receipt, .reReview, by: "c.reviewer")
        try world.go(to: "2025-09-10")
        try await world.act(
            .openHearing, HearingOpening(openedOn: try world.day("2025-09-10")), on: receipt, .hearing,
            by: "c.reviewer")
        try world.go(to: "2025-09-22")
        func record(_ day: String) throws -> HearingRecord {
            HearingRecord(
                closedOn: try world.day(day), attendance: ["信访人", "街道代表"], record: "双方陈述、质证和辩论，笔录附后。")
        }
        #expect(
            try await world.problem(.closeHearing, record("2025-09-09"), on: receipt, .hearing, by: "c.reviewer")
                == ["closedOn hearingEndsBeforeStart, 36(2)"])
        try await world.act(.closeHearing, record("2025-09-22"), on: receipt, .hearing, by: "c.reviewer")
        try await world.act(
            .concludeHearing, HearingFindings(facts: "补偿标准与同期公布的标准一致。", account: "多数意见：补偿标准适当。"), on: receipt,
            .hearing, by: "c.reviewer")
        #expect(try await world.clock(.reReview, of: receipt) == "2025-08-29 → 2025-10-10 (2025-10-10)")
        try world.go(to: "2025-10-09")
        try await serve(world, receipt, .reReview, from: "c", on: "2025-10-09")
        #expect(
            try await world.clock(.reReview, of: receipt)
                == "2025-08-29 → 2025-10-10 (2025-10-10), met 2025-10-09")
        #expect(
            try await world.letters(of: receipt) == [
                .proceduralNotice, .transferLetter, .acceptanceNotice, .handlingOpinion, .serviceReceipt,
                .reviewOpinion, .serviceReceipt, .hearingNotice, .hearingRecord, .hearingConclusion, .reReviewOpinion,
                .serviceReceipt,
            ])
        try await afterwards(world, receipt)
    }

    /// 复核终结 (art 36(3), R-187): the same is not accepted again; new facts are.
    private func afterwards(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        #expect(try await world.state(of: receipt).isFinal)
        let ticket = try await world.casework.ticket(for: receipt)
        #expect(try await world.casework.openReview(ticket: ticket) == nil)
        try world.go(to: "2025-10-20")
        let again = try await world.registered("老旧小区加装电梯补偿") { $0.isFirstFiling = false }
        // Another matter, running or unknown, is no ground; of an unknown one the opinions must be typed.
        let open = try await world.registered("别的事项")
        for (number, fault) in [
            (open.number, "earlierNumber notFinal, 36(3), R-187"),
            (again.number, "earlierNumber notFinal, 36(3), R-187"),
            ("东城2019字第1号", "opinions neededHere, 36(3), F-06"), ("ZZ", "earlierNumber notAMatterNumber, R-126"),
        ] {
            let wrong = FinalNonAcceptance(earlierNumber: number, reason: "事实和理由与原事项相同，没有新的证据。")
            #expect(try await world.problem(.declineFinally, wrong, on: again, .routing, by: "clerk") == [fault])
        }
        // What somebody else had decided is not held against whoever never had an answer.
        let neighbour = try await world.registered("老旧小区加装电梯补偿") {
            $0.parties = [PartyDetails(name: "谢佳宁", phone: "13900005678", address: "清水苑二号楼")]
        }
        #expect(
            try await world.problem(
                .declineFinally,
                FinalNonAcceptance(earlierNumber: receipt.number, reason: "事实和理由与原事项相同，没有新的证据。"), on: neighbour,
                .routing, by: "clerk") == ["earlierNumber anotherPerson, 36(3), R-187"])
        let final = FinalNonAcceptance(earlierNumber: receipt.number, reason: "事实和理由与原事项相同，没有新的证据。")
        let told = try await world.act(.declineFinally, final, on: again, .routing, by: "clerk")
        #expect(try await world.letters(of: again) == [.finalNonAcceptance])
        #expect(try await world.stage(.routing, of: again) == "finallyDeclined")
        try await world.worker()
        let letter = try #require(told.issued.first)
        let text = String(
            decoding: try await world.casework.letterPage(letter, for: world.principal("clerk")), as: UTF8.self)
        for (unit, day) in [
            ("The Second Street", "2025年6月3日"), ("The District", "2025年8月1日"), ("The City", "2025年10月9日"),
        ] {
            #expect(text.contains(unit) && text.contains(day), "\(unit)")
        }
        #expect(!text.contains("见意见原文"))
        let new = try await world.registered("加装电梯补偿，附新判决") { $0.isFirstFiling = false }
        try await world.act(
            .acceptNewFacts, NewFacts(earlierNumber: receipt.number, whatIsNew: "人民法院新判决认定补偿协议无效。"),
            on: new, .routing, by: "clerk")
        // What was found new is not turned away as old.
        #expect(
            try await world.refusal(.declineFinally, final, on: new, .routing, by: "clerk")
                == "newFactsAccepted, 36(3), R-187")
        try await world.accept(new, at: "D-S2")
        #expect(try await world.clock(.handling, of: new) == "2025-10-20 → 2025-12-19 (2025-12-19)")
        try await world.proves()
    }

    @Test(arguments: TestEngine.dialects)
    func `R-189: a department's opinion goes to the government of its level, and a stranger's body is refused`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("房屋修缮")
            try await world.accept(receipt, at: "D-HOU")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            let day = world.casework.today
            let grounds = "处理意见没有说明依据，请求复查。"
            let foreign = ReviewRequest(
                unit: try world.reference("D-WAT"), requestedOn: day, receivedOn: day, grounds: grounds)
            #expect(
                try await world.problem(.requestReview, foreign, on: receipt, .ordinaryHandling, by: "d.clerk")
                    == ["unit notAReviewBody, 35, 36, R-189"])
            // For somebody elsewhere there is no such matter.
            #expect(
                try await world.refusal(.requestReview, foreign, on: receipt, .ordinaryHandling, by: "d-wat.handler")
                    == "unseen, R-161")
            let right = ReviewRequest(
                unit: try world.reference("D"), requestedOn: day, receivedOn: day, grounds: grounds)
            // The unit whose opinion it is does not take the request in.
            #expect(
                try await world.refusal(.requestReview, right, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == "notYours, 35")
            try await world.act(.requestReview, right, on: receipt, .ordinaryHandling, by: "d.clerk")
            #expect(try await world.stage(.review, of: receipt) == "reviewRequested")
            try await world.proves()
        }
    }
}
