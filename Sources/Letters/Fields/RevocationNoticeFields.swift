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

    package init(
        head: LetterHead, addresseeName: String, revokedTitle: String, revokedNumber: String, revokedOn: String,
        reasons: [String], bases: [String], consequences: [String]
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.revokedTitle = revokedTitle
        self.revokedNumber = revokedNumber
        self.revokedOn = revokedOn
        self.reasons = reasons
        self.bases = bases
        self.consequences = consequences
    }
}
