// SPDX-License-Identifier: Apache-2.0

/// 接口的话: what is said to programs, where that of the pages would not be true. One stored text for each key of `api` in the locale files.
package final class APIWords: Codable, Sendable {
    /// By the code of a problem.
    package let titles, details: Lexicon
    /// By the code of a field's problem.
    package let problems: Lexicon
}
