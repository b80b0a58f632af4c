// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 查找: by address alone, with filters that can be taken away one by one.
@Suite struct SearchFilterTests {
    @Test(arguments: TestEngine.dialects)
    func `filters narrow what is found, are shown as they are set, and each can be dropped`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            let web = try await site.browser().fileMatter()
            let clerk = try await site.desk("clerk")
            let today = site.world.casework.today.iso
            for (query, finds, misses) in [
                ("channel=visit", receipt.number, web.number), ("channel=web", web.number, receipt.number),
                ("stage=registered&channel=visit&purpose=claim&unit=D-OFF", receipt.number, web.number),
                ("from=\(today)&to=\(today)&channel=web", web.number, receipt.number),
                ("at=D-OFF&stage=registered&channel=web", web.number, receipt.number),
            ] {
                let page = try await clerk.get("/desk/search?\(query)").text
                #expect(page.contains(finds) && !page.contains(misses), "\(query)")
            }
            for query in ["overdue=yes", "purpose=suggestion", "at=D-HOU", "from=2026-03-03", "stage=received"] {
                #expect(try await clerk.get("/desk/search?\(query)").text.contains("Nothing found"), "\(query)")
            }
            let page = try await clerk.get("/desk/search?channel=visit&unit=D-OFF&from=\(today)").text
            #expect(page.contains("href=\"/desk/search?channel=visit&amp;unit=D-OFF\""))
            #expect(page.contains("Remove filter: Unit: Office") && page.contains("Remove filter: Visit"))
            let wrong = try await clerk.get("/desk/search?from=2026-02-30&unit=NOWHERE&channel=visit")
            #expect(wrong.status == 422)
            // A calendar would drop it.
            #expect(wrong.text.contains("<input type=\"text\" class=\"date\" value=\"2026-02-30\""))
            #expect(wrong.text.contains("such as 2026-03-02"))
            #expect(wrong.text.contains("no such unit"))
        }
    }

    @Test func `what the calendar says was due earlier is what its link finds`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let receipt = try await site.world.register()
            site.world.time.move(days: 60)
            let late = try await site.world.register()
            let clerk = try await site.desk("clerk")
            let calendar = try await clerk.get("/desk/calendar").text
            #expect(calendar.contains("1 open matter was due before this month"))
            let first = site.world.casework.today.adding(days: 1 - site.world.casework.today.day)
            #expect(calendar.contains("href=\"/desk/search?dueBefore=\(first.iso)\""))
            let found = try await clerk.get("/desk/search?dueBefore=\(first.iso)").text
            #expect(found.contains("1 matter found") && found.contains(receipt.number) && !found.contains(late.number))
            #expect(found.contains("Due before"))
            #expect(try await clerk.get("/desk/search?dueBefore=2026-02-30").status == 422)
        }
    }

    @Test func `the whole of a group is what waits there and nothing else`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            for number in 0..<21 { _ = try await site.world.register(title: "积水\(number)", facts: "桥下雨后积水。") }
            let sent = try await site.world.register()
            let clerk = try await site.desk("clerk")
            #expect(try await clerk.act("transfer", on: sent.number, [("unit", "D-HOU")]).status == 303)
            let work = try await clerk.get("/desk")
            let all = try #require(work.value(after: "<p><a href=\"")?.replacing("&amp;", with: "&"))
            let group = try await clerk.get(all).text
            #expect(group.contains("21 matters found") && !group.contains(sent.number))
            #expect(work.text.contains("<dd>0</dd>"), "the last line shown is due later, so nothing is due unseen")
        }
    }
}
