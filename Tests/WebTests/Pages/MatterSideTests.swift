// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing

@testable import Web

/// 事项卷: what stands first beside a file, and what is counted of it.
@Suite struct MatterSideTests {
    private func text(
        acts: [Verb] = [], clocks: [ClockView] = [], filings: [MatterPage.Filing] = [], purpose: String = "claim",
        aims: [(kind: String, by: CalendarDate, doneOn: CalendarDate?)] = [], waits: String? = nil
    ) throws -> String {
        let gallery = try Gallery()
        let page = MatterPage(
            line: try gallery.line("2026-0123456-7", "Light", "routing.registered", due: nil), purpose: purpose,
            grade: "",
            category: "", territory: "", acts: acts.map { .init(proceeding: "1", verb: $0, article: "22") },
            clocks: clocks, parties: [], arePartiesMasked: false, filings: filings, proceedings: [], opinions: [],
            letters: [], files: [], journal: [], aims: aims, waitsForReceipt: waits)
        return String(decoding: page.html(in: try Gallery.view(.english)).bytes, as: UTF8.self)
    }

    private func filing(_ title: String, _ claim: String) throws -> MatterPage.Filing {
        .init(channel: "web", receivedOn: try Gallery().today, title: title, facts: "It fell.", claim: claim)
    }

    @Test func `material that was added is no other filing, and has no empty claim`() throws {
        let page = try text(filings: [filing("Light", "Mend it"), filing("", "")])
        #expect(page.contains("1 filing<") && !page.contains("/comparison"))
        #expect(page.components(separatedBy: "<h4>Claim</h4>").count == 2 && page.contains("<h3>Material added</h3>"))
        // The comparison is of filings, past what was added between them.
        let again = try text(filings: [filing("Light", "Mend it"), filing("", ""), filing("Light", "Mend it now")])
        #expect(again.contains("2 filings<") && again.contains("first=1&amp;second=3"))
    }

    @Test func `the clock of the stage is drawn, and an objection is a line behind it`() throws {
        let gallery = try Gallery()
        let objection = ClockView(try gallery.reckoning(.objection, from: "2026-02-27"))
        let handling = ClockView(try gallery.reckoning(.handling, from: "2026-02-27"))
        let page = try text(clocks: [objection, handling])
        let drawn = try #require(page.range(of: "<section class=\"clock "))
        let folded = try #require(page.range(of: "class=\"clock-line\""))
        #expect(drawn.lowerBound < folded.lowerBound)
        #expect(page[drawn.lowerBound..<folded.lowerBound].contains("Give the handling opinion"))
        #expect(page[folded.lowerBound...].contains("Object to the transfer"))
        // What ended without being met is not paused: nothing of it is to come.
        let ended = ClockView(try gallery.reckoning(.objection, from: "2026-02-27"), stoppedOn: gallery.today)
        #expect(ended.state(on: gallery.today) == .ended && ended.state(on: gallery.today).isOver)
    }

    @Test func `it is said when the term begins, and not that none runs`() throws {
        let page = try text(waits: "The 15 days start when Housing confirms receipt.")
        #expect(
            page.contains("The 15 days start when Housing confirms receipt.") && !page.contains("No clock is running"))
        #expect(try text().contains("No clock is running"))
    }

    @Test func `what is done already is not the next step, and what is seldom done is folded away`() throws {
        let verbs: [Verb] = [.classify, .transfer, .assign, .keep, .disputeJurisdiction]
        let next = "class=\"button primary\" href=\"/desk/proceedings/1/"
        let known = try text(acts: verbs)
        #expect(known.contains(next + "transfer\"") && !known.contains(next + "classification\""))
        #expect(try text(acts: verbs, purpose: "").contains(next + "classification\""))
        let seldom = try #require(known.range(of: "<summary>Seldom used</summary>"))
        #expect(known[seldom.upperBound...].contains("/jurisdiction"))
        #expect(!known[..<seldom.lowerBound].contains("/jurisdiction"))
        // The petitioner was called: now the opinion is due.
        let today = try Gallery().today
        let steps: [Verb] = [.recordContact, .draftOpinion]
        #expect(
            try text(acts: steps, aims: [(kind: "contact", by: today, doneOn: today)]).contains(next + "opinion\""))
        #expect(try text(acts: steps).contains(next + "contact\""))
    }
}
