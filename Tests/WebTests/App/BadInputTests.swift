// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Secrets
import Storage
import Support
import Synchronization
import Testing

/// Whatever people send: a clear sentence, their text kept, and the site goes on.
@Suite struct BadInputTests {
    private func started(_ site: TestSite) async throws -> Browser {
        let browser = site.browser()
        _ = try await browser.fill("/file", [])
        _ = try await browser.fill("/file/who", [("who", "group")])
        return browser
    }

    @Test func `strange texts are kept as they are and shown as text`() async throws {
        let texts = [
            "<script>alert(1)</script> {{name}} {label} \\(x)", "'; DROP TABLE matters; --", "👨‍👩‍👧‍👦 房子 🏚️",
            "السلام عليكم", String(repeating: "长", count: 6_999), "a&b<c>\"d\"",
        ]
        try await TestEngine.sqliteFile.withSite { site in
            for text in texts {
                let browser = try await started(site)
                let sent = try await browser.fill("/file/facts", [("facts", text)])
                #expect(sent.status == 303, "\(text.prefix(20))")
                let page = try await browser.get("/file/facts").text
                let escaped = text.replacingOccurrences(of: "&", with: "&amp;")
                    .replacingOccurrences(of: "<", with: "&lt;").replacingOccurrences(of: ">", with: "&gt;")
                let loose = page.replacingOccurrences(of: "&quot;", with: "\"").replacingOccurrences(
                    of: "&#34;", with: "\""
                )
                .replacingOccurrences(of: "&#39;", with: "'")
                #expect(loose.contains(escaped), "\(text.prefix(20))")
                #expect(!page.contains("<script>alert"))
            }
        }
    }

