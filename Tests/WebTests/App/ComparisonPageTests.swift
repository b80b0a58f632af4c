// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 两件比对 by pages alone.
@Suite struct ComparisonPageTests {
    private static let filing = [
        ("channel", "letter"), ("receivedOn", "2026-03-02"), ("who", "self"), ("name", "王秀兰"), ("phone", "13900001234"),
        ("subject", "暖气还是不热"), ("facts", "家里入冬以后一直不热，拆迁以后更冷。打过三次电话。"), ("claim", "请供暖"),
    ]

    @Test(arguments: TestEngine.dialects)
    func `a repeat is laid beside the matter, and becomes a filing on it or a matter of its own`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let earlier = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let proposed = try await clerk.fill("/desk/register", Self.filing)
            #expect(proposed.text.contains("name=\"compareWith\" value=\"\(earlier.number)\""))
            // That nothing is registered is said first, and what tells the matter from another; the name stays masked.
            #expect(proposed.text.contains("role=\"alert\" tabindex=\"-1\" data-focus"))
            #expect(proposed.text.contains("Not registered yet") && proposed.text.contains("王**, received on"))
            #expect(proposed.text.contains("Recorded as filing 2") && !proposed.text.contains("13900001234</"))
            let beside = try await clerk.post(
                "/desk/register/comparison", Self.filing + [("compareWith", earlier.number)], token: proposed.token)
            #expect(beside.status == 200)
            #expect(beside.text.contains("<del>打过三次电话。</del>") && !beside.text.contains("13900001234</"))
            #expect(beside.text.contains("name=\"facts\" value=\"家里入冬"))
            let back = try await clerk.post(
                "/desk/register", Self.filing + [("repeatOf", "")], token: beside.token)
            #expect(back.text.contains("name=\"compareWith\""))
            let joined = try await clerk.post(
                "/desk/register", Self.filing + [("repeatOf", earlier.number)], token: beside.token)
            #expect(joined.location == "/desk/matters/\(earlier.number)")
            let file = try await clerk.get("/desk/matters/\(earlier.number)")
            #expect(file.text.contains("/comparison?first=1&amp;second=2"))
            let filings = try await clerk.get("/desk/matters/\(earlier.number)/comparison?first=1&second=2")
            #expect(filings.text.contains("<ins>打过三次电话。</ins>"))
            #expect(try await clerk.get("/desk/matters/\(earlier.number)/comparison?first=1&second=9").status == 404)
            let wrong = try await clerk.post(
                "/desk/register/comparison", [("subject", "x"), ("compareWith", earlier.number)], token: beside.token)
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-facts\""))
            let sealed = try await site.world.register(.accusation)
            let heater = try await site.desk("street")
            let hidden = try await heater.post(
                "/desk/register/comparison", Self.filing + [("compareWith", sealed.number)],
                token: heater.get("/desk").token)
            #expect(hidden.status == 404)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what came by the window is looked at once more, and joined under article 19`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let earlier = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let receipt = try await clerk.fill("/desk/register", Self.filing + [("repeatOf", "none")])
            let number = try #require(receipt.location?.split(separator: "/").dropFirst(2).first).description
            let file = try await clerk.get("/desk/matters/\(number)")
            #expect(file.text.contains("href=\"/desk/matters/\(number)/repeats\""))
            let found = try await clerk.get("/desk/matters/\(number)/repeats")
            #expect(found.text.contains("/desk/matters/\(number)/comparison?with=\(earlier.number)"))
            let beside = try await clerk.get("/desk/matters/\(number)/comparison?with=\(earlier.number)")
            let path = try #require(beside.value(after: "class=\"button plain\" href=\"/desk/proceedings/"))
            #expect(path.hasSuffix("/non-acceptance?running=\(earlier.number)"))
            let form = try await clerk.get("/desk/proceedings/" + path)
            #expect(
                form.text.contains("value=\"\(earlier.number)\"")
                    && form.text.contains("value=\"sameMatterRunning\" checked"))
            #expect(try await site.desk("leader").get("/desk/matters/\(number)/repeats").status == 403)
            #expect(
                try await site.desk("heater").get("/desk/matters/\(number)/comparison?with=\(earlier.number)").status
                    == 404)
            #expect(try await clerk.get("/desk/matters/\(number)/comparison?with=\(number)").status == 404)
        }
    }
}
