// SPDX-License-Identifier: Apache-2.0

/// 信访处理意见书 (F-11): one stored property for each placeholder of the template, frozen when it is approved.
package struct HandlingOpinionFields: Codable, Equatable, Sendable {
    /// 诉求及处理结果: every claim is answered (art 32).
    package struct Claim: Codable, Equatable, Sendable {
        package let text: String
        /// 支持, 解释说明 or 不支持, in the statute's words.
        package let outcome: String
        package let hasExplanation: Bool
        package let explanation: String

        package init(text: String, outcome: String) {
            self.text = text
            self.outcome = outcome
            hasExplanation = false
            explanation = ""
        }
    }

    package var isDemonstration: Bool
    package var unitName: String
    package var documentNumber: String
    package var matterNumber: String
    package var petitionerName: String
    package var receivedOn: String
    package var acceptedOn: String
    package var issuedOn: String
    package var isExtended: Bool
    package var extendedTo: String
    package var claims: [Claim]
    package var facts: [String]
    package var bases: [String]
    package var opinion: [String]
    package var reviewUnitName: String
    package var reviewDays: Int
    package var hasContact = false
    package var contactOffice = ""
    package var contactPhone = ""
    package var contactAddress = ""
    package var hasVerification = false
    package var verificationAddress = ""
    package var verificationMark = ""
    package var hasCopies = false
    package var copies = ""

    package init(
        isDemonstration: Bool, unitName: String, documentNumber: String, matterNumber: String, petitionerName: String,
        receivedOn: String, acceptedOn: String, issuedOn: String, extendedTo: String?, claims: [Claim],
        facts: [String], bases: [String], opinion: [String], reviewUnitName: String, reviewDays: Int
    ) {
        self.isDemonstration = isDemonstration
        self.unitName = unitName
        self.documentNumber = documentNumber
        self.matterNumber = matterNumber
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.acceptedOn = acceptedOn
        self.issuedOn = issuedOn
        isExtended = extendedTo != nil
        self.extendedTo = extendedTo ?? ""
        self.claims = claims
        self.facts = facts
        self.bases = bases
        self.opinion = opinion
        self.reviewUnitName = reviewUnitName
        self.reviewDays = reviewDays
    }
}
