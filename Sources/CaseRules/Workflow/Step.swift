// SPDX-License-Identifier: Apache-2.0

/// 程序种类: one `Workflow` table each.
package enum ProceedingKind: String, Codable, Sendable, CaseIterable {
    /// 登记与转办 (arts 22, 23): from the door to the competent unit.
    case routing
    /// 一般程序 (arts 23, 31(6), 32, 34).
    case ordinaryHandling
    /// 满意度评价.
    case rating
    /// 历史来件及回复: what an older register holds, no more.
    case historicReply
}

/// The stored name of a stage; words are looked up as `stages.<kind>.<code>`.
package struct StageCode: RawRepresentable, Hashable, Codable, Sendable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }
}

/// 环节: one line of a workflow table. It reads as a sentence: from this stage, by this act, these people bring the
/// proceeding to that stage under this article, which meets these clocks, starts those and issues that letter.
package struct Step<Stage: Hashable & Sendable>: Sendable {
    package let from: Stage
    package let verb: Verb
    package var to: Stage
    /// Who may.
    package let by: [Performer]
    /// Under which article or rule.
    package let article: String
    package var meets: [ClockID] = []
    package var starts: [ClockID] = []
    /// Clocks that end without being met, because the ground under them has gone.
    package var stops: [ClockID] = []
    /// Clocks that run again, from their own first day.
    package var resumes: [ClockID] = []
    /// The clock that an approved extension makes longer.
    package var extends: ClockID?
    package var opens: [ProceedingKind] = []
    /// Clocks that go over, running, to the proceeding that this step opens.
    package var carries: [ClockID] = []
    /// What this step does to a sibling proceeding in the same transaction.
    package var cascades: [Cascade] = []
    package var issues: [LetterKind] = []
    package var guards: [Guard] = []
    package var hands: Hands = .stays
}

/// A step on a sibling proceeding of the same matter, performed by the system in the same transaction.
package struct Cascade: Hashable, Sendable {
    package let kind: ProceedingKind
    package let verb: Verb
}

/// Which unit holds the proceeding after a step.
package enum Hands: Hashable, Sendable {
    /// The same unit.
    case stays
    /// The unit that the act names; the present one becomes the sender.
    case toTarget
    /// Back to the sender, who must decide; the present one is remembered.
    case toSender
    /// The unit that had objected gets it back.
    case toObjector
    /// The sender keeps it and the objector is out.
    case senderKeeps
}

/// A condition beside stage and role: a named pure function (see `Guard+Holding.swift`).
package enum Guard: Hashable, Sendable, CaseIterable {
    case purposeKnown, staysSealed, notAccusation, targetIsHandOverOrgan, accusationToDiscipline, targetIsAnother
    case withinObjectionWindow, notYetAccepted, feedbackDayAhead
    case extensionUnused, beforeHandlingDue
    case letterRendered, servedDayIsPossible, ratingOpen
}
