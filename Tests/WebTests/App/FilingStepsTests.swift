// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Support
import Testing

/// 填写: what was typed is never lost on the way, and all of it is shown before it is sent.
@Suite struct FilingStepsTests {
    private static let answers: [(name: String, value: String)] = [
        ("name", "Wang Xiulan"), ("organisation", "Pear Company"), ("representatives", "Zhao One\nQian Two"),
        ("headCount", "4711"), ("agentSecond", "Sun Helper"), ("phone", "13900001234"), ("address", "Clearwater 17"),
        ("nationality", "Wakanda"), ("documentKind", "passport"), ("documentNumber", "E4242"),
    ]
    /// Which of them each capacity is asked for.
    private static let asked: [String: [String]] = [
        "self": ["name", "phone", "address", "nationality", "documentNumber"],
        "group": ["representatives", "headCount", "phone", "address"],
        "organisation": ["organisation", "name", "phone", "address", "nationality", "documentNumber"],
        "agent": ["name", "agentSecond", "phone", "address", "nationality", "documentNumber"],
        "guardian": ["name", "phone", "address", "nationality", "documentNumber"], "anonymous": ["phone"],
    ]

    @Test(arguments: Self.asked.keys.sorted())
    func `check your answers shows every answer, each under its own name`(_ who: String) async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", who)])
            if ["agent", "guardian"].contains(who) {
                _ = try await petitioner.fill("/file/represented", [("represented", "Grandmother Zhang")])
            }
            let names = try #require(Self.asked[who])
            let answers = Self.answers.filter { names.contains($0.name) || $0.name == "documentKind" }
            if who != "anonymous" {
                let named = answers.filter { !["phone", "address"].contains($0.name) }
                let sent = try await petitioner.fill("/file/name", named.map { ($0.name, $0.value) })
                #expect(sent.location == "/file/contact")
            }
            let reached = answers.filter { ["phone", "address"].contains($0.name) }
            let sent = try await petitioner.fill("/file/contact", reached.map { ($0.name, $0.value) })
            #expect(sent.location == (who == "anonymous" ? "/file/facts" : "/file/confidentiality"))
            try await petitioner.tell(
                subject: "Noise", facts: "They build at night.", claim: "Please stop it.", isNamed: who != "anonymous")
            let page = try await petitioner.get("/file/check").text
            for (name, value) in Self.answers where names.contains(name) {
                for line in value.split(separator: "\n") { #expect(page.contains(line), "\(who) \(name)") }
            }
            if who == "group" { #expect(page.contains("<dt>How many people")) }
            if who == "organisation" {
                #expect(page.contains("<dt>Name of the person in charge") && page.contains("<dt>Name of the org"))
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what was begun is thrown away only by the button that says so`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll(facts: "The pipe burst on Monday.")
            // The guide names a class, and the way goes on where it was.
            let guided = try await petitioner.fill("/file", [("purpose", "suggestion")])
            #expect(guided.location == "/file/check")
            #expect(try await petitioner.get("/file/facts").text.contains("The pipe burst on Monday."))
            #expect(try await petitioner.get("/file/check").text.contains("suggestion"))
            #expect(try await petitioner.fill("/file", []).location == "/file/check")
            let start = try await petitioner.get("/file").text
            #expect(start.contains("name=\"anew\"") && start.contains("You cannot get them back"))
            #expect(try await petitioner.fill("/file", [("anew", "yes")]).location == "/file/who")
            #expect(try await !petitioner.get("/file/facts").text.contains("The pipe burst on Monday."))
            #expect(try await !site.browser().get("/file").text.contains("name=\"anew\""))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a filing is put aside with a code and taken up on another device`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let phone = site.browser()
            _ = try await phone.fill("/file", [])
            _ = try await phone.fill("/file/who", [("who", "group")])
            _ = try await phone.fill("/file/facts", [("facts", "The pipe burst on Monday.")])
            // Half an answer is put aside as it is.
            let aside = try await phone.fill("/file/name", [("representatives", "Wang Xiulan"), ("pause", "yes")])
            #expect(aside.location == "/file/paused")
            let paused = try await phone.get("/file/paused").text
            let code = try #require(
                paused.components(separatedBy: "translate=\"no\">").dropFirst().first?.prefix(11))
            let library = site.browser()
            let wrong = try await library.fill("/file", at: "/file/resumption", [("code", "22222-22222")])
            #expect(wrong.status == 422 && wrong.text.contains("No draft with this code"))
            #expect(try await library.fill("/file", at: "/file/resumption", [("code", "")]).status == 422)
            let taken = try await library.fill("/file", at: "/file/resumption", [("code", code.lowercased())])
            #expect(taken.location == "/file/name")
            #expect(try await library.get("/file/name").text.contains("Wang Xiulan"))
            #expect(try await library.get("/file/facts").text.contains("The pipe burst on Monday."))
            #expect(try await phone.get("/file/facts").location == "/file", "it lies in one place only")
            // The code stays the same for the next time, and a filing that was sent has none.
            _ = try await library.fill("/file/name", [("representatives", "Wang Xiulan"), ("headCount", "6")])
            _ = try await library.fill("/file/contact", [])
            try await library.tell(subject: "Pipe", facts: "The pipe burst on Monday.", claim: "Please mend it.")
            #expect(try await library.fill("/file/check", at: "/file/paused", []).location == "/file/paused")
            #expect(try await library.get("/file/paused").text.contains(code))
            #expect(try await library.fill("/file/check", [("declared", "yes")]).location == "/file/receipt")
            let late = try await site.browser().fill("/file", at: "/file/resumption", [("code", String(code))])
            #expect(late.status == 422)
        }
    }

