// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 延长办理期限告知书 (F-07, art 34): the new last day and why.
package struct ExtensionNoticeFields: LetterFields {
    package static let kind = LetterKind.extensionNotice

    package var head: LetterHead
    package var petitionerName: String
    package var matter: String
    package var acceptedOn: String
    package var dueOn: String
    /// At most thirty.
    package var days: Int
    package var extendedTo: String
    package var reasons: [String]
    /// The responsible person of the unit, by post.
    package var approver: String

    package init(
        head: LetterHead, petitionerName: String, matter: String, acceptedOn: String, dueOn: String, days: Int,
        extendedTo: String, reasons: [String], approver: String
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.matter = matter
        self.acceptedOn = acceptedOn
        self.dueOn = dueOn
        self.days = days
        self.extendedTo = extendedTo
        self.reasons = reasons
        self.approver = approver
    }
}
