// SPDX-License-Identifier: Apache-2.0

/// 工作日历: which days are working days, from the notices of the years it knows. A year without a notice counts
/// Monday to Friday, and what is decided by it is provisional (暂定).
///
/// A day costs one array look-up. The value is cheap to copy and to narrow with `knowing(through:)`, which replay uses
/// to see the calendar as it stood when an act was recorded.
package struct WorkingCalendar: Sendable {
    /// The years this calendar knows, ascending.
    package var years: [Int] { loaded.filter { $0 <= bound } }
    /// The last year known, or nil when none is: what the journal notes, to replay with `knowing(through:)`.
    package var knownThrough: Int? { years.last }

    private let loaded: [Int]
    let notices: [CalendarYear]
    /// For each day from `firstDay` on: bit 0, is it worked by its own year's notice; bit 1, the same once the next
    /// year's notice is known; bit 2, is its year loaded.
    private let flags: [UInt8]
    private let firstDay: Int32
    /// Days that differ from Monday to Friday, ascending.
    private let exceptions: [Int32]
    /// Years after this one are treated as not loaded.
    private let bound: Int
    /// January 1 of the bound's year and of the next, to compare days without computing their year.
    private let boundStart: Int32
    private let boundEnd: Int32

    /// A calendar of these years, each given once.
    package init(_ years: [CalendarYear]) {
        let sorted = years.sorted { $0.year < $1.year }
        loaded = sorted.map(\.year)
        notices = sorted
        let first = loaded.first.flatMap { CalendarDate($0 - 1, 12, 1) }
        let last = loaded.last.flatMap { CalendarDate($0, 12, 31) }
        firstDay = first?.epochDay ?? 0
        var table: [UInt8] = []
        var special: Set<Int32> = []
        if let first, let last {
            let known = Set(loaded)
            table.reserveCapacity(first.days(until: last) + 1)
            var day = first
            while day <= last {
                let weekday: UInt8 = day.isWeekend ? 0 : 0b011
                table.append(weekday | (known.contains(day.year) ? 0b100 : 0))
                day = day.adding(days: 1)
            }
            for notice in sorted {
                for (days, working) in [(notice.holidays, false), (notice.workdays, true)] {
                    for day in days {
                        let index = first.days(until: day)
                        guard table.indices.contains(index) else { continue }
                        // A notice speaks for its own year; of the December before it changes only what is known with it.
                        let bits: UInt8 = day.year == notice.year ? 0b011 : 0b010
                        table[index] = working ? table[index] | bits : table[index] & ~bits
                        special.insert(day.epochDay)
                    }
                }
            }
        }
        flags = table
        exceptions = special.sorted()
        (bound, boundStart, boundEnd) = Self.bound(at: loaded.last ?? 0)
    }

    private init(_ other: WorkingCalendar, through year: Int) {
        loaded = other.loaded
        notices = other.notices
        flags = other.flags
        firstDay = other.firstDay
        exceptions = other.exceptions
        (bound, boundStart, boundEnd) = Self.bound(at: min(year, other.bound))
    }

    /// This calendar with every later year forgotten.
    package func knowing(through year: Int) -> WorkingCalendar {
        year >= bound ? self : WorkingCalendar(self, through: year)
    }

    /// This calendar with one more year, or with the year's notice replaced.
    package func adding(_ year: CalendarYear) -> WorkingCalendar {
        WorkingCalendar(notices.filter { $0.year != year.year && $0.year <= bound } + [year])
    }

    /// Whether the notice of this year is known.
    package func knows(_ year: Int) -> Bool {
        year <= bound && loaded.contains(year)
    }

    /// Whether the notice of this day's year is known.
    package func knows(yearOf day: CalendarDate) -> Bool {
        let index = Int(day.epochDay) - Int(firstDay)
        return flags.indices.contains(index) && day.epochDay < boundEnd && flags[index] & 0b100 != 0
    }

    /// Whether the day is a working day (工作日); Monday to Friday in a year that is not known.
    package func isWorkingDay(_ day: CalendarDate) -> Bool {
        let index = Int(day.epochDay) - Int(firstDay)
        guard flags.indices.contains(index), day.epochDay < boundEnd else { return !day.isWeekend }
        return flags[index] & (day.epochDay < boundStart ? 0b010 : 0b001) != 0
    }

    /// The first working day on or after a day.
    package func workingDay(onOrAfter day: CalendarDate) -> CalendarDate {
        var day = day
        while !isWorkingDay(day), day < Self.lastDay { day = day.adding(days: 1) }
        return day
    }

    /// The last working day on or before a day.
    package func workingDay(onOrBefore day: CalendarDate) -> CalendarDate {
        var day = day
        while !isWorkingDay(day), day > Self.firstDayOfAll { day = day.adding(days: -1) }
        return day
    }

    /// The day reached by counting working days after a day, which is not counted itself; the day itself for 0.
    package func adding(workingDays count: Int, to day: CalendarDate) -> CalendarDate {
        var day = day
        var left = count
        while left > 0, day < Self.lastDay {
            day = day.adding(days: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// The working days after one day up to and with another; 0 when the other is not later.
    package func workingDays(after start: CalendarDate, through end: CalendarDate) -> Int {
        var day = start
        var count = 0
        while day < end {
            day = day.adding(days: 1)
            if isWorkingDay(day) { count += 1 }
        }
        return count
    }

    /// The days between two days, both included, that differ from Monday to Friday: weekdays off and weekend days
    /// worked.
    package func exceptions(
        from start: CalendarDate, through end: CalendarDate
    ) -> (holidays: [CalendarDate], workdays: [CalendarDate]) {
        var holidays: [CalendarDate] = []
        var workdays: [CalendarDate] = []
        var low = 0
        var high = exceptions.count
        while low < high {
            let middle = (low + high) / 2
            if exceptions[middle] < start.epochDay { low = middle + 1 } else { high = middle }
        }
        while low < exceptions.count, exceptions[low] <= end.epochDay {
            if let day = CalendarDate(epochDay: Int(exceptions[low])) {
                let working = isWorkingDay(day)
                if working, day.isWeekend { workdays.append(day) }
                if !working, !day.isWeekend { holidays.append(day) }
            }
            low += 1
        }
        return (holidays, workdays)
    }

    private static let firstDayOfAll = CalendarDate.on(instantSecondsSince1970: .min, offsetSeconds: 0)
    private static let lastDay = CalendarDate.on(instantSecondsSince1970: .max, offsetSeconds: 0)

    private static func bound(at year: Int) -> (Int, Int32, Int32) {
        let start = CalendarDate(year, 1, 1)?.epochDay ?? Int32.min
        let end = CalendarDate(year + 1, 1, 1)?.epochDay ?? (year < 1 ? Int32.min : Int32.max)
        return (year, start, end)
    }
}
