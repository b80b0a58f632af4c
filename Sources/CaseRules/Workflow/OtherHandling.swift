// SPDX-License-Identifier: Apache-2.0

/// 法定途径 (art 31(1)-(5), R-170 to R-172): another procedure with its own organ, limit and remedy; its result is fed back.
package enum StatutoryPaths {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case underway, pathConcluded, pathLeft
    }

    package static let workflow = Workflow<Stage>(
        kind: .statutoryPath,
        opening: .underway,
        startsOnOpening: [.dutyPerformance, .statutoryLimit],
        resting: [],
        terminal: [.pathConcluded, .pathLeft],
        steps: [
            Step(
                from: .underway, verb: .recordPathStep, to: .underway, by: [.role(.handler)], article: "31(1)-(5)"),
            Step(
                from: .underway, verb: .recordPathResult, to: .pathConcluded, by: [.role(.handler)],
                article: "31(1)-(5)", meets: [.dutyPerformance, .statutoryLimit],
                opens: [Opening(.rating)],
                cascades: [Cascade(.concludePath, on: .parent, kinds: [.ordinaryHandling])],
                issues: [.statutoryResultNotice], guards: [.servedDayIsPossible]),
            // 更正记载 (art 27): the result is the decision of another body, which nobody here takes back (art 31). What can be wrong here is what was
            // written down of it; the head puts it right with the reason, and who was told the wrong result is told the right one.
            Step(
                from: .pathConcluded, verb: .correctRecord, to: .pathConcluded, by: [.role(.approver)],
                article: "27, 31(1)-(5)", issues: [.correctionNotice]),
            Step(
                from: .underway, verb: .leavePath, to: .pathLeft, by: [.role(.handler)], article: "31, R-172",
                stops: [.dutyPerformance, .statutoryLimit],
                cascades: [Cascade(.reclass, on: .parent, kinds: [.ordinaryHandling])], guards: [.pathUncorrected]),
            // 复核意见是终结性意见 (art 36(3)): what it orders is done in the petition procedure.
            Step(
                from: .underway, verb: .withdraw, to: .pathLeft, by: [.system], article: "36, R-172, R-190",
                stops: [.dutyPerformance, .statutoryLimit]),
        ])
}

/// 简易办理: three working days to accept, ten to answer; the ordinary days run beside them, so that a conversion
/// resets nothing. Its reply is an answer of art 32, so a review may be asked for (art 35); what a reviewer orders to be decided again is
/// no longer simple, and goes on as an ordinary matter.
package enum SimpleHandling {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case awaitingSimpleAcceptance, handlingSimply, answeredSimply, converted, returned
        /// It turned out to be an accusation (art 30).
        case ledToAccusation
    }

    package static let workflow = Workflow<Stage>(
        kind: .simpleHandling,
        opening: .awaitingSimpleAcceptance,
        startsOnOpening: [.simpleAcceptance, .transferNotice],
        resting: [],
        terminal: [.answeredSimply, .converted, .returned, .ledToAccusation],
        steps: [
            Step(
                from: .awaitingSimpleAcceptance, verb: .acceptSimply, to: .handlingSimply, by: [.role(.handler)],
                article: "R-220, 23", meets: [.simpleAcceptance] + notices, starts: [.simpleOpinion, .handling],
                endsAbove: [.objection]),
            Step(
                from: .awaitingSimpleAcceptance, verb: .answerSimply, to: .answeredSimply, by: [.role(.handler)],
                article: "R-220, 23", meets: [.simpleAcceptance] + notices, starts: [.reviewRequest],
                endsAbove: [.objection], opens: [Opening(.rating)], issues: [.simpleReply, .suggestionReply],
                guards: [.supportsOnly, .servedDayIsPossible]),
            Step(
                from: .handlingSimply, verb: .answerSimply, to: .answeredSimply, by: [.role(.handler)],
                article: "R-220, 34", meets: [.simpleOpinion, .handling], starts: [.reviewRequest],
                opens: [Opening(.rating)], issues: [.simpleReply, .suggestionReply],
                guards: [.supportsOnly, .servedDayIsPossible]),
            Step(
                from: .awaitingSimpleAcceptance, verb: .convert, to: .converted, by: [.role(.approver), .system],
                article: "R-221", stops: [.simpleAcceptance],
                opens: [Opening(.ordinaryHandling, from: .opened), Opening(.suggestion, from: .opened)],
                carries: notices),
            Step(
                from: .handlingSimply, verb: .convert, to: .converted, by: [.role(.approver), .system],
                article: "R-221", stops: [.simpleOpinion],
                opens: [
                    Opening(.ordinaryHandling, at: OrdinaryHandling.Stage.handling.code, from: .opened),
                    Opening(.suggestion, at: Suggestions.Stage.studying.code, from: .opened),
                ],
                carries: [.handling]),
            Step(
                from: .awaitingSimpleAcceptance, verb: .withdraw, to: .returned, by: [.system], article: "23(3)",
                stops: [.simpleAcceptance] + notices),
            Step(
                from: .awaitingSimpleAcceptance, verb: .leadToAccusation, to: .ledToAccusation, by: [.system],
                article: "30, R-160", stops: [.simpleAcceptance] + notices),
            Step(
                from: .handlingSimply, verb: .leadToAccusation, to: .ledToAccusation, by: [.system],
                article: "30, R-160", stops: [.simpleOpinion, .handling]),
            // 送达回证 (F-21): of a reply on paper, and of one told by word of mouth that was asked for on paper; K-07 waits for it.
            Step(
                from: .answeredSimply, verb: .proveService, to: .answeredSimply, by: [.role(.handler)],
                article: "35, F-21", starts: [.reviewRequest], issues: [.serviceReceipt],
                guards: [.letterRendered, .servedDayIsPossible, .replyUnserved]),
            Step(
                from: .answeredSimply, verb: .requestReview, to: .answeredSimply,
                by: [.petitioner, .role(.reviewer), .role(.clerk)], desk: .target, article: "35",
                meets: [.reviewRequest], opens: [Opening(.review, unit: .target)],
                guards: [.notSuggestion, .notYetReviewed, .servedDayIsPossible, .requestedAfterDecision]),
            // 撤销简易答复 (arts 27, 32, 34; R-221, D): by the head, before a review is asked for. What had to be taken back is not simple: it goes on as
            // an ordinary matter, within sixty days of the revocation as after the revocation of an opinion; a suggestion is studied anew (art 29).
            Step(
                from: .answeredSimply, verb: .revokeDecision, to: .converted, by: [.role(.approver)],
                article: "27, 32, 34, R-221", starts: [.handling], stops: [.reviewRequest],
                opens: [
                    Opening(.ordinaryHandling, at: OrdinaryHandling.Stage.handling.code),
                    Opening(.suggestion, at: Suggestions.Stage.studying.code),
                ],
                carries: [.handling], issues: [.revocationNotice], guards: [.notYetReviewed]),
            Step(
                from: .answeredSimply, verb: .redecide, to: .converted, by: [.system],
                article: "35, 36, R-190, R-221", starts: [.redecision],
                opens: [Opening(.ordinaryHandling, at: OrdinaryHandling.Stage.handling.code)],
                carries: [.redecision]),
        ])

    private static let notices: [ClockID] = [.disposal, .directNotice, .transferNotice]
}

