// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

/// By the pages: the petition department is rated from the transfer on, an agent sees the own doors (S2:27), a late request says why.
@Suite struct RatingPagesTests {
    private func visit(_ more: [(String, String)] = []) -> [(String, String)] {
        [
            ("channel", "visit"), ("readBack", "yes"), ("who", "self"), ("name", "王秀兰"), ("phone", "13900001234"),
            ("address", "清水苑一号楼"), ("subject", "路灯不亮"), ("facts", "楼前路灯不亮已有一周。"), ("claim", "请修好"),
            ("purpose", "claim"),
        ] + more
    }

    private func answered(_ site: TestSite, _ number: String) async throws {
        let today = site.world.casework.today.iso
        try await site.act("simple-transfer", on: number, by: "clerk", [("unit", "D-S1")])
        try await site.act("receipt", on: number, by: "d-s1.handler")
        try await site.act(
            "simple-answer", on: number, by: "d-s1.handler",
            [
                ("outcome", "supported"), ("reply", "路灯已经修好。"), ("means", "message"), ("answeredOn", today),
                ("hasNoInterest", "yes"),
            ])
        _ = try await site.world.casework.renderLetters()
    }

    @Test(arguments: TestEngine.dialects)
    func `each object has its own door, one question and its own day`(_ engine: TestEngine) async throws {
        try await engine.withStorySite(from: "2024-05-07") { site in
            let slip = try await site.registered(visit([("receivedOn", "2024-05-07")]))
            let petitioner = site.browser()
            _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
            #expect(try await !petitioner.get("/follow/matter").text.contains("office-rating"))
            #expect(try await petitioner.get("/follow/office-rating").location == "/follow/matter")
            try await site.act("simple-transfer", on: slip.number, by: "clerk", [("unit", "D-S1")])
            let sent = try await petitioner.get("/follow/matter").text
            #expect(sent.contains("href=\"/follow/office-rating\"") && !sent.contains("href=\"/follow/rating\""))
            let page = try await petitioner.get("/follow/office-rating")
            #expect(page.text.values(of: "name=\"satisfaction\"") == 3 && !page.text.contains("unitRating"))
            let missing = try await petitioner.fill("/follow/office-rating", [("words", "转得很快")])
            #expect(missing.status == 422 && missing.text.contains("转得很快"))
            let done = try await petitioner.fill(
                "/follow/office-rating", [("satisfaction", "satisfied"), ("words", "转得很快")])
            #expect(done.location == "/follow/matter?done=rating")
            #expect(try await petitioner.get("/follow/office-rating").location == "/follow/matter")
            #expect(try await petitioner.get("/follow/rating").location == "/follow/matter")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an agent sees no door that the power of attorney does not open`(_ engine: TestEngine) async throws {
        try await engine.withStorySite(from: "2026-01-07") { site in
            let clerk = try await site.desk("clerk")
            let answer = try await clerk.fill(
                "/desk/register",
                visit([
                    ("receivedOn", "2026-01-07"), ("agentName", "侄女小李"), ("agent.file", "yes"),
                    ("agent.follow", "yes"),
                ]))
            let slip = try await clerk.get(try #require(answer.location, "\(answer.status) \(answer.text)"))
            let shown = slip.text.components(separatedBy: "class=\"big\">").dropFirst().map { part in
                String(part.prefix { $0 != "<" })
            }
            let number = try #require(shown.first)
            try await answered(site, number)
            for (code, isAgent) in [(shown[1], true), (shown[3], false)] {
                let browser = site.browser()
                _ = try await browser.fill("/follow", [("number", number), ("code", code)])
                let page = try await browser.get("/follow/matter").text
                for door in ["review", "rating", "office-rating"] {
                    #expect(page.contains("href=\"/follow/\(door)\"") != isAgent, "\(door)")
                    #expect(try await browser.get("/follow/\(door)").status == (isAgent ? 403 : 200), "\(door)")
                }
                #expect(page.contains("Not within this power of attorney") == isAgent)
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a late request is asked for its reason, and kept with all that was typed`(_ engine: TestEngine) async throws {
        try await engine.withStorySite(from: "2024-05-07") { site in
            let slip = try await site.registered(visit([("receivedOn", "2024-05-07")]))
            try await answered(site, slip.number)
            try site.world.go(to: "2024-06-07")
            let petitioner = site.browser()
            _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
            #expect(try await petitioner.get("/follow/matter").text.contains("The last day to ask was"))
            let page = try await petitioner.get("/follow/review").text
            #expect(page.contains("name=\"whyLate\"") && page.contains("decides whether the reason counts"))
            let grounds = ("grounds", "答复说修好了，路灯到现在还是不亮。")
            let unsaid = try await petitioner.fill("/follow/review", [grounds])
            #expect(
                unsaid.status == 422 && unsaid.text.contains("Say why you are late.") && unsaid.text.contains(grounds.1)
            )
            let sent = try await petitioner.fill("/follow/review", [grounds, ("whyLate", "五月二十日起住院，有出院证明。")])
            #expect(sent.location == "/follow/matter?done=review")
            let reviewer = try await site.desk("d.reviewer")
            #expect(try await reviewer.get("/desk/matters/\(slip.number)").text.contains("五月二十日起住院"))
        }
    }
}

extension String {
    /// How often something stands in it.
    fileprivate func values(of text: String) -> Int { components(separatedBy: text).count - 1 }
}
