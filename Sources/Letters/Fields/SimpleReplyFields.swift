// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 简易办理答复书 (simple procedure, R-220 to R-222): within ten working days of acceptance.
package struct SimpleReplyFields: LetterFields {
    package static let kind = LetterKind.simpleReply

    /// 复查权利 (art 35); the answer to a suggestion has none (art 29, R-150).
    package struct Review: Codable, Equatable, Sendable {
        package var reviewUnitName: String
        package var reviewDays: Int

        package init(reviewUnitName: String, reviewDays: Int) {
            self.reviewUnitName = reviewUnitName
            self.reviewDays = reviewDays
        }
    }

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var acceptedOn: String
    package var matter: String
    package var outcome: String
    package var reply: [String]
    package var bases: [String]?
    package var review: Review?

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, acceptedOn: String, matter: String,
        outcome: String, reply: [String], bases: [String]? = nil, review: Review?
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.acceptedOn = acceptedOn
        self.matter = matter
        self.outcome = outcome
        self.reply = reply
        self.bases = bases
        self.review = review
    }
}
