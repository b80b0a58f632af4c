// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 复查意见书 (F-12, art 35): of the next higher unit, with the right to ask for re-review.
package struct ReviewOpinionFields: LetterFields {
    package static let kind = LetterKind.reviewOpinion

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
    /// The unit whose opinion is reviewed.
    package var respondentName: String
    package var opinionNumber: String
    package var opinionOn: String
    /// When the request came in.
    package var requestedOn: String
    package var requests: [String]
    package var facts: [String]
    package var bases: [String]
    package var outcome: String
    package var opinion: [String]
    package var redecision: Redecision?
    package var reReviewUnitName: String
    package var reReviewDays: Int
    package var copies: [String]?

    package init(
        head: LetterHead, applicantName: String, respondentName: String, opinionNumber: String, opinionOn: String,
        requestedOn: String, requests: [String], facts: [String], bases: [String], outcome: String,
        opinion: [String], redecision: Redecision? = nil, reReviewUnitName: String, reReviewDays: Int,
        copies: [String]? = nil
    ) {
        self.head = head
        self.applicantName = applicantName
        self.respondentName = respondentName
        self.opinionNumber = opinionNumber
        self.opinionOn = opinionOn
        self.requestedOn = requestedOn
        self.requests = requests
        self.facts = facts
        self.bases = bases
        self.outcome = outcome
        self.opinion = opinion
        self.redecision = redecision
        self.reReviewUnitName = reReviewUnitName
        self.reReviewDays = reReviewDays
        self.copies = copies
    }
}
