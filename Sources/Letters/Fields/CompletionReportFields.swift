// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 办结报告 (F-20, art 22(3)): to the assigning office by the day it named.
package struct CompletionReportFields: LetterFields {
    package static let kind = LetterKind.completionReport

    package var head: LetterHead
    package var addresseeName: String
    /// The unit's head.
    package var signatoryName: String
    package var assignmentNumber: String
    package var assignedOn: String
    package var petitionerName: String
    package var matter: String
    package var claims: [String]
    package var investigation: [String]
    package var handling: [String]
    package var approvedOn: String
    package var handlerName: String
    package var handlerPhone: String?
    /// The reply that the petitioner signed for.
    package var attachments: [String]?

    package init(
        head: LetterHead, addresseeName: String, signatoryName: String, assignmentNumber: String, assignedOn: String,
        petitionerName: String, matter: String, claims: [String], investigation: [String], handling: [String],
        approvedOn: String, handlerName: String, handlerPhone: String? = nil, attachments: [String]? = nil
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.signatoryName = signatoryName
        self.assignmentNumber = assignmentNumber
        self.assignedOn = assignedOn
        self.petitionerName = petitionerName
        self.matter = matter
        self.claims = claims
        self.investigation = investigation
        self.handling = handling
        self.approvedOn = approvedOn
        self.handlerName = handlerName
        self.handlerPhone = handlerPhone
        self.attachments = attachments
    }
}