    @Test func `large type and the other language bring along what is typed on a question`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", "self")])
            let page = try await petitioner.get("/file/facts")
            #expect(page.text.contains("<form id=\"question\""))
            #expect(page.text.contains("form=\"question\" formaction=\"/file/facts\" name=\"type\" value=\"elder\""))
            // The first button of the form is the one that Enter presses.
            let first = try #require(page.value(after: "<button class=\"hidden\" form=\"question\""))
            #expect(first == " tabindex=" && page.text.components(separatedBy: "form=\"question\"").count == 4)
            // An answer is typed and not sent: nothing is asked for and nothing is lost.
            let larger = try await petitioner.post(
                "/file/facts", [("facts", "The pipe burst on Monday."), ("then", "check"), ("type", "elder")],
                token: page.token)
            #expect(larger.location == "/file/facts?then=check")
            let shown = try await petitioner.get("/file/facts?then=check").text
            #expect(shown.contains("portal elder") && shown.contains("The pipe burst on Monday."))
            let other = try await petitioner.post(
                "/file/facts", [("facts", "The pipe burst on Tuesday."), ("language", "zh-Hans")], token: page.token)
            #expect(other.location == "/file/facts")
            let chinese = try await petitioner.get("/file/facts").text
            #expect(chinese.contains("<html lang=\"zh-Hans\"") && chinese.contains("The pipe burst on Tuesday."))
            #expect(chinese.contains("portal elder"))
            // Where nothing is typed step by step the buttons stand by themselves.
            #expect(try await !petitioner.get("/").text.contains("form=\"question\""))
        }
    }

    @Test func `a number that looks unfinished is asked about once, and taken when it is sent again`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", "self")])
            _ = try await petitioner.fill("/file/name", [("name", "Wang Xiulan")])
            let asked = try await petitioner.fill("/file/contact", [("phone", "12")])
            #expect(asked.status == 422 && asked.text.contains("This number has 2 digits."))
            #expect(asked.text.contains("name=\"phoneSeen\" value=\"12\""))
            // Another one that looks unfinished is asked about as well.
            let other = try await petitioner.fill("/file/contact", [("phone", "6401"), ("phoneSeen", "12")])
            #expect(other.status == 422)
            let kept = try await petitioner.fill("/file/contact", [("phone", "6401"), ("phoneSeen", "6401")])
            #expect(kept.location == "/file/confidentiality")
            #expect(try await petitioner.get("/file/contact").text.contains("value=\"6401\""))
            for phone in ["13900001234", "010-64011234", "64011234", "+33 1 23 45 67 89", ""] {
                let taken = try await petitioner.fill("/file/contact", [("phone", phone)])
                #expect(taken.location == "/file/confidentiality", "\(phone)")
            }
        }
    }

    @Test(arguments: [
        ("The pipe burst on Monday. Nobody came.", "The pipe burst on Monday"),
        ("屋顶漏水三个月没有人修。找过物业两次。", "屋顶漏水三个月没有人修"), ("水压只有0.2兆帕，洗不了澡\n已经一个月了", "水压只有0.2兆帕，洗不了澡"),
        (String(repeating: "很", count: 70), ""), ("漏水", ""),
        ("一月起灯不亮，" + String(repeating: "很", count: 60), "一月起灯不亮"),
    ])
    func `the title is proposed from the beginning of the account, and is the person's to change`(
        _ facts: String, _ proposed: String
    ) async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", "anonymous")])
            _ = try await petitioner.fill("/file/facts", [("facts", facts)])
            let page = try await petitioner.get("/file/subject").text
            #expect(page.contains(" id=\"f-subject\"") && page.contains(">\n\(proposed)</textarea>"))
            #expect(page.contains("We wrote one for you") == !proposed.isEmpty)
            _ = try await petitioner.fill("/file/subject", [("subject", "My own words")])
            let own = try await petitioner.get("/file/subject").text
            #expect(own.contains(">\nMy own words</textarea>") && !own.contains("We wrote one for you"))
        }
    }

    @Test func `from the receipt one follows the matter without typing its number and code`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            let receipt = try await petitioner.get("/file/receipt")
            #expect(receipt.text.contains("name=\"number\" value=\"\(slip.number)\""))
            let code = try #require(receipt.value(after: "name=\"code\" value=\""))
            let opened = try await petitioner.post(
                "/follow", [("number", slip.number), ("code", code)], token: receipt.token)
            #expect(opened.location == "/follow/matter")
            #expect(try await petitioner.get("/follow/matter").text.contains("The heating is cold"))
        }
    }

    @Test func `what is voluntary is asked once, and a question put aside without a word is asked again`() async throws
    {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", "self")])
            func goesOn(from path: String, _ fields: [(String, String)] = []) async throws -> String? {
                _ = try await petitioner.fill(path, fields + [("pause", "yes")])
                return try await petitioner.fill("/file", []).location
            }
            #expect(try await goesOn(from: "/file/who", [("who", "self")]) == "/file/name")
            #expect(try await goesOn(from: "/file/name", [("name", "")]) == "/file/name")
            #expect(try await goesOn(from: "/file/name", [("name", "Wang Xiulan")]) == "/file/contact")
            #expect(try await petitioner.fill("/file/contact", []).location == "/file/confidentiality")
            #expect(try await goesOn(from: "/file/confidentiality", [("confidential", "no")]) == "/file/facts")
            #expect(try await goesOn(from: "/file/subject", [("subject", "Pipe")]) == "/file/facts")
        }
    }

    @Test func `a change that opens a question asks that one alone and comes back to the check`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll()
            let changed = try await petitioner.fill("/file/who", [("who", "guardian"), ("then", "check")])
            #expect(changed.location == "/file/check")
            #expect(try await petitioner.get("/file/check").location == "/file/represented?then=check")
            // There is nothing to check yet: the way back is to the question before.
            let asked = try await petitioner.get("/file/represented?then=check").text
            #expect(asked.contains("class=\"back\" href=\"/file/who?then=check\""))
            let answer = [("represented", "Grandmother Zhang"), ("then", "check")]
            #expect(
                try await petitioner.fill("/file/represented?then=check", at: "/file/represented", answer).location
                    == "/file/check")
            #expect(try await petitioner.get("/file/check").text.contains("Grandmother Zhang"))
            let again = try await petitioner.get("/file/represented?then=check").text
            #expect(again.contains("class=\"back\" href=\"/file/check\""))
        }
    }

    @Test func `who gives a name after all is asked for it, for an address, and who may learn it`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll(who: "anonymous")
            #expect(try await petitioner.get("/file/check").status == 200)
            let changed = try await petitioner.fill("/file/who", [("who", "self"), ("then", "check")])
            #expect(changed.location == "/file/check")
            let then = ("then", "check")
            for (path, fields) in [
                ("/file/name", [("name", "Wang Xiulan"), then]),
                ("/file/contact", [("address", "Clearwater 1"), then]),
                ("/file/confidentiality", [("confidential", "yes"), then]),
            ] {
                #expect(try await petitioner.get("/file/check").location == "\(path)?then=check")
                // Not sent either: nothing is taken for granted about who may learn a name.
                #expect(
                    try await petitioner.fill("/file", at: "/file/check", [("declared", "yes")]).location
                        == "\(path)?then=check")
                #expect(try await petitioner.fill("\(path)?then=check", at: path, fields).location == "/file/check")
            }
            #expect(try await petitioner.get("/file/check").text.contains("No, do not tell it"))
        }
    }

    @Test func `nothing is chosen beforehand about who may learn a name, and a choice is asked for`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", "self")])
            let asked = try await petitioner.get("/file/confidentiality")
            #expect(!asked.text.contains(" checked"))
            let none = try await petitioner.post("/file/confidentiality", [], token: asked.token)
            #expect(none.status == 422 && none.text.contains("href=\"#f-confidential\""))
            // Larger type is no choice either.
            _ = try await petitioner.post("/file/confidentiality", [("type", "elder")], token: asked.token)
            #expect(try await !petitioner.get("/file/confidentiality").text.contains(" checked"))
        }
    }

    @Test func `whoever puts the filing aside to take photographs is asked for them later`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll()
            let other = site.browser()
            _ = try await other.fill("/file", [])
            for (path, fields) in [
                ("who", [("who", "anonymous")]), ("contact", []), ("facts", [("facts", "Since November.")]),
                ("subject", [("subject", "Cold")]), ("place", []), ("purpose", [("purpose", "claim")]),
            ] { _ = try await other.fill("/file/\(path)", fields) }
            _ = try await other.fill("/file/claim", [("claim", "Please heat."), ("pause", "yes")])
            #expect(try await other.fill("/file", []).location == "/file/attachments")
            #expect(try await other.get("/file").text.contains("href=\"/file/attachments\""))
            // Larger type takes what was chosen along and goes nowhere.
            let files = try await other.get("/file/attachments")
            let larger = try await other.upload(
                "/file/attachments", [("type", "elder")], files: [(name: "b.txt", bytes: Array("abc".utf8))],
                token: files.token)
            #expect(larger.location == "/file/attachments")
            let shown = try await other.get("/file/attachments").text
            #expect(shown.contains("portal elder") && shown.contains("<bdi>b.txt</bdi>"))
            #expect(try await other.get("/file/check").location == "/file/attachments?then=check")
            // From the last page one comes back to it.
            let page = try await petitioner.get("/file/attachments?then=check")
            let stays = try await petitioner.upload(
                "/file/attachments", [("then", "check"), ("stay", "yes")],
                files: [(name: "a.txt", bytes: Array("abc".utf8))], token: page.token)
            #expect(stays.location == "/file/attachments?then=check")
            #expect(
                try await petitioner.get("/file/attachments?then=check").text.contains(
                    "class=\"back\" href=\"/file/check\""))
        }
    }

    @Test func `who gives no name has asked nobody to keep it, whatever was chosen before`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll(isConfidential: true)
            #expect(try await petitioner.get("/file/check").text.contains("No, do not tell it"))
            _ = try await petitioner.fill("/file/who", [("who", "anonymous")])
            #expect(try await !petitioner.get("/file/check").text.contains("No, do not tell it"))
            for path in ["/file/name", "/file/confidentiality"] {
                #expect(try await petitioner.get(path).location == "/file/who", "\(path)")
            }
            #expect(try await petitioner.fill("/file/check", [("declared", "yes")]).location == "/file/receipt")
            let number = try await petitioner.receipt().number
            #expect(try await !site.state(of: number).marks.isConfidential)
        }
    }
}
