// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 复核意见书 (F-13, art 36): the last opinion of the petition procedure.
package struct ReReviewOpinionFields: LetterFields {
    package static let kind = LetterKind.reReviewOpinion

    /// 听证.
    package struct Hearing: Codable, Equatable, Sendable {
        package var openedOn: String
        package var closedOn: String
        /// Left out of the thirty.
        package var days: Int

        package init(
            openedOn: String, closedOn: String, days: Int
        ) {
            self.openedOn = openedOn
            self.closedOn = closedOn
            self.days = days
        }
    }

    /// 责令重新办理.
    package struct Redecision: Codable, Equatable, Sendable {
        package var unitName: String
        package var dueOn: String

        package init(
            unitName: String, dueOn: String
        ) {
            self.unitName = unitName
            self.dueOn = dueOn
        }
    }

    package var head: LetterHead
    package var applicantName: String
    package var handlingUnitName: String
    package var handlingNumber: String
    /// The unit that reviewed.
    package var respondentName: String
    package var reviewNumber: String
    package var reviewOn: String
    package var requestedOn: String
    /// Its days do not count.
    package var hearing: Hearing?
    package var requests: [String]
    package var facts: [String]
    package var bases: [String]
    package var outcome: String
    package var opinion: [String]
    package var redecision: Redecision?
    package var copies: [String]?

    package init(
        head: LetterHead, applicantName: String, handlingUnitName: String, handlingNumber: String,
        respondentName: String, reviewNumber: String, reviewOn: String, requestedOn: String, hearing: Hearing? = nil,
        requests: [String], facts: [String], bases: [String], outcome: String, opinion: [String],
        redecision: Redecision? = nil, copies: [String]? = nil
    ) {
        self.head = head
        self.applicantName = applicantName
        self.handlingUnitName = handlingUnitName
        self.handlingNumber = handlingNumber
        self.respondentName = respondentName
        self.reviewNumber = reviewNumber
        self.reviewOn = reviewOn
        self.requestedOn = requestedOn
        self.hearing = hearing
        self.requests = requests
        self.facts = facts
        self.bases = bases
        self.outcome = outcome
        self.opinion = opinion
        self.redecision = redecision
        self.copies = copies
    }
}
