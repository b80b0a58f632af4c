// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 听证笔录 (F-14, arts 31(6), 36): what was said, to be signed.
package struct HearingRecordFields: LetterFields {
    package static let kind = LetterKind.hearingRecord

    /// 发言.
    package struct Statement: Codable, Equatable, Sendable {
        /// Nil where the record says it in the line itself.
        package var speaker: String?
        package var words: String

        package init(
            speaker: String? = nil, words: String
        ) {
            self.speaker = speaker
            self.words = words
        }
    }

    package var head: LetterHead
    package var matter: String
    package var heldAt: String
    package var closedAt: String
    package var place: String
    package var chairName: String
    package var recorderName: String
    package var members: [String]
    package var attendees: [String]
    package var topics: [String]
    package var statements: [Statement]

    package init(
        head: LetterHead, matter: String, heldAt: String, closedAt: String, place: String, chairName: String,
        recorderName: String, members: [String], attendees: [String], topics: [String], statements: [Statement]
    ) {
        self.head = head
        self.matter = matter
        self.heldAt = heldAt
        self.closedAt = closedAt
        self.place = place
        self.chairName = chairName
        self.recorderName = recorderName
        self.members = members
        self.attendees = attendees
        self.topics = topics
        self.statements = statements
    }
}
