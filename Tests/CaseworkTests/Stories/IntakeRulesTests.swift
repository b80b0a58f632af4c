// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// From the door to the unit: arts 17 to 23, rule by rule.
@Suite struct IntakeRulesTests {
    @Test(arguments: TestEngine.dialects)
    func `R-120, R-133: what comes without a name is registered, and no notice is owed to nobody`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("路面塌陷") {
                $0.channel = .letter
                $0.parties = []
            }
            try await world.accept(receipt, at: "D-LAW")
            #expect(try await world.letters(of: receipt) == [.transferLetter])
            #expect(
                try await world.clock(.transferNotice, of: receipt)
                    == "2026-03-02 → 2026-03-17 (2026-03-17), met 2026-03-02")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects, [Guidance.Ground.skippedLevel, .litigation])
    func `R-123, R-124, R-144: a visit that skips a level, or is about a lawsuit, is registered and guided`(
        _ engine: TestEngine, _ ground: Guidance.Ground
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("不服判决")
            let guidance = Guidance(
                ground: ground, organ: "区人民法院", procedure: "申请再审", basis: "《民事诉讼法》第二百一十条", place: "诉讼服务中心",
                hours: "工作日九时至十七时", phone: "84030000", bring: ["身份证件", "判决书"])
            try await world.act(.guide, guidance, on: receipt, .routing, by: "clerk")
            #expect(try await world.letters(of: receipt) == [.guidanceSlip])
            #expect(try await world.stage(.routing, of: receipt) == "guided")
            #expect(try await world.clock(.disposal, of: receipt).hasSuffix("met 2026-03-02"))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-126, R-127, R-128: a letter has number, code and days like everything else, and a lost code is given anew`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("来信事项") { $0.channel = .letter }
            try world.go(to: "2026-03-04")
            try await world.accept(receipt, at: "D-HOU")
            let clerk = try await world.principal("clerk")
            let code = try await world.casework.reissueCode(of: receipt.matter, by: clerk)
            await #expect(throws: FollowProblem.wrong) {
                _ = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "n")
            }
            let ticket = try await world.casework.follow(number: receipt.number, code: code, network: "n")
            let followed = try await world.casework.followed(ticket)
            #expect(followed.receivedOn.iso == "2026-03-02")
            #expect(followed.events.contains { $0.code == "transfer" && $0.on.iso == "2026-03-04" })
            #expect(followed.events.contains { $0.code == "accept" && $0.on.iso == "2026-03-04" })
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-130, R-131c: an assigned matter names its day and ends with the report`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("重要事项")
            let late = Assignment(
                unit: try world.reference("D-HOU"), feedbackDueOn: try world.day("2026-03-02"), note: nil)
            #expect(
                try await world.problem(.assign, late, on: receipt, .routing, by: "clerk")
                    == ["feedbackDueOn dayNotLater, 22(3)"])
            let assignment = Assignment(
                unit: try world.reference("D-HOU"), feedbackDueOn: try world.day("2026-04-01"), note: nil)
            try await world.act(.assign, assignment, on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            #expect(try await world.clock(.feedback, of: receipt).hasSuffix("→ 2026-04-01 (2026-04-01)"))
            try world.go(to: "2026-03-30")
            let report = CompletionReport(report: "经两次入户勘查，漏水原因是屋面防水层失效。", phone: "84031111")
            // What is still being handled is not reported as done, and what the handler wrote the head signs.
            #expect(
                try await world.refusal(.draftReport, report, on: receipt, .routing, by: "d-hou.handler")
                    == "handlingOpen, 22(3), F-20")
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            try await world.serve(receipt, from: "d-hou", on: "2026-03-30")
            // The petitioner's own remedy keeps no unit from reporting.
            try await world.casework.requestReview(
                grounds: "没有查清漏水的真正原因，请求复查。", ticket: world.casework.ticket(for: receipt))
            try await world.act(.draftReport, report, on: receipt, .routing, by: "d-hou.handler")
            #expect(
                try await world.refusal(.feedBack, on: receipt, .routing, by: "d-hou.handler")
                    == "notYours, 22(3), F-20")
            try await world.act(
                .returnReport, Reason(reason: "写明联系电话"), on: receipt, .routing, by: "d-hou.approver")
            try await world.act(.draftReport, report, on: receipt, .routing, by: "d-hou.handler")
            #expect(try await world.clock(.feedback, of: receipt).hasSuffix("→ 2026-04-01 (2026-04-01)"))
            try await world.act(.feedBack, on: receipt, .routing, by: "d-hou.approver")
            #expect(try await world.stage(.routing, of: receipt) == "fedBack")
            #expect(try await world.clock(.feedback, of: receipt).hasSuffix("met 2026-03-30"))
            #expect(
                try await world.letters(of: receipt) == [
                    .proceduralNotice, .assignmentLetter, .acceptanceNotice, .handlingOpinion, .serviceReceipt,
                    .completionReport,
                ])
            try await world.worker()
            let letter = try #require(try await world.state(of: receipt).letters.last)
            let text = String(
                decoding: try await world.casework.letterBytes(letter.id, for: world.principal("clerk")), as: UTF8.self)
            for words in [
                "签发人：d-hou.approver", "承办人：d-hou.handler", "84031111", "屋面防水层失效", "请依法处理：支持",
                "依照规定作出如下处理意见", "信访处理意见书H信处〔2026〕1号",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-131d, R-136: a letter about a lawsuit goes to the court, and no clock of ours runs there`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("不服判决") { $0.channel = .letter }
            #expect(
                try await world.refusal(
                    .handOver, HandOver(unit: world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
                    == "notAHandOverOrgan, 22(4), 30")
            try await world.act(
                .handOver, HandOver(unit: world.reference("D-CRT"), note: nil), on: receipt, .routing, by: "clerk")
            #expect(try await world.state(of: receipt).clocks.map(\.clock) == [.disposal])
            #expect(try await world.letters(of: receipt) == [.forwardingNotice, .handOverLetter])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-132: a unit keeps what is its own, sends down what is not, or says who is competent`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2025-04-25") { world in
            let street = try #require(world.unit("D-S1"))
            let clerk = try await world.principal("street")
            func brought() async throws -> Receipt {
                let command = RegisterMatter(
                    channel: .visit, unit: street.id, receivedOn: world.casework.today, title: "楼道堆物",
                    facts: "楼道里堆满旧家具。", claim: "请清理",
                    parties: [PartyDetails(name: "王秀兰", phone: "13900001234", address: "清水苑")])
                var claim = command
                claim.purpose = .claim
                claim.arrival.isReadBack = true
                return try await world.casework.register(claim, by: .staff(clerk.person, as: .clerk, in: street.id))
            }
            func act(_ verb: Verb, _ inputs: any ActInputs, _ receipt: Receipt) async throws -> MatterState {
                _ = try await world.casework.perform(Act(verb, inputs), on: receipt.proceeding, by: clerk)
                return try await world.casework.file(receipt.matter, for: clerk).state
            }
            let kept = try await brought()
            #expect(kept.dueOn.iso == "2025-05-12")
            let handling = try await act(.keep, Remark(), kept)
            #expect(handling.proceedings.map(\.kind) == [.routing, .ordinaryHandling])
            #expect(handling.clocks.map(\.clock) == [.directNotice])
            let sent = try await act(
                .transfer, Transfer(unit: world.reference("D-HOU"), note: nil), try await brought())
            #expect(sent.letters.map(\.kind) == [.forwardingNotice, .transferLetter])
            let declined = try await act(
                .decline,
                NonAcceptance(ground: .notCompetent, competentBody: "区住建委", reason: "不属于街道职权范围，请向区住建委提出。"),
                try await brought())
            #expect(declined.letters.map(\.kind) == [.nonAcceptance])
            #expect(declined.clocks.allSatisfy { $0.metOn?.iso == "2025-04-25" })
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-134: a unit that does not sign has received after one working day, and K-03 counts from then`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2025-04-27") { world in
            let receipt = try await world.registered("暖气不热")
            try await world.act(
                .transfer, Transfer(unit: world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            try world.go(to: "2025-04-28")
            #expect(try await world.casework.sweep().received == 0)
            try world.go(to: "2025-04-29")
            #expect(try await world.casework.sweep().received == 1)
            #expect(try await world.clock(.transferNotice, of: receipt) == "2025-04-28 → 2025-05-13 (2025-05-13)")
            try await world.proves()
        }
    }
}
