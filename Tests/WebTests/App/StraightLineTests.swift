// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

/// From the door to the reply, by pages alone.
@Suite struct StraightLineTests {
    @Test(arguments: TestEngine.dialects, ["zh-Hans", "en"])
    func
        `a petitioner files, clerk, handler and head of unit deal with it, and the petitioner reads the reply and rates it`(
            _ engine: TestEngine, _ language: String
        ) async throws
    {
        try await engine.withSite { site in
            let petitioner = site.browser(language)
            let slip = try await petitioner.fileMatter(files: [("room.txt", Array("16 degrees".utf8))])

            let clerk = try await site.desk("clerk", language: language)
            #expect(try await clerk.get("/desk").text.contains(slip.number))
            #expect(
                try await clerk.act(
                    "classification", on: slip.number,
                    [("purpose", "claim"), ("grade", "ordinary"), ("category", ""), ("path", "p6")]
                ).status == 303)
            #expect(try await clerk.act("transfer", on: slip.number, [("unit", "D-HOU")]).status == 303)

            let handler = try await site.desk("handler", language: language)
            #expect(try await handler.act("receipt", on: slip.number).status == 303)
            let taken = [("path", "p6"), ("hasNoInterest", "yes")]
            #expect(try await handler.act("acceptance", on: slip.number, taken).status == 303)
            let opinion = [
                ("claims.0.text", "Heat"), ("claims.0.outcome", "supported"),
                ("facts", "The valve of the riser had failed; 16 degrees."),
                ("basis", "Heating rules, article 5"), ("opinion", "The valve was replaced; now 20 degrees."),
            ]
            // By when what is supported is done is asked for once; no law asks for it, so nobody is refused without it.
            let asked = try await handler.act("opinion", on: slip.number, opinion)
            #expect(asked.status == 422 && asked.text.contains("name=\"advised\" value=\"yes\""))
            #expect(asked.text.contains("href=\"#f-executeBy\""))
            let sent = try await handler.act("opinion", on: slip.number, opinion + [("advised", "yes")])
            #expect(sent.status == 303)
            // Afterwards one reads who has it now.
            let after = try await handler.get(try #require(sent.location))
            #expect(after.text.contains(language == "en" ? "Done: Send for approval." : "已办好：送审批。"))
            #expect(after.text.contains(language == "en" ? "Approver" : "审批人"))

            let approver = try await site.desk("approver", language: language)
            #expect(try await approver.act("opinion-approval", on: slip.number).status == 303)
            #expect(try await site.world.casework.renderLetters() == 4)
            let proof = [
                ("method", "inPerson"), ("servedOn", site.world.casework.today.iso),
                ("proof", "Signed by the petitioner"),
            ]
            #expect(try await handler.act("service", on: slip.number, proof).status == 303)

            let elsewhere = site.browser(language)
            let wrong = try await elsewhere.fill("/follow", [("number", slip.number), ("code", "AAAAA-AAAAA")])
            #expect(wrong.status == 422)
            let opened = try await elsewhere.fill("/follow", [("number", slip.number), ("code", slip.code)])
            #expect(opened.location == "/follow/matter")
            let matter = try await elsewhere.get("/follow/matter")
            #expect(matter.status == 200)
            #expect(!matter.text.contains("handler"))
            // What was decided comes first, with the letter that says it.
            let result = try #require(matter.text.range(of: "class=\"result\""))
            let rating = try #require(matter.text.range(of: "href=\"/follow/rating\""))
            #expect(result.lowerBound < rating.lowerBound)
            #expect(matter.text.contains(language == "en" ? "the office agrees" : "支持您的要求"))
            let letters = matter.values(after: "href=\"/follow/letters/").filter { !$0.hasSuffix("/paper") }
            #expect(letters.count >= 3)
            let letter = try #require(letters.last)
            let reply = try await elsewhere.get("/follow/letters/\(letter)")
            #expect(reply.text.contains("now 20 degrees"))
            let rated = try await elsewhere.fill(
                "/follow/rating", [("satisfaction", "satisfied"), ("words", "Warm now.")])
            #expect(rated.location == "/follow/matter?done=rating")
            #expect(try await elsewhere.get("/follow/rating").location == "/follow/matter")
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `sent twice, a filing is one matter with one receipt`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            let again = try await petitioner.post(
                "/file/check", [("declared", "yes")], token: petitioner.get("/").token)
            #expect(again.location == "/file/receipt")
            let receipt = try await petitioner.get("/file/receipt")
            #expect(receipt.text.contains(slip.number) && receipt.text.contains(slip.code))
            #expect(try await site.desk("clerk").get("/desk").text.contains(slip.number))
            site.world.time.move(seconds: 1_801)
            #expect(try await petitioner.get("/file/receipt").location == "/follow")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a clerk registers a visit, and what looks like a repeat is shown before anything is made`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let fields = [
                ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                ("who", "self"),
                ("name", "王秀兰"), ("phone", "13900001234"), ("subject", "暖气不热"),
                ("facts", "家里入冬以后一直不热，物业说锅炉坏了，拆迁以后更冷，孩子生病了。"), ("claim", "请供暖"), ("purpose", "claim"),
            ]
            let first = try await clerk.fill("/desk/register", fields)
            let slip = try #require(first.location)
            #expect(slip.hasSuffix("/slip"))
            #expect(try await clerk.get(slip).text.contains("class=\"big\""))
            let second = try await clerk.fill("/desk/register", fields)
            #expect(second.status == 200)
            let number = try #require(slip.split(separator: "/").dropFirst(2).first).description
            #expect(second.text.contains(number))
            let joined = try await clerk.post("/desk/register", fields + [("repeatOf", number)], token: second.token)
            #expect(joined.location == "/desk/matters/\(number)")
            #expect(try await clerk.get("/desk/matters/\(number)").text.contains("2 filings"))
        }
    }
}
