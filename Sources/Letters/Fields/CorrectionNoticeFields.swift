// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 更正通知书: of a slip of the pen, never of the decision.
package struct CorrectionNoticeFields: LetterFields {
    package static let kind = LetterKind.correctionNotice

    /// 更正之处.
    package struct Correction: Codable, Equatable, Sendable {
        package var place: String
        package var wrong: String
        package var right: String

        package init(
            place: String, wrong: String, right: String
        ) {
            self.place = place
            self.wrong = wrong
            self.right = right
        }
    }

    package var head: LetterHead
    package var addresseeName: String
    package var correctedTitle: String
    package var correctedNumber: String
    package var correctedOn: String
    package var corrections: [Correction]
    package var reason: String

    package init(
        head: LetterHead, addresseeName: String, correctedTitle: String, correctedNumber: String,
        correctedOn: String, corrections: [Correction], reason: String
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.correctedTitle = correctedTitle
        self.correctedNumber = correctedNumber
        self.correctedOn = correctedOn
        self.corrections = corrections
        self.reason = reason
    }
}
