// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import HTTPTypes
import Support
import Testing

/// Every route has an expectation of what a stranger gets; a route without one fails.
@Suite struct RouteTests {
    /// What somebody gets who is not signed in and has no cookie; forms come without a token.
    private static let strangers: [String: Int] = [
        "GET /": 200, "GET /figures": 200, "GET /settings": 200, "GET /_parts": 404, "GET /_parts/desk": 404,
        "GET /office": 200, "GET /accessibility": 200, "GET /letters": 200, "POST /letters": 403,
        "POST /preferences": 303,
        "GET /assets/{name}": 404, "GET /health/live": 200, "GET /health/ready": 200, "GET /metrics": 200,
        "GET /guide": 200, "GET /guide/{place}": 404, "GET /maps": 200, "GET /maps/deadlines": 200,
        "GET /maps/{kind}": 404, "GET /maps/guide": 200, "GET /maps/responsibility/{kind}": 404,
        "GET /file": 200, "POST /file": 403, "GET /file/who": 303, "POST /file/who": 403, "GET /file/contact": 303,
        "GET /file/represented": 303, "POST /file/represented": 403,
        "GET /file/name": 303, "POST /file/name": 403, "GET /file/confidentiality": 303,
        "POST /file/confidentiality": 403, "GET /file/subject": 303, "POST /file/subject": 403,
        "GET /file/place": 303, "POST /file/place": 403, "GET /file/purpose": 303, "POST /file/purpose": 403,
        "POST /file/contact": 403, "GET /file/facts": 303, "POST /file/facts": 403, "GET /file/claim": 303,
        "POST /file/claim": 403, "GET /file/attachments": 303, "POST /file/attachments": 403,
        "POST /file/attachments/removal": 403, "GET /file/check": 303, "POST /file/check": 403,
        "GET /file/paused": 303, "POST /file/paused": 403, "POST /file/resumption": 403,
        "GET /file/receipt": 303, "GET /file/slip": 303,
        "GET /follow": 200, "POST /follow": 403, "POST /follow/end": 403, "GET /follow/matter": 303,
        "GET /follow/material": 303, "POST /follow/material": 303, "GET /follow/rating": 303,
        "POST /follow/rating": 403, "GET /follow/office-rating": 303, "POST /follow/office-rating": 403,
        "GET /follow/letters/{ordinal}": 303, "GET /follow/review": 303,
        "POST /follow/review": 403, "GET /follow/recusal": 303, "POST /follow/recusal": 403, "GET /retaliation": 200,
        "POST /retaliation": 403,
        "GET /follow/letters/{ordinal}/paper": 303,
        "GET /desk/sign-in": 200, "POST /desk/sign-in": 403, "POST /demo/clock": 404, "GET /openapi.json": 200,
    ]

    @Test func `every route says what a stranger gets, and the desk lets nobody in`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            #expect(site.routes.count > 50)
            for route in site.routes {
                let parts = route.split(separator: " ").map(String.init)
                let path = parts[1].replacingOccurrences(of: "{number}", with: "2026-0000001-0")
                    .split(separator: "/", omittingEmptySubsequences: false)
                    .map { $0.hasPrefix("{") ? "1" : String($0) }.joined(separator: "/")
                let method = try #require(HTTPRequest.Method(rawValue: parts[0]))
                let answer = try await site.browser().send(method, path)
                if parts[1].hasPrefix("/desk"), !parts[1].hasPrefix("/desk/sign-in") {
                    #expect(answer.status == 303, "\(route)")
                    #expect(answer.location?.hasPrefix("/desk/sign-in") ?? false, "\(route)")
                } else if parts[1].hasPrefix("/api/") {
                    #expect(answer.status == 401, "\(route)")
                } else {
                    let expected = Self.strangers[route]
                    #expect(answer.status == expected, "\(route)")
                }
            }
        }
    }

    @Test func `no address is of a petitioner, and no route takes one`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            for route in site.routes {
                for word in ["petitioner", "party", "filer", "visitor", "watch", "list-of"] {
                    #expect(!route.contains("/\(word)"), "\(route)")
                }
            }
        }
    }

    @Test func `headers are strict on every answer`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let paths = site.routes.map { route in
                String(route.split(separator: " ")[1]).split(separator: "/", omittingEmptySubsequences: false)
                    .map { $0.hasPrefix("{") ? "1" : String($0) }.joined(separator: "/")
            }
            for path in Set(paths + ["/nowhere"]) {
                let answer = try await site.browser().get(path)
                let policy = answer.headers[values: .init("Content-Security-Policy") ?? .server].first ?? ""
                #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "\(path)")
                let isPersonal = ["/desk", "/file", "/follow", "/api"].contains { path.hasPrefix($0) }
                #expect(!isPersonal || answer.headers[.cacheControl] == "no-store", "\(path)")
                #expect(answer.headers[.cacheControl] != nil, "\(path)")
                #expect(answer.headers[values: .init("X-Request-Id") ?? .server].first == "request")
            }
        }
    }

    @Test func `a wrong method is told from a wrong address`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let wrong = try await site.browser().send(.delete, "/file")
            #expect(wrong.status == 405)
            #expect(wrong.headers[.allow] == "GET, HEAD, POST")
            #expect(try await site.browser().get("/nowhere").status == 404)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what is not for me looks like what is not there`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let sealed = try await site.world.register(.accusation)
            let handler = try await site.desk("handler")
            let hidden = try await handler.get("/desk/matters/\(sealed.number)")
            let missing = try await handler.get("/desk/matters/2026-9999999-1")
            #expect(hidden.status == 404 && missing.status == 404)
            func plain(_ answer: Answer) -> String {
                answer.text.replacingOccurrences(of: answer.token, with: "")
                    .replacingOccurrences(of: sealed.number, with: "").replacingOccurrences(
                        of: "2026-9999999-1", with: "")
            }
            #expect(plain(hidden) == plain(missing))
            #expect(try await site.desk("clerk").get("/desk/matters/\(sealed.number)").status == 200)
        }
    }

    @Test func `a form of another site, or without its token, is refused`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = site.browser()
            let page = try await browser.get("/file")
            let forged = try await browser.post("/file", [], token: "x.y")
            #expect(forged.status == 403)
            let cross = try await browser.post(
                "/file", [], token: page.token, headers: ["Sec-Fetch-Site": "cross-site"])
            #expect(cross.status == 403)
            let same = try await browser.post(
                "/file", [], token: page.token, headers: ["Sec-Fetch-Site": "same-site"])
            #expect(same.status == 303)
        }
    }
}
