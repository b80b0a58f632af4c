// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 异议处理通知书 (F-10, art 23): the sender agrees or does not.
package struct ObjectionDecisionFields: LetterFields {
    package static let kind = LetterKind.objectionDecision

    package var head: LetterHead
    package var addresseeName: String
    package var letterNumber: String
    package var objectedOn: String
    package var matter: String
    package var isAgreed: Bool
    package var reasons: [String]
    /// Who gets it instead.
    package var newUnitName: String?

    package init(
        head: LetterHead, addresseeName: String, letterNumber: String, objectedOn: String, matter: String,
        isAgreed: Bool, reasons: [String], newUnitName: String? = nil
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.letterNumber = letterNumber
        self.objectedOn = objectedOn
        self.matter = matter
        self.isAgreed = isAgreed
        self.reasons = reasons
        self.newUnitName = newUnitName
    }
}
