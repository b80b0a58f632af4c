// SPDX-License-Identifier: Apache-2.0

/// 图表: words that every chart shares. One stored text for each key of `charts` in the locale files.
package final class ChartsWords: Codable, Sendable {
    package let figures, notMeasured, street, count, streetSuffix, shades, shadeRange: String
}

/// 领导视图与公开统计: words of the figures. One stored text for each key of `figures` in the locale files.
package final class FiguresWords: Codable, Sendable {
    package let leader: Leader
    package let calendar: Calendar
    package let open: Open

    /// The part `leader`.
    package final class Leader: Codable, Sendable {
        package let title, leadOpen, period, before, noValue, definition, behindTitle, behindLead, sealedNote: String
        package let needsMe, needsNobody, toWork, weeks, weekFrom, received, closed, streets, topics, topic: String
        package let unclassed, now, change, same, beforeBetter, beforeWorse, late, lateLead, few, fewRated, unit,
            lateCount, emptyLate,
            emptyBehind: String
        package let names, measures, meanings, behind: Lexicon
        package let openDetail, ratedDetail, officeRated, officeFewRated, shareDetail: String
        package let needs, value, more, fewer, overdue, inUnits, lateDays, unsatisfied: Plural
    }

    /// The part `calendar`.
    package final class Calendar: Codable, Sendable {
        package let title, lead, earlier, later, month, rest, unknown, none, thisMonth, today, overdueAtLeast: String
        package let due, overdue: Plural
    }

    /// The part `open`.
    package final class Open: Codable, Sendable {
        package let title, lead, months, month, received, categories, category, few, onTime, onTimeText: String
        package let satisfied, satisfiedText, officeSatisfied, officeSatisfiedText, tooFew, notes: String
        package let note: [String]
    }
}
