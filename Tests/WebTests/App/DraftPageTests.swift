// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Support
import Testing

/// 草稿 by pages: the script sends the form, or a button; the form offers what was kept.
@Suite struct DraftPageTests {
    @Test(arguments: TestEngine.dialects, ["en", "zh-Hans"])
    func `what was typed into an act is offered, gone on with, and gone when it is sent`(
        _ engine: TestEngine, _ language: String
    ) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk", language: language)
            let address = try await clerk.address(of: "direct-reply", on: receipt.number)
            let page = try await clerk.get(address)
            #expect(page.text.contains("data-keep=\"/desk/drafts\"") && page.text.contains("name=\"keep\""))
            let version = try #require(page.value(after: "name=\"version\" value=\""))
            let typed = [("draftOf", address), ("version", version), ("reply", "暖气已经修好。")]
            let kept = try await clerk.post("/desk/drafts", typed, token: page.token)
            #expect(kept.status == 200 && kept.text.contains(language == "en" ? "Draft saved, 12:00" : "草稿已保存，12:00"))
            let offered = try await clerk.get(address)
            #expect(offered.text.contains("href=\"\(address)?draft=yes\"") && !offered.text.contains("暖气已经修好"))
            #expect(!offered.text.contains("data-keep"), "nothing is kept over it before the person says so")
            let work = try await clerk.get("/desk")
            #expect(work.text.contains("href=\"\(address)?draft=yes\""))
            // By the button, without a script: back to the form with all that was typed.
            let button = try await clerk.post(
                "/desk/drafts", typed + [("effectiveOn", "2026-02-30"), ("keep", "yes")], token: page.token)
            #expect(button.location == "\(address)?draft=yes")
            let resumed = try await clerk.get(address + "?draft=yes")
            #expect(resumed.text.contains("暖气已经修好") && resumed.text.contains("value=\"2026-02-30\""))
            #expect(try await site.desk("leader").get(address + "?draft=yes").text.contains("暖气已经修好") == false)
            let sent = try await clerk.post(
                address, [("version", version), ("reply", "暖气已经修好，今天早上起热了。")], token: resumed.token)
            #expect(sent.status == 303)
            #expect(!(try await clerk.get("/desk").text.contains("draft=yes")))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `two windows with the same form do not write over each other`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register")
            #expect(page.text.contains("name=\"draftSeen\" value=\"\""))
            func typed(_ subject: String, _ seen: String?) -> [(String, String)] {
                [("draftOf", "/desk/register"), ("subject", subject)] + (seen.map { [("draftSeen", $0)] } ?? [])
            }
            let first = try await clerk.post("/desk/drafts", typed("First letter", ""), token: page.token)
            let seen = try #require(HTTPField.Name("Draft-Seen").flatMap { first.headers[$0] })
            // The other window was opened before and knows of no draft.
            let other = try await clerk.post("/desk/drafts", typed("Second letter", ""), token: page.token)
            #expect(other.status == 409 && other.text.contains("another window"))
            #expect(try await clerk.get("/desk/register?draft=yes").text.contains("First letter"))
            site.world.time.move(seconds: 20)
            let again = try await clerk.post("/desk/drafts", typed("First letter, longer", seen), token: page.token)
            #expect(again.status == 200)
            // Whoever registers the second letter leaves the draft of the first.
            let second = try await clerk.get("/desk/register")
            let fields = [
                ("channel", "letter"), ("receivedOn", site.world.casework.today.iso), ("who", "self"),
                ("subject", "Second letter"), ("facts", "The rooms are cold."), ("draftSeen", ""),
            ]
            #expect(try await clerk.post("/desk/register", fields, token: second.token).status == 303)
            let offered = try await clerk.get("/desk/register").text
            #expect(offered.contains("draft=yes") && offered.contains("is not kept until you choose"))
            #expect(try await clerk.get("/desk/register?draft=yes").text.contains("First letter, longer"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what the script sent on the way out is no draft of what was registered`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/register?channel=letter&day=2026-02-27")
            #expect(
                page.text.contains("value=\"letter\" checked autofocus") && page.text.contains("value=\"2026-02-27\""))
            let typed = [
                ("draftOf", "/desk/register"), ("draftSeen", ""), ("channel", "letter"),
                ("lateReason", "Came by night."),
                ("receivedOn", "2026-02-27"), ("who", "self"), ("subject", "Cold rooms"),
                ("facts", "The rooms are cold."),
            ]
            // Kept while the button was pressed: the form that is sent does not know of it.
            #expect(try await clerk.post("/desk/drafts", typed, token: page.token).status == 200)
            let sent = try await clerk.post("/desk/register", typed + [("next", "yes")], token: page.token)
            let next = try #require(sent.location)
            #expect(next.contains("done=") && next.hasSuffix("&channel=letter&day=2026-02-27"))
            // And once more, later than the form itself.
            let late = try await clerk.post("/desk/drafts", typed, token: page.token)
            #expect(late.status == 409 && late.text.contains("has been registered"))
            let following = try await clerk.get(next).text
            #expect(following.contains("Registered:") && following.contains("value=\"letter\" checked autofocus"))
            #expect(!following.contains("draft=yes"))
            #expect(try await !clerk.get("/desk").text.contains("Cold rooms</bdi></td><td data-label=\"Saved"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a registration is gone on with, discarded, and gone when it is registered`(_ engine: TestEngine) async throws
    {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let token = try await clerk.get("/desk/register").token
            let typed = [
                ("draftOf", "/desk/register"), ("channel", "letter"), ("receivedOn", site.world.casework.today.iso),
                ("who", "self"), ("name", "王秀兰"), ("subject", "Cold rooms"), ("facts", "The rooms are cold."),
                ("files", "scan.pdf"),
            ]
            #expect(try await clerk.post("/desk/drafts", typed, token: token).status == 200)
            let work = try await clerk.get("/desk").text
            #expect(work.contains("Cold rooms") && work.contains("My drafts"))
            let resumed = try await clerk.get("/desk/register?draft=yes").text
            #expect(resumed.contains("value=\"Cold rooms\"") && resumed.contains("The rooms are cold."))
            #expect(!resumed.contains("scan.pdf") && resumed.contains("Please choose the files again"))
            let gone = try await clerk.post(
                "/desk/drafts/removal", [("draftOf", "/desk/register"), ("back", "/desk")], token: token)
            #expect(gone.location == "/desk?discarded=yes")
            #expect(try await clerk.get("/desk?discarded=yes").text.contains("The draft was discarded."))
            #expect(!(try await clerk.get("/desk/register").text.contains("draft=yes")))
            #expect(try await clerk.post("/desk/drafts", typed, token: token).status == 200)
            let done = try await clerk.fill("/desk/register", Array(typed.dropFirst().dropLast()))
            #expect(done.status == 303)
            #expect(!(try await clerk.get("/desk").text.contains("Cold rooms</bdi></td><td data-label=\"Kept")))
            #expect(!(try await clerk.get("/desk/register").text.contains("draft=yes")))
        }
    }

    @Test func `a draft without a form, of another's matter or with a forged token is not kept`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let sealed = try await site.world.register(.accusation)
            let clerk = try await site.desk("clerk")
            let address = try await clerk.address(of: "hand-over", on: sealed.number)
            let handler = try await site.desk("handler")
            let token = try await handler.get("/desk").token
            for place in [address, "/desk/proceedings/1/transfer", "/desk/people/new", "", "/desk/register/x"] {
                let answer = try await handler.post("/desk/drafts", [("draftOf", place), ("note", "x")], token: token)
                #expect(answer.status == 404, "\(place)")
            }
            #expect(try await handler.post("/desk/drafts", [("draftOf", address)], token: "x").status == 403)
            #expect(try await handler.post("/desk/drafts/removal", [], token: "x").status == 403)
            let register = try await handler.post(
                "/desk/drafts", [("draftOf", "/desk/register"), ("subject", "x")], token: token)
            #expect(register.status == 403 && register.text.contains("This step is not yours"))
        }
    }

    @Test func `a draft that is kept when the session has ended is found in its form after signing in`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let address = try await clerk.address(of: "direct-reply", on: receipt.number)
            let page = try await clerk.get(address)
            site.world.time.move(seconds: 31 * 60)
            let ended = try await clerk.post(
                "/desk/drafts", [("draftOf", address), ("reply", "Not lost."), ("keep", "yes")], token: page.token)
            #expect(ended.status == 403)
            let held = try #require(ended.value(after: "name=\"held\" value=\""))
            let then = try #require(ended.value(after: "name=\"then\" value=\""))
            #expect(then == address)
            let signed = try await clerk.post(
                "/desk/sign-in",
                [("account", "clerk"), ("password", CaseworkWorld.password), ("then", then), ("held", held)],
                token: ended.token)
            #expect(try await clerk.get(try #require(signed.location)).text.contains("Not lost."))
        }
    }
}
