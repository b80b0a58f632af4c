// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Storage
import Support
import Testing

@testable import Web

/// 报告打击报复, by the pages.
@Suite struct RetaliationTests {
    private let facts = "The head of the street office threatened to end my lease."

    private func holders(_ site: TestSite, _ number: String) async throws -> Set<String> {
        try await site.world.casework.database.read { db in
            Set(
                try db.query(
                    """
                    SELECT p.login FROM sealed_keys k JOIN persons p ON p.id = k.person_id
                    JOIN matters m ON m.id = k.matter_id WHERE m.number = \(number) ORDER BY p.login LIMIT 20
                    """
                ).map { try $0.get("login", as: String.self) })
        }
    }

    /// Reports and reads the number off the receipt.
    private func report(_ browser: Browser, _ unit: String) async throws -> String {
        let sent = try await browser.fill("/retaliation", [("unit", unit), ("facts", facts), ("name", "Wang Xiulan")])
        #expect(sent.location == "/file/receipt")
        let receipt = try await browser.get("/file/receipt").text
        let parts = receipt.components(separatedBy: "class=\"big\" translate=\"no\">").dropFirst()
        return try #require(parts.first.map { String($0.prefix { $0 != "<" }) })
    }

    @Test(arguments: TestEngine.dialects)
    func `a petitioner reports it from the matter: sealed, linked, and never to the unit or its line`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let petitioner = site.browser()
            let slip = try await petitioner.fileMatter()
            _ = try await petitioner.fill("/follow", [("number", slip.number), ("code", slip.code)])
            #expect(try await petitioner.get("/follow/matter").text.contains("href=\"/retaliation\""))
            #expect(try await petitioner.get("/retaliation").text.contains(slip.number))
            let number = try await report(petitioner, "D-S1")
            #expect(try await holders(site, number) == ["clerk", "leader"])

            let clerk = try await site.desk("clerk")
            let file = try await clerk.get("/desk/matters/\(number)")
            #expect(file.status == 200)
            #expect(file.text.contains(facts) && file.text.contains(slip.number))
            #expect(try await clerk.act("hand-over", on: number, [("unit", "D-S1")]).status == 403)
            // A transfer is not offered, and refused to whoever sends it all the same.
            #expect(!file.text.contains("/transfer\""))
            let form = try await clerk.address(of: "hand-over", on: number)
            let page = try await clerk.get(form)
            let version = try #require(page.value(after: "name=\"version\" value=\""))
            let transfer = form.replacingOccurrences(of: "/hand-over", with: "/transfer")
            let sent = try await clerk.post(transfer, [("version", version), ("unit", "D-HOU")], token: page.token)
            #expect(sent.status == 403)
            for login in ["street", "handler"] {
                #expect(try await site.desk(login).get("/desk/matters/\(number)").status == 404)
            }
            #expect(try await site.world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `when it is the petition office itself, the discipline organ takes it in`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withSite { site in
            let stranger = site.browser()
            let refused = try await stranger.fill("/retaliation", [("unit", "D-OFF"), ("facts", facts)])
            #expect(refused.status == 403)
            #expect(
                refused.text.contains(facts) && refused.text.contains("art. 30 para. 3"), "what was typed is not lost")
            try await site.world.casework.addPerson(
                login: "inspector", name: "inspector", nameEnglish: "inspector", roles: [(.handler, "D-DIS")],
                password: CaseworkWorld.password)
            let number = try await report(stranger, "D-OFF")
            #expect(try await holders(site, number) == ["inspector"])
            #expect(try await site.desk("inspector").get("/desk/matters/\(number)").status == 200)
            #expect(try await site.desk("clerk").get("/desk/matters/\(number)").status == 404)
        }
    }

    @Test func `what is wrong with the form is told, and nobody above all can be named`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let stranger = site.browser()
            #expect(try await stranger.get("/").text.contains("href=\"/retaliation\""))
            let form = try await stranger.get("/retaliation").text
            #expect(!form.contains("value=\"D\""))
            for fields in [
                [("unit", ""), ("facts", facts)], [("unit", "D-S1"), ("facts", "")], [("unit", "D"), ("facts", facts)],
            ] {
                #expect(try await stranger.fill("/retaliation", fields).status == 422)
            }
        }
    }
}
