// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// What an ordinary day does not bring, and a demonstration shows: every way of the tables, wherever it may stand.
extension DemoPlan {
    /// The first thing of a pool that fits, taken out of it.
    func take(_ pool: inout [Item], where fits: (Item) -> Bool = { _ in true }) -> Item? {
        pool.firstIndex(where: fits).map { pool.remove(at: $0) }
    }

    /// The last working day that lies so many days back or more.
    func ago(_ days: Int) -> CalendarDate { book.calendar.workingDay(onOrBefore: today.adding(days: -days)) }

    /// Classed at the office in good time before a day, on which it goes on.
    mutating func begun(_ item: Item, goingOn day: CalendarDate) -> DemoStory {
        var story = opened(item, at: office, on: day.adding(days: -10))
        story.go(to: day, &dice)
        return story
    }

    /// 窗口: not accepted at the door, led to the organ that is competent, or answered for good (arts 19(3), 22, 36(3)).
    mutating func rarerAtTheDoor(_ claims: inout [Item], _ others: inout [Item]) -> [DemoStory] {
        var stories: [DemoStory] = []
        let isElsewhere = { (item: Item) in item.template.guidance != nil && item.template.path != .p1 }
        for days in [2, 40] {
            guard let item = take(&others, where: isElsewhere), let guidance = item.template.guidance else { continue }
            var story = begun(item, goingOn: ago(days))
            story.routing(
                Act(
                    .decline,
                    NonAcceptance(
                        ground: .statutoryPath, competentBody: item.variant.fill(guidance.organ),
                        reason: item.variant.fill(guidance.text))))
            stories.append(story)
        }
        for days in [1, 25] {
            guard let item = take(&others, where: isElsewhere), let guidance = item.template.guidance else { continue }
            var story = begun(item, goingOn: ago(days))
            story.routing(
                Act(
                    .guide,
                    CaseRules.Guidance(
                        ground: .statutoryPath, organ: item.variant.fill(guidance.organ),
                        procedure: phrases.door.procedure, basis: guidance.basis, place: phrases.door.place,
                        hours: phrases.door.hours)))
            stories.append(story)
        }
        if let item = take(&claims) {
            let door = phrases.door
            var story = begun(item, goingOn: ago(4))
            let earlier = FinalNonAcceptance.Opinion(
                opinionTitle: door.earlierTitle, opinionUnit: door.earlierUnit, opinionNumber: door.earlierDocument,
                decidedOn: today.adding(days: -420))
            story.routing(
                Act(
                    .declineFinally,
                    FinalNonAcceptance(
                        earlierNumber: door.earlierNumber, opinions: [earlier], reason: door.sameness)))
            stories.append(story)
        }
        return stories
    }

    /// 办理中: settled by mediation (art 33), and a path that turned out to be the wrong one.
    mutating func rarerOnTheWay(_ claims: inout [Item], _ statutory: inout [Item]) -> [DemoStory] {
        var stories: [DemoStory] = []
        // The mediator's own street first.
        let mediators = Set(holdings.filter { $0.role == .mediator }.map(\.unit))
        claims =
            claims.filter { unit(of: $0).map { mediators.contains($0.id) } ?? false }
            + claims.filter { unit(of: $0).map { !mediators.contains($0.id) } ?? true }
        if let item = take(&claims, where: { $0.template.settlement != nil }), let unit = unit(of: item),
            let agreement = item.template.settlement
        {
            var story = handling(item, unit, since: 20)
            story.go(to: ago(2), &dice)
            story.handling(
                Act(
                    .settle,
                    Settlement(
                        form: .mediation, mediator: agreement.mediator,
                        otherParty: item.variant.fill(agreement.otherParty),
                        terms: agreement.terms.map(item.variant.fill), signedOn: story.day,
                        performBy: today.adding(days: 20), facts: item.variant.fill(agreement.facts),
                        performance: agreement.performance, originals: 3)))
            stories.append(story)
        }
        if let item = take(&claims, where: { unit(of: $0).map { mediators.contains($0.id) } ?? false }),
            let unit = unit(of: item)
        {
            stories.append(handling(item, unit, since: 9))
        }
        if let item = take(&statutory), let path = item.template.path, let unit = unit(of: item),
            let draft = item.template.draft(for: item.variant)
        {
            var story = begun(item, goingOn: ago(24))
            story.routing(Act(.transfer, Transfer(unit: unit.reference, note: nil)))
            story.routing(Act(.receive, Remark()), by: .handler)
            story.handling(
                Act(
                    .importToPath,
                    PathImport(
                        path: path, organ: unit.formalName, procedure: phrases.duty, basis: draft.basis.first ?? "",
                        limitOn: path == .p5 ? nil : story.day.adding(days: 60), hasNoInterest: true)))
            story.go(to: ago(3), &dice)
            story.add(.act(Act(.leavePath, Reason(reason: phrases.unit.leaving)), on: .statutoryPath, by: .handler))
            stories.append(story)
        }
        return stories
    }

    /// Accepted by its unit so many days ago.
    mutating func handling(_ item: Item, _ unit: Unit, since days: Int) -> DemoStory {
        var story = begun(item, goingOn: ago(days + 4))
        story.routing(Act(.transfer, Transfer(unit: unit.reference, note: nil)))
        story.routing(Act(.receive, Remark()), by: .handler)
        story.go(to: ago(days), &dice)
        accept(&story, item)
        return story
    }
}
