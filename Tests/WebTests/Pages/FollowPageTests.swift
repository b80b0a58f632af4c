// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing
import Web

/// What a person reads first of a matter, and what is not shown at all.
@Suite struct FollowPageTests {
    private func page(
        _ stage: String, outcomes: [String] = [], clocks: [ClockView] = [], events: [FollowPage.Event] = [],
        canAskReview: Bool = true, kind: String = "handlingOpinion"
    ) throws -> String {
        let gallery = try Gallery()
        let page = FollowPage(
            number: "2026-0100001-2", subject: "路灯", registeredOn: try gallery.day("2026-01-05"), stage: stage,
            nextBy: nil, clocks: clocks, events: events,
            letters: [
                FollowPage.Letter(
                    ordinal: 3, kind: kind, number: "12", issuedOn: try gallery.day("2026-02-20"), outcomes: outcomes)
            ], files: [], canAddMaterial: false, rateUntil: try gallery.day("2026-04-01"), canAskReview: canAskReview)
        return page.html(in: try Gallery.view(.english)).text
    }

    @Test func `the result and the letter that says it come before everything that can be done`() throws {
        let text = try page("rating.open", outcomes: ["supported"])
        let result = try #require(text.range(of: "class=\"result\""))
        let letter = try #require(text.range(of: "class=\"button primary\" href=\"/follow/letters/3\""))
        let rating = try #require(text.range(of: "href=\"/follow/rating\""))
        #expect(result.lowerBound < letter.lowerBound && letter.lowerBound < rating.lowerBound)
        #expect(text.contains("What comes next"))
        #expect(try !page("rating.open", canAskReview: false).contains("What comes next"))
    }

    @Test func `what differs from claim to claim is said claim by claim`() throws {
        let text = try page("rating.open", outcomes: ["supported", "notSupported"])
        #expect(text.contains("point 1: the office agrees") && text.contains("point 2: the office does not agree"))
        #expect(try !page("rating.open", outcomes: ["explained", "explained"]).contains("point 1"))
    }

    @Test func `where it is being decided anew no old result stands on top`() throws {
        for stage in ["ordinaryHandling.handling", "review.reviewing"] {
            #expect(try !page(stage, outcomes: ["supported"]).contains("class=\"result\""))
        }
    }

    @Test func `only what an office owes is a time limit, what was done in time is folded, what was late is not`()
        throws
    {
        let gallery = try Gallery()
        let day = try gallery.day("2026-01-30")
        let text = try page(
            "rating.open",
            clocks: [
                ClockView(try gallery.reckoning(.reviewRequest, from: "2026-02-20")),
                ClockView(try gallery.reckoning(.disposal, from: "2026-01-20"), metOn: day),
                ClockView(try gallery.reckoning(.transferNotice, from: "2026-01-02"), metOn: day),
            ])
        let parts = text.components(separatedBy: "<details><summary>Done in time (1)</summary>")
        #expect(parts.count == 2)
        #expect(parts.last?.contains("Tell you which office deals with it") == true)
        #expect(parts.first?.contains("Tell you whether it is accepted") == true)
        #expect(!text.contains("petitioner") && !text.contains("<h3>Ask for a review"))
    }

    @Test func `a day that is the day of the line before is not said again`() throws {
        let events = [
            FollowPage.Event(at: "2026-02-20", code: "proveService"),
            FollowPage.Event(at: "2026-02-20", code: "dispatchOpinion"),
            FollowPage.Event(at: "2026-02-19", code: "registered"),
        ]
        let lines = try page("rating.open", events: events).components(separatedBy: "<p class=\"when\">")
        #expect(lines.count == 3)
    }
}
