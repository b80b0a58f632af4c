// SPDX-License-Identifier: Apache-2.0

/// 期限计算: one clock reckoned from one day, with all that decided it.
///
/// Its JSON alone lets anyone recompute the due days: the length and its unit, what was added, whether the last day
/// rolls over, and the calendar of the days between. `steps` tells the same in order, for people.
package struct Reckoning: Codable, Equatable, Sendable {
    package let clock: ClockID
    /// The rule version it was reckoned under.
    package let version: String
    package let law: String
    package let article: String
    /// The day of the event that started it; not counted.
    package let startedOn: CalendarDate
    package let unit: ClockUnit
    /// The length in `unit`; nil when the day was named.
    package let amount: Int?
    /// The day named in place of a length.
    package let namedOn: CalendarDate?
    /// What an extension added, in `unit`.
    package let extendedBy: Int
    /// The days that do not count, such as the time of a hearing.
    package let excluding: Int
    /// Whether a last day of rest moves to the next working day.
    package let rolls: Bool
    /// The last day as counted, before any roll.
    package let rawOn: CalendarDate
    /// 法定期限日: the last day on which the act is in time. Overdue means after it.
    package let statutoryDueOn: CalendarDate
    /// 内部期限日: the last working day not after the raw day (never before the start): what handlers are shown.
    package let internalDueOn: CalendarDate
    /// 暂定: a day that decided the result lies in a year whose calendar is not known.
    package let isProvisional: Bool
    /// Weekdays off from the start to the statutory due day.
    package let holidays: [CalendarDate]
    /// Weekend days worked from the start to the statutory due day.
    package let workdays: [CalendarDate]
    /// The years from the start to the statutory due day whose calendars are known.
    package let knownYears: [Int]

    /// Whether the clock has run out at the end of the day before `today`.
    package func isOverdue(on today: CalendarDate) -> Bool { today > statutoryDueOn }

    /// The reckoning told in order, as codes and values; the words are in the locale files.
    package var steps: [Step] {
        var steps: [Step] = [.started(startedOn)]
        if let namedOn {
            steps.append(.named(namedOn))
        } else if let amount {
            steps.append(.counted(amount, unit))
            if extendedBy > 0 { steps.append(.extended(by: extendedBy, unit)) }
            if excluding > 0 { steps.append(.excluded(days: excluding)) }
            if unit == .workingDay, !holidays.isEmpty || !workdays.isEmpty {
                steps.append(.calendar(holidays: holidays.count, workdays: workdays.count))
            }
        }
        steps.append(.raw(rawOn))
        if statutoryDueOn != rawOn { steps.append(.rolled(to: statutoryDueOn)) }
        if internalDueOn != rawOn { steps.append(.internalBefore(internalDueOn)) }
        if isProvisional { steps.append(.provisional) }
        return steps
    }

    /// One step of a reckoning. The locale key of its sentence is `reckoning.` and `key`.
    package enum Step: Equatable, Sendable {
        /// The event happened on this day, which is not counted.
        case started(CalendarDate)
        /// So many units were counted from the next day.
        case counted(Int, ClockUnit)
        /// The last day was named.
        case named(CalendarDate)
        /// An approved extension added this.
        case extended(by: Int, ClockUnit)
        /// These days do not count.
        case excluded(days: Int)
        /// Weekdays off were skipped and weekend days worked were counted.
        case calendar(holidays: Int, workdays: Int)
        /// The last day as counted.
        case raw(CalendarDate)
        /// It is a day of rest, so the period ends on this working day.
        case rolled(to: CalendarDate)
        /// It is a day of rest, so the office works towards this day before it.
        case internalBefore(CalendarDate)
        /// The calendar of a year was not known; the day may still move.
        case provisional

        package var key: String {
            switch self {
            case .started: "started"
            case .counted(_, let unit): "counted.\(unit.rawValue)"
            case .named: "named"
            case .extended(_, let unit): "extended.\(unit.rawValue)"
            case .excluded: "excluded"
            case .calendar: "calendar"
            case .raw: "raw"
            case .rolled: "rolled"
            case .internalBefore: "internalBefore"
            case .provisional: "provisional"
            }
        }

        /// The part of every locale key that a step can have, for the test of the locale files.
        package static let keys =
            ["started", "named", "excluded", "calendar", "raw", "rolled", "internalBefore", "provisional"]
            + [ClockUnit.calendarDay, .workingDay, .month].map { "counted.\($0.rawValue)" }
            + [ClockUnit.calendarDay, .workingDay].map { "extended.\($0.rawValue)" }
    }
}
