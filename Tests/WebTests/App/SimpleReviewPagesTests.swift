// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

/// By the pages alone: the review of a simple reply (art 35), and what an agent is given at the window (S2:27, F-31).
@Suite struct SimpleReviewPagesTests {
    private func visit(_ site: TestSite, _ more: [(String, String)] = []) -> [(String, String)] {
        [
            ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso), ("who", "self"),
            ("name", "王秀兰"),
            ("phone", "13900001234"), ("address", "清水苑一号楼"), ("subject", "路灯不亮"), ("facts", "楼前路灯不亮已有一周。"),
            ("claim", "请修好"), ("purpose", "claim"), ("readBack", "yes"),
        ] + more
    }

    @Test(arguments: TestEngine.dialects)
    func `the petitioner asks on the portal, and the reviewer sends it back as an ordinary matter`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStorySite(from: "2024-05-07") { site in
            let slip = try await site.registered(visit(site))
            try await site.act("simple-transfer", on: slip.number, by: "clerk", [("unit", "D-S1")])
            try await site.act("receipt", on: slip.number, by: "d-s1.handler")
            try await site.act(
                "simple-answer", on: slip.number, by: "d-s1.handler",
                [
                    ("outcome", "supported"), ("reply", "路灯已经修好。"), ("means", "message"), ("answeredOn", "2024-05-07"),
                    ("hasNoInterest", "yes"),
                ])
            _ = try await site.world.casework.renderLetters()
            #expect(try await site.clock(.reviewRequest, of: slip.number) == "2024-05-07 → 2024-06-06")
            let petitioner = site.browser()
            _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
            let page = try await petitioner.get("/follow/matter")
            #expect(page.text.contains("/follow/review"))
            let short = try await petitioner.fill("/follow/review", [("grounds", "不服")])
            #expect(short.status == 422 && short.text.contains("不服"))
            let sent = try await petitioner.fill(
                "/follow/review", [("grounds", "答复说修好了，路灯到现在还是不亮。")])
            #expect(sent.status == 303, "\(sent.text)")
            try await site.act("review-acceptance", on: slip.number, by: "d.reviewer", [("hasNoInterest", "yes")])
            try await site.act(
                "review-opinion", on: slip.number, by: "d.reviewer",
                [
                    ("outcome", "redecide"), ("facts", "经现场查看，路灯没有修好。"), ("basis", "《条例》第三十五条"),
                    ("opinion", "原答复与事实不符，责令重新处理。"), ("redecideBy", "2024-06-20"),
                ])
            try await site.act("review-opinion-approval", on: slip.number, by: "d.approver")
            _ = try await site.world.casework.renderLetters()
            try await site.act(
                "service", on: slip.number, by: "d.reviewer",
                [("method", "inPerson"), ("servedOn", "2024-05-07"), ("proof", "本人签收")])
            #expect(try await site.offers("opinion", on: slip.number, to: "d-s1.handler"))
            #expect(try await site.clock(.redecision, of: slip.number) == "2024-05-07 → 2024-06-20")
            #expect(try await petitioner.get("/follow/matter").status == 200)
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an agent's slip and the petitioner's own are two, and the scope is a choice`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStorySite(from: "2026-01-07") { site in
            let clerk = try await site.desk("clerk")
            let unchosen = try await clerk.fill("/desk/register", visit(site, [("agentName", "侄女小李")]))
            #expect(unchosen.status == 422 && unchosen.text.contains("href=\"#f-agent.file\""))
            #expect(unchosen.text.contains("侄女小李"))
            let nameless = try await clerk.fill("/desk/register", visit(site, [("agent.file", "yes")]))
            #expect(nameless.status == 422 && nameless.text.contains("href=\"#f-agentName\""))
            let answer = try await clerk.fill(
                "/desk/register", visit(site, [("agentName", "侄女小李"), ("agent.file", "yes"), ("agent.follow", "yes")]))
            let slip = try await clerk.get(try #require(answer.location, "\(answer.status) \(answer.text)"))
            let shown = slip.text.components(separatedBy: "class=\"big\">").dropFirst().map { part in
                String(part.prefix { $0 != "<" })
            }
            let number = try #require(shown.first)
            let codes = Array(Set(shown.filter { $0 != number }))
            #expect(shown.count == 4 && codes.count == 2)
            #expect(slip.text.contains("The agent’s query code"))
            // The first slip is the agent's, the second the petitioner's own: only that one rates.
            let (agent, own) = (shown[1], shown[3])
            _ = try await site.world.casework.follow(number: number, code: agent, network: "a")
            _ = try await site.world.casework.follow(number: number, code: own, network: "b")
            let limited = try await site.world.casework.follow(number: number, code: agent, network: "a")
            await #expect(throws: Refusal(.outsideScope, article: "S2:27, F-31")) {
                try await site.world.casework.rate(
                    Rating(.satisfied), ticket: limited)
            }
            let file = try await clerk.get("/desk/matters/\(number)")
            #expect(file.text.contains("power-of-attorney") && file.text.contains("registration-form"))
            try await site.act("power-of-attorney", on: number, by: "clerk")
            try await site.act("registration-form", on: number, by: "clerk")
        }
    }
}
