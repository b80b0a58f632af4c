// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

@testable import Web

/// Who brings what, and how it came in, on the pages of the desk and the portal (R-101, R-110, R-120, R-123, R-129).
@Suite struct IntakePagesTests {
    private func letter(_ site: TestSite, _ more: [(String, String)] = []) -> [(String, String)] {
        let given = Set(more.map(\.0))
        return [
            ("channel", "letter"), ("receivedOn", site.world.casework.today.iso), ("who", "self"), ("name", "王秀兰"),
            ("phone", "13900001234"), ("subject", "暖气不热"), ("facts", "家里入冬以后一直不热，物业说锅炉坏了，拆迁以后更冷，孩子生病了。"),
            ("claim", "请供暖"), ("purpose", "claim"),
        ].filter { !given.contains($0.0) } + more
    }

    @Test(arguments: TestEngine.dialects)
    func `R-129: what a clerk registers apart as a repeat is offered no simple procedure`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let first = try await site.registered(letter(site))
            #expect(try await site.offers("simple-transfer", on: first.number, to: "clerk"))
            let clerk = try await site.desk("clerk")
            let shown = try await clerk.fill("/desk/register", letter(site))
            #expect(shown.status == 200 && shown.text.contains("value=\"apart\""))
            let apart = try await clerk.post(
                "/desk/register", letter(site, [("repeatOf", "apart")]), token: shown.token)
            let number = try #require(apart.location?.split(separator: "/").dropFirst(2).first).description
            #expect(try await !site.state(of: number).isFirstFiling)
            let refused = try await clerk.act("simple-transfer", on: number, [("unit", "D-HOU")])
            #expect(refused.status == 403)
            #expect(try await clerk.get("/desk/matters/\(number)").text.contains(">Repeat<"))
            let other = try await site.registered(letter(site, [("phone", "13900005555"), ("filing", "repeat")]))
            #expect(try await !site.state(of: other.number).isFirstFiling)
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a late letter says why, and the journal shows it; what is rare opens where it is wrong`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let blank = try await clerk.get("/desk/register")
            #expect(!blank.text.contains("<details class=\"rare\" open>"))
            let late = letter(site, [("receivedOn", "2026-02-27")])
            let asked = try await clerk.fill("/desk/register", late)
            #expect(asked.status == 422 && asked.text.contains("<details class=\"rare\" open>"))
            let told = try await clerk.fill(
                "/desk/register", letter(site, [("channel", "visit"), ("phone", "13900002222")]))
            #expect(told.status == 422 && told.text.contains("“Told by word of mouth"))
            let slip = try await site.registered(
                late + [("lateReason", "It lay at the gate"), ("subChannel", "leaderMailbox"), ("declared", "yes")])
            let page = try await clerk.get("/desk/matters/\(slip.number)").text
            #expect(page.contains("Entered late because: It lay at the gate"))
            #expect(page.contains("Letter / Leader’s mailbox") && page.contains("declared that it is true"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `K-20: an order of the hotline that is typed at the desk has its class, and waits in the clerk's list`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let wrong = try await clerk.fill("/desk/register", letter(site, [("hotlineClass", "complex")]))
            #expect(wrong.status == 422 && wrong.text.contains("“Class of the hotline’s order” does not fit"))
            #expect(wrong.text.contains("value=\"complex\" selected") && wrong.text.contains("class=\"rare\" open"))
            let typed = letter(site, [("channel", "hotline"), ("hotlineClass", "complex")])
            let complex = try await site.registered(typed)
            let usual = try await site.registered(letter(site, [("channel", "hotline"), ("phone", "13900005555")]))
            for (number, clock) in [(complex.number, ClockID.hotlineComplex), (usual.number, .hotlineOrdinary)] {
                #expect(try await site.state(of: number).clocks.contains { $0.clock == clock && $0.isRunning })
            }
            let work = try await clerk.get("/desk").text
            #expect(work.contains("Hotline waits for its answer") && work.contains(complex.number))
            let answer = [("account", "The caller was told that the works have stopped.")]
            #expect(try await clerk.act("hotline-answer", on: complex.number, answer).status == 303)
            let page = try await clerk.get("/desk/matters/\(complex.number)").text
            #expect(page.contains("Hotline answered"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-123, R-125: a level skipped and a group visit stand on the file, and both are registered`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let slip = try await site.registered(
                letter(
                    site,
                    [
                        ("channel", "visit"), ("readBack", "yes"), ("skipsLevel", "yes"), ("headCount", "6"),
                        ("representatives", "王秀兰"),
                    ]))
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/matters/\(slip.number)").text
            #expect(page.contains(">Level skipped<") && page.contains(">Group visit<"))
            let guidance = try await clerk.get(clerk.address(of: "guidance", on: slip.number)).text
            #expect(guidance.contains("value=\"skippedLevel\" checked"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-125: no fewer people came than are named, and a phone number has a digit`(_ engine: TestEngine) async throws
    {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let five = ("representatives", "甲某\n乙某\n丙某\n丁某\n戊某")
            let few = try await clerk.fill(
                "/desk/register",
                letter(
                    site,
                    [
                        ("channel", "visit"), ("readBack", "yes"), five, ("headCount", "3"), ("name", "甲某"),
                        ("phone", "abc"),
                    ]))
            #expect(few.status == 422)
            #expect(few.text.contains("href=\"#f-headCount\"") && few.text.contains("cannot be less than 5"))
            #expect(few.text.contains("href=\"#f-phone\""))
            let program = try await site.program("clerk", [.clerk])
            let body =
                #"{"channel":"visit","title":"Wages","facts":"Unpaid.","readBack":true,"headcount":1,"#
                + #""parties":[{"role":"representative","name":"A"},{"role":"representative","name":"B"}]}"#
            let refused = try await program.post("/api/v1/matters", body, ["Idempotency-Key": "few"])
            // Each member is well formed: what another decides is a conflict.
            #expect(refused.status == 409 && refused["code"] == "conflict")
            #expect(refused.problems == ["headcount": "tooSmall"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `S2-27: an agent, a guardian and a foreigner are registered on one page`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let agent = [("agentRole", "agent"), ("agentName", "侄女小李"), ("agentPhone", "13900006666")]
            let unlimited = try await clerk.fill("/desk/register", letter(site, agent))
            #expect(unlimited.status == 422)
            let foreign = [("documentKind", "passport"), ("nationality", "France"), ("documentNumber", "E1234567")]
            let slip = try await site.registered(
                letter(site, agent + foreign + [("agent.file", "yes"), ("agent.follow", "yes"), ("agentSecond", "小张")]))
            let people = try await site.world.casework.file(
                site.world.casework.matterID(numbered: slip.number, for: site.world.principal("clerk")),
                for: site.world.principal("clerk")
            ).parties.map(\.details)
            #expect(people.map(\.role) == [.petitioner, .agent, .agent])
            #expect(people[0].nationality == "France" && people[0].documentKind == .passport)
            #expect(people[1].scope == [.file, .follow] && people[2].name == "小张")
            let page = try await clerk.get("/desk/matters/\(slip.number)").text
            #expect(page.contains("May: File and add information, Follow the matter"))
            let guardian = try await site.registered(
                letter(
                    site, [("agentRole", "guardian"), ("agentName", "母亲"), ("name", "小孩"), ("phone", "13900003333")]))
            #expect(try await clerk.get("/desk/matters/\(guardian.number)").text.contains("Guardian"))
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `S2-27: an agent files on the portal for somebody, and gets a code for no more than was given`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let browser = site.browser()
            _ = try await browser.fill("/file", [])
            #expect(try await browser.get("/file/represented").location == "/file/who")
            #expect(try await browser.fill("/file/who", [("who", "agent")]).location == "/file/represented")
            let page = try await browser.get("/file/represented")
            #expect(page.text.contains("step 2 of 12") || page.text.contains("Step 2 of 12"))
            #expect(try await browser.fill("/file/represented", [("represented", "")]).status == 422)
            #expect(
                try await browser.fill("/file/represented", [("represented", "张奶奶"), ("mayFollow", "yes")]).location
                    == "/file/name")
            #expect(try await browser.fill("/file/name", [("name", "")]).status == 422)
            #expect(try await browser.fill("/file/name", [("name", "小李")]).location == "/file/contact")
            #expect(
                try await browser.fill("/file/contact", [("phone", "13900006666")]).location == "/file/confidentiality")
            #expect(try await browser.fill("/file/confidentiality", [("confidential", "no")]).location == "/file/facts")
            try await browser.tell(subject: "Cold", facts: "Since November.", claim: "Heat.")
            #expect(try await browser.get("/file/check").text.contains("张奶奶"))
            #expect(try await browser.fill("/file/check", [("declared", "yes")]).location == "/file/receipt")
            let receipt = try await browser.receipt()
            #expect(try await browser.get("/file/receipt").text.contains("This code is the agent’s"))
            // The petitioner's own code is for the petitioner alone: the agent's browser never shows it.
            let paper = try await browser.get("/file/slip").text
            #expect(paper.components(separatedBy: "class=\"big\"").count == 3)
            _ = try await browser.fill("/follow", [("number", receipt.number), ("code", receipt.code)])
            #expect(try await browser.get("/follow/matter").status == 200)
            let clerk = try await site.world.principal("clerk")
            let file = try await site.world.casework.file(
                site.world.casework.matterID(numbered: receipt.number, for: clerk), for: clerk)
            #expect(file.parties.map(\.details.role) == [.petitioner, .agent])
            #expect(file.parties[1].details.scope == [.file, .follow])
            #expect(file.arrival?.isDeclared == true && file.arrival?.subChannel == .website)
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 28(3): the petitioner asks on the portal that somebody step aside`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
            #expect(try await petitioner.get("/follow/matter").text.contains("href=\"/follow/recusal\""))
            let short = try await petitioner.fill("/follow/recusal", [("whom", "The handler"), ("reason", "no")])
            #expect(short.status == 422 && short.text.contains("The handler"))
            let asked = try await petitioner.fill(
                "/follow/recusal", [("whom", "The handler"), ("reason", "He is a brother of the other side.")])
            #expect(asked.location == "/follow/matter?done=recusal")
            #expect(try await petitioner.get("/follow/matter?done=recusal").text.contains("We have your request"))
            #expect(try await site.state(of: slip.number).proceedings.map(\.kind) == [.routing, .recusal])
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-230: rows of the table of paths are offered where a path is chosen`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let rows = """
                department,matter,path,basis,body,limit,mark
                A,暖气;供暖,p5,Heating rules 5,Heating office,2 months,M
                """
            _ = try await site.world.casework.loadPathCatalogue(csv: Array(rows.utf8))
            let slip = try await site.registered(letter(site))
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get(clerk.address(of: "classification", on: slip.number)).text
            #expect(page.contains("Heating rules 5") && page.contains("From memory"))
            _ = try await clerk.act("transfer", on: slip.number, [("unit", "D-HOU")])
            let handler = try await site.desk("handler")
            _ = try await handler.act("receipt", on: slip.number)
            let acceptance = try await handler.get(handler.address(of: "acceptance", on: slip.number)).text
            #expect(acceptance.contains("Heating office"))
        }
    }

    @Test func `the shipped table of paths is read, and every row is marked`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "Sources/Resources/Organisation/paths.csv")
            let count = try await site.world.casework.loadPathCatalogue(csv: [UInt8](Data(contentsOf: file)))
            #expect(count >= 12)
            for text in ["公司拖欠工资", "邻居违法建房", "不服判决", "工伤认定"] {
                let found = try await site.world.casework.pathProposals(for: text)
                #expect(!found.isEmpty && found.allSatisfy { $0.mark == .remembered }, "\(text)")
            }
        }
    }
}
