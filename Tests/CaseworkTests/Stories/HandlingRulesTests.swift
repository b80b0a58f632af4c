// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// Handling and what follows: arts 27, 31 to 37 and 40, rule by rule.
@Suite struct HandlingRulesTests {
    private let draft = OpinionDraft(
        claims: [
            .init(text: "修缮屋面", outcome: .supported), .init(text: "赔偿损失", outcome: .explained, explanation: "没有法律依据"),
        ], facts: "经现场查看，屋面渗漏属实，损失没有凭据。", basis: ["《物业管理条例》第五十五条"], opinion: "由管理单位限期修缮，赔偿可另行起诉。",
        executeBy: CalendarDate("2026-04-30"))

    @Test(arguments: TestEngine.dialects)
    func
        `R-143, R-180, R-181: each claim has its outcome, the closing form its four boxes, and what is supported is done`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋面渗漏")
            try await world.accept(receipt, at: "D-HOU")
            try await world.act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.worker()
            let proof = ServiceProof(
                method: .inPerson, servedOn: world.casework.today, proof: "签收", isSolved: true, isExplained: true)
            try await world.act(.proveService, proof, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(try await world.clock(.execution, of: receipt).contains("→ 2026-04-30 ("))
            // The rating leads: it has no day of the law, and the day of the execution is not put in its place.
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.reviewUntil == (try world.day("2026-04-01")) && followed.nextBy == nil)
            #expect(followed.executeBy == (try world.day("2026-04-30")))
            try await world.act(
                .recordNonPerformance, Reason(reason: "管理单位拒不修缮"), on: receipt, .execution, by: "d-hou.handler")
            #expect(try await world.stage(.execution, of: receipt) == "notPerformed")
            try await world.act(
                .recordPerformance, Account(account: "已经修缮完毕"), on: receipt, .execution, by: "d-hou.handler")
            let journal = try await world.casework.file(receipt.matter, for: world.principal("clerk")).journal
            let handling = try #require(
                try await world.state(of: receipt).proceedings.last { $0.kind == .ordinaryHandling })
            let stored = journal.lastInputs(of: .proveService, on: handling.id, as: ServiceProof.self)
            #expect(stored?.isSolved == true && stored?.isExplained == true && stored?.isHelped == false)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 35: the last day named beside an opinion is that of the review, never that of the execution`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            // Nobody can be reached, so nothing is rated and the handling itself leads.
            let receipt = try await world.registered("屋面渗漏") { $0.parties = [PartyDetails(name: "王秀兰")] }
            try await world.accept(receipt, at: "D-HOU")
            try await world.act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.worker()
            let proof = ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "签收")
            try await world.act(.proveService, proof, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.stage == OrdinaryHandling.Stage.closed.code)
            #expect(followed.nextBy == (try world.day("2026-04-01")))
            #expect(followed.executeBy == (try world.day("2026-04-30")))
            let opinion = try #require(followed.letters.last { $0.kind == .handlingOpinion })
            #expect(opinion.unit == world.unit("D-HOU")?.id && opinion.outcomes == [.supported, .explained])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-182, R-192: a signed settlement is the answer, and is served like one`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("漏水赔偿")
            try await world.accept(receipt, at: "D-S1")
            let settlement = Settlement(
                form: .mediation, mediator: "第一街道人民调解委员会 周明", otherParty: "赵女士", terms: ["三月底前支付八千六百元"],
                signedOn: world.casework.today,
                performBy: try world.day("2026-03-31"), facts: "二楼漏水损坏一楼顶面，双方对事实没有争议。",
                performance: "转账至甲方账户。", originals: 3)
            try await world.act(.settle, settlement, on: receipt, .ordinaryHandling, by: "d-s1.handler")
            try await world.worker()
            try await world.act(
                .proveService, ServiceProof(method: .inPerson, servedOn: world.casework.today, proof: "双方签收"),
                on: receipt, .ordinaryHandling, by: "d-s1.handler")
            #expect(try await world.letters(of: receipt).suffix(2) == [.settlementAgreement, .serviceReceipt])
            let paper = try #require(
                try await world.state(of: receipt).letters.last { $0.kind == .settlementAgreement })
            let text = String(
                decoding: try await world.casework.letterBytes(paper.id, for: world.principal("clerk")), as: UTF8.self)
            #expect(text.contains("调解协议书") && text.contains("周明主持调解") && !text.contains("和解协议书"))
            #expect(try await world.clock(.execution, of: receipt).contains("→ 2026-03-31 ("))
            #expect(try await world.state(of: receipt).clocks.allSatisfy { $0.clock != .reviewRequest })
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-170, R-172: a path is corrected once, with its reason`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("劳动报酬")
            try await world.accept(receipt, at: "D-HRS")
            func path(_ reason: String?) -> PathImport {
                PathImport(
                    path: .p2, organ: "劳动人事争议仲裁委员会", procedure: "劳动仲裁", basis: "《劳动争议调解仲裁法》第二条", reason: reason,
                    noLimit: "仲裁期限由仲裁委员会告知", hasNoInterest: true)
            }
            #expect(
                try await world.refusal(.correctPath, path(nil), on: receipt, .ordinaryHandling, by: "d-hrs.handler")
                    == "pathReasonMissing, 31, R-172")
            try await world.act(
                .correctPath, path("属于劳动争议，应当仲裁"), on: receipt, .ordinaryHandling, by: "d-hrs.handler")
            #expect(try await world.state(of: receipt).path == .p2)
            #expect(
                try await world.clock(.handling, of: receipt)
                    == "2026-03-02 → 2026-05-06 (2026-04-30), stopped 2026-03-02")
            #expect(
                try await world.refusal(
                    .leavePath, Reason(reason: "再次变更途径"), on: receipt, .statutoryPath, by: "d-hrs.handler")
                    == "pathCorrectedBefore, 31, R-172")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-193, R-194: aid is applied for beside the claim, care goes on after it, and neither moves it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("生活困难")
            try await world.accept(receipt, at: "D-HRS")
            let before = try await world.state(of: receipt)
            try await world.act(
                .arrangeAid, AidRequest(form: .socialAid, need: "没有收入来源"), on: receipt, .ordinaryHandling,
                by: "d-hrs.handler")
            try await world.act(.grantAid, Account(account: "纳入低保"), on: receipt, .aid, by: "d-hrs.handler")
            #expect(try await world.state(of: receipt).clocks == before.clocks)
            try await world.serve(receipt, from: "d-hrs", on: "2026-03-02", outcome: .explained)
            try await world.act(.beginAftercare, on: receipt, .ordinaryHandling, by: "d-hrs.handler")
            try await world.act(
                .recordCare, Account(account: "上门看望，帮助申请补贴"), on: receipt, .aftercare, by: "d-hrs.handler")
            try await world.act(.endCare, on: receipt, .aftercare, by: "d-hrs.handler")
            #expect(try await world.stage(.aftercare, of: receipt) == "careEnded")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-202, R-210: what is over is noticed once with its liability, and nothing else happens`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("超期事项")
            try await world.accept(receipt, at: "D-HOU")
            #expect(try await world.clock(.handling, of: receipt) == "2026-03-02 → 2026-05-06 (2026-04-30)")
            try world.go(to: "2026-05-07")
            #expect(try await world.casework.sweep().noticed == 1)
            #expect(try await world.casework.sweep().noticed == 0)
            let state = try await world.state(of: receipt)
            #expect(state.clocks.last { $0.clock == .handling }?.noticedOn?.iso == "2026-05-07")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            let rules = world.casework.book.set(on: state.receivedOn)
            #expect(rules.clock(.handling)?.liability == "45(1)")
            #expect(rules.clock(.transferNotice)?.liability == "44(3)")
            #expect(rules.clock(.disposal)?.liability == "43")
            try await world.proves()
        }
    }
}
