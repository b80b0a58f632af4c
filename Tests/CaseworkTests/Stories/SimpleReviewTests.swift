// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// The remedy against a simple reply (art 35; ): what it promises is what the table gives.
@Suite struct SimpleReviewTests {
    private static let grounds = "答复说已经修好，路灯到现在还是不亮。"

    /// A lamp, answered simply on 2024-05-09.
    private func answered(
        _ world: CaseworkWorld, purpose: Purpose = .claim, by means: ToldBy = .message
    ) async throws -> Receipt {
        let receipt = try await world.registered("路灯不亮") {
            $0.channel = .web
            $0.purpose = purpose
        }
        try await world.act(
            .transferSimply, Transfer(unit: try world.reference("D-S1"), note: nil), on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-s1.handler")
        try world.go(to: "2024-05-07")
        try await world.act(
            .acceptSimply, SimpleAcceptance(means: .message, note: nil, hasNoInterest: true), on: receipt,
            .simpleHandling,
            by: "d-s1.handler")
        try world.go(to: "2024-05-09")
        let answer = SimpleAnswer(
            outcome: .supported, reply: "路灯已经修好。", means: means, answeredOn: world.casework.today,
            adoption: purpose == .suggestion ? .partlyAdopted : nil, hasNoInterest: true)
        try await world.act(.answerSimply, answer, on: receipt, .simpleHandling, by: "d-s1.handler")
        try await world.worker()
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `art 35: nobody asked for a review of a simple reply before it was given`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await answered(world)
            let early = ReviewRequest(
                unit: try world.reference("D"), requestedOn: try world.day("2024-05-08"),
                receivedOn: world.casework.today, grounds: Self.grounds)
            #expect(
                try await world.refusal(.requestReview, early, on: receipt, .simpleHandling, by: "d.reviewer")
                    == "requestedBeforeServed, 35")
            try await world.proves()
        }
    }

    private func asked(_ world: CaseworkWorld, _ receipt: Receipt, on day: String) async throws {
        try world.go(to: day)
        let ticket = try await world.casework.ticket(for: receipt)
        try await world.casework.requestReview(grounds: Self.grounds, ticket: ticket)
    }

    private func decided(
        _ world: CaseworkWorld, _ receipt: Receipt, _ outcome: ReviewDraft.Outcome, in kind: ProceedingKind = .review,
        by unit: String = "d", on day: String, until limit: String? = nil, own: String? = nil
    ) async throws {
        try await world.act(
            .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, kind, by: "\(unit).reviewer")
        try world.go(to: day)
        let draft = ReviewDraft(
            outcome: outcome, facts: "经现场查看，路灯没有修好，原答复与事实不符。", basis: ["《信访工作条例》第三十五条"],
            opinion: "原答复认定的事实不清，作出如下复查意见。", redecideBy: try limit.map(world.day), ownDecision: own,
            executeBy: own == nil ? nil : try world.day("2024-09-30"))
        try await world.act(.draftReview, draft, on: receipt, kind, by: "\(unit).reviewer")
        try await world.act(.approveReview, on: receipt, kind, by: "\(unit).approver")
        try await world.worker()
        try await world.act(
            .proveService, ServiceProof(method: .inPerson, servedOn: try world.day(day), proof: "本人签收"),
            on: receipt, kind, by: "\(unit).reviewer")
    }

    @Test(arguments: TestEngine.dialects)
    func `a simple reply starts the thirty days, and the petitioner asks for a review as of any other answer`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await answered(world)
            // The eighth of June 2024 is a Saturday, and the tenth is the Dragon Boat festival.
            #expect(try await world.clock(.reviewRequest, of: receipt) == "2024-05-09 → 2024-06-11 (2024-06-07)")
            let ticket = try await world.casework.ticket(for: receipt)
            let followed = try await world.casework.followed(ticket)
            #expect(followed.canAskReview && followed.reviewUntil?.iso == "2024-06-11")
            let open = try #require(try await world.casework.openReview(ticket: ticket))
            #expect(open.kind == .review && open.bodies.map(\.code) == ["D"] && open.until?.iso == "2024-06-11")
            try await asked(world, receipt, on: "2024-05-20")
            #expect(
                try await world.clock(.reviewRequest, of: receipt)
                    == "2024-05-09 → 2024-06-11 (2024-06-07), met 2024-05-20")
            #expect(try await world.clock(.review, of: receipt) == "2024-05-20 → 2024-06-19 (2024-06-19)")
            await #expect(throws: Refusal(.reviewedBefore, article: "35")) {
                try await world.casework.requestReview(
                    grounds: Self.grounds, ticket: try await world.casework.ticket(for: receipt))
            }
            try await decided(world, receipt, .changed, on: "2024-06-05")
            // Changed by the reviewer: nothing goes back to the unit, and a re-review may follow.
            #expect(try await world.stage(.simpleHandling, of: receipt) == "answeredSimply")
            #expect(try await world.clock(.reReviewRequest, of: receipt).hasPrefix("2024-06-05 → 2024-07-05"))
            let simple = try await world.state(of: receipt).letters.filter { $0.kind == .simpleReply }
            #expect(simple.count == 1)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a review orders a new decision, and the simple matter goes on as an ordinary one`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await answered(world)
            try await asked(world, receipt, on: "2024-05-20")
            try await decided(world, receipt, .redecide, on: "2024-06-05", until: "2024-07-10")
            #expect(try await world.stage(.simpleHandling, of: receipt) == "converted")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            #expect(try await world.clock(.redecision, of: receipt) == "2024-06-05 → 2024-07-10 (2024-07-10)")
            #expect(try await world.offered("d-s1.handler", receipt, .ordinaryHandling).contains(.draftOpinion))
            let draft = OpinionDraft(
                claim: "修好路灯", outcome: .supported, facts: "经复查和现场核实，线路老化，路灯不亮。", basis: ["《信访工作条例》第三十二条"],
                opinion: "更换线路和灯具，七日内完成。", hasNoInterest: true)
            try await world.act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-s1.handler")
            #expect(
                try await world.refusal(
                    .approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-s1.approver")
                    == "sameOpinionAgain, 35, R-190")
            try await world.act(
                .approveOpinion, Approval(whatIsDifferent: "原答复未更换线路，现决定更换线路和灯具。"), on: receipt,
                .ordinaryHandling, by: "d-s1.approver")
            try await world.worker()
            // Received and accepted when the simple matter was, not on the day of the review.
            let opinion = try #require(try await world.state(of: receipt).letters.last { $0.kind == .handlingOpinion })
            let paper = String(
                decoding: try await world.casework.letterBytes(opinion.id, for: world.principal("clerk")),
                as: UTF8.self)
            #expect(paper.contains("2024年4月30日") && paper.contains("2024年5月7日"))
            try world.go(to: "2024-06-12")
            try await world.act(
                .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"),
                on: receipt, .ordinaryHandling, by: "d-s1.handler")
            #expect(
                try await world.clock(.redecision, of: receipt)
                    == "2024-06-05 → 2024-07-10 (2024-07-10), met 2024-06-12")
            // The new opinion has its own thirty days and its own review.
            #expect(try await world.clock(.reviewRequest, of: receipt) == "2024-06-12 → 2024-07-12 (2024-07-12)")
            let open = try await world.casework.openReview(ticket: world.casework.ticket(for: receipt))
            #expect(open?.kind == .review && open?.until?.iso == "2024-07-12")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a review that is taken up again takes nothing back of the reply that it is about`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await answered(world)
            try await asked(world, receipt, on: "2024-05-20")
            try await world.act(
                .declineReview, Reason(reason: "请求不符合条件，不予受理。"), on: receipt, .review, by: "d.reviewer")
            try await world.act(
                .revokeDecision, Reason(reason: "原决定适用依据错误，应当恢复审查。"), on: receipt, .review, by: "d.reviewer")
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.reply == "路灯已经修好。")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a re-review that orders a new decision reaches the simple matter through the review`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await answered(world)
            try await asked(world, receipt, on: "2024-05-20")
            try await decided(world, receipt, .upheld, on: "2024-06-05")
            #expect(try await world.stage(.simpleHandling, of: receipt) == "answeredSimply")
            try await asked(world, receipt, on: "2024-06-20")
            try await decided(world, receipt, .redecide, in: .reReview, by: "c", on: "2024-07-10", until: "2024-08-09")
            #expect(try await world.stage(.simpleHandling, of: receipt) == "converted")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            #expect(try await world.clock(.redecision, of: receipt).hasPrefix("2024-07-10 → 2024-08-09"))
            #expect(try await !world.state(of: receipt).isFinal)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `a re-review that decides itself finds what the simple matter goes on as, and its unit carries the decision out`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await answered(world)
            try await asked(world, receipt, on: "2024-05-20")
            try await decided(world, receipt, .redecide, on: "2024-06-05", until: "2024-07-30")
            try await asked(world, receipt, on: "2024-06-20")
            try await decided(
                world, receipt, .changed, in: .reReview, by: "c", on: "2024-07-10", own: "由街道办事处更换线路和灯具。")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "closed")
            #expect(try await world.clock(.redecision, of: receipt).hasSuffix("stopped 2024-07-10"))
            let execution = try await world.state(of: receipt).proceedings.last { $0.kind == .execution }
            #expect(execution?.unit == world.unit("D-S1")?.id)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 35: an answer entered later starts the thirty days on the day of its paper`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await world.registered("路灯不亮") { $0.channel = .web }
            try await world.act(
                .transferSimply, Transfer(unit: try world.reference("D-S1"), note: nil), on: receipt, .routing,
                by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-s1.handler")
            try await world.act(
                .acceptSimply, SimpleAcceptance(means: .message, note: nil, hasNoInterest: true), on: receipt,
                .simpleHandling,
                by: "d-s1.handler")
            try world.go(to: "2024-05-20")
            let answer = SimpleAnswer(
                outcome: .supported, reply: "路灯已经修好。", means: .message, answeredOn: try world.day("2024-05-07"),
                hasNoInterest: true)
            try await world.act(.answerSimply, answer, on: receipt, .simpleHandling, by: "d-s1.handler")
            #expect(try await world.clock(.simpleOpinion, of: receipt).hasSuffix("met 2024-05-07"))
            #expect(try await world.clock(.reviewRequest, of: receipt) == "2024-05-20 → 2024-06-19 (2024-06-19)")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-150: the answer to a suggestion is not reviewed, and its paper promises nothing`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await answered(world, purpose: .suggestion)
            let state = try await world.state(of: receipt)
            #expect(!state.clocks.contains { $0.clock == .reviewRequest })
            let ticket = try await world.casework.ticket(for: receipt)
            #expect(try await world.casework.openReview(ticket: ticket) == nil)
            #expect(try await !world.casework.followed(ticket).canAskReview)
            let day = world.casework.today
            let request = ReviewRequest(
                unit: try world.reference("D"), requestedOn: day, receivedOn: day, grounds: Self.grounds)
            #expect(
                try await world.refusal(.requestReview, request, on: receipt, .simpleHandling, by: "d.reviewer")
                    == "suggestionNotReviewed, 29, R-150")
            #expect(try await !world.offered("d.reviewer", receipt, .simpleHandling).contains(.requestReview))
            // F-25: adopted in part, and the petitioner has it at once.
            #expect(!state.letters.contains { $0.kind == .simpleReply })
            let letter = try #require(state.letters.first { $0.kind == .suggestionReply })
            let paper = String(
                decoding: try await world.casework.letterBytes(letter.id, for: world.principal("clerk")),
                as: UTF8.self)
            #expect(!paper.contains("复查") && paper.contains("部分采纳") && paper.contains("路灯已经修好"))
            #expect(try await world.casework.followed(ticket).letters.map(\.kind).contains(.suggestionReply))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 35, rules 1.12: told by word of mouth or on paper, the thirty days wait for the proof of service`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            for means in [ToldBy.phone, .onTheSpot, .paper] {
                let receipt = try await answered(world, by: means)
                let ticket = try await world.casework.ticket(for: receipt)
                #expect(try await !world.state(of: receipt).clocks.contains { $0.clock == .reviewRequest })
                // No day has run, so a review may be asked for without one.
                let open = try #require(try await world.casework.openReview(ticket: ticket))
                #expect(open.kind == .review && open.until == nil)
                try world.go(to: "2024-05-20")
                func proof(_ day: String) throws -> ServiceProof {
                    ServiceProof(method: .inPerson, servedOn: try world.day(day), proof: "本人签收")
                }
                #expect(
                    try await world.refusal(
                        .proveService, proof("2024-05-08"), on: receipt, .simpleHandling, by: "d-s1.handler")
                        == "servedBeforeDecided, 35, F-21")
                try await world.act(
                    .proveService, proof("2024-05-17"), on: receipt, .simpleHandling, by: "d-s1.handler")
                #expect(try await world.clock(.reviewRequest, of: receipt) == "2024-05-17 → 2024-06-17 (2024-06-14)")
                #expect(try await world.letters(of: receipt).suffix(2) == [.simpleReply, .serviceReceipt])
                #expect(try await !world.offered("d-s1.handler", receipt, .simpleHandling).contains(.proveService))
                try await world.worker()
                try world.go(to: "2024-04-30")
            }
            // What went electronically has its receipt too, and the days do not begin twice.
            let receipt = try await answered(world)
            try world.go(to: "2024-05-20")
            try await world.act(
                .proveService,
                ServiceProof(
                    method: .electronic, servedOn: try world.day("2024-05-17"), proof: "短信回执", hasConsented: true),
                on: receipt, .simpleHandling, by: "d-s1.handler")
            #expect(try await world.clock(.reviewRequest, of: receipt) == "2024-05-09 → 2024-06-11 (2024-06-07)")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 29, R-222: a simple answer to a suggestion says whether it is adopted, and what is not leaves it first`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await world.registered("增设自行车架") { $0.purpose = .suggestion }
            try await world.act(
                .transferSimply, Transfer(unit: try world.reference("D-S1"), note: nil), on: receipt, .routing,
                by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-s1.handler")
            func answer(_ adoption: AdoptionDraft.Outcome?) -> SimpleAnswer {
                SimpleAnswer(
                    outcome: .explained, reply: "来信收悉，答复如下。", means: .online, answeredOn: world.casework.today,
                    adoption: adoption, hasNoInterest: true)
            }
            #expect(
                try await world.problem(.answerSimply, answer(nil), on: receipt, .simpleHandling, by: "d-s1.handler")
                    == ["adoption neededHere, 29, F-25"])
            #expect(
                try await world.refusal(
                    .answerSimply, answer(.notAdopted), on: receipt, .simpleHandling, by: "d-s1.handler")
                    == "convertFirst, R-222")
            try await world.proves()
        }
    }
}
