// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 不再受理告知书 (F-06, art 36): after re-review, on the same facts and reasons.
package struct FinalNonAcceptanceFields: LetterFields {
    package static let kind = LetterKind.finalNonAcceptance

    /// 已作出的意见.
    package struct Opinion: Codable, Equatable, Sendable {
        package var title: String
        package var unitName: String
        package var number: String
        package var decidedOn: String

        package init(
            title: String, unitName: String, number: String, decidedOn: String
        ) {
            self.title = title
            self.unitName = unitName
            self.number = number
            self.decidedOn = decidedOn
        }
    }

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var matter: String
    /// All three, in their order.
    package var opinions: [Opinion]
    /// Why facts and reasons are the same.
    package var sameness: [String]

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, matter: String, opinions: [Opinion],
        sameness: [String]
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.matter = matter
        self.opinions = opinions
        self.sameness = sameness
    }
}
