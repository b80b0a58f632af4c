// SPDX-License-Identifier: Apache-2.0

/// 法定用语: the words of codes that are stored. One stored text for each key of `terms` in the locale files.
package final class TermsWords: Codable, Sendable {
    package let channel: Lexicon
    package let purpose: Lexicon
    package let purposePlain: Lexicon
    package let who: Lexicon
    package let role: Lexicon
    package let level: Lexicon
    package let partyRole: Lexicon
    package let rating: Lexicon
    package let grade: Lexicon
    package let path: Lexicon
    package let ground: Lexicon
    package let outcome: Lexicon
    package let method: Lexicon
    package let kind: Lexicon
    package let stage: Lexicon
    package let verb: Lexicon
    package let entry: Lexicon
    package let letter: Lexicon
    package let unitKind: Lexicon
    package let agentPower: Lexicon
    package let subChannel: Lexicon
    package let hotlineClass: Lexicon
    package let filingOrder: Lexicon
    package let documentKind: Lexicon
    package let matterTag: Lexicon
    package let arrival: Lexicon
    package let pathMark: Lexicon
    package let advice: Lexicon
    package let refusal: Lexicon
    /// 选项 of act forms, by set.
    package let choices: [String: Lexicon]
}
