// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// Lists of a file that are longer than its page.
@Suite struct LongListTests {
    @Test func `filings beyond the five hundredth are found by going on`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let world = site.world
            let receipt = try await world.register()
            let clerk = try await world.principal("clerk")
            let office = try #require(world.unit("D-OFF"))
            for number in 2...502 {
                let command = RegisterMatter(
                    channel: .letter, unit: office.id, receivedOn: world.casework.today, title: "第\(number)封",
                    facts: "还是不热。", claim: "", parties: [])
                _ = try await world.casework.addFiling(to: receipt.matter, command, by: clerk)
            }
            let desk = try await site.desk("clerk")
            let page = try await desk.get("/desk/matters/\(receipt.number)")
            #expect(page.text.contains("第500封") && !page.text.contains("第501封"))
            let next = try #require(page.value(after: "href=\"/desk/matters/\(receipt.number)/filings"))
            let rest = try await desk.get("/desk/matters/\(receipt.number)/filings\(next)")
            #expect(rest.status == 200 && rest.text.contains("第501封") && rest.text.contains("第502封"))
            #expect(!rest.text.contains("第500封") && !rest.text.contains("rel=\"next\""))
            #expect(try await site.desk("handler").get("/desk/matters/\(receipt.number)/filings\(next)").status == 404)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a new code is offered to those alone who may give it`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let receipt = try await site.world.register()
            try await site.world.casework.addPerson(
                login: "above", name: "above", nameEnglish: "above", roles: [(.clerk, "D")],
                password: CaseworkWorld.password)
            let path = "/desk/matters/\(receipt.number)"
            #expect(try await site.desk("clerk").get(path).text.contains("action=\"\(path)/code\""))
            let above = try await site.desk("above").get(path)
            #expect(above.status == 200 && !above.text.contains("action=\"\(path)/code\""))
        }
    }
}
