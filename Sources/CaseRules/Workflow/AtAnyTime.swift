// SPDX-License-Identifier: Apache-2.0

/// 随时可办 (arts 25, 26, 28(3), 37(2)): what nobody should have to wait for a stage to do. Each stands beside the matter's way and
/// moves nothing on it. What is over still meets an emergency, a disturbance or hardship; who should not handle it, or may know whom, is asked
/// only while something is handled. A letter that is out is corrected by the unit that issued it, whenever the mistake is found.
package enum AtAnyTime {
    static func steps(
        of kind: ProceedingKind, at stages: [StageCode], ended: Set<StageCode>
    ) -> [Step<StageCode>] {
        stages.flatMap { stage in
            always(at: stage) + [correction(kind, at: stage)]
                + (ended.contains(stage) ? [] : whileHandled(at: stage))
        }
    }

    /// 更正: what the office told at the door its clerk corrects, wherever the matter has gone; what the head approved, the head.
    private static func correction(_ kind: ProceedingKind, at stage: StageCode) -> Step<StageCode> {
        let isAtDoor = kind == .routing
        return Step(
            from: stage, verb: .correctLetter, to: stage,
            by: isAtDoor ? [.role(.clerk), .role(.approver)] : [.role(.approver)],
            desk: isAtDoor ? .registrar : .holder, article: "27, 32", issues: [.correctionNotice])
    }

    private static func always(at stage: StageCode) -> [Step<StageCode>] {
        [
            Step(
                from: stage, verb: .reportUrgent, to: stage, by: [.role(.clerk), .role(.handler), .role(.leader)],
                article: "25, R-140", meets: [.urgentReport], opens: [Opening(.urgency)],
                cascades: [noLongerSimple], issues: [.urgentReport]),
            Step(
                from: stage, verb: .recordIncident, to: stage, by: [.role(.clerk), .role(.handler)],
                article: "26, R-141", opens: [Opening(.orderIncident)]),
            Step(
                from: stage, verb: .arrangeAid, to: stage, by: [.role(.clerk), .role(.handler)],
                article: "37(2), R-193", opens: [Opening(.aid)]),
        ]
    }

    /// 不再简易 (art 25; ): what is grave or urgent is no simple matter. It goes on as an ordinary one, as after the time-out, under the
    /// days that run from its first receipt and acceptance; one that is on its way to a unit is received there as an ordinary one.
    private static let noLongerSimple = Cascade(.convert, on: .matter, kinds: [.routing, .simpleHandling])

    private static func whileHandled(at stage: StageCode) -> [Step<StageCode>] {
        [
            Step(
                from: stage, verb: .declareInterest, to: stage,
                by: [.role(.clerk), .role(.handler), .role(.approver), .role(.reviewer)], article: "28(3)",
                opens: [Opening(.recusal, unit: .decider)]),
            Step(
                from: stage, verb: .requestRecusal, to: stage, by: [.petitioner, .role(.clerk), .role(.handler)],
                article: "28(3), R-145", opens: [Opening(.recusal, unit: .decider)]),
            Step(
                from: stage, verb: .askDisclosure, to: stage, by: [.role(.handler), .role(.reviewer)],
                article: "30(3), S2:22(4)", opens: [Opening(.disclosure, unit: .registrar)]),
        ]
    }

    /// 由案卷制作的表和书 (F-01, F-31): made by the office that registered, at any stage, also after the end; and, of a sealed matter, one more
    /// named person, or one accused unit that was named wrongly, by whoever holds it now.
    static func papers(at stages: [StageCode]) -> [Step<StageCode>] {
        stages.flatMap { stage in
            [
                Step(
                    from: stage, verb: .issueRegistrationForm, to: stage, by: [.role(.clerk)], desk: .registrar,
                    article: "19, 22, F-01", issues: [.registrationForm]),
                Step(
                    from: stage, verb: .issuePowerOfAttorney, to: stage, by: [.role(.clerk), .petitioner],
                    desk: .registrar, article: "S2:27, F-31", issues: [.powerOfAttorney]),
                Step(
                    from: stage, verb: .proposeKeyHolder, to: stage, by: KeyHoldings.holders, article: "30(3)",
                    opens: [Opening(.keyHolding)], guards: [.isAccusation]),
                Step(
                    from: stage, verb: .proposeClearing, to: stage, by: KeyHoldings.holders,
                    desk: .holderOrRegistrar, article: "30(3), R-161", opens: [Opening(.clearing)],
                    guards: [.accusedNamed, .unitIsNamed]),
                Step(
                    from: stage, verb: .proposeUnsealing, to: stage, by: KeyHoldings.holders,
                    desk: .holderOrRegistrar, article: "29-31, 30(3)", opens: [Opening(.unsealing)],
                    guards: [.isAccusation, .nobodyAccused, .circleSettled]),
            ]
        }
    }
}
