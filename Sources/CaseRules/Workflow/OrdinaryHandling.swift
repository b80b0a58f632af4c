// SPDX-License-Identifier: Apache-2.0

/// 一般程序 (arts 23, 31(6), 32-34): the competent unit tells, handles, decides and serves.
package enum OrdinaryHandling {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case awaitingAcceptance, handling, extensionRequested, opinionDrafted, opinionApproved, dispatched, agreed
        case onStatutoryPath
        case closed, closedByPath, notAccepted, returned
        /// It turned out to be an accusation, and goes on as one (art 30).
        case ledToAccusation
    }

    /// The table. It closes on proven service; the petitioner's window for a review (K-07) runs beside it.
    package static let workflow = Workflow<Stage>(
        kind: .ordinaryHandling,
        opening: .awaitingAcceptance,
        startsOnOpening: [.transferNotice],
        resting: [.onStatutoryPath],
        terminal: [.closed, .closedByPath, .notAccepted, .returned, .ledToAccusation],
        steps: acceptance + opinion + handling + paths + reviewRequests + reviewResults + afterwards + accusations)

    private static let handler: [Performer] = [.role(.handler)]
    private static let head: [Performer] = [.role(.approver)]
    private static let notices: [ClockID] = [.disposal, .directNotice, .transferNotice]

    private static let acceptance: [Step<Stage>] = [
        Step(
            from: .awaitingAcceptance, verb: .accept, to: .handling, by: handler, article: "23(1)-(3), 31(6)",
            meets: notices, starts: [.handling], endsAbove: [.objection], issues: [.acceptanceNotice],
            guards: [.pathIsSix, .pathAsProposed]),
        Step(
            from: .awaitingAcceptance, verb: .noteSilence, to: .awaitingAcceptance, by: [.system],
            article: "23(2)-(3), 34", starts: [.handling], guards: [.noticeOverdue]),
        Step(
            from: .awaitingAcceptance, verb: .decline, to: .notAccepted, by: handler, article: "19(3), 22, 23",
            meets: notices, stops: [.handling], issues: [.nonAcceptance]),
        Step(
            from: .notAccepted, verb: .revokeDecision, to: .awaitingAcceptance, by: handler + head,
            article: "23(1)-(3), 27", starts: [.transferNotice], issues: [.revocationNotice]),
        Step(
            from: .awaitingAcceptance, verb: .withdraw, to: .returned, by: [.system], article: "23(3)",
            stops: notices + [.handling]),
    ]

    /// 法定途径 (art 31(1)-(5)): another procedure takes the claim; this one waits for its result. What was told of the wrong path was told in
    /// time; of the right one the petitioner is told anew, within fifteen days of leaving it (art 23).
    private static let paths: [Step<Stage>] = [
        Step(
            from: .awaitingAcceptance, verb: .importToPath, to: .onStatutoryPath, by: handler,
            article: "23(1)-(3), 31(1)-(5)", meets: notices, stops: [.handling],
            endsAbove: [.objection], opens: [Opening(.statutoryPath, from: .opened)],
            cascades: [SatisfactionRating.ending], issues: [.acceptanceNotice],
            guards: [.pathIsStatutory, .pathAsProposed]),
        Step(
            from: .handling, verb: .correctPath, to: .onStatutoryPath, by: handler, article: "31, R-172",
            stops: [.handling, .redecision], opens: [Opening(.statutoryPath, from: .opened)],
            cascades: [SatisfactionRating.ending], issues: [.acceptanceNotice],
            guards: [.pathIsStatutory, .pathUncorrected]),
        Step(
            from: .onStatutoryPath, verb: .concludePath, to: .closedByPath, by: [.system], article: "31(1)-(5)"),
        Step(
            from: .onStatutoryPath, verb: .reclass, to: .awaitingAcceptance, by: [.system], article: "31, R-172",
            starts: [.transferNotice]),
    ]

    private static let handling: [Step<Stage>] = [
        Step(from: .handling, verb: .recordContact, to: .handling, by: handler, article: "31(6), I-10"),
        Step(from: .handling, verb: .recordInvestigation, to: .handling, by: handler, article: "31(6)"),
        Step(
            from: .handling, verb: .conveneHearing, to: .handling, by: handler, article: "31(6)",
            opens: [Opening(.hearing)], issues: [.hearingNotice], guards: [.noHearingYet]),
        Step(
            from: .handling, verb: .requestExtension, to: .extensionRequested, by: handler, article: "34",
            guards: [.extensionUnused, .beforeHandlingDue]),
        Step(
            from: .extensionRequested, verb: .approveExtension, to: .handling, by: head, article: "34",
            extends: .handling, issues: [.extensionNotice], guards: [.secondPerson, .beforeHandlingDue]),
        Step(from: .extensionRequested, verb: .refuseExtension, to: .handling, by: head, article: "34"),
        Step(
            from: .handling, verb: .settle, to: .agreed, by: handler, article: "33, R-182",
            issues: [.settlementAgreement], guards: [.signedDayIsPossible, .noHearingPending]),
        Step(
            from: .agreed, verb: .proveService, to: .closed, by: handler, article: "33, 34, F-21",
            meets: [.handling, .redecision], opens: [Opening(.execution), Opening(.rating)],
            issues: [.serviceReceipt], guards: [.letterRendered, .servedDayIsPossible]),
    ]

    private static let opinion: [Step<Stage>] = [
        Step(from: .handling, verb: .draftOpinion, to: .opinionDrafted, by: handler, article: "32"),
        Step(
            from: .opinionDrafted, verb: .approveOpinion, to: .opinionApproved, by: head, article: "31(6), 32",
            issues: [.handlingOpinion],
            guards: [.secondPerson, .saysWhatIsDifferent, .namedDayAhead, .noHearingPending]),
        Step(from: .opinionDrafted, verb: .returnOpinion, to: .handling, by: head, article: "31(6), W8"),
        Step(
            from: .opinionApproved, verb: .dispatchOpinion, to: .dispatched, by: handler, article: "32, 35, F-21",
            issues: [.serviceReceipt], guards: [.letterRendered]),
        served(from: .opinionApproved),
        served(from: .dispatched),
    ]

    private static func served(from stage: Stage) -> Step<Stage> {
        Step(
            from: stage, verb: .proveService, to: .closed, by: handler, article: "34, 35, F-21",
            meets: [.handling, .redecision], starts: [.reviewRequest],
            opens: [Opening(.execution), Opening(.rating)], issues: [.serviceReceipt],
            guards: [.letterRendered, .servedDayIsPossible])
    }

    /// 请求复查 (art 35, rules 1.12): from the approved opinion on. Where service was never proved no time has run, and nobody loses the
    /// remedy by a receipt that the unit does not bring.
    private static let reviewRequests: [Step<Stage>] = [Stage.opinionApproved, .dispatched, .closed].map { stage in
        Step(
            from: stage, verb: .requestReview, to: stage,
            by: [.petitioner, .role(.reviewer), .role(.clerk)], desk: .target, article: "35",
            meets: [.reviewRequest], opens: [Opening(.review, unit: .target)],
            guards: stage == .closed
                ? [.opinionStands, .notYetReviewed, .servedDayIsPossible, .requestedAfterDecision]
                : [
                    .opinionStands, .notYetReviewed, .letterRendered, .servedDayIsPossible, .requestedAfterDecision,
                ])
    }

    /// 复查、复核的结果: a new decision by a day, or the reviewer's own in its place. What the old opinion ordered is not done any more.
    /// A re-review may find the unit deciding again already (art 36): what is drafted or agreed by then is void, and the earlier day with it.
    /// It may also have corrected the path meanwhile. A re-review is final (art 36(3)): what it orders is done, so the matter comes back
    /// from the path, wherever it stands there, and no claim is dealt with twice.
    private static let reviewResults: [Step<Stage>] = [
        Stage.handling, .extensionRequested, .opinionDrafted, .agreed, .opinionApproved, .dispatched, .closed,
        .onStatutoryPath, .closedByPath,
    ].flatMap { stage in
        [
            Step(
                from: stage, verb: .redecide, to: .handling, by: [.system], article: "35, 36, R-190",
                starts: [.redecision], stops: [.handling, .redecision], cascades: [executionEnds, pathEnds]),
            Step(
                from: stage, verb: .supersede, to: .closed, by: [.system], article: "35, 36, R-190",
                stops: [.handling, .redecision], cascades: [executionEnds, pathEnds]),
        ]
    }

    private static let pathEnds = Cascade(.withdraw, on: .children, kinds: [.statutoryPath])
    private static let executionEnds = Cascade(.voidExecution, on: .children, kinds: [.execution])

    /// 更正协议的记载 (arts 27, 33): an agreement is the parties' own, and no office revokes it. What can be wrong here is how it was entered; the head
    /// puts that right with the reason, both sides are told, and the paper that they signed stays as they signed it. No day moves by it.
    private static func corrected(at stage: Stage) -> Step<Stage> {
        Step(
            from: stage, verb: .correctRecord, to: stage, by: head, article: "27, 33", issues: [.correctionNotice],
            guards: [.agreementStands])
    }

    /// 转入检举控告程序 (art 30, R-160): while nothing is approved; nothing of it is told as done, and nothing more is owed here.
    private static let accusations: [Step<Stage>] = [
        Stage.awaitingAcceptance, .handling, .extensionRequested, .opinionDrafted,
    ].map { stage in
        Step(
            from: stage, verb: .leadToAccusation, to: .ledToAccusation, by: [.system], article: "30, R-160",
            stops: notices + [.handling, .redecision])
    }

    /// After service: corrections, care (art 37). A revocation gives sixty days of its own (D), as the first opinion was in time or late by
    /// itself; the day that a reviewer named binds on while it lies ahead.
    private static let afterwards: [Step<Stage>] = [
        Step(
            from: .closed, verb: .correctOpinion, to: .closed, by: head, article: "32", issues: [.correctionNotice],
            guards: [.opinionStands, .notYetReviewed]),
        Step(
            from: .closed, verb: .revokeOpinion, to: .handling, by: head, article: "27, 32, 34, R-190",
            starts: [.handling], stops: [.reviewRequest], resumes: [.redecision], cascades: [executionEnds],
            issues: [.revocationNotice], guards: [.opinionStands, .notYetReviewed]),
        corrected(at: .agreed), corrected(at: .closed),
        Step(
            from: .closed, verb: .beginAftercare, to: .closed, by: [.role(.handler), .role(.clerk)],
            article: "37(3), R-194", opens: [Opening(.aftercare)]),
    ]
}