/// 建议意见 (art 29, R-150): studied, adopted or not, answered and thanked. No review follows.
package enum Suggestions {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case awaitingStudy, studying, adoptionDrafted, adoptionApproved
        case suggestionAnswered, returned
        /// It turned out to be an accusation (art 30).
        case ledToAccusation
    }

    package static let workflow = Workflow<Stage>(
        kind: .suggestion,
        opening: .awaitingStudy,
        startsOnOpening: [.transferNotice, .suggestionStudy],
        resting: [],
        terminal: [.suggestionAnswered, .returned, .ledToAccusation],
        steps: [
            Step(
                from: .awaitingStudy, verb: .takeUp, to: .studying, by: [.role(.handler)], article: "23, 29",
                meets: notices, endsAbove: [.objection], issues: [.acceptanceNotice]),
            Step(
                from: .awaitingStudy, verb: .draftAdoption, to: .adoptionDrafted, by: [.role(.handler)], article: "29"),
            Step(from: .studying, verb: .draftAdoption, to: .adoptionDrafted, by: [.role(.handler)], article: "29"),
            Step(
                from: .adoptionDrafted, verb: .approveAdoption, to: .adoptionApproved, by: [.role(.approver)],
                article: "29, F-25", issues: [.suggestionReply], guards: [.secondPerson]),
            Step(
                from: .adoptionDrafted, verb: .returnAdoption, to: .studying, by: [.role(.approver)], article: "29"),
            Step(
                from: .adoptionApproved, verb: .replyToSuggestion, to: .suggestionAnswered, by: [.role(.handler)],
                article: "29", meets: notices + [.suggestionStudy, .handling], opens: [Opening(.rating)],
                guards: [.letterRendered]),
            // 撤销建议答复 (arts 27, 29; F-25, D): by the head; studied anew within the same term, from the revocation.
            Step(
                from: .suggestionAnswered, verb: .revokeDecision, to: .studying, by: [.role(.approver)],
                article: "27, 29, F-25", starts: [.suggestionStudy], issues: [.revocationNotice]),
            Step(
                from: .awaitingStudy, verb: .withdraw, to: .returned, by: [.system], article: "23(3)",
                stops: notices + [.suggestionStudy]),
        ]
            + [Stage.awaitingStudy, .studying, .adoptionDrafted].map { stage in
                Step(
                    from: stage, verb: .leadToAccusation, to: .ledToAccusation, by: [.system], article: "30, R-160",
                    stops: notices + [.suggestionStudy, .handling])
            })

    private static let notices: [ClockID] = [.disposal, .directNotice, .transferNotice]
}
