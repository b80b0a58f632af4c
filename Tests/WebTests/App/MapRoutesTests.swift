// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Support
import Testing
import Web

@Suite struct MapRoutesTests {
    @Test(arguments: TestEngine.dialects)
    func `the maps of a matter name stage, unit, people and liability to those who see its file`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let slip = try await site.browser().fileMatter()
            let clerk = try await site.desk("clerk")
            #expect(try await clerk.get("/desk/matters/\(slip.number)").text.contains("/\(slip.number)/maps\""))
            let page = try await clerk.get("/desk/matters/\(slip.number)/maps")
            #expect(page.status == 200)
            #expect(page.text.contains("class=\"map-stage here\""))
            #expect(page.text.contains("Clerk: clerk"))
            #expect(page.text.contains("art. 43"))
            #expect(page.text.contains("class=\"map-today\""))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the maps of a sealed matter are there for its key holders only, and name nobody`(_ engine: TestEngine)
        async throws
    {
        try await engine.withSite { site in
            let sealed = try await site.world.register(.accusation)
            let page = try await site.desk("clerk").get("/desk/matters/\(sealed.number)/maps")
            #expect(page.status == 200)
            #expect(!page.text.contains("Clerk: clerk"))
            #expect(page.text.contains("Names are not shown for a sealed matter."))
            #expect(try await site.desk("handler").get("/desk/matters/\(sealed.number)/maps").status == 404)
        }
    }

    @Test func `each of the four maps has a poster with a square, and every procedure its chart and its duties`()
        async throws
    {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = site.browser()
            let list = try await browser.get("/maps").text
            for kind in ProceedingKind.allCases {
                for address in ["/maps/\(kind.rawValue)", "/maps/responsibility/\(kind.rawValue)"] {
                    let page = try await browser.get(address)
                    #expect(page.status == 200 && page.text.contains("class=\"qr\""), "\(address)")
                    #expect(page.text.contains("<section class=\"poster"), "\(address)")
                    #expect(list.contains("href=\"\(address)\""))
                }
            }
            #expect(try await browser.get("/maps/nothing").status == 404)
            #expect(try await browser.get("/maps/responsibility/nothing").status == 404)
            let ways = try await browser.get("/maps/guide").text
            #expect(ways.contains("<section class=\"poster") && ways.contains("class=\"qr\""))
            #expect(ways.contains("href=\"/guide/suggestion\"") && list.contains("href=\"/maps/guide\""))
            let deadlines = try await browser.get("/maps/deadlines").text
            let plain = try Locales.vocabulary()[.english].clocks
            for clock in site.world.casework.book.set(on: site.world.casework.today).clocks {
                let name = plain.plain.words(for: clock.id.rawValue) ?? plain.names[clock.id.rawValue]
                // What is law elsewhere binds nobody here.
                let isPublic = clock.law != "shenzhen-dispute-resolution-2022"
                #expect(deadlines.contains(">\(name)</td>") == isPublic, "\(clock.id)")
            }
            #expect(!deadlines.contains("Shenzhen"))
            #expect(deadlines.contains("the text itself prevails"))
            // Where the law sets no limit none of its articles is named, and nobody reads that a law says nothing.
            #expect(deadlines.contains(">No limit in law; this district allows 60 days.</td>"))
            #expect(!deadlines.contains("Petition Regulations (2005)") && !deadlines.contains("art. 29"))
            #expect(deadlines.contains("You can no longer ask"))
        }
    }

    @Test
    func
        `everybody finds the usual way first, in boxes of text with days and letters, and the charts of the staff after it`()
        async throws
    {
        try await TestEngine.sqliteFile.withSite { site in
            let page = try await site.browser().get("/maps").text
            let way = try #require(page.range(of: "<ol class=\"figures way\">"))
            let staff = try #require(page.range(of: "<summary>Drawings for staff"))
            #expect(way.lowerBound < staff.lowerBound)
            #expect(page.components(separatedBy: "<li class=\"figure\">").count == 7)
            #expect(page.contains("<p class=\"figure-value\">15 days</p>") && page.contains("take 30 days more"))
            #expect(!page[..<staff.lowerBound].contains("<svg class=\"map\""))
        }
    }

    @Test func `the guide leads by links to an answer, and files with the class chosen`() async throws {
        try await TestEngine.sqliteFile.withSite { site in
            let browser = site.browser()
            let first = try await browser.get("/guide")
            #expect(first.text.contains("href=\"/guide/suggestion\""))
            let answer = try await browser.get("/guide/suggestion")
            #expect(answer.text.contains("href=\"/guide/what\""))
            #expect(answer.text.contains("within 60 days"))
            let started = try await browser.post("/file", [("purpose", "suggestion")], token: answer.token)
            #expect(started.location == "/file/who")
            #expect(try await browser.fill("/file/who", [("who", "anonymous")]).status == 303)
            let purpose = try await browser.get("/file/purpose").text
            let chosen = purpose.components(separatedBy: "<input").first { $0.contains("value=\"suggestion\"") }
            #expect(chosen?.contains("checked") ?? false)
        }
    }
}
