// SPDX-License-Identifier: Apache-2.0

/// 一般程序 (arts 23, 31(6), 32, 34): the competent unit tells, handles, decides and serves.
package enum OrdinaryHandling {
    /// 环节名称.
    package enum Stage: String, Sendable, CaseIterable {
        case awaitingAcceptance, handling, extensionRequested, opinionDrafted, opinionApproved, dispatched
        case closed, notAccepted, returned
    }

    /// The table. It closes on proven service; the petitioner's window for a review (K-07) runs beside it.
    package static let workflow = Workflow<Stage>(
        kind: .ordinaryHandling,
        opening: .awaitingAcceptance,
        startsOnOpening: [.transferNotice],
        resting: [],
        terminal: [.closed, .notAccepted, .returned],
        steps: [
            Step(
                from: .awaitingAcceptance, verb: .accept, to: .handling, by: [.role(.handler)], article: "23(1)-(2)",
                meets: [.disposal, .directNotice, .transferNotice], starts: [.handling]),
            Step(
                from: .awaitingAcceptance, verb: .decline, to: .notAccepted, by: [.role(.handler)],
                article: "19(3), 22, 23", meets: [.disposal, .directNotice, .transferNotice]),
            Step(
                from: .awaitingAcceptance, verb: .withdraw, to: .returned, by: [.system], article: "23(3)",
                stops: [.transferNotice]),
            Step(
                from: .handling, verb: .requestExtension, to: .extensionRequested, by: [.role(.handler)],
                article: "34", guards: [.extensionUnused, .beforeHandlingDue]),
            Step(
                from: .extensionRequested, verb: .approveExtension, to: .handling, by: [.role(.approver)],
                article: "34", extends: .handling),
            Step(
                from: .extensionRequested, verb: .refuseExtension, to: .handling, by: [.role(.approver)],
                article: "34"),
            Step(
                from: .handling, verb: .draftOpinion, to: .opinionDrafted, by: [.role(.handler)], article: "32"),
            Step(
                from: .opinionDrafted, verb: .returnOpinion, to: .handling, by: [.role(.approver)],
                article: "31(6), W8"),
            Step(
                from: .opinionDrafted, verb: .approveOpinion, to: .opinionApproved, by: [.role(.approver)],
                article: "31(6), 32", issues: [.handlingOpinion]),
            Step(
                from: .opinionApproved, verb: .dispatchOpinion, to: .dispatched, by: [.role(.handler)],
                article: "32, 35, F-21", guards: [.letterRendered]),
            Step(
                from: .opinionApproved, verb: .proveService, to: .closed, by: [.role(.handler)],
                article: "34, 35, F-21", meets: [.handling], starts: [.reviewRequest], opens: [.rating],
                guards: [.letterRendered, .servedDayIsPossible]),
            Step(
                from: .dispatched, verb: .proveService, to: .closed, by: [.role(.handler)],
                article: "34, 35, F-21", meets: [.handling], starts: [.reviewRequest], opens: [.rating],
                guards: [.letterRendered, .servedDayIsPossible]),
        ])
}
