// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 建议答复函 (F-25, art 29): adopted, partly or not, with reasons and thanks.
package struct SuggestionReplyFields: LetterFields {
    package static let kind = LetterKind.suggestionReply

    package var head: LetterHead
    package var petitionerName: String
    package var receivedOn: String
    package var suggestions: [String]
    package var outcome: String
    package var reasons: [String]
    package var measures: [String]?
    package var reward: String?

    package init(
        head: LetterHead, petitionerName: String, receivedOn: String, suggestions: [String], outcome: String,
        reasons: [String], measures: [String]? = nil, reward: String? = nil
    ) {
        self.head = head
        self.petitionerName = petitionerName
        self.receivedOn = receivedOn
        self.suggestions = suggestions
        self.outcome = outcome
        self.reasons = reasons
        self.measures = measures
        self.reward = reward
    }
}
