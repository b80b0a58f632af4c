// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing

/// 具体地点: what somebody wrote of the place is theirs; what it is called is for the reader.
@Suite struct ExactPlaceTests {
    @Test(arguments: TestEngine.dialects)
    func `the place stands in a field of its own, called in the reader's language`(_ engine: TestEngine) async throws {
        try await engine.withSite { site in
            let slip = try await site.browser("en").fileMatter()
            let chinese = try await site.desk("clerk", language: "zh-Hans")
            let page = try await chinese.get("/desk/matters/\(slip.number)").text
            #expect(page.contains("<h4>具体地点</h4><p dir=\"auto\">House 1</p>") && !page.contains("The exact place"))
            let english = try await site.desk("clerk")
            let same = try await english.get("/desk/matters/\(slip.number)").text
            #expect(same.contains("<h4>The exact place</h4><p dir=\"auto\">House 1</p>") && !same.contains("具体地点"))
            // Its words are found, its label is not.
            #expect(try await english.get("/desk/search?q=House").text.contains(slip.number))
            #expect(try await english.get("/desk/search?q=exact").text.contains("Nothing found"))
            let address = try await english.address(of: "direct-reply", on: slip.number)
            #expect(try await english.get(address).text.contains("House 1"))
            let program = try await site.program("clerk", [.clerk])
            let id = try await site.world.casework.matterID(numbered: slip.number, for: site.world.principal("clerk"))
            let file = try await program.get("/api/v1/matters/\(id)")
            #expect(file.values("exactPlace", in: "filings") == ["House 1"])
            #expect(file.values("facts", in: "filings") == ["Since November the radiators are cold."])
        }
    }

    @Test func `the desk's form and the letter to the unit have it too`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let world = site.world
            let clerk = try await site.desk("clerk")
            let form = try await clerk.get("/desk/register")
            func fields(_ place: String) -> [(String, String)] {
                [
                    ("channel", "visit"), ("readBack", "yes"), ("receivedOn", world.casework.today.iso),
                    ("subject", "Heat"), ("facts", "Cold."), ("purpose", "claim"), ("place", place),
                ]
            }
            let long = String(repeating: "x", count: 301)
            let refused = try await clerk.upload("/desk/register", fields(long), files: [], token: form.token)
            #expect(refused.status == 422 && refused.text.contains(long))
            let sent = try await clerk.upload("/desk/register", fields("Gate 2"), files: [], token: form.token)
            #expect(sent.status == 303)
            let number = try #require(sent.location?.split(separator: "/").dropLast().last.map(String.init))
            let page = try await clerk.get("/desk/matters/\(number)").text
            #expect(page.contains("<p dir=\"auto\">Gate 2</p>"))
            let principal = try await world.principal("clerk")
            let id = try await world.casework.matterID(numbered: number, for: principal)
            let file = try await world.casework.file(id, for: principal)
            #expect(file.filings.map(\.facts) == ["Cold."] && file.filings.map(\.exactPlace) == ["Gate 2"])
            let routing = try #require(file.state.proceedings.first).id
            let housing = try #require(world.unit("D-HOU"))
            let outcome = try await world.casework.perform(
                Act(.transfer, Transfer(unit: housing.reference, note: nil)), on: routing, by: principal)
            var letters: [String] = []
            _ = try await world.casework.renderLetters()
            for letter in outcome.issued {
                let page = try await world.casework.letterPage(letter, for: principal)
                letters.append(String(decoding: page, as: UTF8.self))
            }
            #expect(letters.contains { $0.contains("具体地点：Gate 2") })
        }
    }
}
