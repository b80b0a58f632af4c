// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 听证结论 (F-14, arts 31(6), 36): a basis of the opinion.
package struct HearingConclusionFields: LetterFields {
    package static let kind = LetterKind.hearingConclusion

    package var head: LetterHead
    package var petitionerName: String
    package var matter: String
    package var heldAt: String
    package var place: String
    package var chairName: String
    package var members: [String]
    package var facts: [String]
    package var conclusions: [String]
    /// Left out of the thirty days of re-review (art 36).
    package var excludedDays: Int?

    package init(
        head: LetterHead, petitionerName: String, matter: String, heldAt: String, place: String, chairName: String,
        members: [String], facts: [String], conclusions: [String], excludedDays: Int? = nil
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.matter = matter
        self.heldAt = heldAt
        self.place = place
        self.chairName = chairName
        self.members = members
        self.facts = facts
        self.conclusions = conclusions
        self.excludedDays = excludedDays
    }
}
