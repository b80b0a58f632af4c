// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Support
import Testing

/// The print queue by its pages.
@Suite struct PrintPagesTests {
    @Test(arguments: TestEngine.dialects)
    func `letters are chosen, made while nobody waits, fetched and noted as printed`(_ engine: TestEngine) async throws
    {
        try await engine.withSite { site in
            let first = try await site.world.register()
            let second = try await site.world.register()
            let clerk = try await site.desk("clerk")
            #expect(try await clerk.get("/desk/letters/print").text.contains("No letters to print"))
            for receipt in [first, second] {
                let done = try await clerk.act("transfer", on: receipt.number, [("unit", "D-HOU")])
                #expect(done.status == 303)
                // From where one stands its letters can be printed at once.
                let file = try await clerk.get(try #require(done.location))
                #expect(file.text.contains("Print the letters not printed yet (2)"))
                #expect(file.values(after: "name=\"letter\" value=\"").count == 2)
                #expect(try await !clerk.get("/desk/matters/\(receipt.number)").text.contains("name=\"letter\""))
            }
            let queue = try await clerk.get("/desk/letters/print")
            #expect(queue.text.contains(first.number) && queue.text.contains(second.number))
            #expect(queue.text.contains("accesskey=\"9\""))
            let ids = queue.values(after: "name=\"letter\" value=\"")
            #expect(ids.count == 4)
            // To an office by its name, to who filed without one; the subject beside the number.
            #expect(queue.text.contains(">the petitioner</bdi>") && !queue.text.contains("王秀兰"))
            #expect(queue.text.contains("暖气不热") && queue.text.contains("Issued today: 4"))
            #expect(queue.values(after: "name=\"letter\" value=\"").compactMap { Int64($0) }.max() == Int64(ids[0]))
            let filtered = try await clerk.get("/desk/letters/print?kind=transferLetter&day=2026-03-02")
            #expect(filtered.values(after: "name=\"letter\" value=\"").count == 2)
            // Ticked matters bring their letters, each once.
            let ticked = try await clerk.post("/desk/batch", [("m", first.number)], token: queue.token)
            #expect(ticked.text.contains("Print the letters not printed yet (2)"))
            let theirs = ticked.values(after: "name=\"letter\" value=\"")
            #expect(theirs.count == 2 && Set(theirs).isSubset(of: ids))
            #expect(queue.text.contains("data-all=\"letter\""))
            let wrong = try await clerk.get("/desk/letters/print?day=2026-02-30")
            #expect(wrong.status == 422 && wrong.text.contains("href=\"#f-day\""))
            let nothing = try await clerk.post("/desk/letters/print", [], token: queue.token)
            #expect(nothing.status == 422 && nothing.text.contains("href=\"#f-letter\""))
            #expect(nothing.text.contains("Tick the letters"))
            let ordered = try await clerk.post(
                "/desk/letters/print", ids.prefix(2).map { ("letter", $0) }, token: queue.token)
            let run = try #require(ordered.location)
            #expect(run.hasPrefix("/desk/letters/print/"))
            let waiting = try await clerk.get(run)
            #expect(waiting.text.contains("0 of 2 made") && waiting.text.contains("content=\"3\"></noscript>"))
            #expect(waiting.text.contains("<main id=\"main\" tabindex=\"-1\" data-again=\"3\">"))
            #expect(try await clerk.get("\(run)/paper").status == 403)
            #expect(try await site.world.casework.makePrintRuns() == 1)
            let made = try await clerk.get(run)
            #expect(
                made.text.contains("2 of 2 made") && !made.text.contains("noscript")
                    && !made.text.contains("data-again"))
            let paper = try await clerk.get("\(run)/paper")
            #expect(paper.status == 200 && paper.body.starts(with: Array("%PDF-".utf8)))
            #expect(try await site.desk("handler").get(run).status == 404)
            let marked = try await clerk.post("\(run)/printed", [], token: made.token)
            #expect(marked.location == run)
            #expect(try await clerk.get(run).text.contains("Marked as printed"))
            let left = try await clerk.get("/desk/letters/print")
            #expect(left.values(after: "name=\"letter\" value=\"").count == 2 && left.text.contains(run))
            let all = try await clerk.post("/desk/letters/print", [("all", "yes")], token: left.token)
            #expect(try await clerk.get(try #require(all.location)).text.contains("0 of 2 made"))
            #expect(try await clerk.get("/desk/letters/print/1").status == 404)
        }
    }
}
