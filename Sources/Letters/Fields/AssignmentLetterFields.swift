// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 交办函 (F-09, art 22(3)): as a transfer, with a day for feedback and a completion report.
package struct AssignmentLetterFields: LetterFields {
    package static let kind = LetterKind.assignmentLetter

    package var head: LetterHead
    package var addresseeName: String
    /// Or what stands for it when the name is to be kept.
    package var petitionerName: String
    package var isConfidential: Bool
    package var channel: String
    package var receivedOn: String
    package var summary: [String]
    package var purpose: String
    /// As the sender proposes it.
    package var path: String?
    package var feedbackDueOn: String
    /// What the report is to say besides.
    package var requirements: [String]?
    package var attachments: [String]?

    package init(
        head: LetterHead, addresseeName: String, petitionerName: String, isConfidential: Bool, channel: String,
        receivedOn: String, summary: [String], purpose: String, path: String? = nil, feedbackDueOn: String,
        requirements: [String]? = nil, attachments: [String]? = nil
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.petitionerName = petitionerName
        self.isConfidential = isConfidential
        self.channel = channel
        self.receivedOn = receivedOn
        self.summary = summary
        self.purpose = purpose
        self.path = path
        self.feedbackDueOn = feedbackDueOn
        self.requirements = requirements
        self.attachments = attachments
    }
}
