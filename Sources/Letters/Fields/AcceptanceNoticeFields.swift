// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 受理告知书 (F-02, art 23): that it was received, on which path and by which procedure it is handled.
package struct AcceptanceNoticeFields: LetterFields {
    package static let kind = LetterKind.acceptanceNotice

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    /// How it reached the unit: brought directly, transferred or assigned.
    package var source: String
    package var acceptedOn: String
    /// What it is about, in one sentence.
    package var matter: String
    package var purpose: String
    /// Its procedure, limit and remedy: those of art 31(6) are not those of 31(5).
    package var path: LetterPath
    /// The last day, where the limit is a number of days.
    package var dueOn: String?

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, source: String, acceptedOn: String,
        matter: String, purpose: String, path: LetterPath, dueOn: String? = nil
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.source = source
        self.acceptedOn = acceptedOn
        self.matter = matter
        self.purpose = purpose
        self.path = path
        self.dueOn = dueOn
    }
}
