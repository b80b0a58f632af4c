// SPDX-License-Identifier: Apache-2.0

/// 不予办理的理由: the law or a permission says no. It carries a code (words are looked up at the edge) and the article.
package struct Refusal: Error, Hashable, Codable, Sendable {
    /// Why. One word entry a code in every locale file (`refusals.<code>`).
    package enum Code: String, Codable, Sendable, CaseIterable {
        /// The step does not exist from this stage.
        case notAtThisStage
        /// The step exists, but not for this person.
        case notYours
        /// Somebody acted in between.
        case stale
        /// There is no such thing for you.
        case unseen
        /// The day lies in the future.
        case futureDay
        /// The day lies before the matter was received.
        case beforeReceipt
        /// 已过5个工作日 (art 23(3)).
        case objectionTooLate
        /// After acceptance a matter stays (R-135, W8).
        case alreadyAccepted
        /// An extension is asked for before the due day (art 34).
        case extensionTooLate
        /// One extension only (art 34).
        case extensionUsed
        /// A result needs a path.
        case pathMissing
        /// Class first: a transfer needs a purpose (art 29-31).
        case purposeMissing
        /// An accusation is handed over under seal: to the discipline organ, or with a reason to another organ with power over it (art 30, R-131e, R-160).
        case accusationElsewhere
        /// What was sealed stays sealed until two named people have unsealed it (art 30(3)).
        case staysSealed
        /// Hand-over is to political-legal or discipline organs only (R-131d, R-131e).
        case notAHandOverOrgan
        /// A notice about a cadre goes to an organisation or personnel department (art 30(2)).
        case notAPersonnelOrgan
        /// Not to oneself.
        case sameUnit
        /// The letter is being made; service needs it.
        case letterNotReady
        /// The opinion has not been written.
        case opinionMissing
        /// The handling ended by an agreement: there is no opinion to review, correct or revoke (arts 33, 35).
        case noOpinionStands
        /// Only an assigned matter is fed back (art 22(3)).
        case notAssigned
        /// The window for a rating has closed.
        case ratingClosed
        /// A sealed matter needs two named people at least (art 30(3)).
        case tooFewKeyHolders
        /// The named feedback day lies before today.
        case feedbackDayPassed
        /// Proceedings of this kind are not opened for this matter.
        case notOpenable
        /// The journal names a rule version that is not loaded.
        case ruleMissing
        /// System, security and audit administrators are three persons (三员分立).
        case separatedAdministrators
        /// A second person is needed.
        case ownDraft
        /// Nobody decides on his own recusal (art 28(3)).
        case ownInterest
        /// 回避: the person is locked out of the matter (art 28(3)).
        case recused
        /// What is decided or made as a paper is of the day on which it is recorded (rules 9.4).
        case takesEffectToday
        /// Entered after its day without a reason (rules 9.4).
        case backdatedWithoutReason
        /// A day that must lie ahead has passed.
        case dayPassed
        /// The day by which the draft orders something has passed (arts 32(2), 35, 36).
        case draftedDayPassed
        /// The hearing was notified for a later day (art 36(2), R-186).
        case hearingBeforeNotice
        /// A hearing was notified and neither held nor cancelled (arts 31(6), 36(2)).
        case hearingPending
        /// What the hearing was for is decided already.
        case hearingTooLate
        /// 申明了利害关系，还没有决定: nothing more is done until then (art 28(3)).
        case interestOpen
        /// The step is for accusations.
        case notAnAccusation
        /// Never to the unit that is accused, or to one above or below it (art 30(3)).
        case accusedUnit
        /// Not fit for the simple procedure.
        case notSimple
        /// Two units have objected: the competence is decided first (art 24(1)).
        case disputeFirst
        /// The competence is decided: it goes to that unit (art 24(1)).
        case jurisdictionDecided
        /// The claim goes a statutory path: it is brought there, not accepted here (art 31).
        case pathIsElsewhere
        /// The claim is one for ordinary handling (art 31(6)).
        case pathIsOrdinary
        /// The claim is on no statutory path that it could be left to.
        case notOnPath
        /// A corrected path needs its reason.
        case pathReasonMissing
        /// A path is corrected once.
        case pathCorrectedBefore
        /// What is not supported leaves the simple procedure first.
        case convertFirst
        /// After an order to decide again: what is different?
        case sameOpinionAgain
        /// Served before it was decided.
        case servedBeforeDecided
        /// An earlier act of the same proceeding has a later day.
        case beforeLastAct
        /// The hearing ends before it begins.
        case hearingEndsBeforeStart
        /// A hearing is under way.
        case hearingRuns
        /// The opinion was reviewed, or is being reviewed (arts 35, 36).
        case reviewedBefore
        /// The letter was revoked, changed or sent back: it is not corrected any more (arts 27, 32).
        case letterFell
        /// A review of what the letter decides was asked for: it is judged there, not corrected (arts 35, 36).
        case letterUnderReview
        /// The handling is still under way: there is nothing to report as done (art 22(3)).
        case handlingOpen
        /// The review opinion has been acted upon: only a re-review changes it (art 36).
        case reviewTookEffect
        /// The request came after the window; a good reason is needed (arts 35, 36).
        case reviewTooLate
        /// The clerk has said what is new: it is dealt with as a new matter.
        case newFactsAccepted
        /// The request for review bears a day before the written opinion was received (arts 35, 36).
        case requestedBeforeServed
        /// The notice is not overdue, or the sixty days run already (art 23(2)).
        case noticeNotOverdue
        /// No body is entered that may review the unit.
        case noReviewBody
        /// First dissuade and educate (art 47(1)).
        case educateFirst
        /// The agent's power of attorney does not hold this (S2:27).
        case outsideScope
        /// A password that opens sealed matters or looks after the system is reset with the security administrator's word.
        case resetNotPermitted
        /// Who is accused is written down before an organ is told (art 30(2)-(3)).
        case accusedUnnamed
        /// The unit was not named as accused, so nothing is to be put right (art 30(3)).
        case unitNotNamed
        /// Whom an accusation is about is cleared first: nothing is unsealed for them to read (art 30(3), R-161).
        case accusedStands
        /// A decision stands, or another procedure has the claim: that is taken back or left before anything is sealed (arts 30, 31, 32).
        case decidedAlready
        /// Something about who may open the file, or whether it stays sealed, waits to be decided.
        case circleOpen
        /// No review follows the answer to a suggestion (art 29, R-150).
        case suggestionNotReviewed
        /// A power of attorney needs somebody who acts for the petitioner (S2:27, F-31).
        case noAgent
        /// The petitioner asked to be kept from the unit; the registering office may release it (S2:22(4)).
        case identityKept
    }

    package let code: Code
    /// 条: the article or the rule id that says so, such as `信访工作条例 23(3)`.
    package let article: String
    /// Values for the sentence: dates in ISO form, numbers.
    package let values: [String: String]

    package init(_ code: Code, article: String, values: [String: String] = [:]) {
        self.code = code
        self.article = article
        self.values = values
    }
}
