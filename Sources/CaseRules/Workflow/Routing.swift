// SPDX-License-Identifier: Apache-2.0

/// 登记与转办 (arts 22, 23): a filing is registered, classed and brought to the unit that must deal with it.
package enum Routing {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case registered, forwarded, assigned, received, receivedForFeedback, objected, objectedForFeedback
        case repliedDirectly, handedOver, kept, fedBack
    }

    /// The table. `received` rests: the unit's own handling proceeding goes on, routing only waits for an objection.
    package static let workflow = Workflow<Stage>(
        kind: .routing,
        opening: .registered,
        startsOnOpening: [],
        resting: [.received],
        terminal: [.repliedDirectly, .handedOver, .kept, .fedBack],
        steps: [
            Step(
                from: .registered, verb: .classify, to: .registered, by: [.role(.clerk)], article: "29-31",
                guards: [.staysSealed]),
            Step(
                from: .registered, verb: .transfer, to: .forwarded, by: [.role(.clerk)], article: "22(1)-(2)",
                meets: [.disposal, .directNotice], guards: [.purposeKnown, .notAccusation, .targetIsAnother],
                hands: .toTarget),
            Step(
                from: .registered, verb: .assign, to: .assigned, by: [.role(.clerk)], article: "22(3)",
                meets: [.disposal, .directNotice], starts: [.feedback],
                guards: [.purposeKnown, .notAccusation, .targetIsAnother, .feedbackDayAhead], hands: .toTarget),
            Step(
                from: .registered, verb: .replyDirectly, to: .repliedDirectly, by: [.role(.clerk)], article: "22",
                meets: [.disposal, .directNotice], guards: [.purposeKnown, .notAccusation]),
            Step(
                from: .registered, verb: .handOver, to: .handedOver, by: [.role(.clerk)], article: "22(4), 30",
                meets: [.disposal, .directNotice],
                guards: [.purposeKnown, .targetIsHandOverOrgan, .accusationToDiscipline],
                hands: .toTarget),
            Step(
                from: .registered, verb: .keep, to: .kept, by: [.role(.clerk), .role(.handler)], article: "23(1)",
                opens: [.ordinaryHandling], carries: [.disposal, .directNotice],
                guards: [.purposeKnown, .notAccusation]),
            Step(
                from: .forwarded, verb: .receive, to: .received,
                by: [.role(.handler), .role(.clerk), .system], article: "23(2), R-134",
                starts: [.objection], opens: [.ordinaryHandling]),
            Step(
                from: .assigned, verb: .receive, to: .receivedForFeedback,
                by: [.role(.handler), .role(.clerk), .system], article: "23(2), R-134",
                starts: [.objection], opens: [.ordinaryHandling]),
            Step(
                from: .received, verb: .object, to: .objected, by: [.role(.handler)], article: "23(3)",
                meets: [.objection], guards: [.withinObjectionWindow, .notYetAccepted], hands: .toSender),
            Step(
                from: .receivedForFeedback, verb: .object, to: .objectedForFeedback, by: [.role(.handler)],
                article: "23(3)",
                meets: [.objection], guards: [.withinObjectionWindow, .notYetAccepted], hands: .toSender),
            Step(
                from: .objected, verb: .agreeToObjection, to: .registered, by: [.role(.clerk)], article: "23(3)",
                resumes: [.disposal, .directNotice], cascades: [Cascade(kind: .ordinaryHandling, verb: .withdraw)],
                hands: .senderKeeps),
            Step(
                from: .objectedForFeedback, verb: .agreeToObjection, to: .registered, by: [.role(.clerk)],
                article: "23(3)", stops: [.feedback], resumes: [.disposal, .directNotice],
                cascades: [Cascade(kind: .ordinaryHandling, verb: .withdraw)], hands: .senderKeeps),
            Step(
                from: .objected, verb: .refuseObjection, to: .received, by: [.role(.clerk)], article: "23(3)",
                hands: .toObjector),
            Step(
                from: .objectedForFeedback, verb: .refuseObjection, to: .receivedForFeedback, by: [.role(.clerk)],
                article: "23(3)", hands: .toObjector),
            Step(
                from: .receivedForFeedback, verb: .feedBack, to: .fedBack, by: [.role(.handler)],
                article: "22(3), F-20", meets: [.feedback]),
        ])
}
