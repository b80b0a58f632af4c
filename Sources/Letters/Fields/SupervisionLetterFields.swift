// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 督办函 (F-15, art 40): what went wrong, what to do, by when.
package struct SupervisionLetterFields: LetterFields {
    package static let kind = LetterKind.supervisionLetter

    package var head: LetterHead
    package var addresseeName: String
    package var matter: String
    /// 督办情形.
    package var trigger: String
    package var facts: [String]
    package var requirements: [String]
    package var dueOn: String
    /// The article on liability.
    package var liability: String

    package init(
        head: LetterHead, addresseeName: String, matter: String, trigger: String, facts: [String],
        requirements: [String], dueOn: String, liability: String
    ) {
        self.head = head
        self.addresseeName = addresseeName
        self.matter = matter
        self.trigger = trigger
        self.facts = facts
        self.requirements = requirements
        self.dueOn = dueOn
        self.liability = liability
    }
}
