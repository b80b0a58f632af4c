// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 异议申请单 (F-10, art 23): a unit objects within five working days, with detailed reasons.
package struct ObjectionFormFields: LetterFields {
    package static let kind = LetterKind.objectionForm

    package var head: LetterHead
    /// The sender.
    package var addresseeName: String
    /// Of the transfer or assignment.
    package var letterNumber: String
    package var unitReceivedOn: String
    package var petitionerName: String
    package var matter: String
    package var reasons: [String]
    package var bases: [String]?
    package var suggestedUnit: String?
    package var handlerName: String
    package var handlerPhone: String?

    package init(
        head: LetterHead, addresseeName: String, letterNumber: String, unitReceivedOn: String,
        petitionerName: String, matter: String, reasons: [String], bases: [String]? = nil, suggestedUnit: String? = nil,
        handlerName: String, handlerPhone: String? = nil
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.letterNumber = letterNumber
        self.unitReceivedOn = unitReceivedOn
        self.petitionerName = petitionerName
        self.matter = matter
        self.reasons = reasons
        self.bases = bases
        self.suggestedUnit = suggestedUnit
        self.handlerName = handlerName
        self.handlerPhone = handlerPhone
    }
}
