// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

/// 我的工作 by its page: what no day limits says how long it waits, and a count leads to what it counts.
@Suite struct WorkPageTests {
    @Test(arguments: TestEngine.dialects)
    func `what waits for a receipt says since when, the longest first`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            // The younger number is sent on first.
            let (first, second) = (try await site.world.register(), try await site.world.register(title: "路灯不亮"))
            func send(_ receipt: Receipt) async throws {
                let done = try await site.desk("clerk").act("transfer", on: receipt.number, [("unit", "D-HOU")])
                #expect(done.status == 303)
            }
            try await send(second)
            site.world.time.move(days: 2)
            try await send(first)
            site.world.time.move(days: 1)
            let work = try await site.desk("handler").get("/desk").text
            #expect(work.contains("awaits receipt, 3 days") && work.contains("awaits receipt, 1 day<"))
            #expect(!work.contains("no time limit"))
            let places = [second, first].compactMap { work.range(of: ">\($0.number)</a>")?.lowerBound }
            #expect(places.count == 2 && places == places.sorted())
            // Of one's own unit nothing is said in each row.
            #expect(work.contains("class=\"rows matters own\"") && !work.contains("data-label=\"Unit\""))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the number of what is overdue leads to just that`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let late = try await site.world.register()
            site.world.time.move(days: 40)
            let fresh = try await site.world.register(title: "路灯不亮")
            let clerk = try await site.desk("clerk")
            let work = try await clerk.get("/desk").text
            #expect(work.contains("href=\"/desk?due=overdue\">1<") && !work.contains("href=\"/desk?due=today\""))
            #expect(work.contains(late.number) && work.contains(fresh.number))
            let overdue = try await clerk.get("/desk?due=overdue").text
            #expect(overdue.contains(late.number) && !overdue.contains(fresh.number))
            #expect(overdue.contains("href=\"/desk\">2<"))
            let today = try await clerk.get("/desk?due=today").text
            #expect(!today.contains(late.number) && !today.contains("Nothing here needs you"))
        }
    }
}
