// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing
import Web

/// ST-01, ST-05, ST-06 and ST-08 by pages alone.
@Suite struct StoryPagesTests {
    private func visit(_ site: TestSite, _ more: [(String, String)]) -> [(String, String)] {
        let given = Set(more.map(\.0))
        let fields = [
            ("channel", "visit"), ("receivedOn", site.world.casework.today.iso), ("who", "self"), ("name", "王秀兰"),
            ("phone", "13900001234"), ("address", "清水苑一号楼"), ("subject", "来访事项"),
            ("facts", "反映的事实和理由，详见笔录。"), ("claim", "请依法处理"), ("purpose", "claim"), ("readBack", "yes"),
        ]
        return fields.filter { !given.contains($0.0) } + more
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-01 by pages: path 5, and the objection is gone after its last day`(_ engine: TestEngine) async throws {
        try await engine.withStorySite(from: "2025-04-25") { site in
            let slip = try await site.registered(visit(site, [("subject", "邻居违法建房"), ("street", "D-S1")]))
            #expect(slip.code.count == 11)
            try await site.act(
                "classification", on: slip.number, by: "clerk",
                [("purpose", "claim"), ("grade", "ordinary"), ("category", ""), ("path", "p5")])
            try site.world.go(to: "2025-04-27")
            try await site.act("transfer", on: slip.number, by: "clerk", [("unit", "D-LAW")])
            try await site.act("receipt", on: slip.number, by: "d-law.handler")
            #expect(try await site.clock(.disposal, of: slip.number) == "2025-04-25 → 2025-05-12")
            #expect(try await site.clock(.objection, of: slip.number) == "2025-04-27 → 2025-05-07")
            #expect(try await site.offers("objection", on: slip.number, to: "d-law.handler"))
            let handler = try await site.desk("d-law.handler")
            let file = try await handler.get("/desk/matters/\(slip.number)").text
            let form = try #require(file.firstMatch(of: /"(\/desk\/proceedings\/[0-9]+\/objection)"/)?.output.1)
                .description
            #expect(try await handler.get(form).status == 200)
            try site.world.go(to: "2025-05-08")
            #expect(try await !site.offers("objection", on: slip.number, to: "d-law.handler"))
            // Whoever kept the page is told why, not that it is another's business.
            let late = try await site.desk("d-law.handler").get(form)
            #expect(late.text.contains("提出异议的期限已经过了") || late.text.contains("The time for an objection is over"))
            try site.world.go(to: "2025-05-09")
            #expect(try await site.offers("path-import", on: slip.number, to: "d-law.handler"))
            try await site.act(
                "path-import", on: slip.number, by: "d-law.handler",
                [
                    ("path", "p5"), ("organ", "执法局"), ("procedure", "查处违法建设"), ("basis", "《城乡规划法》第六十四条"),
                    ("hasNoInterest", "yes"),
                ])
            #expect(try await site.clock(.dutyPerformance, of: slip.number) == "2025-04-27 → 2025-06-27")
            #expect(try await !site.offers("opinion", on: slip.number, to: "d-law.handler"))
            try site.world.go(to: "2025-06-20")
            try await site.act(
                "path-result", on: slip.number, by: "d-law.handler",
                [
                    ("organ", "执法局"), ("document", "限期拆除决定书"), ("resultOn", "2025-06-20"), ("result", "责令十五日内自行拆除。"),
                    ("remedy", "先申请行政复议，再向人民法院起诉。"),
                ])
            _ = try await site.world.casework.renderLetters()
            let petitioner = site.browser("zh-Hans")
            let opened = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
            #expect(opened.location == "/follow/matter")
            let followed = try await petitioner.get("/follow/matter")
            #expect(followed.status == 200)
            // The petitioner reads which decision was taken and which remedy there is; an opinion and a review are none of it (art 31(5)).
            var read = ""
            for letter in followed.values(after: "href=\"/follow/letters/") where !letter.hasSuffix("/paper") {
                read += try await petitioner.get("/follow/letters/\(letter)").text
            }
            for words in ["限期拆除决定书", "责令十五日内自行拆除。", "先申请行政复议，再向人民法院起诉。", "《城乡规划法》第六十四条"] {
                #expect(read.contains(words), "\(words)")
            }
            #expect(!read.contains("请求复查"))
            #expect(try await petitioner.get("/follow/review").location == "/follow/matter")
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-05 by pages: a sixth representative is refused, the report is made at once`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStorySite(from: "2026-01-20") { site in
            let clerk = try await site.desk("clerk")
            let names = (1...6).map { "代表\($0)" }
            func group(_ count: Int) -> [(String, String)] {
                visit(
                    site,
                    [
                        ("who", "group"), ("name", "代表1"), ("headCount", "23"), ("subject", "拖欠工资"),
                        ("representatives", names.prefix(count).joined(separator: "\n")),
                    ])
            }
            let six = try await clerk.fill("/desk/register", group(6))
            #expect(six.status == 422)
            #expect(six.text.contains("five representatives at most"))
            let none = try await clerk.fill("/desk/register", group(0))
            #expect(none.status == 422)
            let slip = try await site.registered(group(5))
            #expect(try await site.clock(.disposal, of: slip.number) == "2026-01-20 → 2026-02-04")
            #expect(try await site.state(of: slip.number).headcount == 23)
            var report = [
                ("knownOn", "2026-01-20"), ("knownAt", "09:10"), ("place", "区接待大厅"), ("headcount", "23"),
                ("situation", "两人扬言到路上静坐。"),
                ("measures", "领导到场接谈，联合接访。"),
            ]
            for (row, recipient) in ["government", "conferenceOffice", "upperPetitionOffice"].enumerated() {
                report += [
                    ("sendings.\(row).recipient", recipient), ("sendings.\(row).sentOn", "2026-01-20"),
                    ("sendings.\(row).time", "09:40"),
                ]
            }
            let short = try await clerk.act("urgent-report", on: slip.number, report)
            #expect(short.status == 422)
            #expect(try await site.state(of: slip.number).letters.isEmpty)
            report += [
                ("sendings.3.recipient", "partyCommittee"), ("sendings.3.sentOn", "2026-01-20"),
                ("sendings.3.time", "09:35"),
            ]
            try await site.act("urgent-report", on: slip.number, by: "clerk", report)
            #expect(try await site.state(of: slip.number).letters.map(\.kind) == [.urgentReport])
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-06 by pages: the accused unit is refused, and finds nothing`(_ engine: TestEngine) async throws {
        try await engine.withStorySite(from: "2026-02-10") { site in
            let slip = try await site.registered(
                visit(site, [("channel", "letter"), ("purpose", "accusation"), ("subject", "反映副主任收礼")]))
            #expect(try await !site.offers("transfer", on: slip.number, to: "clerk"))
            try await site.act("accused", on: slip.number, by: "clerk", [("unit", "D-S1")])
            let wrong = try await site.desk("clerk").act("hand-over", on: slip.number, [("unit", "D-S1")])
            #expect(wrong.status == 403)
            #expect(try await site.state(of: slip.number).proceedings.map(\.stage.rawValue) == ["registered"])
            try site.world.go(to: "2026-02-11")
            try await site.act("hand-over", on: slip.number, by: "clerk", [("unit", "D-DIS")])
            for login in ["street", "d-s1.handler", "d.leader"] {
                let browser = try await site.desk(login)
                let page = try await browser.get("/desk/matters/\(slip.number)")
                let none = try #require(MatterNumber(year: 2026, serial: 9_999_999)).text
                let nothing = try await browser.get("/desk/matters/\(none)")
                #expect(page.status == 404 && nothing.status == 404)
                #expect(!page.text.contains("副主任"))
                #expect(try await !browser.get("/desk/search?q=\(slip.number)").text.contains("副主任"))
            }
            let petitioner = site.browser("zh-Hans")
            _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
            let followed = try await petitioner.get("/follow/matter")
            #expect(followed.status == 200 && !followed.text.contains("副主任"))
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-08 by pages: review and re-review with a hearing`(_ engine: TestEngine) async throws {
        try await engine.withStorySite(from: "2025-05-06") { site in
            let slip = try await site.registered(visit(site, [("subject", "加装电梯补偿")]))
            let number = slip.number
            try await site.act("transfer", on: number, by: "clerk", [("unit", "D-S2")])
            try await site.act("receipt", on: number, by: "d-s2.handler")
            try await site.act(
                "acceptance", on: number, by: "d-s2.handler", [("path", "p6"), ("hasNoInterest", "yes")])
            try site.world.go(to: "2025-06-03")
            let opinion = [
                ("claims.0.text", "补偿"), ("claims.0.outcome", "notSupported"), ("facts", "经调查核实，补偿标准适当。"),
                ("basis", "《条例》第三十二条"), ("opinion", "对补偿请求不予支持，理由已说明。"),
            ]
            try await site.act("opinion", on: number, by: "d-s2.handler", opinion)
            try await site.act("opinion-approval", on: number, by: "d-s2.approver")
            try await served(site, number, by: "d-s2.handler", on: "2025-06-03")
            #expect(try await site.clock(.reviewRequest, of: number) == "2025-06-03 → 2025-07-03")
            try site.world.go(to: "2025-07-01")
            try await asked(site, slip, of: "D", "处理意见没有回应我的补偿请求。")
            #expect(try await site.clock(.review, of: number) == "2025-07-01 → 2025-07-31")
            try await site.act("review-acceptance", on: number, by: "d.reviewer", [("hasNoInterest", "yes")])
            try site.world.go(to: "2025-08-01")
            try await decided(site, number, by: "d", on: "2025-08-01")
            #expect(try await site.clock(.reReviewRequest, of: number) == "2025-08-01 → 2025-09-01")
            try await reReviewed(site, slip)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-121: nothing is filed before the petitioner says that it is true`(_ engine: TestEngine) async throws {
        try await engine.withStorySite(from: "2026-03-02") { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", "self")])
            _ = try await petitioner.fill("/file/name", [("name", "Wang")])
            _ = try await petitioner.fill("/file/contact", [("phone", "13900001234"), ("address", "1")])
            try await petitioner.tell(subject: "Cold", facts: "Since November.", claim: "Heat.")
            let check = try await petitioner.get("/file/check")
            #expect(try await petitioner.post("/file/check", [], token: check.token).status == 422)
            #expect(
                try await site.world.casework.search(SearchQuery(), for: site.world.principal("clerk")).count == 0)
        }
    }

    @Test func `R-111: a unit that lacks one of the five published things is listed as incomplete`() {
        func unit(_ hours: String, _ place: String) -> OfficePage.Unit {
            OfficePage.Unit(
                name: "办公室", web: "https://petition.example", post: "一号", phone: "12345", hours: hours, place: place,
                query: "编号和查询码")
        }
        #expect(unit("周三", "一楼").isComplete)
        // Reception is a time and a place: one without the other is of no use to who sets out.
        #expect(!unit("", "一楼").isComplete && !unit("周三", "").isComplete)
    }

    private func reReviewed(_ site: TestSite, _ slip: Slip) async throws {
        let number = slip.number
        try site.world.go(to: "2025-08-29")
        try await asked(site, slip, of: "C", "复查没有组织听证，事实没有查清。")
        #expect(try await site.clock(.reReview, of: number) == "2025-08-29 → 2025-09-28")
        try await site.act("review-acceptance", on: number, by: "c.reviewer", [("hasNoInterest", "yes")])
        try site.world.go(to: "2025-09-05")
        try await site.act(
            "hearing", on: number, by: "c.reviewer",
            [
                ("heldOn", "2025-09-10"), ("time", "09:00"), ("place", "听证室"), ("chair", "周主任"),
                ("members", "律师甲\n居民乙"),
                ("subject", "加装电梯的补偿"),
            ])
        try site.world.go(to: "2025-09-10")
        try await site.act("hearing-opening", on: number, by: "c.reviewer", [("openedOn", "2025-09-10")])
        try site.world.go(to: "2025-09-22")
        let record = [("attendance", "信访人\n街道代表"), ("record", "双方陈述、质证和辩论，笔录附后。")]
        let wrong = try await site.desk("c.reviewer").act(
            "hearing-record", on: number, [("closedOn", "2025-09-09")] + record)
        #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-closedOn\""))
        #expect(wrong.text.contains("The hearing began on") && wrong.text.contains("双方陈述、质证和辩论"))
        try await site.act("hearing-record", on: number, by: "c.reviewer", [("closedOn", "2025-09-22")] + record)
        try await site.act(
            "hearing-conclusion", on: number, by: "c.reviewer",
            [("facts", "补偿标准与同期公布的标准一致。"), ("account", "多数意见：补偿标准适当。")])
        #expect(try await site.clock(.reReview, of: number) == "2025-08-29 → 2025-10-10")
        try site.world.go(to: "2025-10-09")
        try await decided(site, number, by: "c", on: "2025-10-09")
        #expect(try await site.state(of: number).isFinal)
        #expect(try await site.world.casework.verify().isClean)
    }

    /// The petitioner asks on the page where the opinion is read: too short a ground is asked again, with what was typed.
    private func asked(_ site: TestSite, _ slip: Slip, of unit: String, _ grounds: String) async throws {
        let petitioner = site.browser("zh-Hans")
        _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
        #expect(try await petitioner.get("/follow/matter").text.contains("href=\"/follow/review\""))
        let short = try await petitioner.fill("/follow/review", [("unit", unit), ("grounds", "不服")])
        #expect(short.status == 422 && short.text.contains("不服"))
        let sent = try await petitioner.fill("/follow/review", [("unit", unit), ("grounds", grounds)])
        #expect(sent.location == "/follow/matter?done=review")
        #expect(try await petitioner.get("/follow/review").location == "/follow/matter")
    }

    private func decided(_ site: TestSite, _ number: String, by unit: String, on day: String) async throws {
        let draft = [
            ("outcome", "upheld"), ("facts", "原意见认定的事实清楚，有笔录为证。"), ("basis", "《条例》第三十五条"),
            ("opinion", "原处理意见依据正确，程序合法。"),
        ]
        try await site.act("review-opinion", on: number, by: "\(unit).reviewer", draft)
        try await site.act("review-opinion-approval", on: number, by: "\(unit).approver")
        try await served(site, number, by: "\(unit).reviewer", on: day)
    }

    private func served(_ site: TestSite, _ number: String, by login: String, on day: String) async throws {
        _ = try await site.world.casework.renderLetters()
        try await site.act(
            "service", on: number, by: login, [("method", "inPerson"), ("servedOn", day), ("proof", "本人签收")])
    }
}
