// SPDX-License-Identifier: Apache-2.0

/// 两件比对: words of filings side by side. One stored text for each key of `desk.compare` in the locale files.
package final class CompareWords: Codable, Sendable {
    package let title, lead, field, here, filing, differs, people, count, subject, place, same, new: String
    package let backToForm, joinTitle, joinLead, join, notSame, over, open, look, found, foundLead, none: String
    package let noneDo, likeness, percent: String
    package let allSame, differing, sameRows: Plural
}

/// 两人同卷: words of who else is at work. One stored text for each key of `desk.present` in the locale files.
package final class PresentWords: Codable, Sendable {
    package let someone, unnamed: String
}