    @Test func `what no one can see goes, what is there stays`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = try await started(site)
            let facts = "one\u{0}\u{8}two\u{202E}three\r\nfour"
            #expect(try await browser.fill("/file/facts", [("facts", facts)]).status == 303)
            #expect(try await browser.get("/file/facts").text.contains("onetwothree\nfour"))
            #expect(try await browser.fill("/file/subject", [("subject", "T\u{7}est")]).status == 303)
            #expect(try await browser.get("/file/subject").text.contains("Test"))
        }
    }

    @Test func `empty and huge fields are told with the text kept`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = try await started(site)
            for name in ["facts", "subject", "purpose", "claim"] {
                let empty = try await browser.fill("/file/\(name)", [(name, "")])
                #expect(empty.status == 422 && empty.text.contains("href=\"#f-\(name)\""), "\(name)")
            }
            let huge = String(repeating: "x", count: 1_000_000)
            let long = try await browser.fill("/file/facts", [("facts", huge)])
            #expect(long.status == 422 && long.text.contains(huge) && long.text.contains("20000"))
            // Nine signs for each of them on their way.
            let chinese = String(repeating: "长", count: 350_000)
            let kept = try await browser.fill("/file/facts", [("facts", chinese)])
            #expect(kept.status == 422 && kept.text.contains(chinese))
            let endless = String(repeating: "x", count: (2 << 20) + 1)
            #expect(try await browser.fill("/file/facts", [("facts", endless)]).status == 413)
            #expect(try await browser.get("/file/facts").status == 200)
        }
    }

    @Test func `six representatives are one too many, and five are not`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = try await started(site)
            let six = (1...6).map { "Person \($0)" }.joined(separator: "\n")
            let refused = try await browser.fill("/file/name", [("representatives", six), ("headCount", "20")])
            #expect(refused.status == 422 && refused.text.contains("Person 6") && refused.text.contains("five"))
            let five = (1...5).map { "Person \($0)" }.joined(separator: "\n")
            let taken = try await browser.fill("/file/name", [("representatives", five), ("headCount", "20")])
            #expect(taken.status == 303)
        }
    }

    @Test func `a file that lies about its type is refused, the others are kept, and nothing is left behind`()
        async throws
    {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = try await started(site)
            let page = try await browser.get("/file/attachments")
            let program: [UInt8] = [0x7F, 0x45, 0x4C, 0x46] + Array(repeating: 0, count: 100)
            let answer = try await browser.upload(
                "/file/attachments", [],
                files: [
                    ("photo.jpg", program), ("note.txt", Array("plain".utf8)), ("page.html", Array("<html>".utf8)),
                ],
                token: page.token)
            #expect(answer.status == 422)
            #expect(answer.text.contains("note.txt") && answer.text.contains("what its name says"))
            #expect(try site.world.casework.attachments.names().count == 1)
            let forged = try await browser.upload(
                "/file/attachments", [], files: [("note.txt", Array("x".utf8))], token: "forged")
            #expect(forged.status == 403)
            #expect(try site.world.casework.attachments.names().count == 1)
            let kept = try await browser.get("/file/attachments")
            let id = try #require(kept.value(after: "name=\"remove\" value=\""))
            let removed = try await browser.upload(
                "/file/attachments/removal", [("remove", id)], files: [], token: kept.token)
            #expect(removed.status == 303)
            #expect(try site.world.casework.attachments.names().isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `two people on one file: the second is told what changed and keeps the text`(_ engine: TestEngine) async throws
    {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let address = try await clerk.address(of: "classification", on: receipt.number)
            let seen = try await clerk.get(address)
            let version = seen.value(after: "name=\"version\" value=\"") ?? ""
            let other = try await site.desk("clerk")
            #expect(
                try await other.act(
                    "classification", on: receipt.number, [("purpose", "suggestion"), ("grade", "major")]
                ).status == 303)
            let late = try await clerk.post(
                address, [("version", version), ("purpose", "claim"), ("grade", "important")], token: seen.token)
            #expect(late.status == 409)
            #expect(late.text.contains("Someone has just acted"))
            #expect(late.text.contains("value=\"important\" checked") && late.text.contains("value=\"claim\" checked"))
            // What the colleague did, and who it was.
            #expect(late.text.contains("Classify") && late.text.contains("clerk, Office"))
            let blind = try await clerk.post(
                address, [("purpose", "claim"), ("grade", "important")], token: seen.token)
            #expect(blind.status == 409, "a form that does not say what it has seen is not taken")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `registering says what is wrong with each field`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let wrong = [
                ("channel", "visit"), ("readBack", "yes"), ("receivedOn", "2026-02-30"), ("subject", "S"),
                ("facts", "F kept"),
                ("category", "99"), ("phone", "12"),
            ]
            let answer = try await clerk.fill("/desk/register", wrong)
            #expect(answer.status == 422)
            for field in ["receivedOn", "category"] {
                #expect(answer.text.contains("href=\"#f-\(field)\""), "\(field)")
            }
            #expect(answer.text.contains("F kept"))
            let future = try await clerk.fill(
                "/desk/register",
                [
                    ("channel", "visit"), ("readBack", "yes"), ("receivedOn", "2026-03-03"), ("subject", "S"),
                    ("facts", "F"),
                ])
            #expect(future.status == 422 && future.text.contains("after today"))
            let receipt = try await site.world.register()
            let unknown = try await clerk.act("transfer", on: receipt.number, [("unit", "NOWHERE")])
            #expect(unknown.status == 422 && unknown.text.contains("no such unit"))
            let nobody = try await clerk.act(
                "transfer", on: receipt.number, [("unit", "D-DIS"), ("note", "kept note")])
            #expect(nobody.status == 422 && nobody.text.contains("no staff") && nobody.text.contains("kept note"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a number with one wrong digit is told, and wrong codes wait but never lock`(_ engine: TestEngine) async throws
    {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let browser = site.browser()
            let digits = Array(receipt.number)
            let last = digits.last == "0" ? "1" : "0"
            let wrong = String(digits.dropLast()) + last
            let slip = try await browser.fill("/follow", [("number", wrong), ("code", receipt.code)])
            #expect(slip.status == 422 && slip.text.contains("the last digit does not fit"))
            var waited = false
            for _ in 0..<12 where !waited {
                let tried = try await browser.fill("/follow", [("number", receipt.number), ("code", "22222-22222")])
                waited = tried.status == 429 && tried.headers[.retryAfter] != nil
            }
            #expect(waited)
            site.world.time.move(days: 1)
            let right = try await browser.fill("/follow", [("number", receipt.number), ("code", receipt.code)])
            #expect(right.location == "/follow/matter")
        }
    }

    @Test func `a database that is gone gets a clear page, and the site keeps answering`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let petitioner = try await started(site)
            await site.world.casework.database.close()
            for path in ["/desk", "/desk/search?q=heat"] {
                let answer = try await clerk.get(path)
                #expect(answer.status == 503 && answer.headers[.retryAfter] != nil, "\(path)")
                #expect(answer.text.contains("Everything already recorded is safe"))
            }
            #expect(try await petitioner.get("/file/facts").status == 503)
            #expect(try await petitioner.get("/").status == 200)
            #expect(try await petitioner.get("/health/live").status == 200)
            #expect(try await petitioner.get("/health/ready").status == 503)
        }
    }

    @Test func `where nothing can be written the site is not ready, and says so`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            let isLocked = Mutex(false)
            let locked = AskedDatabase(
                world.casework.database, writing: { if isLocked.withLock({ $0 }) { throw StorageError.busy } })
            let site = try TestSite(world.moved(to: locked))
            let asker = site.browser()
            #expect(try await asker.get("/health/ready").status == 200)
            isLocked.withLock { $0 = true }
            try await Task.sleep(for: .seconds(2.1))
            let ready = try await asker.get("/health/ready")
            #expect(ready.status == 503 && ready.text.contains("busy"), "\(ready.text)")
            #expect(try await asker.get("/").status == 200)
        }
    }

    @Test func `an empty file is named, and files beyond the most are told of once`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = try await started(site)
            func send(_ files: [(name: String, bytes: [UInt8])]) async throws -> Answer {
                let token = try await browser.get("/file/attachments").token
                return try await browser.upload("/file/attachments", [("stay", "yes")], files: files, token: token)
            }
            let text = Array("text".utf8)
            // A form without a chosen file names none.
            #expect(try await send([("", [])]).status == 303)
            let empty = try await send([("blank.txt", []), ("good.txt", text)])
            #expect(empty.status == 422 && empty.text.contains("“blank.txt” is empty"))
            #expect(empty.text.contains("<bdi>good.txt</bdi>") && !empty.text.contains("<bdi>blank.txt</bdi>"))
            let many = try await send((1...22).map { ("n\($0).txt", text) })
            #expect(many.status == 422)
            #expect(many.text.components(separatedBy: "href=\"#f-files\"").count == 2)
        }
    }

    @Test func `bytes that are no text and forms that are cut off are told`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = try await started(site)
            let token = try await browser.get("/file/facts").token
            let bytes = Array("token=\(token)&facts=".utf8) + [0xC4, 0xE3, 0xBA, 0xC3] + Array("&then=check".utf8)
            let type = ["Content-Type": "application/x-www-form-urlencoded"]
            #expect(try await browser.send(.post, "/file/facts", headers: type, body: bytes).status == 400)
            let cut = Array("--edge\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n\(token)".utf8)
            let multipart = ["Content-Type": "multipart/form-data; boundary=edge"]
            #expect(try await browser.send(.post, "/file/attachments", headers: multipart, body: cut).status == 400)
        }
    }
}
