// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Secrets
import Support
import Testing

/// What somebody typed is not lost: not when nothing can be saved, not when the session has ended, not when the law says no.
@Suite struct KeptTextTests {
    /// Longer than a page of the database that is full.
    private let long = "They kept it. " + String(repeating: "长", count: 19_000)

    private func isKept(_ answer: Answer, _ text: String) -> Bool {
        answer.status == 503 && answer.headers[.retryAfter] != nil && answer.text.contains(text)
            && answer.text.contains("Everything already recorded is safe")
            && answer.text.contains("What you wrote is still on this page") && !answer.token.isEmpty
    }

    @Test(arguments: DatabaseTrouble.allCases)
    func `every form of the portal comes back with what was typed`(_ trouble: DatabaseTrouble) async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let (petitioner, follower) = (site.browser(), site.browser())
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", "group")])
            let slip = try await follower.fileMatter()
            try await Browser.serve(slip.number, on: site)
            let other = try await site.browser().fileMatter()
            let opener = site.browser()
            _ = try await opener.follow(other)
            _ = try await follower.follow(slip)
            let (rating, material) = (
                try await follower.get("/follow/rating"), try await opener.get("/follow/material")
            )
            let open = try await petitioner.get("/follow")
            try await trouble.befall(site)
            let claim = String(long.prefix(3_900))
            for (path, fields, text) in [
                ("/file/who", [("who", "group")], "value=\"group\" checked"),
                ("/file/name", [("representatives", "Kept One"), ("headCount", "5")], "Kept One"),
                ("/file/contact", [("phone", "13900001234"), ("address", "Kept Road")], "Kept Road"),
                ("/file/confidentiality", [("confidential", "yes")], "value=\"yes\" checked"),
                ("/file/subject", [("subject", "Kept Heat")], "Kept Heat"),
                ("/file/place", [("street", "D-S1"), ("place", "Kept House")], "Kept House"),
                ("/file/purpose", [("purpose", "claim")], "value=\"claim\" checked"),
                ("/file/claim", [("claim", claim)], "They kept it."),
            ] {
                let answer = try await petitioner.post(path, fields, token: open.token)
                // A database that is full may still have room for a short text.
                #expect(isKept(answer, text) || (trouble == .full && answer.status == 303), "\(path) \(answer)")
            }
            let facts = try await petitioner.post("/file/facts", [("facts", long)], token: open.token)
            #expect(isKept(facts, "They kept it."))
            let added = try await opener.upload(
                "/follow/material", [("text", long)], files: [("a.txt", Array("abc".utf8))], token: material.token)
            #expect(isKept(added, "They kept it."))
            #expect(try site.world.casework.attachments.names().isEmpty)
            let rated = try await follower.post(
                "/follow/rating",
                [("satisfaction", "satisfied"), ("words", String(long.prefix(1_900)))],
                token: rating.token)
            #expect(isKept(rated, "They kept it.") || (trouble == .full && rated.status == 303))
            let asked = try await petitioner.post(
                "/follow", [("number", slip.number), ("code", slip.code)], token: open.token)
            if trouble == .closed {
                #expect(isKept(asked, slip.number))
            } else {
                // Reading goes on.
                #expect(asked.location == "/follow/matter")
                #expect(try await petitioner.get("/follow/matter").status == 200)
            }
        }
    }

    @Test(arguments: DatabaseTrouble.allCases)
    func `every form of the desk comes back with what was typed`(_ trouble: DatabaseTrouble) async throws {
        try await TestEngine.sqliteFile.withSite { site in
            try await site.addSecurity()
            let receipt = try await site.world.register()
            let (clerk, system) = (try await site.desk("clerk"), try await site.desk("system"))
            let security = try await site.desk("security")
            let act = try await clerk.address(of: "direct-reply", on: receipt.number)
            let (form, page) = (try await clerk.get(act), try await clerk.get("/desk/register"))
            let (new, person) = (
                try await system.get("/desk/people/new"), try await security.get("/desk/people/clerk")
            )
            site.world.time.move(seconds: 61)
            try await trouble.befall(site)
            let replied = try await clerk.post(
                act,
                [
                    ("version", form.value(after: "name=\"version\" value=\"") ?? ""),
                    ("reply", String(long.prefix(3_900))),
                ],
                token: form.token)
            #expect(isKept(replied, "They kept it."))
            let fields = [
                ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                ("subject", "Heat"),
                ("facts", long),
            ]
            let registered = try await clerk.upload(
                "/desk/register", fields, files: [("a.txt", Array("abc".utf8))], token: page.token)
            #expect(isKept(registered, "They kept it."))
            #expect(registered.token == page.token, "a form whose fate is not known keeps its token")
            #expect(try site.world.casework.attachments.names().isEmpty)
            let password = "a long enough secret"
            let added = try await system.post(
                "/desk/people/new", [("account", "newcomer"), ("name", long), ("password", password)],
                token: new.token)
            #expect(isKept(added, "They kept it.") && !added.text.contains(password))
            if trouble != .full {
                let changed = try await security.post(
                    "/desk/people/clerk",
                    [
                        ("shown", person.value(after: "name=\"shown\" value=\"") ?? ""), ("holding", "clerk@D-OFF"),
                        ("unit", "D-HOU"), ("role", "handler"),
                    ],
                    token: person.token)
                #expect(changed.status == 503 && changed.text.contains("D-HOU"))
            }
            if trouble != .closed {
                for path in ["/desk", "/desk/search?q=heat", "/desk/matters/\(receipt.number)", act] {
                    #expect(try await clerk.get(path).status == 200, "\(path)")
                }
            }
        }
    }

    @Test(arguments: DatabaseTrouble.allCases)
    func `a filing that cannot be registered now says so on its own page`(_ trouble: DatabaseTrouble) async throws {
        guard trouble != .full else { return }
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll()
            let check = try await petitioner.get("/file/check")
            try await trouble.befall(site)
            let sent = try await petitioner.post("/file/check", [("declared", "yes")], token: check.token)
            #expect(sent.status == 503 && sent.headers[.retryAfter] != nil)
            #expect(sent.text.contains("What you wrote is still on this page"))
        }
    }

    @Test func `a disk that takes no files is an outage, and the rest of the form is kept`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let slip = try await site.browser().fileMatter()
            let petitioner = site.browser()
            _ = try await petitioner.follow(slip)
            let (page, material) = (
                try await clerk.get("/desk/register"), try await petitioner.get("/follow/material")
            )
            let folder = site.world.casework.attachments.path
            try FileManager.default.removeItem(atPath: folder)
            try Data().write(to: URL(filePath: folder))
            let fields = [
                ("channel", "letter"), ("receivedOn", site.world.casework.today.iso), ("facts", "They kept it."),
            ]
            let file = [("a.txt", Array("abc".utf8))]
            let registered = try await clerk.upload("/desk/register", fields, files: file, token: page.token)
            #expect(isKept(registered, "They kept it."))
            let added = try await petitioner.upload(
                "/follow/material", [("text", "They kept it.")], files: file, token: material.token)
            #expect(isKept(added, "They kept it."))
            let filer = site.browser()
            _ = try await filer.fill("/file", [])
            let sheet = try await filer.get("/file/attachments")
            #expect(try await filer.upload("/file/attachments", [], files: file, token: sheet.token).status == 503)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a session that ended keeps the text through the sign-in, for the same person`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let address = try await clerk.address(of: "direct-reply", on: receipt.number)
            let form = try await clerk.get(address)
            let version = form.value(after: "name=\"version\" value=\"") ?? ""
            site.world.time.move(seconds: 31 * 60)
            let sent = try await clerk.post(
                address, [("version", version), ("reply", "It was promised to them.")], token: form.token)
            #expect(sent.status == 403 && sent.text.contains("What you wrote is kept"))
            #expect(!sent.text.contains("It was promised"))
            let held = try #require(sent.value(after: "name=\"held\" value=\""))
            let fields = [("account", "clerk"), ("then", address), ("held", held)]
            let wrong = try await clerk.post(
                "/desk/sign-in", fields + [("password", "not this one")], token: sent.token)
            #expect(wrong.status == 422 && wrong.value(after: "name=\"held\" value=\"") == held)
            let signedIn = try await clerk.post(
                "/desk/sign-in", fields + [("password", CaseworkWorld.password)], token: wrong.token)
            #expect(signedIn.location == address)
            let again = try await clerk.get(address)
            #expect(again.text.contains("It was promised to them."))
            #expect(again.value(after: "name=\"version\" value=\"") == version)
            #expect(try await !clerk.get(address).text.contains("It was promised"), "it is shown once")
            let typed = [("version", version), ("reply", "It was promised to them.")]
            #expect(try await clerk.post(address, typed, token: again.token).status == 303)
        }
    }

    @Test func `somebody else who signs in does not get the text, and a stranger is sent to the sign-in`() async throws
    {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            site.world.time.move(seconds: 31 * 60)
            let sent = try await clerk.upload(
                "/desk/register", [("subject", "A secret subject")], files: [("a.txt", Array("abc".utf8))],
                token: page.token)
            #expect(sent.status == 403)
            #expect(try site.world.casework.attachments.names().isEmpty)
            let held = try #require(sent.value(after: "name=\"held\" value=\""))
            let fields = [("account", "street"), ("password", CaseworkWorld.password), ("held", held)]
            #expect(try await clerk.post("/desk/sign-in", fields, token: sent.token).status == 303)
            #expect(try await !clerk.get("/desk/register").text.contains("A secret subject"))
            let forged = try await site.browser().post("/desk/register", [("subject", "x")], token: "a.b")
            #expect(forged.location == "/desk/sign-in")
        }
    }

    @Test(
        arguments: TestEngine.dialects,
        [("/follow/review", "grounds"), ("/follow/rating", "words")])
    func `a petitioner whose hour is over finds the grounds and the comment again`(
        _ engine: TestEngine, _ form: (path: String, field: String)
    ) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            try await Browser.serve(slip.number, on: site)
            _ = try await petitioner.follow(slip)
            let page = try await petitioner.get(form.path)
            #expect(page.status == 200)
            site.world.time.move(seconds: 3_601)
            let sent = try await petitioner.post(form.path, [(form.field, "It is 14 degrees now.")], token: page.token)
            #expect(sent.status == 403 && sent.text.contains("What you wrote is kept"))
            let held = try #require(sent.value(after: "name=\"held\" value=\""))
            let opened = try await petitioner.post(
                "/follow", [("number", slip.number), ("code", slip.code), ("held", held)], token: sent.token)
            #expect(opened.location == form.path)
            #expect(try await petitioner.get(form.path).text.contains("It is 14 degrees now."))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a petitioner whose hour is over gives number and code again and finds the text`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            _ = try await petitioner.follow(slip)
            let page = try await petitioner.get("/follow/material")
            site.world.time.move(seconds: 3_601)
            let sent = try await petitioner.upload(
                "/follow/material", [("text", "It is 14 degrees now.")], files: [("a.txt", Array("abc".utf8))],
                token: page.token)
            #expect(sent.status == 403 && sent.text.contains("What you wrote is kept"))
            #expect(try site.world.casework.attachments.names().isEmpty)
            let held = try #require(sent.value(after: "name=\"held\" value=\""))
            let opened = try await petitioner.post(
                "/follow", [("number", slip.number), ("code", slip.code), ("held", held)], token: sent.token)
            #expect(opened.location == "/follow/material")
            let again = try await petitioner.get("/follow/material")
            #expect(again.status == 200 && again.text.contains("It is 14 degrees now."))
            #expect(try await petitioner.get("/follow").status == 200)
        }
    }

    @Test func `a repeat of a matter that is not there keeps the text`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            let missing = try await clerk.upload(
                "/desk/register",
                [
                    ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                    ("subject", "Heat"),
                    ("facts", "They kept it."), ("repeatOf", "2026-9999999-9"),
                ], files: [("a.txt", Array("abc".utf8))], token: page.token)
            #expect(missing.status == 404 && missing.text.contains("They kept it."))
            #expect(missing.text.contains("<bdi>a.txt</bdi>"), "its file waits for the next sending")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an answer that never arrived is found again, with its code`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            try await petitioner.answerAll()
            let check = try await petitioner.get("/file/check")
            let token = try #require(await petitioner.cookie("draft"))
            let office = try #require(site.world.unit("D-OFF"))
            let command = RegisterMatter(
                channel: .web, unit: office.id, receivedOn: site.world.casework.today, title: "Heat", facts: "Cold.",
                claim: "Heat.", parties: [])
            let (kept, isEarlier) = try await site.world.casework.register(
                command, by: .petitioner, keepingUnder: token)
            #expect(!isEarlier)
            let sent = try await petitioner.post("/file/check", [("declared", "yes")], token: check.token)
            #expect(sent.location == "/file/receipt")
            let slip = try await petitioner.receipt()
            #expect(slip.number == kept.number && slip.code == kept.code)
            let again = try await site.world.casework.register(command, by: .petitioner, keepingUnder: token)
            #expect(again.isEarlier && again.receipt == kept)
            site.world.time.move(seconds: KeptReceipt.seconds)
            let late = try await site.world.casework.register(command, by: .petitioner, keepingUnder: token)
            #expect(late.isEarlier && late.receipt.number == kept.number && late.receipt.code == nil)
        }
    }

    @Test func `an accusation is registered even where one person alone can hold its key`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            try await site.world.casework.disablePerson("leader")
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            let answer = try await clerk.upload(
                "/desk/register",
                [
                    ("channel", "visit"), ("readBack", "yes"), ("receivedOn", site.world.casework.today.iso),
                    ("subject", "Gifts"),
                    ("facts", "They kept it."), ("purpose", "accusation"),
                ], files: [("a.txt", Array("abc".utf8))], token: page.token)
            #expect(answer.status == 303)
            #expect(try site.world.casework.attachments.names().count == 1)
        }
    }

    @Test func `an error page of the desk knows who is signed in`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let missing = try await clerk.get("/desk/matters/2026-9999999-9")
            #expect(missing.status == 404 && missing.text.contains("action=\"/desk/sign-out\""))
        }
    }
}
