// SPDX-License-Identifier: Apache-2.0

/// 部件: words of the page of parts. One stored text for each key of `parts` in the locale files.
package final class PartsWords: Codable, Sendable {
    package let title, lead, primary, plain, quiet, danger, done, soon, late, sample, field, hint, fault: String
    package let day, number, text, select, files, first, second, bars, stack, lines, tiles: String
    package let names: Lexicon
}
