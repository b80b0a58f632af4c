// SPDX-License-Identifier: Apache-2.0

/// 复查与复核 (arts 35, 36; no separate term for accepting a request, R-191): the same table on two floors. Re-review leaves out the time of a hearing, and is final.
package enum Reviews {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case reviewRequested, reviewing, reviewDrafted, reviewApproved, reviewDispatched
        case reviewed, reviewDeclined
    }

    package static let review = table(
        .review, term: .review, article: "35", letter: .reviewOpinion, suspends: [], starts: [.reReviewRequest],
        afterwards: [Stage.reviewApproved, .reviewDispatched, .reviewed].flatMap { stage in
            [
                Step(
                    from: stage, verb: .requestReview, to: stage,
                    by: [.petitioner, .role(.reviewer), .role(.clerk)], desk: .target, article: "36(1)",
                    meets: [.reReviewRequest], opens: [Opening(.reReview, unit: .target)],
                    guards: stage == .reviewed
                        ? [.notYetReviewed, .servedDayIsPossible, .requestedAfterDecision]
                        : [.notYetReviewed, .letterRendered, .servedDayIsPossible, .requestedAfterDecision]),
                Step(
                    from: stage, verb: .supersede, to: .reviewed, by: [.system], article: "36, R-190",
                    stops: [.review], cascades: [Cascade(.voidExecution, on: .children, kinds: [.execution])]),
            ]
        } + [revocation])

    /// 撤销复查意见: by the reviewer, while nothing has come of it and no re-review was asked for. A re-review opinion is final (art 36(3)): nobody
    /// takes it back.
    private static let revocation = Step(
        from: Stage.reviewed, verb: .revokeOpinion, to: .reviewing, by: [.role(.approver)], article: "27, 35",
        starts: [.review], stops: [.reReviewRequest], issues: [.revocationNotice],
        guards: [.notYetReviewed, .nothingFollowed])

    package static let reReview = table(
        .reReview, term: .reReview, article: "36", letter: .reReviewOpinion, suspends: [.reReview], starts: [],
        afterwards: [
            Step(
                from: .reviewed, verb: .beginAftercare, to: .reviewed, by: [.role(.reviewer), .role(.clerk)],
                article: "37(3), R-194", opens: [Opening(.aftercare, unit: .registrar)])
        ])

    private static func table(
        _ kind: ProceedingKind, term: ClockID, article: String, letter: LetterKind, suspends: [ClockID],
        starts: [ClockID], afterwards: [Step<Stage>]
    ) -> Workflow<Stage> {
        let reviewer: [Performer] = [.role(.reviewer)]
        let hearing = suspends.isEmpty ? "31(6), 35" : "36(2)"
        func served(from stage: Stage) -> Step<Stage> {
            Step(
                from: stage, verb: .proveService, to: .reviewed, by: reviewer, article: "\(article), F-21",
                meets: [term], starts: starts,
                opens: [Opening(.execution, unit: .handler)],
                cascades: [
                    Cascade(.redecide, on: .parent, kinds: [.ordinaryHandling, .simpleHandling]),
                    Cascade(.supersede, on: .parent, kinds: [.ordinaryHandling]),
                    Cascade(.supersede, on: .parent, kinds: [.review]),
                ],
                issues: [.serviceReceipt], guards: [.letterRendered, .servedDayIsPossible])
        }
        return Workflow(
            kind: kind, opening: .reviewRequested, startsOnOpening: [term], resting: [],
            terminal: [.reviewed, .reviewDeclined],
            steps: [
                Step(
                    from: .reviewRequested, verb: .acceptReview, to: .reviewing, by: reviewer, article: article,
                    guards: [.reviewInTime]),
                Step(
                    from: .reviewRequested, verb: .declineReview, to: .reviewDeclined, by: reviewer,
                    article: "\(article), R-190", meets: [term], issues: [.nonAcceptance]),
                Step(
                    from: .reviewDeclined, verb: .revokeDecision, to: .reviewRequested,
                    by: reviewer + [.role(.approver)], article: "\(article), 27", starts: [term],
                    issues: [.revocationNotice], guards: [.noOtherReview]),
                Step(
                    from: .reviewing, verb: .conveneHearing, to: .reviewing, by: reviewer, article: hearing,
                    opens: [Opening(.hearing)], issues: [.hearingNotice], guards: [.noHearingYet]),
                Step(
                    from: .reviewing, verb: .recordInvestigation, to: .reviewing, by: reviewer, article: article),
                Step(
                    from: .reviewing, verb: .draftReview, to: .reviewDrafted, by: reviewer,
                    article: "\(article), R-190", guards: [.pathTakenForReview]),
                Step(
                    from: .reviewDrafted, verb: .approveReview, to: .reviewApproved, by: [.role(.approver)],
                    article: article, issues: [letter],
                    guards: [.secondPerson, .namedDayAhead, .noHearingPending]),
                Step(
                    from: .reviewDrafted, verb: .returnReview, to: .reviewing, by: [.role(.approver)],
                    article: article),
                Step(
                    from: .reviewApproved, verb: .dispatchOpinion, to: .reviewDispatched, by: reviewer,
                    article: "\(article), F-21", issues: [.serviceReceipt], guards: [.letterRendered]),
                served(from: .reviewApproved), served(from: .reviewDispatched),
            ] + afterwards)
    }
}

/// 听证 (arts 31(6), 36(2); section 6.5 of the rules): announced, opened, closed, concluded. Only in a re-review its time does not
/// count in the term.
package enum Hearings {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case announced, opened, heard
        case hearingConcluded, hearingCancelled
        /// Its matter turned out to be an accusation (art 30).
        case hearingBrokenOff
    }

    package static let workflow = Workflow<Stage>(
        kind: .hearing,
        opening: .announced,
        startsOnOpening: [],
        resting: [],
        terminal: [.hearingConcluded, .hearingCancelled, .hearingBrokenOff],
        steps: [
            Step(
                from: .announced, verb: .openHearing, to: .opened, by: organisers, article: "31(6), 36(2)",
                suspends: [.reReview], guards: [.decisionOpen, .openedAsNotified, .servedDayIsPossible]),
            Step(
                from: .announced, verb: .cancelHearing, to: .hearingCancelled, by: organisers,
                article: "31(6), 36(2)"),
            Step(
                from: .opened, verb: .closeHearing, to: .heard, by: organisers, article: "31(6), 36(2), F-14",
                releases: [.reReview], issues: [.hearingRecord], guards: [.hearingEndsAfterStart]),
            Step(
                from: .heard, verb: .concludeHearing, to: .hearingConcluded, by: organisers,
                article: "31(6), 36(2), F-14",
                issues: [.hearingConclusion]),
        ]
            + [Stage.announced, .opened, .heard].map { stage in
                Step(
                    from: stage, verb: .leadToAccusation, to: .hearingBrokenOff, by: [.system], article: "30, R-160")
            })

    private static let organisers: [Performer] = [.role(.handler), .role(.reviewer)]
}
