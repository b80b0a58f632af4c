// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 反映干部问题信访情况通报 (art 30(2)): to the organisation department. Who complained has no place here: there is no such field.
package struct CadreNoticeFields: LetterFields {
    package static let kind = LetterKind.cadreNotice

    package var head: LetterHead
    package var addresseeName: String
    package var cadreName: String
    package var cadrePost: String
    package var receivedOn: String
    /// Facts only, nothing by which the source could be guessed.
    package var summary: [String]
    /// Then the party secretary and the leader in charge are told too.
    package var isGrave: Bool
    /// The organ that handles it.
    package var handedTo: String

    package init(
        head: LetterHead, addresseeName: String, cadreName: String, cadrePost: String, receivedOn: String,
        summary: [String], isGrave: Bool, handedTo: String
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.cadreName = cadreName
        self.cadrePost = cadrePost
        self.receivedOn = receivedOn
        self.summary = summary
        self.isGrave = isGrave
        self.handedTo = handedTo
    }
}
