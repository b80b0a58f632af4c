// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Secrets
import Support
import Testing

/// What a petitioner does besides filing, and what the window does for one.
@Suite struct PortalWaysTests {
    private let note: [(name: String, bytes: [UInt8])] = [("room.txt", Array("16 degrees".utf8))]

    @Test(arguments: TestEngine.dialects)
    func `somebody files without a name, adds material, and the clerk opens it`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter(who: "anonymous")
            #expect(try await petitioner.follow(slip).location == "/follow/matter")
            let page = try await petitioner.get("/follow/material")
            let empty = try await petitioner.upload("/follow/material", [("text", "")], files: [], token: page.token)
            #expect(empty.status == 422)
            for _ in 0..<2 {
                let sent = try await petitioner.upload(
                    "/follow/material", [("text", "It is 14 degrees now.")], files: note, token: page.token)
                #expect(sent.location == "/follow/matter?done=material")
            }
            let matter = try await petitioner.get("/follow/matter?done=material")
            #expect(matter.text.contains("We have received what you added") && matter.text.contains("room.txt"))
            #expect(matter.text.contains("It is 14 degrees now."), "what was added can be read by who added it")
            let clerk = try await site.desk("clerk")
            let file = try await clerk.get("/desk/matters/\(slip.number)").text
            #expect(file.contains("It is 14 degrees now.") && file.contains("Material added"))
            let path = try #require(
                file.components(separatedBy: "href=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
                    .first { $0.hasPrefix("/desk/attachments/") })
            let opened = try await clerk.get(path)
            #expect(opened.body == Array("16 degrees".utf8))
            #expect(opened.headers[.contentDisposition] == "attachment; filename*=UTF-8''room.txt")
            #expect(try await site.desk("heater").get(path).status == 404)
            #expect(try await petitioner.fill("/follow/matter", at: "/follow/end", []).location == "/")
            #expect(try await petitioner.get("/follow/matter").location == "/follow?ended=yes")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `two sendings of one form at once are one matter with one receipt`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll(files: note)
            let token = try await petitioner.get("/file/check").token
            async let first = petitioner.post("/file/check", [("declared", "yes")], token: token)
            async let second = petitioner.post("/file/check", [("declared", "yes")], token: token)
            for answer in try await [first, second] { #expect(answer.location == "/file/receipt") }
            let slip = try await petitioner.receipt()
            #expect(slip.code.count == 11)
            #expect(try await petitioner.follow(slip).location == "/follow/matter")
            let clerk = try await site.desk("clerk")
            #expect(try await clerk.get("/desk/search?channel=web").text.contains("1 matter found"))

            let page = try await clerk.get("/desk/register")
            let fields = [
                ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                ("subject", "Light"),
                ("facts", "The light is broken."),
            ]
            async let one = clerk.post("/desk/register", fields, token: page.token)
            async let two = clerk.post("/desk/register", fields, token: page.token)
            let slips = try await [one, two].compactMap(\.location)
            #expect(slips.count == 2 && Set(slips).count == 1)
            #expect(try await clerk.get(slips.first ?? "").text.contains("Query code"))
            #expect(try await clerk.get("/desk/search?channel=visit").text.contains("1 matter found"))
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a repeat that is sent twice is one more filing, not two`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            for _ in 0..<2 {
                let joined = try await clerk.post(
                    "/desk/register",
                    [
                        ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                        ("subject", "Heat"),
                        ("facts", "Still cold."), ("repeatOf", receipt.number),
                    ], token: page.token)
                #expect(joined.location == "/desk/matters/\(receipt.number)")
            }
            #expect(try await clerk.get("/desk/matters/\(receipt.number)").text.contains("2 filings"))
        }
    }

    @Test func `the window registers with files, prints both slips and gives a new code`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            let sent = try await clerk.upload(
                "/desk/register",
                [
                    ("channel", "phone"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                    ("subject", "Light"),
                    ("facts", "The light is broken."), ("name", "Wang Xiulan"), ("phone", "13900001234"),
                    ("noReply", "yes"),
                ], files: note, token: page.token)
            let slip = try #require(sent.location)
            let number = try #require(slip.split(separator: "/").dropFirst(2).first).description
            let first = try await clerk.get(slip)
            let code = first.text.components(separatedBy: "Query code</dt><dd class=\"big\">").last?.prefix(11) ?? ""
            #expect(first.text.contains("slip a4") && first.text.contains("<figure><svg"))
            #expect(try await clerk.get(slip + "?size=80").text.contains("slip roll"))
            let file = try await clerk.get("/desk/matters/\(number)").text
            #expect(file.contains("room.txt") && file.contains("read back to the petitioner"))
            let principal = try await site.world.principal("clerk")
            let matter = try await site.world.casework.matterID(numbered: number, for: principal)
            #expect(try await !site.world.casework.file(matter, for: principal).state.isContactable)
            let petitioner = site.browser()
            #expect(try await petitioner.follow(Slip(number: number, code: String(code))).location == "/follow/matter")
            let again = try await clerk.fill("/desk/matters/\(number)", at: "/desk/matters/\(number)/code", [])
            #expect(again.location == slip)
            #expect(
                try await petitioner.get("/follow/matter").location == "/follow?ended=yes", "the old code has ended")
            let renewed = try await clerk.get(slip).text
            #expect(renewed.contains("Query code") && !renewed.contains(code))
            site.world.time.move(seconds: KeptReceipt.seconds)
            #expect(try await !clerk.get(slip).text.contains("Query code"))
        }
    }

    @Test func `names are shown in full on their own page, and whoever signs out is out`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            #expect(try await !clerk.get("/desk/matters/\(receipt.number)").text.contains("王秀兰"))
            #expect(try await clerk.get("/desk/matters/\(receipt.number)/parties").text.contains("王秀兰"))
            #expect(try await clerk.fill("/desk", at: "/desk/sign-out", []).location == "/desk/sign-in")
            #expect(try await clerk.get("/desk").location == "/desk/sign-in")
            // Who leads and has no desk comes for the figures; everybody else for their work.
            #expect(try await site.browser().signIn("leader").location == "/desk/leader")
            #expect(try await site.browser().signIn("clerk").location == "/desk")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the two hundred and first file is opened like the first`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let casework = site.world.casework
            let ticket = try await casework.follow(number: receipt.number, code: receipt.code, network: "a")
            for number in 0..<11 {
                var files: [StagedAttachment] = []
                for _ in 0..<(number < 10 ? 20 : 1) {
                    let intake = try casework.receiveFile(named: "\(number).txt")
                    try intake.write(Array("file \(number)".utf8))
                    files.append(try await intake.finish(kind: "txt"))
                }
                try await casework.addMaterial(text: "", attachments: files, ticket: ticket)
            }
            let clerk = try await site.world.principal("clerk")
            let last = try #require(try await casework.file(receipt.matter, for: clerk).attachments.last)
            #expect(last.name == "10.txt")
            let opened = try await site.desk("clerk").get("/desk/attachments/\(last.id)")
            #expect(opened.status == 200 && opened.body == Array("file 10".utf8))
        }
    }

    @Test func `twenty files are the most, whatever button they come with, and none comes without a ticket`()
        async throws
    {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            let token = try await petitioner.get("/file/attachments").token
            let many = (0..<19).map { (name: "\($0).txt", bytes: Array("file \($0)".utf8)) }
            let added = try await petitioner.upload("/file/attachments", [("stay", "yes")], files: many, token: token)
            #expect(added.location == "/file/attachments")
            let more = (0..<3).map { (name: "more\($0).txt", bytes: Array("more \($0)".utf8)) }
            let full = try await petitioner.upload(
                "/file/attachments/removal", [("remove", "x")], files: more, token: token)
            #expect(full.status == 422)
            #expect(try site.world.casework.attachments.names().count == 20)
            let stranger = site.browser()
            let page = try await stranger.get("/follow")
            let refused = try await stranger.upload("/follow/material", [("text", "x")], files: note, token: page.token)
            #expect(refused.status == 403 && refused.text.contains("What you wrote is kept"))
            #expect(try site.world.casework.attachments.names().count == 20)
        }
    }

    @Test func `the texts of a form with files are bounded together`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            let fields = (0..<3).map { ("text\($0)", String(repeating: "x", count: 1_000_000)) }
            #expect(try await clerk.upload("/desk/register", fields, files: [], token: page.token).status == 413)
        }
    }

    @Test func `behind TLS every cookie is bound to this host`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            let site = try TestSite(world, publicAddress: "https://petition.example")
            let browser = site.browser()
            let page = try await browser.get("/desk/sign-in")
            let signedIn = try await browser.post(
                "/desk/sign-in", [("account", "clerk"), ("password", CaseworkWorld.password)], token: page.token)
            let start = try await browser.fill("/file", [])
            let cookies = [page, signedIn, start].flatMap { $0.headers[values: .setCookie] }
            #expect(Set(cookies.map { $0.prefix { $0 != "=" } }) == ["__Host-form", "__Host-session", "__Host-draft"])
            for cookie in cookies {
                #expect(cookie.contains("; Secure") && cookie.contains("; HttpOnly") && cookie.contains("; Path=/;"))
                #expect(!cookie.lowercased().contains("domain"))
            }
            #expect(try await browser.get("/desk").status == 200)
        }
    }

    @Test func `six representatives are one too many at the window and by a program`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let six = (1...6).map { "Person \($0)" }
            let refused = try await clerk.fill(
                "/desk/register",
                [
                    ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                    ("subject", "Heat"),
                    ("facts", "Cold."), ("representatives", six.joined(separator: "\n")),
                ])
            #expect(
                refused.status == 422 && refused.text.contains("five representatives")
                    && refused.text.contains("Person 6"))
            let program = try await site.program("clerk", [.clerk])
            func body(_ names: [String]) -> String {
                let people = names.map { #"{"role":"representative","name":"\#($0)"}"# }.joined(separator: ",")
                return #"{"channel":"visit","readBack":true,"title":"Heat","facts":"Cold.","parties":[\#(people)]}"#
            }
            let answer = try await program.post("/api/v1/matters", body(six), ["Idempotency-Key": "six"])
            #expect(answer.status == 422 && answer.problems == ["parties": "tooManyRepresentatives"])
            let five = try await program.post("/api/v1/matters", body(six.dropLast()), ["Idempotency-Key": "five"])
            #expect(five.status == 201)
        }
    }

    @Test func `the office publishes its five facts, on its page, in the footer and on the slip`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let facts =
                "code,name,level,kind,parent,name_en,web,post,phone,address,hours\n"
                + "D-OFF,办公室,unit,petitionOffice,D,Office,,Box 7,010-00000000,Hall 1,1-5 9:00-12:00 13:30-17:00\n"
                + "D-HOU,Housing,unit,department,D,Housing,housing.example,,010-00000001,,"
            _ = try await site.world.casework.loadOrganisation(csv: Array(facts.utf8))
            let petitioner = site.browser()
            let page = try await petitioner.get("/office").text
            let hours = ["Monday to Friday <span>9:00–12:00,</span> <span>13:30–17:00</span>"]
            for fact in ["http://localhost:8080", "Box 7", "010-00000000", "Hall 1", "/follow"] + hours {
                #expect(page.contains(fact), "\(fact)")
            }
            // Who reads English asks the way by the Chinese name; who reads Chinese needs no other.
            #expect(page.contains("Office <span lang=\"zh-Hans\">办公室</span>"))
            let chinese = try await site.browser("zh-Hans").get("/office").text
            #expect(!chinese.contains("<span lang=\"zh-Hans\">办公室</span>"))
            #expect(chinese.contains("周一至周五 <span>9:00-12:00、</span><span>13:30-17:00</span>"))
            #expect(page.contains("housing.example") && page.contains("Not all published"))
            let home = try await petitioner.get("/").text
            for fact in ["010-00000000", "Hall 1", "Monday to Friday"] { #expect(home.contains(fact), "\(fact)") }
            _ = try await petitioner.fileMatter()
            let slip = try await petitioner.get("/file/slip").text
            #expect(slip.contains("<dd>010-00000000</dd>") && slip.contains("<dd>Hall 1</dd>"))
        }
    }
}
