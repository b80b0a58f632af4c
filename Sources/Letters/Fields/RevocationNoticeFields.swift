// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 撤销决定书: a letter that is no longer valid, and what takes its place.
package struct RevocationNoticeFields: LetterFields {
    package static let kind = LetterKind.revocationNotice

    package var head: LetterHead
    package var addresseeName: String
    package var revokedTitle: String
    package var revokedNumber: String
    package var revokedOn: String
    package var reasons: [String]
    package var bases: [String]
    package var consequences: [String]
    /// By when that is done; nil where no day counts yet.
    package var dueOn: String?
    /// 救济途径: what may be asked for then.
    package var remedies: [String]

    package init(
        head: LetterHead, addresseeName: String, revokedTitle: String, revokedNumber: String, revokedOn: String,
        reasons: [String], bases: [String], consequences: [String], dueOn: String? = nil, remedies: [String]
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.revokedTitle = revokedTitle
        self.revokedNumber = revokedNumber
        self.revokedOn = revokedOn
        self.reasons = reasons
        self.bases = bases
        self.consequences = consequences
        self.dueOn = dueOn
        self.remedies = remedies
    }
}
