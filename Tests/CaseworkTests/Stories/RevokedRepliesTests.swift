// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 撤销 of what was answered without an opinion, and 更正 of what was entered of others' decisions (arts 27, 29, 31-34; R-221, F-25).
@Suite struct RevokedRepliesTests {
    private let revoked = Reason(reason: "原答复认定的事实有误，应当重新办理。")

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

    /// Answered simply by the housing commission on the day that it came in.
    private func answered(_ world: CaseworkWorld, purpose: Purpose = .claim) async throws -> Receipt {
        let receipt = try await world.registered("路灯不亮") { $0.purpose = purpose }
        try await world.act(
            .transferSimply, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing,
            by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
        let answer = SimpleAnswer(
            outcome: .supported, reply: "路灯已经修好。", means: .message, answeredOn: world.casework.today,
            adoption: purpose == .suggestion ? .adopted : nil, hasNoInterest: true)
        try await world.act(.answerSimply, answer, on: receipt, .simpleHandling, by: "d-hou.handler")
        try await world.worker()
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 27, 32, R-221: the head revokes a simple reply, and within sixty days an opinion is owed`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await answered(world)
            let told = try await number(.simpleReply, of: receipt, in: world)
            try world.go(to: "2026-03-10")
            #expect(
                try await world.refusal(.revokeDecision, revoked, on: receipt, .simpleHandling, by: "d-hou.handler")
                    == "notYours, 27, 32, 34, R-221")
            try await world.act(.revokeDecision, revoked, on: receipt, .simpleHandling, by: "d-hou.approver")
            #expect(try await world.stage(.simpleHandling, of: receipt) == "converted")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            #expect(try await world.clock(.handling, of: receipt).hasPrefix("2026-03-10 → 2026-05-"))
            #expect(try await world.clock(.reviewRequest, of: receipt).hasSuffix("stopped 2026-03-10"))
            let due = try #require(try await world.state(of: receipt).clocks.last { $0.clock == .handling }).dueOn
            let letter = try await text(.revocationNotice, of: receipt, in: world)
            for words in ["王秀兰", told, "事实有误", "第三十五条", "\(due.year)年\(due.month)月\(due.day)日"] {
                #expect(letter.contains(words), "\(words)")
            }
            let ticket = try await world.casework.ticket(for: receipt)
            let followed = try await world.casework.followed(ticket)
            #expect(followed.kind == .ordinaryHandling && followed.nextBy == due && !followed.canAskReview)
            #expect(followed.reply == nil && followed.events.last?.code == "revokeDecision")
            let reply = try #require(followed.letters.first { $0.kind == .simpleReply })
            #expect(reply.amendments.map(\.change) == [.revoked])
            try await world.serve(receipt, from: "d-hou", on: "2026-03-10")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "closed")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 35, 36: a simple reply of which a review was asked is neither revoked nor corrected`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await answered(world)
            let told = try await number(.simpleReply, of: receipt, in: world)
            try await world.askForReview(of: receipt)
            #expect(
                try await world.refusal(.revokeDecision, revoked, on: receipt, .simpleHandling, by: "d-hou.approver")
                    == "reviewedBefore, 27, 32, 34, R-221")
            let correction = LetterCorrection(letter: told, wrong: "修好", right: "更换", reason: "用词不准确，予以更正。")
            #expect(
                try await world.refusal(.correctLetter, correction, on: receipt, .simpleHandling, by: "d-hou.approver")
                    == "letterUnderReview, 35, 36, R-190")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 27, 29, F-25: the answer to a suggestion is revoked, and it is studied anew, simple or not`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let simple = try await answered(world, purpose: .suggestion)
            let studied = try await world.registered("增设停放架") { $0.purpose = .suggestion }
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: studied, .routing, by: "clerk")
            try await world.act(.receive, on: studied, .routing, by: "d-hou.handler")
            func answer(_ receipt: Receipt) async throws {
                let draft = AdoptionDraft(outcome: .partlyAdopted, reason: "东口有空间可以增设，西口管线密集不能增设。", hasNoInterest: true)
                try await world.act(.draftAdoption, draft, on: receipt, .suggestion, by: "d-hou.handler")
                try await world.act(.approveAdoption, on: receipt, .suggestion, by: "d-hou.approver")
                try await world.worker()
                try await world.act(.replyToSuggestion, on: receipt, .suggestion, by: "d-hou.handler")
            }
            try await answer(studied)
            for (receipt, kind) in [(simple, ProceedingKind.simpleHandling), (studied, .suggestion)] {
                let told = try await number(.suggestionReply, of: receipt, in: world)
                try world.go(to: "2026-03-20")
                try await world.act(.revokeDecision, revoked, on: receipt, kind, by: "d-hou.approver")
                #expect(try await world.stage(.suggestion, of: receipt) == "studying")
                #expect(try await world.clock(.suggestionStudy, of: receipt).hasPrefix("2026-03-20 → 2026-05-"))
                let clocks = try await world.state(of: receipt).clocks
                #expect(!clocks.contains { $0.clock == .handling && $0.isRunning })
                let letter = try await text(.revocationNotice, of: receipt, in: world)
                for words in [told, "第二十九条", "重新研究", "2026年5月"] { #expect(letter.contains(words), "\(words)") }
                #expect(!letter.contains("请求复查"))
                try await answer(receipt)
                #expect(try await world.stage(.suggestion, of: receipt) == "suggestionAnswered")
                #expect(try await !world.state(of: receipt).clocks.contains { $0.isOpenDuty })
            }
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 27, 31: of another body's decision the record alone is corrected, and who was told is told`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            for isReachable in [true, false] {
                let receipt = try await world.registered("违法建设") { if !isReachable { $0.parties = [] } }
                try await world.act(
                    .transfer, Transfer(unit: try world.reference("D-LAW"), note: nil), on: receipt, .routing,
                    by: "clerk")
                try await world.act(.receive, on: receipt, .routing, by: "d-law.handler")
                try await world.act(
                    .importToPath,
                    PathImport(
                        path: .p5, organ: "城管局", procedure: "查处违法建设程序", basis: "《城乡规划法》第六十六条", hasNoInterest: true),
                    on: receipt,
                    .ordinaryHandling, by: "d-law.handler")
                let result = PathResult(
                    organ: "城管局", document: "责令限期拆除决定书", resultOn: world.casework.today, result: "责令当事人十五日内自行拆除。",
                    remedy: "先申请行政复议，再向人民法院起诉。")
                try await world.act(.recordPathResult, result, on: receipt, .statutoryPath, by: "d-law.handler")
                try await world.worker()
                let correction = Correction(wrong: "十五日内", right: "五日内", reason: "录入时抄错决定书的期限。")
                #expect(
                    try await world.refusal(
                        .correctRecord, correction, on: receipt, .statutoryPath, by: "d-law.handler")
                        == "notYours, 27, 31(1)-(5)")
                #expect(
                    try await !world.offered("d-law.approver", receipt, .statutoryPath).contains(.revokeDecision))
                try await world.act(.correctRecord, correction, on: receipt, .statutoryPath, by: "d-law.approver")
                #expect(try await world.stage(.statutoryPath, of: receipt) == "pathConcluded")
                #expect(try await world.letters(of: receipt).contains(.correctionNotice) == isReachable)
                guard isReachable else { continue }
                let told = try await number(.statutoryResultNotice, of: receipt, in: world)
                let letter = try await text(.correctionNotice, of: receipt, in: world)
                for words in [told, "十五日内", "五日内", "抄错"] { #expect(letter.contains(words), "\(words)") }
                let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
                #expect(followed.events.last?.code == "correctRecord")
                let notice = try #require(followed.letters.first { $0.kind == .statutoryResultNotice })
                #expect(notice.amendments.map(\.change) == [.corrected])
            }
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 27, 33: an agreement is the parties' own; only how it was entered is corrected`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("漏水赔偿")
            try await world.accept(receipt, at: "D-HOU")
            let settlement = Settlement(
                form: .mediation, otherParty: "赵女士", terms: ["三月底前支付八千六百元"], signedOn: world.casework.today,
                performBy: nil, facts: "二楼漏水损坏一楼顶面，双方对事实没有争议。", performance: "转账至甲方账户。", originals: 3,
                hasNoInterest: true)
            try await world.act(.settle, settlement, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let correction = Correction(wrong: "八千六百元", right: "六千八百元", reason: "录入和双方签字的协议不一致。")
            try await world.worker()
            try await world.act(
                .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "双方签收"),
                on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(
                try await world.refusal(.revokeOpinion, revoked, on: receipt, .ordinaryHandling, by: "d-hou.approver")
                    == "noOpinionStands, 33, 35")
            try await world.act(.correctRecord, correction, on: receipt, .ordinaryHandling, by: "d-hou.approver")
            let letter = try await text(.correctionNotice, of: receipt, in: world)
            for words in ["协议", "六千八百元", "不一致"] { #expect(letter.contains(words), "\(words)") }
            // Of an opinion nothing is corrected this way.
            let decided = try await world.registered("屋顶漏水")
            try await world.accept(decided, at: "D-HOU")
            try await world.serve(decided, from: "d-hou", on: "2026-03-02")
            #expect(
                try await world.refusal(
                    .correctRecord, correction, on: decided, .ordinaryHandling, by: "d-hou.approver")
                    == "notAtThisStage, 27, 33")
            #expect(try await !world.offered("d-hou.approver", decided, .ordinaryHandling).contains(.correctRecord))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `arts 35, 36: a correction of the letter goes round neither a review nor a revocation`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            func decided() async throws -> Receipt {
                let receipt = try await world.registered("屋顶漏水")
                try await world.accept(receipt, at: "D-HOU")
                try await world.serve(receipt, from: "d-hou", on: "2026-03-02")
                return receipt
            }
            func refused(_ letter: String, _ receipt: Receipt, _ kind: ProceedingKind, by login: String) async throws
                -> String?
            {
                let correction = LetterCorrection(letter: letter, wrong: "漏水", right: "渗水", reason: "文字笔误，予以更正。")
                return try await world.refusal(.correctLetter, correction, on: receipt, kind, by: login)
            }
            let receipt = try await decided()
            let opinion = try await number(.handlingOpinion, of: receipt, in: world)
            let accepted = try await number(.acceptanceNotice, of: receipt, in: world)
            try await world.askForReview(of: receipt)
            let underReview = "letterUnderReview, 35, 36, R-190"
            #expect(try await refused(opinion, receipt, .ordinaryHandling, by: "d-hou.approver") == underReview)
            // What is not reviewed is corrected as ever.
            #expect(try await refused(accepted, receipt, .ordinaryHandling, by: "d-hou.approver") == nil)
            let order = ReviewDraft(
                outcome: .redecide, facts: "原处理意见认定的事实没有查清。", basis: ["《信访工作条例》第三十五条"],
                opinion: "原处理意见事实不清，不予维持。", redecideBy: try world.day("2026-04-10"))
            try await world.approveReview(of: receipt, order, in: .review)
            try await world.serveReview(of: receipt, .review)
            let fell = "letterFell, 27, 32, R-190"
            #expect(try await refused(opinion, receipt, .ordinaryHandling, by: "d-hou.approver") == fell)
            let review = try await number(.reviewOpinion, of: receipt, in: world)
            #expect(try await refused(review, receipt, .review, by: "d.approver") == nil)
            try await world.askForReview(of: receipt)
            #expect(try await refused(review, receipt, .review, by: "d.approver") == underReview)
            let other = try await decided()
            let gone = try await number(.handlingOpinion, of: other, in: world)
            try await world.act(.revokeOpinion, revoked, on: other, .ordinaryHandling, by: "d-hou.approver")
            #expect(try await refused(gone, other, .ordinaryHandling, by: "d-hou.approver") == fell)
            try await world.proves()
        }
    }
}
