// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing
import Web

@Suite struct FlowListTests {
    /// On a phone a procedure is as many lines as it has stages, and one of them is open.
    @Test(arguments: ProceedingKind.allCases, Language.allCases)
    func `of a procedure told step by step the first stage is open, and the drawing opens beside it`(
        _ kind: ProceedingKind, _ language: Language
    ) throws {
        let gallery = try Gallery()
        let chart = FlowChart(Procedure.of(kind))
        let page = FlowMapPage(chart: chart, rules: gallery.book.set(on: gallery.today), picture: nil)
        let text = page.html(in: try Gallery.view(language)).text
        let list = try #require(text.components(separatedBy: "<ol class=\"flow-list\">").last)
        #expect(list.components(separatedBy: "<details open>").count == 2)
        #expect(list.components(separatedBy: "class=\"flow-stage\"").count == chart.stages.count + 1)
        let behind = try #require(text.range(of: "<details class=\"map-behind\">"))
        let drawing = try #require(text.range(of: "<svg class=\"map\""))
        #expect(behind.lowerBound < drawing.lowerBound)
    }

    @Test func `the stage at which a matter stands is the one that is open, and is lit in words as well`() throws {
        let sheet = try #require(try Gallery().sheets.first { $0.name == "matter-maps" })
        let text = sheet.page.html(in: try Gallery.view(.english, person: sheet.person)).text
        let list = try #require(text.components(separatedBy: "<ol class=\"flow-list\">").dropFirst().first)
        let here = try #require(list.components(separatedBy: "<li class=\"here\" aria-current=\"step\">").last)
        #expect(here.hasPrefix("<details open>") && here.contains(">Here now</span>"))
        #expect(list.components(separatedBy: "<details open>").count == 2)
        #expect(list.contains("<li class=\"been\"><details>"))
    }
}
