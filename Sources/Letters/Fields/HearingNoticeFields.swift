// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 听证通知书 (F-14, arts 31(6), 36): when, where, before whom, on what.
package struct HearingNoticeFields: LetterFields {
    package static let kind = LetterKind.hearingNotice

    package var head: LetterHead
    package var petitionerName: String
    package var matter: String
    package var heldAt: String
    package var place: String
    package var chairName: String
    package var members: [String]
    package var topics: [String]
    package var isPublic: Bool

    package init(
        head: LetterHead, petitionerName: String, matter: String, heldAt: String, place: String, chairName: String,
        members: [String], topics: [String], isPublic: Bool
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.matter = matter
        self.heldAt = heldAt
        self.place = place
        self.chairName = chairName
        self.members = members
        self.topics = topics
        self.isPublic = isPublic
    }
}
