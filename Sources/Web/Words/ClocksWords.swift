// SPDX-License-Identifier: Apache-2.0

/// 期限: words of the clock bar. One stored text for each key of `clocks` in the locale files.
package final class ClocksWords: Codable, Sendable {
    package let dueToday, metInTime, recordedLate, paused, lapsed, ended, provisional, start, due, article, why,
        whyStart, whyNamed: String
    package let whyCalendar, whyRaw, whyRolled, whyProvisional, whyRecordedLate, whyInternal, whyDiffers, warnings,
        ruleVersion,
        picture: String
    package let noClocks: String
    package let names: Lexicon
    /// 老百姓的话: what the clock is for, said to the person who waits.
    package let plain: Lexicon
    package let grades: Lexicon
    package let daysLeft: Plural
    package let overdue: Plural
    package let metLate: Plural
    package let whyCalendarDays: Plural
    package let whyWorkingDays: Plural
    package let whyMonths: Plural
    package let whyExtendedDays: Plural
    package let whyExtendedWorkingDays: Plural
    package let whyStopped: Plural
}
