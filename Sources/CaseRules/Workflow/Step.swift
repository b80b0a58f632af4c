// SPDX-License-Identifier: Apache-2.0

/// The stored name of a stage; words are looked up as `stages.<code>`.
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
    /// In which unit a member of staff must hold the role.
    package var desk = Desk.holder
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
    /// Clocks of the parent proceeding whose time stops counting here, or counts again (art 36(2)).
    package var suspends: [ClockID] = []
    package var releases: [ClockID] = []
    /// Clocks of the proceedings above that end without being met: what they limit can no longer be done.
    package var endsAbove: [ClockID] = []
    package var opens: [Opening] = []
    /// Clocks that go over, running, to the proceeding that this step opens.
    package var carries: [ClockID] = []
    /// What this step does to another proceeding of the matter in the same transaction.
    package var cascades: [Cascade] = []
    package var issues: [LetterKind] = []
    package var guards: [Guard] = []
    package var hands: Hands = .stays
}

/// 开启: a proceeding that a step opens.
package struct Opening: Hashable, Sendable {
    package let kind: ProceedingKind
    /// Another stage than the table's first.
    package var stage: StageCode?
    package var unit = Place.same
    /// From which day its first clocks count.
    package var from = Origin.act

    package init(_ kind: ProceedingKind, at stage: StageCode? = nil, unit: Place = .same, from: Origin = .act) {
        self.kind = kind
        self.stage = stage
        self.unit = unit
        self.from = from
    }

    /// Which unit holds it.
    package enum Place: Hashable, Sendable {
        case same, target, registrar
        /// The unit that has just sent the matter on; where none has, the own one.
        case sender
        /// The unit that decides on a recusal: the own one, or the one above where nobody else of it may (art 28(3)).
        case decider
        /// The unit of the handling above: what a reviewer's own decision orders is done by it.
        case handler
    }

    /// The act's day, or the first day of the proceeding that it comes from.
    package enum Origin: Hashable, Sendable {
        case act, opened
    }
}

/// Whose staff may do a step.
package enum Desk: Hashable, Sendable {
    /// The unit that holds the proceeding.
    case holder
    /// The unit that registered the matter.
    case registrar
    /// The unit that the act names: a review is asked for at the reviewer's.
    case target
    /// The unit that holds the proceeding or the one that registered the matter: of an accusation both hold the key (art 30(3)).
    case holderOrRegistrar
}

/// A step on another proceeding of the same matter, performed by the system in the same transaction.
package struct Cascade: Hashable, Sendable {
    package enum Relation: Hashable, Sendable {
        /// Every open one that this proceeding opened, or that one of those opened.
        case children
        /// The nearest one that this proceeding came from.
        case parent
        /// Every open one of the matter, wherever it came from.
        case matter
        /// Every open rating of the matter that is not within the scope of ratings any more.
        case unratable
        /// This one: an accusation whose organ is now accused itself leaves it (art 30(3)).
        case itself
    }

    package let verb: Verb
    package let on: Relation
    /// The kinds that it concerns.
    package let kinds: [ProceedingKind]

    package init(_ verb: Verb, on: Relation, kinds: [ProceedingKind]) {
        self.verb = verb
        self.on = on
        self.kinds = kinds
    }
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
    case purposeKnown, staysSealed, notAccusation, isAccusation, targetIsHandOverOrgan, accusationToDiscipline
    case targetIsAnother, targetNotAccused, bouncesLeft, simpleFits
    case withinObjectionWindow, notYetAccepted, feedbackDayAhead
    case pathIsSix, pathIsStatutory, pathAsProposed, pathUncorrected, supportsOnly, noticeOverdue
    case extensionUnused, beforeHandlingDue
    case secondPerson, notInterested, saysWhatIsDifferent
    case letterRendered, servedDayIsPossible, signedDayIsPossible, ratingOpen
    case opinionStands, agreementStands, notYetReviewed, reviewInTime, requestedAfterDecision, nothingNew,
        notSuggestion, accusedNamed
    case accusedStated, targetIsPersonnel, unitIsNamed, pathLeadsElsewhere
    case pathTakenForReview, noHearingYet, hearingEndsAfterStart, nothingFollowed, noOtherReview, handlingEnded
    case namedDayAhead, noHearingPending, openedAsNotified, decisionOpen
    case dissuadedFirst, replyUnserved, nobodyAccused, circleSettled, nothingDecided
}
