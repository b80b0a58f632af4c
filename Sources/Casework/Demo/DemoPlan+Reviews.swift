// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 复查、复核与听证 (arts 35, 36), at every step.
extension DemoPlan {
    /// How far a review or a re-review has come.
    private enum Course: CaseIterable {
        case requested, declined, announced, opened, concluded, cancelled, drafted, returned, approved, dispatched
        case upheld, redecide
    }

    mutating func reviewStories(_ claims: inout [Item]) -> [DemoStory] {
        var stories: [DemoStory] = []
        let again: [Course] = [
            .requested, .declined, .opened, .concluded, .drafted, .approved, .dispatched, .upheld,
        ]
        for (kind, courses) in [(ProceedingKind.review, Course.allCases), (.reReview, again)] {
            for course in courses {
                guard let item = take(&claims, where: isReviewable), let unit = unit(of: item) else { return stories }
                // Each request is in time: within thirty days of what was served before (K-07, K-09).
                let asked = course == .requested ? 2 : 20
                var story = decided(item, unit, servedAgo: kind == .review ? asked + 12 : asked + 46)
                if kind == .reReview {
                    ask(&story, .review, ago: asked + 34)
                    go(&story, .review, .upheld, ago: asked + 30)
                }
                ask(&story, kind, ago: asked)
                go(&story, kind, course, ago: asked - 4)
                stories.append(story)
            }
        }
        // A hearing of the unit itself, in an ordinary handling (art 31(6)).
        for course in [Course.announced, .concluded] {
            guard let item = take(&claims, where: isReviewable), let unit = unit(of: item) else { return stories }
            var story = handling(item, unit, since: 30)
            story.go(to: ago(12), &dice)
            hear(&story, .ordinaryHandling, course, by: .handler)
            stories.append(story)
        }
        return stories
    }

    /// Of the district: its units are reviewed by the district's own people, and those by the city's.
    private func isReviewable(_ item: Item) -> Bool {
        guard let unit = unit(of: item), let district = snapshot.chain(from: office.id).last else { return false }
        return unit.id != district && snapshot.chain(from: unit.id).contains(district)
            && [.department, .street].contains(unit.kind)
    }

    /// Handled to the end and served.
    private mutating func decided(_ item: Item, _ unit: Unit, servedAgo days: Int) -> DemoStory {
        var story = handling(item, unit, since: days + 30)
        story.go(to: ago(days + 6), &dice)
        draft(&story, item)
        story.handling(Act(.approveOpinion, Approval()), by: .approver)
        story.go(to: ago(days), &dice)
        story.handling(
            Act(
                .proveService,
                ServiceProof(method: .inPerson, servedOn: story.day, proof: dice.pick(phrases.proofs) ?? "")))
        return story
    }

    private mutating func ask(_ story: inout DemoStory, _ kind: ProceedingKind, ago days: Int) {
        story.go(to: ago(days), &dice)
        story.add(.askReview(grounds: dice.pick(words(of: kind).grounds) ?? ""))
    }

    private func words(of kind: ProceedingKind) -> DemoPhrases.OfTheReviewer {
        kind == .reReview ? phrases.reReview : phrases.review
    }

    private mutating func go(
        _ story: inout DemoStory, _ kind: ProceedingKind, _ course: Course, ago days: Int
    ) {
        let words = words(of: kind)
        func act(_ verb: Verb, _ inputs: some ActInputs, by role: Role = .reviewer) {
            story.add(.act(Act(verb, inputs), on: kind, by: role))
        }
        guard course != .requested else { return }
        story.go(to: ago(days), &dice)
        guard course != .declined else { return act(.declineReview, Reason(reason: words.declined)) }
        act(.acceptReview, ReviewAcceptance(hasNoInterest: true))
        if [.announced, .opened, .concluded, .cancelled].contains(course) {
            return hear(&story, kind, course, by: .reviewer)
        }
        story.wait(3, &dice)
        let isAgain = course == .redecide
        act(
            .draftReview,
            ReviewDraft(
                outcome: isAgain ? .redecide : .upheld, facts: words.facts, basis: words.basis,
                opinion: isAgain ? words.redecide : words.upheld, redecideBy: isAgain ? today.adding(days: 25) : nil))
        guard course != .drafted else { return }
        guard course != .returned else {
            return act(.returnReview, Reason(reason: words.returned), by: .approver)
        }
        act(.approveReview, Remark(), by: .approver)
        guard course != .approved else { return }
        story.wait(1, &dice)
        act(.dispatchOpinion, Dispatch(method: .registeredMail, note: nil))
        guard course != .dispatched else { return }
        story.wait(1, &dice)
        act(
            .proveService,
            ServiceProof(method: .registeredMail, servedOn: story.day, proof: dice.pick(phrases.proofs) ?? ""))
    }

    /// 听证: announced a week ahead; opened, closed and concluded, or called off.
    private mutating func hear(
        _ story: inout DemoStory, _ kind: ProceedingKind, _ course: Course, by role: Role
    ) {
        let words = phrases.hearing
        let isAhead = course == .announced
        let held = book.calendar.workingDay(onOrAfter: isAhead ? today.adding(days: 6) : story.day.adding(days: 5))
        story.add(
            .act(
                Act(
                    .conveneHearing,
                    HearingNotice(
                        heldOn: held, time: "09:30", place: words.place, chair: words.chair, members: words.members,
                        subject: words.subject)),
                on: kind, by: role))
        func act(_ verb: Verb, _ inputs: some ActInputs) { story.add(.act(Act(verb, inputs), on: .hearing, by: role)) }
        if isAhead { return }
        if course == .cancelled { return act(.cancelHearing, Reason(reason: words.cancelled)) }
        story.go(to: held, &dice)
        act(.openHearing, HearingOpening(openedOn: story.day))
        guard course != .opened else { return }
        act(
            .closeHearing, HearingRecord(closedOn: story.day, attendance: words.attendance, record: words.record))
        // One is heard and waits for its conclusion.
        guard kind != .ordinaryHandling else { return }
        story.wait(1, &dice)
        act(.concludeHearing, HearingFindings(facts: words.facts, account: words.account))
    }
}
