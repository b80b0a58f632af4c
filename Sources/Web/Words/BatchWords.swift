// SPDX-License-Identifier: Apache-2.0

/// 批量办理: words of acts on many matters. One stored text for each key of `desk.batch` in the locale files.
package final class BatchWords: Codable, Sendable {
    package let choose, chooseAll, go, title, none, noneDo, tooMany, whichAct, forAll, forSome, noAct: String
    package let inputs, toPreview, previewTitle, previewLead, now, then, at, dueThen, lettersThen: String
    package let resultTitle, isDone, isNotDone, outcome, unavailable, failed, running, again, toWork: String
    package let gone: String
    package let act: Lexicon
    package let chosen, can, cannot, confirm, done, notDone, printLetters: Plural
}
