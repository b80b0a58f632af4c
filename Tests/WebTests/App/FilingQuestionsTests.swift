// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing
import Web

/// 一页一问: an old man with a telephone is asked one thing at a time.
@Suite struct FilingQuestionsTests {
    /// What stands in the form of the question, without what is folded.
    private func asked(_ page: String) throws -> String {
        let form = try #require(page.components(separatedBy: "<form id=\"question\"").dropFirst().first)
        let open = form.components(separatedBy: "<details").enumerated().map { index, part in
            index == 0 ? part : part.components(separatedBy: "</details>").dropFirst().joined()
        }
        return try #require(open.joined().components(separatedBy: "</form>").first)
    }

    /// Boxes to type into, lists, and groups of answers to choose from.
    private func count(_ question: String) -> Int {
        let parts = question.components(separatedBy: "<fieldset")
        let groups = parts.count - 1
        let alone = parts.enumerated().map { index, part in
            index == 0 ? part : part.components(separatedBy: "</fieldset>").dropFirst().joined()
        }.joined()
        let boxes = alone.components(separatedBy: "<input").dropFirst().count { !$0.hasPrefix(" type=\"hidden\"") }
        let others = ["<select", "<textarea"].map { alone.components(separatedBy: $0).count - 1 }
        return groups + boxes + others.reduce(0, +)
    }

    @Test(arguments: FilingCapacity.allCases, ["en", "zh-Hans"])
    func `every page asks one question, which is its title`(_ capacity: FilingCapacity, _ language: String) async throws
    {
        try await TestEngine.sqliteFile.withSite { site in
            let petitioner = Browser(site.responder, language: language)
            _ = try await petitioner.fill("/file", [])
            _ = try await petitioner.fill("/file/who", [("who", capacity.rawValue)])
            let steps = FilingStep.steps(of: capacity).filter { $0 != .check }
            var titles: Set<String> = []
            for step in steps {
                let page = try await petitioner.get(step.path).text
                #expect(page.components(separatedBy: "<h1").count == 2, "\(step)")
                let heading = try #require(
                    page.components(separatedBy: "<h1>").dropFirst().first?.components(separatedBy: "</h1>").first)
                let title = heading.replacing(/<[^>]*>/, with: "")
                #expect(title.hasSuffix("?") || title.hasSuffix("？"), "\(title)")
                #expect(page.contains("<title>\(title) - "), "\(title)")
                titles.insert(title)
                let inputs = count(try asked(page))
                #expect((1...2).contains(inputs), "\(step) asks \(inputs) things")
            }
            #expect(titles.count == steps.count)
        }
    }
}
