// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 简易办理 and 建议意见 (art 29), at every step.
extension DemoPlan {
    mutating func simpleStories(_ claims: inout [Item]) -> [DemoStory] {
        var stories: [DemoStory] = []
        func isSimple(_ item: Item) -> Bool {
            item.template.simple == true && item.variant.persons == 1 && item.template.urgent != true
        }
        for step in 0..<8 {
            guard let item = take(&claims, where: isSimple), let unit = unit(of: item) else { return stories }
            // Each is done within the few days that the procedure has: what waits longer is converted.
            var story = begun(item, goingOn: ago([1, 2, 4, 5, 9, 16, 8, 22][step]))
            let isWrong = step == 7
            let first = isWrong ? wrongUnit(for: item) ?? unit : unit
            story.routing(Act(.transferSimply, Transfer(unit: first.reference, note: nil)))
            guard step > 0 else {
                stories.append(story)
                continue
            }
            story.routing(Act(.receive, Remark()), by: .handler)
            if isWrong {
                object(&story, item, suggesting: unit)
                story.routing(Act(.agreeToObjection, Remark()))
                story.routing(Act(.transferSimply, Transfer(unit: unit.reference, note: nil)))
                story.routing(Act(.receive, Remark()), by: .handler)
            }
            guard step > 1 else {
                stories.append(story)
                continue
            }
            story.wait(1, &dice)
            story.add(
                .act(
                    Act(.acceptSimply, SimpleAcceptance(means: .phone, note: nil, hasNoInterest: true)),
                    on: .simpleHandling, by: .handler))
            switch step {
            case 2, 3: break
            case 6:
                story.wait(1, &dice)
                story.add(
                    .act(
                        Act(.convert, Reason(reason: phrases.unit.conversion)), on: .simpleHandling, by: .approver))
            default:
                story.wait(2, &dice)
                answerSimply(&story, item)
            }
            stories.append(story)
        }
        return stories
    }

    private mutating func answerSimply(_ story: inout DemoStory, _ item: Item) {
        guard let draft = item.template.draft(for: item.variant) else { return }
        story.add(
            .act(
                Act(
                    .answerSimply,
                    SimpleAnswer(outcome: .supported, reply: draft.opinion, means: .message, answeredOn: story.day)),
                on: .simpleHandling, by: .handler))
    }

    mutating func suggestionStories(_ others: inout [Item]) -> [DemoStory] {
        var stories: [DemoStory] = []
        let snapshot = snapshot
        let holdings = holdings
        func isStaffed(_ item: Item) -> Bool {
            guard item.template.purpose == .suggestion, item.template.adoption != nil, item.template.reply != nil,
                let unit = snapshot.unitsByCode[item.variant.unit]
            else { return false }
            return [Role.handler, .approver].allSatisfy {
                holdings.contains(Principal.Holding(role: $0, unit: unit.id))
            }
        }
        for step in 0..<7 {
            guard let item = take(&others, where: isStaffed), let unit = unit(of: item) else { return stories }
            var story = begun(item, goingOn: ago([3, 12, 20, 30, 40, 75, 30][step]))
            guard step < 6 else {
                send(&story, item, to: unit, .objectionAgreed)
                stories.append(story)
                continue
            }
            story.routing(Act(.transfer, Transfer(unit: unit.reference, note: nil)))
            story.routing(Act(.receive, Remark()), by: .handler)
            guard step > 0 else {
                stories.append(story)
                continue
            }
            story.wait(2, &dice)
            story.add(.act(Act(.takeUp, TakeUp(hasNoInterest: true)), on: .suggestion, by: .handler))
            guard step > 1 else {
                stories.append(story)
                continue
            }
            story.wait(3, &dice)
            draftAdoption(&story, item)
            if step == 4 {
                story.add(
                    .act(Act(.returnAdoption, Reason(reason: phrases.unit.returned)), on: .suggestion, by: .approver))
                story.wait(1, &dice)
                draftAdoption(&story, item)
            }
            if step > 2 { story.add(.act(Act(.approveAdoption, Remark()), on: .suggestion, by: .approver)) }
            if step > 3 {
                story.wait(1, &dice)
                story.add(.act(Act(.replyToSuggestion, Remark()), on: .suggestion, by: .handler))
            }
            stories.append(story)
        }
        return stories
    }

    private mutating func draftAdoption(_ story: inout DemoStory, _ item: Item) {
        guard let outcome = item.template.adoption, let reply = item.template.reply else { return }
        story.add(
            .act(
                Act(
                    .draftAdoption,
                    AdoptionDraft(
                        outcome: outcome, reason: item.variant.fill(reply),
                        measures: outcome == .notAdopted ? nil : phrases.unit.measures)),
                on: .suggestion, by: .handler))
    }
}
