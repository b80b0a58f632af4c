// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 满意度评价: of the unit after its answer, of the petition department after the transfer or its own answer.
extension DemoPlan {
    mutating func rate(_ story: inout DemoStory) {
        story.wait(dice.number(1...14), &dice)
        let words = dice.chance(45) ? dice.pick(phrases.ratings) : nil
        // Whoever rates the unit rates the department as well, where its window is open still.
        story.add(.rate(Rating(Self.grade(dice.number(0...99))), .office))
        story.add(.rate(Rating(Self.grade(dice.number(0...99)), words: words), .unit))
    }

    /// Most say nothing: the answer is what they wait for.
    mutating func rateOffice(_ story: inout DemoStory) {
        guard officeDice.chance(35) else { return }
        story.add(.rate(Rating(Self.grade(officeDice.number(0...99))), .office))
    }

    private static func grade(_ throwOf: Int) -> Rating.Grade {
        throwOf < 60 ? .satisfied : throwOf < 85 ? .basicallySatisfied : .unsatisfied
    }

    /// 不属评价范围: answered, revoked by the head, and on the path that is right for it (arts 27, 31; R-172): nobody is asked for a rating of it.
    mutating func correctedAfterwards(_ item: Item, _ unit: Unit) -> DemoStory {
        var story = handling(item, unit, since: 34)
        story.go(to: ago(14), &dice)
        draft(&story, item)
        story.handling(Act(.approveOpinion, Approval()), by: .approver)
        serve(&story)
        story.go(to: ago(2), &dice)
        story.handling(Act(.revokeOpinion, Reason(reason: phrases.unit.correcting)), by: .approver)
        story.handling(
            Act(
                .correctPath,
                PathImport(
                    path: .p5, organ: unit.formalName, procedure: phrases.duty,
                    basis: item.template.draft(for: item.variant)?.basis.first ?? "", limitOn: nil,
                    reason: phrases.unit.correcting, hasNoInterest: true)))
        return story
    }
}
