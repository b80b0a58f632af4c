// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing
import Web

/// What a person reads first of a matter, and what is not shown at all.
@Suite struct FollowPageTests {
    private func page(
        _ stage: String, outcomes: [String] = [], clocks: [ClockView] = [], events: [FollowPage.Event] = [],
        canAskReview: Bool = true, kind: String = "handlingOpinion", nextBy: String? = nil, executeBy: String? = nil,
        isPromiseOpen: Bool = false, unit: String = "", rateOfficeUntil: String? = nil, reviewWasUntil: String? = nil,
        beyondScope: [String] = [], rateUntil: String? = "2026-04-01"
    ) throws -> String {
        let gallery = try Gallery()
        let page = FollowPage(
            number: "2026-0100001-2", subject: "路灯", registeredOn: try gallery.day("2026-01-05"), stage: stage,
            nextBy: try nextBy.map(gallery.day), clocks: clocks, events: events,
            letters: [
                FollowPage.Letter(
                    ordinal: 3, kind: kind, number: "12", issuedOn: try gallery.day("2026-02-20"), outcomes: outcomes)
            ], files: [], canAddMaterial: false, rateUntil: try rateUntil.map(gallery.day), canAskReview: canAskReview,
            executeBy: try executeBy.map(gallery.day), unit: unit, rules: gallery.book.set(on: gallery.today),
            isPromiseOpen: isPromiseOpen, rateOfficeUntil: try rateOfficeUntil.map(gallery.day),
            reviewWasUntil: try reviewWasUntil.map(gallery.day), beyondScope: beyondScope)
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

    @Test func `the rating of the petition office comes after everything else, and each object has one door`() throws {
        let text = try page("rating.open", rateOfficeUntil: "2026-03-20")
        let doors = text.components(separatedBy: "href=\"/follow/").map { String($0.prefix { $0 != "\"" }) }
        #expect(
            doors.filter { ["review", "rating", "office-rating"].contains($0) } == [
                "review", "rating", "office-rating",
            ])
        #expect(try !page("rating.open").contains("office-rating"))
    }

    @Test func `an agent sees the doors that the code opens, and reads who opens the others`() throws {
        let text = try page("rating.open", canAskReview: false, beyondScope: ["review", "rate"], rateUntil: nil)
        #expect(!text.contains("href=\"/follow/review\"") && !text.contains("href=\"/follow/rating\""))
        #expect(text.contains("Not within this power of attorney: asking for a review, rating."))
        #expect(!text.contains("There is nothing for you to do"))
    }

    @Test func `after the last day the review is offered with what it takes, and nothing is promised`() throws {
        let text = try page("rating.open", reviewWasUntil: "2026-02-20")
        #expect(text.contains("The last day to ask was") && text.contains("decides whether the reason counts"))
        #expect(text.contains("href=\"/follow/review\"") && !text.contains("What comes next"))
        #expect(try !page("rating.open").contains("The last day to ask was"))
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

    @Test func `between the sending and the receipt it is told which unit has it, and how long each step may take`()
        throws
    {
        let text = try page("routing.forwarded", unit: "Heating Office")
        #expect(text.contains("We have passed it to Heating Office."))
        #expect(text.contains("Heating Office has 1 working day to sign for it"))
        #expect(text.contains("Within 15 days of that") && text.contains("no more than 60 days"))
        #expect(try page("routing.forwardedSimply").contains("The office in charge has 1 working day"))
        #expect(try page("routing.forwardedSimply").contains("within 10 working days of acceptance"))
    }

    @Test func `it is told how many steps of the usual way are behind, and nothing off that way`() throws {
        #expect(try page("routing.registered").contains("Step 1 of 4: registered"))
        #expect(try page("routing.forwarded").contains("Step 2 of 4: passed on"))
        #expect(try page("ordinaryHandling.handling").contains("Step 3 of 4: being dealt with"))
        #expect(try page("rating.open").contains("Step 4 of 4: answered"))
        for stage in ["routing.handedOver", "review.reviewing", "ordinaryHandling.notAccepted"] {
            #expect(try !page(stage).contains("of 4"), "\(stage)")
        }
    }

    @Test func `what was promised and is not done is not called finished`() throws {
        #expect(try page("rating.open").contains("It is finished."))
        let open = try page("rating.open", isPromiseOpen: true)
        #expect(open.contains("What was promised is still to be done.") && !open.contains("It is finished."))
        #expect(open.contains("No day was set for it.") && open.contains("href=\"tel:010-00000000\""))
        let due = try page("rating.rated", executeBy: "2026-03-20", isPromiseOpen: true)
        #expect(due.contains(">Friday 20 March</time>") && !due.contains("No day was set"))
        let late = try page("rating.rated", executeBy: "2026-02-27", isPromiseOpen: true)
        #expect(late.contains("That day has passed.") && !late.contains("must do what it promised"))
        // What is being decided again has no promise yet.
        #expect(try !page("review.reviewing", isPromiseOpen: true).contains("What was promised"))
    }

    @Test func `a clock whose day is said above is folded`() throws {
        let gallery = try Gallery()
        let clock = ClockView(try gallery.reckoning(.handling, from: "2026-02-04"))
        let said = try page("ordinaryHandling.handling", clocks: [clock], nextBy: clock.dueOn.iso)
        #expect(said.contains("<details><summary>Running now (1)</summary>"))
        #expect(try !page("ordinaryHandling.handling", clocks: [clock]).contains("Running now"))
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
