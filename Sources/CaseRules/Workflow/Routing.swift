// SPDX-License-Identifier: Apache-2.0

/// 登记与转办 (arts 22, 23): a filing is registered, classed and brought to the unit that must deal with it, within fifteen days, in one
/// of the ways of art 22 (R-131f): sent to a unit of the same or a lower level (R-131a, R-131b), assigned with a day (R-131c), handed over to
/// political-legal or discipline organs (R-131d, R-131e), kept, answered, or not accepted. A copy to the lower office is no duty any more
/// (R-131h).
package enum Routing {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case registered, forwarded, forwardedSimply, assigned, received, receivedForFeedback, reportDrafted
        case objected, objectedForFeedback
        case repliedDirectly, handedOver, kept, fedBack, registrationDeclined, finallyDeclined, guided
    }

    /// The table. `received` rests: the unit's own handling proceeding goes on, routing only waits for an objection.
    package static let workflow = Workflow<Stage>(
        kind: .routing,
        opening: .registered,
        startsOnOpening: [],
        resting: [.received],
        terminal: [
            .repliedDirectly, .handedOver, .kept, .fedBack, .registrationDeclined, .finallyDeclined, .guided,
        ],
        steps: atTheDoor + onTheWay + objections + revocations + afterHandOver + sealings)

    /// 评价信访部门 (R-240, rules 5.1): of the department that sends the matter on, whoever has it then.
    private static let officeRating = Opening(.officeRating, unit: .sender)

    /// What the receiving office or unit does with what came in. A unit to which a matter is brought directly keeps it, sends it down, or says
    /// who is competent. What is handed over leaves this procedure: neither K-02 nor K-03 runs there.
    private static let atTheDoor: [Step<Stage>] = [
        Step(
            from: .registered, verb: .classify, to: .registered, by: [.role(.clerk)], article: "29-31",
            cascades: [SatisfactionRating.ending], guards: [.staysSealed]),
        Step(
            from: .registered, verb: .nameAccused, to: .registered, by: [.role(.clerk)], article: "30(3), R-161",
            guards: [.isAccusation]),
        Step(
            from: .registered, verb: .acceptNewFacts, to: .registered, by: [.role(.clerk)], article: "36(3), R-187"),
        Step(
            from: .registered, verb: .transfer, to: .forwarded, by: [.role(.clerk)], article: "22(1)-(2)",
            meets: [.disposal, .directNotice], opens: [officeRating],
            issues: [.proceduralNotice, .forwardingNotice, .transferLetter],
            guards: [.purposeKnown, .notAccusation, .targetIsAnother, .targetNotAccused, .bouncesLeft],
            hands: .toTarget),
        Step(
            from: .registered, verb: .transferSimply, to: .forwardedSimply, by: [.role(.clerk)],
            article: "22(1)-(2), R-220", meets: [.disposal, .directNotice], opens: [officeRating],
            issues: [.proceduralNotice, .forwardingNotice, .transferLetter],
            guards: [
                .purposeKnown, .notAccusation, .targetIsAnother, .targetNotAccused, .bouncesLeft, .simpleFits,
            ],
            hands: .toTarget),
        Step(
            from: .registered, verb: .assign, to: .assigned, by: [.role(.clerk)], article: "22(3)",
            meets: [.disposal, .directNotice], starts: [.feedback], opens: [officeRating],
            issues: [.proceduralNotice, .forwardingNotice, .assignmentLetter],
            guards: [
                .purposeKnown, .notAccusation, .targetIsAnother, .targetNotAccused, .bouncesLeft, .feedbackDayAhead,
            ],
            hands: .toTarget),
        Step(
            from: .registered, verb: .replyDirectly, to: .repliedDirectly, by: [.role(.clerk)], article: "22",
            meets: [.disposal, .directNotice], opens: [Opening(.officeRating)], issues: [.directReply],
            guards: [.purposeKnown, .notAccusation]),
        Step(
            from: .registered, verb: .handOver, to: .handedOver, by: [.role(.clerk)], article: "22(4), 30",
            meets: [.disposal, .directNotice],
            opens: [Opening(.handOverReceipt, unit: .target), officeRating],
            issues: [.forwardingNotice, .handOverLetter],
            guards: [
                .purposeKnown, .targetNotAccused, .targetIsHandOverOrgan, .accusationToDiscipline, .accusedStated,
                .pathLeadsElsewhere,
            ],
            hands: .toTarget),
        Step(
            from: .registered, verb: .informCadreOrgan, to: .registered, by: [.role(.clerk)], article: "30(2)",
            issues: [.cadreNotice], guards: [.isAccusation, .accusedNamed, .targetIsPersonnel, .targetNotAccused]),
        Step(
            from: .registered, verb: .keep, to: .kept, by: [.role(.clerk), .role(.handler)], article: "23(1)",
            opens: [Opening(.ordinaryHandling), Opening(.suggestion)], carries: [.disposal, .directNotice],
            guards: [.purposeKnown, .notAccusation]),
        Step(
            from: .registered, verb: .keepSimply, to: .kept, by: [.role(.clerk), .role(.handler)],
            article: "23(1), R-220", opens: [Opening(.simpleHandling)], carries: [.disposal, .directNotice],
            guards: [.purposeKnown, .notAccusation, .simpleFits]),
        Step(
            from: .registered, verb: .decline, to: .registrationDeclined, by: [.role(.clerk), .role(.handler)],
            article: "19(3), 22, 23", meets: [.disposal, .directNotice], issues: [.nonAcceptance],
            guards: [.notAccusation]),
        Step(
            from: .registered, verb: .declineFinally, to: .finallyDeclined, by: [.role(.clerk)],
            article: "36(3), R-187", meets: [.disposal, .directNotice], issues: [.finalNonAcceptance],
            guards: [.notAccusation, .nothingNew]),
        Step(
            from: .registered, verb: .guide, to: .guided, by: [.role(.clerk)], article: "20, 22(4), 31",
            meets: [.disposal, .directNotice], issues: [.guidanceSlip], guards: [.notAccusation, .pathLeadsElsewhere]),
        Step(
            from: .registered, verb: .disputeJurisdiction, to: .registered, by: [.role(.clerk)], article: "24(1)",
            opens: [Opening(.jurisdictionDispute, unit: .target)], guards: [.notAccusation]),
    ]

    /// Signing for it, and reporting back what was assigned.
    private static let onTheWay: [Step<Stage>] = [
        Step(
            from: .forwarded, verb: .receive, to: .received, by: [.role(.handler), .role(.clerk), .system],
            article: "23(3), R-134", starts: [.objection],
            opens: [Opening(.ordinaryHandling), Opening(.suggestion)]),
        Step(
            from: .forwardedSimply, verb: .receive, to: .received, by: [.role(.handler), .role(.clerk), .system],
            article: "23(3), R-220", starts: [.objection], opens: [Opening(.simpleHandling)]),
        Step(
            from: .forwardedSimply, verb: .convert, to: .forwarded, by: [.system], article: "25, R-220, R-221"),
        Step(
            from: .assigned, verb: .receive, to: .receivedForFeedback,
            by: [.role(.handler), .role(.clerk), .system], article: "23(3), R-134", starts: [.objection],
            opens: [Opening(.ordinaryHandling), Opening(.suggestion)]),
        Step(
            from: .receivedForFeedback, verb: .draftReport, to: .reportDrafted, by: [.role(.handler)],
            article: "22(3), F-20", guards: [.handlingEnded]),
        Step(
            from: .reportDrafted, verb: .returnReport, to: .receivedForFeedback, by: [.role(.approver)],
            article: "22(3), F-20"),
        // 单位负责人签发: the report is the unit's, not its handler's.
        Step(
            from: .reportDrafted, verb: .feedBack, to: .fedBack, by: [.role(.approver)], article: "22(3), F-20",
            meets: [.feedback], issues: [.completionReport], guards: [.secondPerson, .handlingEnded]),
    ]

    /// 异议 (art 23(3)): within five working days, decided by the sender.
    private static let objections: [Step<Stage>] = [
        Step(
            from: .received, verb: .object, to: .objected, by: [.role(.handler)], article: "23(3)",
            meets: [.objection], issues: [.objectionForm], guards: [.withinObjectionWindow, .notYetAccepted],
            hands: .toSender),
        Step(
            from: .receivedForFeedback, verb: .object, to: .objectedForFeedback, by: [.role(.handler)],
            article: "23(3)", meets: [.objection], issues: [.objectionForm],
            guards: [.withinObjectionWindow, .notYetAccepted], hands: .toSender),
        Step(
            from: .objected, verb: .agreeToObjection, to: .registered, by: deciders, article: "23(3)",
            resumes: [.disposal, .directNotice], cascades: [withdrawal], issues: [.objectionDecision],
            hands: .senderKeeps),
        Step(
            from: .objectedForFeedback, verb: .agreeToObjection, to: .registered, by: deciders,
            article: "23(3)", stops: [.feedback], resumes: [.disposal, .directNotice], cascades: [withdrawal],
            issues: [.objectionDecision], hands: .senderKeeps),
        Step(
            from: .objected, verb: .refuseObjection, to: .received, by: deciders, article: "23(3)",
            issues: [.objectionDecision], hands: .toObjector),
        Step(
            from: .objectedForFeedback, verb: .refuseObjection, to: .receivedForFeedback, by: deciders,
            article: "23(3)", issues: [.objectionDecision], hands: .toObjector),
    ]

    /// 撤销 (R-190 by analogy, D): what was wrongly refused, or answered as if it were simple, is registered again; the petitioner is told anew
    /// within fifteen days of the revocation, as what was told wrongly was told in time. So is what was led or handed to an organ that is not
    /// competent for it (arts 20, 22(4); R-131d, R-170): that it sends the matter back must end nothing.
    private static let revocations: [Step<Stage>] =
        [Stage.registrationDeclined, .finallyDeclined, .repliedDirectly].map { stage in
            Step(
                from: stage, verb: .revokeDecision, to: .registered,
                by: [.role(.clerk), .role(.handler), .role(.approver)], article: "22, 23, 27",
                starts: [.disposal, .directNotice], issues: [.revocationNotice])
        } + [
            Step(
                from: .guided, verb: .revokeDecision, to: .registered, by: [.role(.clerk), .role(.approver)],
                article: "20, 22(4), 27, 31", starts: [.disposal, .directNotice], issues: [.revocationNotice]),
            Step(
                from: .handedOver, verb: .revokeDecision, to: .registered, by: [.role(.clerk), .role(.approver)],
                desk: .registrar, article: "22(4), 27", starts: [.disposal, .directNotice],
                cascades: [Cascade(.withdraw, on: .children, kinds: [.handOverReceipt])], issues: [.revocationNotice],
                guards: [.notAccusation], hands: .toSender),
        ]

    /// 移送之后 (art 30; ): whom an accusation is about may turn out when the organ has it already. Then as well the accused is
    /// named and locked out, the organisation department told, somebody recused. Where the organ itself is accused, the file comes back at once to be
    /// handed over to another, within fifteen days of that day.
    private static let afterHandOver: [Step<Stage>] = [
        Step(
            from: .handedOver, verb: .nameAccused, to: .handedOver, by: KeyHoldings.holders,
            desk: .holderOrRegistrar, article: "30(3), R-161",
            cascades: [Cascade(.withdraw, on: .itself, kinds: [.routing])], guards: [.isAccusation]),
        Step(
            from: .handedOver, verb: .informCadreOrgan, to: .handedOver, by: [.role(.clerk)], desk: .registrar,
            article: "30(2)", issues: [.cadreNotice],
            guards: [.isAccusation, .accusedNamed, .targetIsPersonnel, .targetNotAccused]),
        Step(
            from: .handedOver, verb: .withdraw, to: .registered, by: [.system], article: "30(3), R-161",
            starts: [.disposal, .directNotice],
            cascades: [Cascade(.withdraw, on: .children, kinds: [.handOverReceipt])], hands: .toSender),
        Step(
            from: .handedOver, verb: .declareInterest, to: .handedOver, by: KeyHoldings.holders,
            desk: .holderOrRegistrar, article: "28(3)", opens: [Opening(.recusal, unit: .decider)],
            guards: [.isAccusation]),
        Step(
            from: .handedOver, verb: .requestRecusal, to: .handedOver, by: KeyHoldings.holders,
            desk: .holderOrRegistrar, article: "28(3), R-145", opens: [Opening(.recusal, unit: .decider)],
            guards: [.isAccusation]),
    ]

    /// 转为检举控告并密封 (arts 29-31, 30(3); ): a claim or a suggestion turns out to be an accusation when it is on its way already. The
    /// office that registered it takes it back under seal, from everybody who had it; what was begun with it ends as led to the procedure for
    /// accusations, and the office hands it over like one that came in as such, within fifteen days of that day (as after `withdraw`).
    ///
    /// Only while nothing is decided (`nothingDecided`): an approved opinion, an answer or a refusal of acceptance is an act of law that the
    /// petitioner may have in hands, and its review is a right; it is revoked first, which opens the handling again. From a statutory path the
    /// matter comes back first (`leavePath`): another organ's procedure is not ended from here.
    ///
    /// What cannot be undone: what the unit has read, printed or copied, what was told to the petitioner, what was joined to another matter, and
    /// what older backups hold.
    private static let sealings: [Step<Stage>] =
        [Stage.forwarded, .forwardedSimply, .assigned, .received, .receivedForFeedback, .reportDrafted].map {
            sealing(from: $0, hands: .toSender)
        } + [Stage.objected, .objectedForFeedback].map { sealing(from: $0, hands: .senderKeeps) } + [
            sealing(from: .kept, hands: .stays)
        ]

    private static func sealing(from stage: Stage, hands: Hands) -> Step<Stage> {
        Step(
            from: stage, verb: .seal, to: .registered, by: [.role(.clerk), .role(.supervisor), .role(.leader)],
            desk: .registrar, article: "29-31, 30(3), R-160, R-161", starts: [.disposal, .directNotice],
            stops: [.feedback, .objection],
            cascades: [
                Cascade(
                    .leadToAccusation, on: .children,
                    kinds: [.ordinaryHandling, .simpleHandling, .suggestion, .hearing]), SatisfactionRating.ending,
            ], guards: [.notAccusation, .nothingDecided], hands: hands)
    }

    /// 异议由转送机关核实决定 (art 23(3)): its clerk, or its supervisor.
    private static let deciders: [Performer] = [.role(.clerk), .role(.supervisor)]

    private static let withdrawal = Cascade(
        .withdraw, on: .children, kinds: [.ordinaryHandling, .simpleHandling, .suggestion])
}

/// 管辖争议 (art 24(1), R-137): the common superior decides; without one the joint conference coordinates. No clock stands still, and
/// whoever brought the dispute does not decide it.
package enum JurisdictionDisputes {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case disputed, referredToConference, jurisdictionDecided
    }

    package static let workflow = Workflow<Stage>(
        kind: .jurisdictionDispute,
        opening: .disputed,
        startsOnOpening: [],
        resting: [],
        terminal: [.jurisdictionDecided],
        steps: [
            Step(
                from: .disputed, verb: .statePosition, to: .disputed, by: [.role(.clerk)], desk: .registrar,
                article: "24(1)"),
            Step(
                from: .disputed, verb: .decideJurisdiction, to: .jurisdictionDecided, by: deciders, article: "24(1)",
                guards: [.secondPerson]),
            Step(
                from: .disputed, verb: .referToConference, to: .referredToConference, by: [.role(.clerk)],
                desk: .registrar, article: "24(1)"),
            Step(
                from: .referredToConference, verb: .decideJurisdiction, to: .jurisdictionDecided, by: deciders,
                article: "24(1), 11-13", guards: [.secondPerson]),
        ])

    private static let deciders: [Performer] = [.role(.leader), .role(.approver), .role(.clerk)]
}
