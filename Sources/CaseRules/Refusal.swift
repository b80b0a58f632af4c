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
        /// An accusation goes to the discipline organ and nowhere else (art 30, R-131e).
        case accusationElsewhere
        /// What was sealed stays sealed (art 30(3)).
        case staysSealed
        /// Hand-over is to political-legal or discipline organs only (R-131d, R-131e).
        case notAHandOverOrgan
        /// Not to oneself.
        case sameUnit
        /// The letter is being made; service needs it.
        case letterNotReady
        /// The opinion has not been written.
        case opinionMissing
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
        /// A password that opens sealed matters or looks after the system is reset with the security administrator's word.
        case resetNotPermitted
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
