// SPDX-License-Identifier: Apache-2.0

/// 填写: labels of act forms and what is said when a field is wrong. One stored text for each key of `fields` in the locale files.
package final class FieldsWords: Codable, Sendable {
    package let wrongCode, wrongPassword, taken, declare, inRow, notChosen, notWritten: String
    package let labels: Lexicon
    package let hints: Lexicon
    package let problems: Lexicon
    /// What is wrong with one question in a row of them, by `group.question.code`.
    package let rowProblems: Lexicon
}
