// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

/// Everybody's own page: a given password opens nothing else, and tokens are made by whom they stand for.
@Suite struct AccountPageTests {
    @Test(arguments: TestEngine.dialects)
    func `a given password opens only the form that changes it, which leads on`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let system = try await site.world.principal("system")
            try await site.world.casework.resetPassword(of: "clerk", to: CaseworkWorld.password, by: system)
            let clerk = try await site.desk("clerk")
            let search = try await clerk.get("/desk/search?q=lamp")
            #expect(search.status == 303)
            let place = try #require(search.location)
            #expect(place == "/desk/account?then=%2Fdesk%2Fsearch%3Fq%3Dlamp")
            let page = try await clerk.get(place)
            #expect(
                page.text.contains("Somebody else gave you this password") && !page.text.contains("name=\"confirm\""))
            #expect(try await clerk.post("/desk/register", [("facts", "x")], token: page.token).status == 303)
            #expect(
                try await clerk.post("/desk/account/tokens", [("name", "x")], token: page.token).location
                    == "/desk/account")
            let then = ("then", "/desk/search?q=lamp")
            func change(_ present: String, _ new: String) async throws -> Answer {
                try await clerk.post(
                    "/desk/account/password", [("present", present), ("newPassword", new), then], token: page.token)
            }
            let wrong = try await change("not the password", "only mine from now on")
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-present\""))
            #expect(
                !wrong.text.contains("only mine from now on") && wrong.text.contains("value=\"/desk/search?q=lamp\""))
            let short = try await change(CaseworkWorld.password, "short")
            #expect(short.status == 422 && short.text.contains("at least 10 characters. It has 5"))
            let same = try await change(CaseworkWorld.password, CaseworkWorld.password)
            #expect(same.status == 422 && same.text.contains("the same as the present one"))
            #expect(try await change(CaseworkWorld.password, "only mine from now on").location == "/desk/search?q=lamp")
            #expect(try await clerk.get("/desk/search?q=lamp").status == 200)
            // An address of another site leads nowhere.
            let away = try await clerk.post(
                "/desk/account/password",
                [
                    ("present", "only mine from now on"), ("newPassword", "another one of mine"),
                    ("then", "//evil.example"),
                ],
                token: page.token)
            #expect(away.location == "/desk/account?done=password")
        }
    }

    @Test func `an ended session keeps no password, and leads back to the account`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.desk("clerk")
            let page = try await clerk.get("/desk/account")
            site.world.time.move(seconds: 31 * 60)
            let secret = "only mine from now on"
            for (path, fields) in [
                ("/desk/account/password", [("present", CaseworkWorld.password), ("newPassword", secret)]),
                (
                    "/desk/account/tokens",
                    [("name", "scanner"), ("role", "clerk"), ("confirm", CaseworkWorld.password)]
                ),
            ] {
                let answer = try await clerk.post(path, fields, token: page.token)
                #expect(answer.status == 303, "\(path)")
                #expect(answer.location == "/desk/sign-in", "\(path)")
                #expect(!answer.text.contains("name=\"held\"") && !answer.text.contains(secret), "\(path)")
            }
            let again = try await site.desk("clerk")
            let token = try await again.get("/desk/account").token
            let long = String(repeating: "密", count: 400)
            let tooLong = try await again.post(
                "/desk/account/password", [("present", CaseworkWorld.password), ("newPassword", long)], token: token)
            #expect(tooLong.status == 422 && tooLong.text.contains("href=\"#f-newPassword\""))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a token is shown once to whom it stands for, and opens the interface`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let clerk = try await site.desk("clerk")
            let form = [("name", "scanner"), ("role", "clerk"), ("confirm", CaseworkWorld.password)]
            let page = try await clerk.get("/desk/account")
            let unsure = try await clerk.post(
                "/desk/account/tokens", [form[0], form[1], ("confirm", "wrong password")], token: page.token)
            #expect(unsure.status == 422 && unsure.text.contains("value=\"scanner\""))
            let made = try await clerk.post("/desk/account/tokens", form, token: page.token)
            let shown = made.text.components(separatedBy: "tabindex=\"0\">")
            let token = String(try #require(shown.count == 2 ? shown.last : nil).prefix { $0 != "<" })
            let holder = try await site.world.casework.principal(ofTokenText: token)
            #expect(holder?.principal.login == "clerk")
            let again = try await clerk.post("/desk/account/tokens", form, token: page.token)
            #expect(again.status == 422 && again.text.contains("is taken already"))
            let later = try await clerk.get("/desk/account")
            #expect(later.text.contains("scanner") && !later.text.contains(token))
            let id = try #require(later.value(after: "name=\"revoke\" value=\""))
            // Another's token is nobody's business.
            let heater = try await site.desk("heater")
            let other = try await heater.get("/desk/account").token
            #expect(try await heater.post("/desk/account/tokens", [("revoke", id)], token: other).status == 404)
            #expect(try await clerk.post("/desk/account/tokens", [("revoke", id)], token: page.token).status == 303)
            #expect(try await site.world.casework.principal(ofTokenText: token) == nil)
        }
    }
}
