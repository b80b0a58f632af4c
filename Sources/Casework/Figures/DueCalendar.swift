// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 到期日历: how many open matters have their next day of the law on each day, and which days are worked.
package struct DueCalendar: Sendable {
    /// 一天.
    package struct Day: Equatable, Sendable {
        package let day: CalendarDate
        package let count: Int
        /// Nil in a year whose calendar is not out yet.
        package let isWorking: Bool?
    }

    package let days: [Day]
    /// Open matters that were due before the first of these days, as far as was counted.
    package let overdue: Int
    /// Whether that is all of them.
    package var isOverdueComplete: Bool { overdue <= Self.most }

    /// As many are counted.
    package static let most = 1_000
}

extension Casework {
    /// The days of a month; one walk of the access rows of a person's units by due day.
    package func dueCalendar(month: CalendarDate, for principal: Principal) async throws -> DueCalendar {
        let first = month.adding(days: 1 - month.day)
        let last = first.adding(months: 1).adding(days: -1)
        let units = topmost(principal.readingUnits)
        let within = FigureScope(units: units)
        var (counts, overdue): ([CalendarDate: Int], Int) = ([:], 0)
        if !units.isEmpty {
            (counts, overdue) = try await database.read { db -> ([CalendarDate: Int], Int) in
                let free: SQL = try notRecused("a.matter_id", principal, in: db).map { " AND \($0)" } ?? ""
                let rows = try db.query(
                    """
                    SELECT a.due_on AS day, COUNT(*) AS count FROM matter_access a
                    WHERE \(within.access) AND a.is_open = 1 AND a.due_on BETWEEN \(first) AND \(last)\(free)
                    GROUP BY a.due_on ORDER BY a.due_on LIMIT 31
                    """)
                let late = try db.queryOne(
                    """
                    SELECT COUNT(*) AS count FROM (SELECT 1 AS one FROM matter_access a
                        WHERE \(within.access) AND a.is_open = 1 AND a.due_on < \(first)\(free)
                        LIMIT \(DueCalendar.most + 1)) l
                    """)
                return (
                    try rows.reduce(into: [:]) { $0[try $1.get("day")] = try $1.get("count") },
                    try late?.get("count") ?? 0
                )
            }
        }
        let calendar = book.calendar
        let days = (0...first.days(until: last)).map { offset in
            let day = first.adding(days: offset)
            let isWorking = calendar.knows(yearOf: day) ? calendar.isWorkingDay(day) : nil
            return DueCalendar.Day(day: day, count: counts[day] ?? 0, isWorking: isWorking)
        }
        return DueCalendar(days: days, overdue: overdue)
    }
}
