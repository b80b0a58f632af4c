// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 常用筛选 by pages alone.
@Suite struct SavedFilterPageTests {
    @Test(arguments: TestEngine.dialects, ["en", "zh-Hans"])
    func `a filter is saved, used from my work, renamed and removed`(_ engine: TestEngine, _ language: String)
        async throws
    {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let clerk = try await site.desk("clerk", language: language)
            let page = try await clerk.get("/desk/search?channel=visit&after=&stage=")
            #expect(page.text.contains("name=\"filter\" value=\"channel=visit\""))
            let saved = try await clerk.post(
                "/desk/search/filters", [("name", " 来访 "), ("filter", "channel=visit&evil=1&after=3")],
                token: page.token)
            #expect(saved.location == "/desk/search?channel=visit")
            let work = try await clerk.get("/desk")
            #expect(work.text.contains("href=\"/desk/search?channel=visit\"><bdi>来访</bdi>"))
            #expect(!(try await site.desk("leader").get("/desk").text.contains("来访</bdi>")))
            let again = try await clerk.post(
                "/desk/search/filters", [("name", "来访"), ("filter", "channel=visit")], token: page.token)
            #expect(
                again.status == 422 && again.text.contains("href=\"#f-name\"") && again.text.contains(receipt.number))
            let shown = try await clerk.get("/desk/search?channel=visit")
            let id = try #require(shown.value(after: "action=\"/desk/search/filters/"))
            let wrong = try await clerk.post(
                "/desk/search/filters/\(id)", [("name-\(id)", ""), ("back", "channel=visit")], token: page.token)
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-name-\(id)\""))
            let renamed = try await clerk.post(
                "/desk/search/filters/\(id)", [("name-\(id)", "上门"), ("back", "channel=visit")], token: page.token)
            #expect(renamed.location == "/desk/search?channel=visit")
            #expect(try await clerk.get("/desk/search").text.contains("<bdi>上门</bdi>"))
            let other = try await site.desk("leader", language: language)
            let foreign = try await other.post(
                "/desk/search/filters/\(id)", [("name-\(id)", "x")], token: other.get("/desk").token)
            #expect(foreign.status == 404)
            #expect(try await clerk.post("/desk/search/filters", [], token: "x").status == 403)
            #expect(try await clerk.post("/desk/search/filters/\(id)", [], token: "x").status == 403)
            let gone = try await clerk.post(
                "/desk/search/filters/\(id)", [("remove", "yes"), ("back", "")], token: page.token)
            #expect(gone.location == "/desk/search")
            #expect(!(try await clerk.get("/desk").text.contains("上门")))
        }
    }
}
