// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 信访处理意见书 (F-11, arts 32, 34, 35): one outcome for each claim, never without basis; no court is named.
package struct HandlingOpinionFields: LetterFields {
    package static let kind = LetterKind.handlingOpinion

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var acceptedOn: String
    /// The extended due day (art 34).
    package var extendedTo: String?
    package var claims: [LetterClaim]
    /// 事实和理由, a paragraph each.
    package var facts: [String]
    package var bases: [String]
    /// 处理意见, a paragraph each.
    package var opinion: [String]
    /// The next higher unit (art 35).
    package var reviewUnitName: String
    package var reviewDays: Int
    /// 抄送.
    package var copies: [String]?

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, acceptedOn: String, extendedTo: String? = nil,
        claims: [LetterClaim], facts: [String], bases: [String], opinion: [String], reviewUnitName: String,
        reviewDays: Int, copies: [String]? = nil
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.acceptedOn = acceptedOn
        self.extendedTo = extendedTo
        self.claims = claims
        self.facts = facts
        self.bases = bases
        self.opinion = opinion
        self.reviewUnitName = reviewUnitName
        self.reviewDays = reviewDays
        self.copies = copies
    }
}
