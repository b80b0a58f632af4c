// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension DemoPlan {
    /// What stands on desks right now: every stage, some due today and in the days to come, some overdue. Each takes one
    /// of the claims away.
    mutating func presentStories(_ claims: inout [Item]) throws -> [DemoStory] {
        var stories: [DemoStory] = []
        func take() -> Item? { claims.isEmpty ? nil : claims.removeFirst() }

        // At the window: fresh, due today and in the days to come, overdue.
        for ago in [1, 1, 2, 3] {
            if let item = take() { stories.append(fresh(item, on: today.adding(days: -ago))) }
        }
        for ahead in [0, 0, 2, 4] {
            guard let item = take() else { continue }
            stories.append(opened(item, at: office, on: try day(.disposal, dueFrom: today.adding(days: ahead))))
        }
        for ago in [19, 24] {
            if let item = take() { stories.append(opened(item, at: office, on: today.adding(days: -ago))) }
        }
        // On the way to a unit, and back with an objection.
        for ago in [5, 3, 2] {
            guard let item = take() else { continue }
            var story = opened(item, at: office, on: today.adding(days: -ago - 2))
            story.go(to: book.calendar.workingDay(onOrBefore: today.adding(days: -1)), &dice)
            if let unit = unit(of: item) { send(&story, unit, isAssigned: ago == 5) }
            stories.append(story)
        }
        for ago in [9, 7] {
            guard let item = take(), let unit = unit(of: item) else { continue }
            var story = opened(item, at: office, on: today.adding(days: -ago - 2))
            story.go(to: book.calendar.workingDay(onOrBefore: today.adding(days: -4)), &dice)
            send(&story, unit, isAssigned: ago == 9)
            story.routing(Act(.receive, Remark()), by: .handler)
            object(&story, item, suggesting: wrongUnit(for: item))
            stories.append(story)
        }
        // Waiting for acceptance: due today and soon, overdue.
        for ahead in [0, 3, -4, -8] {
            guard let item = take() else { continue }
            stories.append(received(item, on: try day(.transferNotice, dueFrom: today.adding(days: ahead))))
        }
        // Being handled: due today and soon, overdue at three steps.
        for ahead in [0, 2, 5] {
            if let item = take() { stories.append(accepted(item, on: try handlingDay(dueFrom: ahead))) }
        }
        for (ahead, acts) in [(-12, 0), (-9, 1), (-6, 2)] {
            guard let item = take() else { continue }
            var story = accepted(item, on: try handlingDay(dueFrom: ahead))
            story.wait(20, &dice)
            if acts > 0 { draft(&story, item) }
            story.wait(1, &dice)
            if acts > 1 { story.handling(Act(.approveOpinion, Approval()), by: .approver) }
            stories.append(story)
        }
        // Served, and the report of what was done lies with the head (art 22(3), F-20).
        if let item = take(), let report = dice.pick(phrases.reports) {
            var story = assigned(item, feedbackDueOn: today.adding(days: 6))
            draft(&story, item)
            story.handling(Act(.approveOpinion, Approval()), by: .approver)
            serve(&story)
            story.routing(Act(.draftReport, CompletionReport(report: report)), by: .handler)
            stories.append(story)
        }
        stories += try decisions(&claims)
        return stories
    }

    /// On the approver's desk and after it: extensions asked for and granted, opinions drafted, approved, sent.
    private mutating func decisions(_ claims: inout [Item]) throws -> [DemoStory] {
        var stories: [DemoStory] = []
        for index in 0..<12 {
            guard !claims.isEmpty else { return stories }
            let item = claims.removeFirst()
            let isLong = index < 4
            var story = accepted(
                item, on: try isLong ? handlingDay(dueFrom: 6 + index) : today.adding(days: -30 - index))
            story.go(to: book.calendar.workingDay(onOrBefore: today.adding(days: -4 - index % 3)), &dice)
            switch index {
            case 0, 1: askForTime(&story, item)
            case 2:
                askForTime(&story, item)
                story.wait(0, &dice)
                story.handling(Act(.approveExtension, Remark()), by: .approver)
            case 3:
                askForTime(&story, item)
                if let reason = dice.pick(phrases.extensionRefusals) {
                    story.handling(Act(.refuseExtension, Reason(reason: reason)), by: .approver)
                }
            default:
                draft(&story, item)
                if index == 6, let reason = dice.pick(phrases.returns) {
                    story.handling(Act(.returnOpinion, Reason(reason: reason)), by: .approver)
                }
                if index > 6 { story.handling(Act(.approveOpinion, Approval()), by: .approver) }
                if index > 8 { story.handling(Act(.dispatchOpinion, Dispatch(method: .registeredMail, note: nil))) }
            }
            stories.append(story)
        }
        for ahead in [0, 6, -5] {
            guard !claims.isEmpty else { return stories }
            stories.append(assigned(claims.removeFirst(), feedbackDueOn: today.adding(days: ahead)))
        }
        return stories
    }

    /// Transferred, or assigned with a day for the feedback.
    private mutating func send(_ story: inout DemoStory, _ unit: Unit, isAssigned: Bool) {
        if isAssigned {
            let due = today.adding(days: 45)
            story.routing(Act(.assign, Assignment(unit: unit.reference, feedbackDueOn: due, note: nil)))
        } else {
            story.routing(Act(.transfer, Transfer(unit: unit.reference, note: nil)))
        }
    }

    /// Come in, and not looked at yet.
    private mutating func fresh(_ item: Item, on day: CalendarDate) -> DemoStory {
        let whole = opened(item, at: office, on: day)
        var story = DemoStory(from: whole.steps[0].day, minute: whole.steps[0].minute, calendar: book.calendar)
        story.add(whole.steps[0].step)
        return story
    }

    /// Received by the unit on that day, not accepted yet.
    private mutating func received(_ item: Item, on day: CalendarDate) -> DemoStory {
        var story = opened(item, at: office, on: day.adding(days: -7))
        story.go(to: day, &dice)
        guard let unit = unit(of: item) else { return story }
        story.routing(Act(.transfer, Transfer(unit: unit.reference, note: nil)))
        story.routing(Act(.receive, Remark()), by: .handler)
        return story
    }

    /// Accepted on that day.
    private mutating func accepted(_ item: Item, on day: CalendarDate) -> DemoStory {
        var story = received(item, on: book.calendar.workingDay(onOrBefore: day.adding(days: -5)))
        story.go(to: day, &dice)
        accept(&story, item)
        return story
    }

    /// Assigned with a day for the feedback, accepted, still open (art 22(3)).
    private mutating func assigned(_ item: Item, feedbackDueOn due: CalendarDate) -> DemoStory {
        var story = opened(item, at: office, on: due.adding(days: -40))
        story.wait(3, &dice)
        guard let unit = unit(of: item) else { return story }
        story.routing(Act(.assign, Assignment(unit: unit.reference, feedbackDueOn: due, note: nil)))
        story.routing(Act(.receive, Remark()), by: .handler)
        story.wait(4, &dice)
        accept(&story, item)
        return story
    }

    private func handlingDay(dueFrom ahead: Int) throws -> CalendarDate {
        try day(.handling, dueFrom: today.adding(days: ahead))
    }

    /// The day on which a clock must have started to be due on the target or the first possible day after it; a working
    /// day when several give the same.
    private func day(_ clock: ClockID, dueFrom target: CalendarDate) throws -> CalendarDate {
        func due(_ day: CalendarDate) throws -> CalendarDate {
            try book.reckon(clock, version: book.set(on: day).version, from: day).statutoryDueOn
        }
        var day = target.adding(days: -100)
        while try due(day) < target { day = day.adding(days: 1) }
        let found = try due(day)
        let several = try (0..<8).map { day.adding(days: $0) }.filter { try due($0) == found }
        return several.first { book.calendar.isWorkingDay($0) } ?? day
    }
}
