// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Support
import Testing

@testable import Web

/// What a program is told when something is wrong: true of an API, and in one language.
@Suite struct ProblemTests {
    private func matter(_ more: String) -> String { #"{"channel":"letter","title":"Heating"\#(more)}"# }

    private func key(_ text: String) -> [String: String] { ["Idempotency-Key": text] }

    /// The sentences on the fields that are wrong.
    private func details(_ reply: Reply) -> [String: String] {
        guard case .array(let items)? = reply.json["problems"] else { return [:] }
        return items.reduce(into: [:]) { details, item in
            if case .string(let field)? = item["field"], case .string(let text)? = item["detail"] {
                details[field] = text
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a member is called what it was called, and nothing is said to be kept or listed`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let clerk = try await site.program("clerk", [.clerk])
            let long = String(repeating: "长", count: 20_001)
            let refused = try await clerk.post("/api/v1/matters", matter(#","facts":"\#(long)","colour":1"#), key("a"))
            #expect(refused.status == 422 && refused["code"] == "invalid")
            #expect(refused["title"] == "A member or a filter is not as it must be")
            #expect(details(refused)["facts"] == "“facts” takes up to 20000 characters.")
            #expect(refused.problems["colour"] == "notAsked")
            let conflict = try await clerk.post(
                "/api/v1/matters", matter(#","facts":"Cold.","unit":"NOWHERE""#), key("b"))
            #expect(conflict.status == 409 && conflict["code"] == "conflict")
            #expect(conflict["title"] == "Right in form, but not as the register stands")
            #expect(details(conflict)["unit"] == "“unit”: no unit has this code; /api/v1/units lists them.")
            let missing = try await clerk.get("/api/v1/matters/1")
            #expect(missing.status == 404 && missing["title"] == "Nothing here, or nothing for you")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what is wrong with an act says its field, its article and, apart from it, its rule`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.program("clerk", [.clerk])
            let here = "/api/v1/proceedings/\(receipt.proceeding)"
            func act(_ verb: String, _ body: String) async throws -> Reply {
                let tag = try await clerk.get(here).tag
                return try await clerk.post(here + "/acts/" + verb, body, ["If-Match": tag])
            }
            func first(_ reply: Reply, _ name: String) -> String {
                guard case .array(let items)? = reply.json["problems"],
                    case .string(let text)? = items.first?[name]
                else { return "" }
                return text
            }
            let early = try await act("assign", #"{"unit":"D-HOU","feedbackDueOn":"2026-03-02"}"#)
            #expect(early.status == 409 && early.problems == ["feedbackDueOn": "dayNotLater"])
            #expect(first(early, "article") == "22(3)")
            let back = try await act("keep", #"{"effectiveOn":"2026-03-01"}"#)
            #expect(back.status == 409 && back.problems == ["effectiveOn": "takesEffectToday"])
            #expect(first(back, "rule") == "rules 9.4" && first(back, "article").isEmpty)
            // An item of which nothing is left is missing, and its article is said.
            let blank = try await act(
                "disputeJurisdiction", #"{"unit":"D","parties":[],"outsiders":["  "]}"#)
            #expect(blank.status == 422)
            #expect(blank.problems == ["parties": "tooFew", "outsiders": "missing"])
            #expect(first(blank, "article") == "24(1)" && first(blank, "rule") == "R-137")
            let later = try await act(
                "requestRecusal", #"{"whom":"A","reason":"a brother","effectiveOn":"2026-03-01"}"#)
            #expect(later.status == 409 && later.problems == ["backdatingReason": "neededHere"])
            let before = try await act(
                "requestRecusal",
                #"{"whom":"A","reason":"a brother","effectiveOn":"2026-02-27","backdatingReason":"the net"}"#)
            #expect(before.status == 403 && before["code"] == "beforeReceipt" && before["field"] == "effectiveOn")
            #expect(before["article"] == "28(3)" && before["rule"] == "R-145")
        }
    }

    @Test func `every problem is in the language that was asked for, in Chinese where none was`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            func problems(_ language: String) async throws -> [Reply] {
                let clerk = try await site.program("clerk", [.clerk], language: language)
                let receipt = try await site.world.register()
                let act = "/api/v1/proceedings/\(receipt.proceeding)/acts/keep"
                return [
                    try await Program(browser: site.browser(language), token: "none").get("/api/v1/units"),
                    try await clerk.get("/api/v1/matters/1"), try await clerk.post("/api/v1/units", "{}"),
                    try await clerk.get("/api/v1/matters?limit=0"), try await clerk.post(act, "{}"),
                    try await clerk.post("/api/v1/matters", "{}"),
                    try await clerk.get("/api/v1/units", ["Accept": "text/html"]),
                    try await clerk.post(act, "{}", ["If-Match": "\"v99\""]),
                ]
            }
            for (asked, given) in [
                ("en", "en"), ("", "zh-Hans"), ("fr", "zh-Hans"), ("zh-CN,en", "zh-Hans"),
                ("en;q=0.5, zh;q=0.9", "zh-Hans"), ("zh;q=0.1,en-GB", "en"),
            ] {
                let replies = try await problems(asked)
                #expect(replies.map(\.status) == [401, 404, 405, 422, 428, 400, 406, 412], "\(asked)")
                for reply in replies {
                    #expect(reply.headers[.contentLanguage] == given, "\(asked) \(reply.status)")
                    let isChinese = reply["title"].unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
                    #expect(isChinese == (given == "zh-Hans"), "\(asked) \(reply["title"])")
                }
            }
        }
    }

    @Test func `a filter that there is not is told, as a member is`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let clerk = try await site.program("clerk", [.clerk])
            let receipt = try await site.world.register()
            for path in [
                "/api/v1/matters?limit=5&chanel=web", "/api/v1/work?chanel=1", "/api/v1/units?chanel=",
                "/api/v1/matters/\(receipt.matter)?chanel=1", "/api/v1/proceedings/\(receipt.proceeding)?chanel",
            ] {
                let refused = try await clerk.get(path)
                #expect(refused.status == 422 && refused.problems == ["chanel": "notAsked"], "\(path)")
            }
            #expect(try await clerk.get("/api/v1/matters?limit=5&channel=visit").status == 200)
            let sent = try await clerk.post("/api/v1/matters?dry=yes", matter(#","facts":"Cold.""#), key("c"))
            #expect(sent.status == 422 && sent.problems == ["dry": "notAsked"])
            #expect(try await clerk.get("/api/v1/matters").values("number") == [receipt.number])
        }
    }

    @Test func `what the document says of an operation are the statuses that it answers with`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let document = try #require(JSON(parsing: try await site.browser().get("/openapi.json").body))
            guard case .object(let paths)? = document["paths"] else { throw NotHere() }
            for path in paths {
                guard case .object(let operations) = path.value else { continue }
                for operation in operations {
                    guard case .object(let answers)? = operation.value["responses"] else { throw NotHere() }
                    let statuses = answers.map(\.name)
                    #expect(Set(statuses).count == statuses.count && statuses.contains("422"), "\(path.name)")
                    #expect(operation.name == "get" || statuses.contains("409"), "\(path.name)")
                }
            }
        }
    }
}
