// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 更正和撤销 as acts of their own: what was told wrongly is taken back in writing, and what is owed is owed anew.
@Suite struct CorrectionStoryTests {
    private let revoked = Reason(reason: "原决定适用依据错误，应当由本单位处理。")

    /// What the last letter of a kind says.
    private func text(_ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld) async throws -> String {
        try await world.worker()
        let letter = try #require(try await world.state(of: receipt).letters.last { $0.kind == kind })
        return String(
            decoding: try await world.casework.letterBytes(letter.id, for: world.principal("clerk")), as: UTF8.self)
    }

    private func number(_ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld) async throws -> String {
        let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
        return try #require(file.letters.last { $0.kind == kind }).documentNumber
    }

    @Test(arguments: TestEngine.dialects)
    func `F-05, F-06 and a direct reply are revoked: registered again, with fifteen days from the revocation`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let opinions = [
                FinalNonAcceptance.Opinion(
                    opinionTitle: "复核意见书", opinionUnit: "市政府", opinionNumber: "市复核〔2025〕1号",
                    decidedOn: try world.day("2025-06-02"))
            ]
            let wrong: [(Verb, any ActInputs, LetterKind)] = [
                (
                    .decline, NonAcceptance(ground: .notCompetent, competentBody: "市水务局", reason: "该事项不属于本区职权范围。"),
                    .nonAcceptance
                ),
                (
                    .declineFinally,
                    FinalNonAcceptance(earlierNumber: "旧编号一号", opinions: opinions, reason: "与原事项事实和理由相同，已经终结。"),
                    .finalNonAcceptance
                ),
                (.replyDirectly, DirectReply(reply: "经核实已经修好，特此答复您。"), .directReply),
            ]
            for (verb, inputs, kind) in wrong {
                let first = world.casework.today
                let receipt = try await world.registered("楼道灯坏了")
                try await world.act(verb, inputs, on: receipt, .routing, by: "clerk")
                let told = try await number(kind, of: receipt, in: world)
                #expect(try await world.clock(.disposal, of: receipt).hasSuffix("met \(first.iso)"))
                // Forty days later the mistake is found: K-01 runs anew and is not late at once.
                let later = first.adding(days: 40)
                try world.go(to: later.iso)
                try await world.worker()
                #expect(
                    try await world.refusal(.revokeDecision, revoked, on: receipt, .routing, by: "d.clerk")
                        == "notYours, 22, 23, 27")
                try await world.act(.revokeDecision, revoked, on: receipt, .routing, by: "clerk")
                #expect(try await world.stage(.routing, of: receipt) == "registered")
                let clock = try #require(try await world.state(of: receipt).clocks.last { $0.clock == .disposal })
                #expect(clock.isRunning && clock.startedOn == later && clock.dueOn >= later.adding(days: 15))
                #expect(try await world.casework.sweep().noticed == 0)
                let letter = try await text(.revocationNotice, of: receipt, in: world)
                for words in ["王秀兰", told, "适用依据错误", "重新登记", "第三十五条"] {
                    #expect(letter.contains(words), "\(kind) \(words)")
                }
                let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
                #expect(followed.letters.map(\.kind) == [kind, .revocationNotice])
                #expect(followed.events.last?.code == "revokeDecision" && followed.nextBy == clock.dueOn)
                #expect(followed.reply == nil && followed.nonAcceptance == nil)
                try await world.accept(receipt, at: "D-HOU")
                #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
                try await world.proves()
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 20, 22(4), 31(6): who was led or handed to the wrong organ is told so, and has fifteen days anew`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let guidance = Guidance(
                ground: .statutoryPath, organ: "区人民法院", procedure: "起诉", basis: "《民事诉讼法》第一百二十二条", place: "诉讼服务中心",
                hours: "工作日九时至十七时")
            let wrong: [(Verb, any ActInputs, LetterKind)] = [
                (.guide, guidance, .guidanceSlip),
                (.handOver, HandOver(unit: try world.reference("D-CRT"), note: nil), .forwardingNotice),
            ]
            for (verb, inputs, kind) in wrong {
                let first = world.casework.today
                let receipt = try await world.registered("楼道灯坏了")
                let class6 = Classification(purpose: .claim, category: nil, grade: nil, path: .p6)
                try await world.act(.classify, class6, on: receipt, .routing, by: "clerk")
                // What belongs to the petition procedure is led to no court.
                #expect(
                    try await world.refusal(verb, inputs, on: receipt, .routing, by: "clerk")
                        == "pathIsOrdinary, 31(6), R-170, R-171")
                let class1 = Classification(purpose: .claim, category: nil, grade: nil, path: .p1)
                try await world.act(.classify, class1, on: receipt, .routing, by: "clerk")
                try await world.act(verb, inputs, on: receipt, .routing, by: "clerk")
                #expect(try await world.clock(.disposal, of: receipt).hasSuffix("met \(first.iso)"))
                let later = first.adding(days: 40)
                try world.go(to: later.iso)
                try await world.worker()
                #expect(try await world.offered("clerk", receipt, .routing).contains(.revokeDecision))
                try await world.act(.revokeDecision, revoked, on: receipt, .routing, by: "clerk")
                #expect(try await world.stage(.routing, of: receipt) == "registered")
                let clock = try #require(try await world.state(of: receipt).clocks.last { $0.clock == .disposal })
                #expect(clock.isRunning && clock.startedOn == later && clock.dueOn >= later.adding(days: 15))
                let letter = try await text(.revocationNotice, of: receipt, in: world)
                for words in ["王秀兰", "适用依据错误", "重新登记"] { #expect(letter.contains(words), "\(kind) \(words)") }
                let told = try await number(kind, of: receipt, in: world)
                #expect(letter.contains(told.isEmpty ? receipt.number : told))
                let work = try await world.casework.myWork(of: world.principal("clerk"))
                #expect(work.flatMap(\.items).contains { $0.number == receipt.number })
                try await world.act(.classify, class6, on: receipt, .routing, by: "clerk")
                try await world.accept(receipt, at: "D-HOU")
                #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
                try await world.proves()
            }
            // A visit that skips levels is led to the right office, whatever its path (art 20(1)).
            let visit = try await world.registered("越级走访")
            let class6 = Classification(purpose: .claim, category: nil, grade: nil, path: .p6)
            try await world.act(.classify, class6, on: visit, .routing, by: "clerk")
            let skipped = Guidance(
                ground: .skippedLevel, organ: "街道办事处", procedure: "走访", basis: "《信访工作条例》第二十条", place: "街道接待室",
                hours: "工作日九时至十七时")
            try await world.act(.guide, skipped, on: visit, .routing, by: "clerk")
            // What is sealed comes back only from an accused organ.
            let accusation = try await world.registered("反映收礼") { $0.purpose = .accusation }
            try await world.handOver(accusation)
            #expect(try await !world.offered("clerk", accusation, .routing).contains(.revokeDecision))
            #expect(
                try await world.refusal(.revokeDecision, revoked, on: accusation, .routing, by: "clerk")
                    == "accusationElsewhere, 30, R-131e")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what a unit did not accept it takes back, and tells anew within fifteen days`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            try await world.act(
                .decline, NonAcceptance(ground: .statutoryPath, competentBody: "区法院", reason: "应当通过诉讼解决，请依法起诉。"),
                on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try world.go(to: "2026-04-20")
            try await world.worker()
            try await world.act(.revokeDecision, revoked, on: receipt, .ordinaryHandling, by: "d-hou.approver")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "awaitingAcceptance")
            #expect(try await world.clock(.transferNotice, of: receipt) == "2026-04-20 → 2026-05-06 (2026-04-30)")
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            #expect(try await world.letters(of: receipt).suffix(2) == [.revocationNotice, .acceptanceNotice])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `who could not be told is not told of the revocation`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("匿名来件") { $0.parties = [] }
            try await world.act(
                .decline, NonAcceptance(ground: .notCompetent, competentBody: "市水务局", reason: "该事项不属于本区职权范围。"),
                on: receipt, .routing, by: "clerk")
            try await world.act(.revokeDecision, revoked, on: receipt, .routing, by: "clerk")
            #expect(try await world.letters(of: receipt) == [])
            try await world.proves()
        }
    }

    /// Accepted, served and reviewed on one day each; the review opinion is served.
    private func reviewed(_ world: CaseworkWorld, _ draft: ReviewDraft) async throws -> Receipt {
        let receipt = try await world.registered("屋顶漏水")
        try await world.accept(receipt, at: "D-HOU")
        try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
        try await world.casework.requestReview(
            grounds: "没有查清漏水的真正原因，请求复查。", ticket: world.casework.ticket(for: receipt))
        try await world.act(
            .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
        try await world.act(.draftReview, draft, on: receipt, .review, by: "d.reviewer")
        try await world.act(.approveReview, on: receipt, .review, by: "d.approver")
        try await world.worker()
        try await world.act(
            .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"), on: receipt,
            .review, by: "d.reviewer")
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `a review opinion is revoked while nothing came of it, and after that only by a re-review`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let upheld = ReviewDraft(
                outcome: .upheld, facts: "原处理意见认定的事实清楚，证据充分。", basis: ["《信访工作条例》第三十五条"], opinion: "维持原处理意见，不予变更。")
            let receipt = try await reviewed(world, upheld)
            try world.go(to: "2026-03-20")
            try await world.act(.revokeOpinion, revoked, on: receipt, .review, by: "d.approver")
            #expect(try await world.stage(.review, of: receipt) == "reviewing")
            #expect(try await world.clock(.review, of: receipt) == "2026-03-20 → 2026-04-20 (2026-04-17)")
            #expect(try await world.clock(.reReviewRequest, of: receipt).hasSuffix("stopped 2026-03-20"))
            let letter = try await text(.revocationNotice, of: receipt, in: world)
            for words in ["信访事项复查意见书", "重新审查", "2026年4月20日", "第三十六条"] {
                #expect(letter.contains(words), "\(words)")
            }
            try await world.act(
                .draftReview,
                ReviewDraft(
                    outcome: .redecide, facts: "原处理意见认定的事实没有查清。", basis: ["《信访工作条例》第三十五条"],
                    opinion: "原处理意见事实不清，不予维持。", redecideBy: try world.day("2026-04-10"), hasNoInterest: true),
                on: receipt, .review, by: "d.reviewer")
            try await world.act(.approveReview, on: receipt, .review, by: "d.approver")
            try await world.worker()
            try await world.act(
                .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"),
                on: receipt, .review, by: "d.reviewer")
            #expect(
                try await world.refusal(.revokeOpinion, revoked, on: receipt, .review, by: "d.approver")
                    == "reviewTookEffect, 27, 35")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a review that was not accepted is taken up again, with its term from the revocation`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            let ticket = try await world.casework.ticket(for: receipt)
            try await world.casework.requestReview(grounds: "没有查清漏水的真正原因，请求复查。", ticket: ticket)
            try await world.act(
                .declineReview, Reason(reason: "请求不符合条件，不予受理。"), on: receipt, .review, by: "d.reviewer")
            try world.go(to: "2026-03-12")
            try await world.act(.revokeDecision, revoked, on: receipt, .review, by: "d.reviewer")
            #expect(try await world.stage(.review, of: receipt) == "reviewRequested")
            #expect(try await world.clock(.review, of: receipt).hasPrefix("2026-03-12 → "))
            #expect(try await text(.revocationNotice, of: receipt, in: world).contains("恢复审查"))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a letter is corrected by its number, by the unit that issued it, and the petitioner is told`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            try await world.worker()
            let told = try await number(.acceptanceNotice, of: receipt, in: world)
            let sent = try await number(.proceduralNotice, of: receipt, in: world)
            func correction(of letter: String, _ wrong: String = "漏水", _ right: String = "渗水") -> LetterCorrection {
                LetterCorrection(letter: letter, wrong: wrong, right: right, reason: "文字笔误，予以更正。")
            }
            let unknown = ["letter unknownLetter, 27, 32"]
            for (letter, login, kind) in [
                (told, "clerk", ProceedingKind.routing), (sent, "d-hou.approver", .ordinaryHandling),
                (try await number(.transferLetter, of: receipt, in: world), "d-hou.approver", .ordinaryHandling),
                ("没有的文号", "clerk", .routing),
            ] {
                #expect(
                    try await world.problem(.correctLetter, correction(of: letter), on: receipt, kind, by: login)
                        == unknown, "\(letter)")
            }
            try await world.act(
                .correctLetter, correction(of: told), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            #expect(try await text(.correctionNotice, of: receipt, in: world).contains(told))
            try await world.act(.correctLetter, correction(of: sent), on: receipt, .routing, by: "clerk")
            let letter = try await text(.correctionNotice, of: receipt, in: world)
            for words in [sent, "程序性受理告知书", "渗水", "文字笔误", "救济途径和期限不变"] {
                #expect(letter.contains(words), "\(words)")
            }
            // The opinion, approved by the head, and the review opinion as well, also when all is over.
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            let opinion = try await number(.handlingOpinion, of: receipt, in: world)
            try await world.act(
                .correctLetter, correction(of: opinion, "入户", "上门"), on: receipt, .ordinaryHandling,
                by: "d-hou.approver")
            #expect(
                try await world.refusal(
                    .correctLetter, correction(of: opinion), on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == "notYours, 31(6), 32")
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.letters.filter { $0.kind == .correctionNotice }.count == 2)
            try await world.worker()
            #expect(
                try await world.casework.followed(world.casework.ticket(for: receipt)).letters
                    .filter { $0.kind == .correctionNotice }.count == 3)
            try await world.proves()
        }
    }

    /// The petitioner's letters of some kinds, by id.
    private func shown(
        _ kind: LetterKind, of receipt: Receipt, in world: CaseworkWorld
    ) async throws -> [FollowedLetter] {
        try await world.casework.followed(world.casework.ticket(for: receipt)).letters.filter { $0.kind == kind }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `an opinion that was served stays the petitioner's while it is decided again, and the next comes with its service`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
            let first = try #require(try await shown(.handlingOpinion, of: receipt, in: world).first)
            #expect(first.outcomes == [.supported])
            try await world.act(.revokeOpinion, revoked, on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.worker()
            let draft = OpinionDraft(
                claim: "请依法处理", outcome: .notSupported, facts: "经重新调查，核实了反映的主要事实。", basis: ["《信访工作条例》第三十二条"],
                opinion: "依照规定作出如下处理意见，不予支持。", hasNoInterest: true)
            try await world.act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let again = try await shown(.handlingOpinion, of: receipt, in: world)
            #expect(again.map(\.id) == [first.id] && again.first?.outcomes == [])
            let ticket = try await world.casework.ticket(for: receipt)
            #expect(try await !world.casework.letterPaper(first.id, ticket: ticket).isEmpty)
            try await world.act(
                .approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.worker()
            #expect(try await shown(.handlingOpinion, of: receipt, in: world).map(\.id) == [first.id])
            let unsent = try #require(try await world.state(of: receipt).letters.last { $0.kind == .handlingOpinion })
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.letterPaper(unsent.id, ticket: ticket)
            }
            func correction(of letter: String, _ wrong: String = "漏水", _ right: String = "渗水") -> LetterCorrection {
                LetterCorrection(letter: letter, wrong: wrong, right: right, reason: "文字笔误，予以更正。")
            }
            let next = try await number(.handlingOpinion, of: receipt, in: world)
            #expect(
                try await world.problem(
                    .correctLetter, correction(of: next), on: receipt, .ordinaryHandling, by: "d-hou.approver")
                    == ["letter unknownLetter, 27, 32"])
            #expect(
                try await world.refusal(
                    .correctLetter, correction(of: first.documentNumber), on: receipt, .ordinaryHandling,
                    by: "d-hou.approver") == "letterFell, 27, 32, R-190")
            try await world.act(
                .dispatchOpinion, Dispatch(method: .registeredMail, note: nil), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            let sent = try await shown(.handlingOpinion, of: receipt, in: world)
            #expect(sent.map(\.id) == [first.id, unsent.id] && sent.last?.outcomes == [.notSupported])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an opinion whose place the reviewer's decision took before it was sent is nobody's letter`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋顶漏水")
            try await world.accept(receipt, at: "D-HOU")
            let draft = OpinionDraft(
                claim: "请依法处理", outcome: .notSupported, facts: "经入户调查，核实了反映的主要事实。", basis: ["《信访工作条例》第三十二条"],
                opinion: "依照规定作出如下处理意见，不予支持。")
            try await world.act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.worker()
            #expect(try await shown(.handlingOpinion, of: receipt, in: world).isEmpty)
            try await world.casework.requestReview(
                grounds: "没有查清漏水的真正原因，请求复查。", ticket: world.casework.ticket(for: receipt))
            try await world.act(
                .acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, .review, by: "d.reviewer")
            let review = ReviewDraft(
                outcome: .changed, facts: "原处理意见认定的事实没有查清。", basis: ["《信访工作条例》第三十五条"],
                opinion: "原处理意见事实不清，不予维持。", ownDecision: "由住建部门七日内修好屋顶。")
            try await world.act(.draftReview, review, on: receipt, .review, by: "d.reviewer")
            try await world.act(.approveReview, on: receipt, .review, by: "d.approver")
            try await world.worker()
            try await world.act(
                .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "本人签收"),
                on: receipt, .review, by: "d.reviewer")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "closed")
            #expect(try await shown(.handlingOpinion, of: receipt, in: world).isEmpty)
            #expect(try await shown(.reviewOpinion, of: receipt, in: world).count == 1)
            try await world.proves()
        }
    }
}
