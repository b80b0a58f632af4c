// SPDX-License-Identifier: Apache-2.0

/// 日期: a day of the civil calendar, without hour or zone, from 0001-01-01 to 9999-12-31 (proleptic Gregorian).
///
/// Written `2026-03-02` everywhere. The law counts in days (《信访工作条例》 names 日 and 工作日 only), so every
/// deadline is a `CalendarDate`; an instant becomes one at a single place, `on(instantSecondsSince1970:offsetSeconds:)`.
///
/// ```swift
/// let due = CalendarDate("2025-04-25")?.adding(days: 15)   // 2025-05-10
/// ```
package struct CalendarDate: Hashable, Sendable {
    /// Days since 1970-01-01, negative before it. The only stored field: comparing and adding are integer operations.
    package let epochDay: Int32

    /// The day with this number of days since 1970-01-01; nil outside the years 1 to 9999.
    package init?(epochDay: Int) {
        guard epochDay >= Self.firstDay, epochDay <= Self.lastDay else { return nil }
        self.epochDay = Int32(epochDay)
    }

    /// The day of a year (1...9999), month (1...12) and day of the month; nil when there is no such day.
    package init?(_ year: Int, _ month: Int, _ day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard day >= 1, day <= Self.length(ofMonth: month, in: year) else { return nil }
        self.init(clamping: Self.daysBefore(year: year) + Self.daysBefore(month: month, in: year) + day - 1)
    }

    /// Reads `2026-03-02`: four, two and two ASCII digits and nothing else; nil for any other text or a day that
    /// does not exist.
    package init?(_ iso: String) {
        var digits = 0
        var fields = (0, 0, 0)
        for (index, byte) in iso.utf8.enumerated() {
            switch index {
            case 4, 7: guard byte == UInt8(ascii: "-") else { return nil }
            case 0...9:
                guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
                let digit = Int(byte - UInt8(ascii: "0"))
                if index < 4 {
                    fields.0 = fields.0 * 10 + digit
                } else if index < 7 {
                    fields.1 = fields.1 * 10 + digit
                } else {
                    fields.2 = fields.2 * 10 + digit
                }
                digits += 1
            default: return nil
            }
        }
        guard digits == 8 else { return nil }
        self.init(fields.0, fields.1, fields.2)
    }

    /// The day that a clock on the wall shows at an instant, in a zone a fixed number of seconds east of UTC
    /// (28,800 for China). Instants outside the years 1 to 9999 give the nearest day.
    package static func on(instantSecondsSince1970 seconds: Int, offsetSeconds: Int) -> CalendarDate {
        let (local, overflow) = seconds.addingReportingOverflow(offsetSeconds)
        let total = overflow ? seconds : local
        let day = total >= 0 ? total / 86_400 : -((-(total + 1)) / 86_400) - 1
        return CalendarDate(clamping: day - Self.firstDay)
    }

    /// The year, 1 to 9999.
    package var year: Int { civil.year }
    /// The month, 1 to 12.
    package var month: Int { civil.month }
    /// The day of the month, 1 to 31.
    package var day: Int { civil.day }

    /// `2026-03-02`.
    package var iso: String {
        let (year, month, day) = civil
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let century = two(year / 100)
        return "\(century)\(two(year % 100))-\(two(month))-\(two(day))"
    }

    /// The day of the week, 1 Monday to 7 Sunday.
    package var weekday: Int {
        // 0001-01-01 was a Monday.
        (Int(epochDay) - Self.firstDay) % 7 + 1
    }

    /// True on Saturday and Sunday, whatever the State Council's notice makes of them.
    package var isWeekend: Bool { weekday >= 6 }

    /// This day moved by a number of days; the result stops at 0001-01-01 and 9999-12-31.
    package func adding(days: Int) -> CalendarDate {
        let (sum, overflow) = (Int(epochDay) - Self.firstDay).addingReportingOverflow(days)
        return CalendarDate(clamping: overflow ? (days > 0 ? Int.max : Int.min) : sum)
    }

    /// The number of days from this day to another; negative when the other is earlier.
    package func days(until other: CalendarDate) -> Int {
        Int(other.epochDay) - Int(epochDay)
    }

    /// The corresponding day that many months later or earlier, or the end of that month where it has no such day
    /// (《民法典》 art 202: a period in months ends on the corresponding day, or on the month's last).
    package func adding(months: Int) -> CalendarDate {
        let (year, month, day) = civil
        let (count, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, count >= 12, count < 120_000 else {
            return CalendarDate(clamping: months > 0 ? Int.max : Int.min)
        }
        let newYear = count / 12
        let newMonth = count % 12 + 1
        let newDay = min(day, Self.length(ofMonth: newMonth, in: newYear))
        return CalendarDate(
            clamping: Self.daysBefore(year: newYear) + Self.daysBefore(month: newMonth, in: newYear) + newDay - 1)
    }

    /// The days of a year in order, first and last; nil outside the years 1 to 9999.
    package static func bounds(ofYear year: Int) -> (first: CalendarDate, last: CalendarDate)? {
        guard let first = CalendarDate(year, 1, 1), let last = CalendarDate(year, 12, 31) else { return nil }
        return (first, last)
    }
}

extension CalendarDate: Comparable, CustomStringConvertible {
    package static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.epochDay < right.epochDay }
    package var description: String { iso }
}

extension CalendarDate: Codable {
    /// Decodes `"2026-03-02"`; text that is no day is corrupt data.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CalendarDate(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no such day: \(text)")
        }
        self = date
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}

extension CalendarDate {
    /// 0001-01-01.
    static let first = CalendarDate(clamping: 0)

    /// 0001-01-01 and 9999-12-31 in days since 1970-01-01.
    private static let firstDay = -719_162
    private static let lastDay = 2_932_896

    /// Takes days since 0001-01-01 and stops at both ends.
    private init(clamping days: Int) {
        let most = Self.lastDay - Self.firstDay
        epochDay = Int32(min(max(days, 0), most) + Self.firstDay)
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    private static func length(ofMonth month: Int, in year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 0001-01-01 to January 1 of the year.
    private static func daysBefore(year: Int) -> Int {
        let passed = year - 1
        return passed * 365 + passed / 4 - passed / 100 + passed / 400
    }

    /// Days of the year before the first of the month: months of 30.58 days, less what February lacks.
    private static func daysBefore(month: Int, in year: Int) -> Int {
        (367 * month - 362) / 12 - (month <= 2 ? 0 : isLeap(year) ? 1 : 2)
    }

    /// Year, month and day of the month, all at once.
    package var civil: (year: Int, month: Int, day: Int) {
        let days = Int(epochDay) - Self.firstDay
        let inFourCenturies = days % 146_097
        let centuries = min(inFourCenturies / 36_524, 3)
        let inCentury = inFourCenturies - centuries * 36_524
        let inFourYears = inCentury % 1_461
        let years = min(inFourYears / 365, 3)
        let year = days / 146_097 * 400 + centuries * 100 + inCentury / 1_461 * 4 + years + 1
        let inYear = inFourYears - years * 365
        let sinceMarch = inYear - Self.daysBefore(month: 3, in: year)
        let lacking = sinceMarch < 0 ? 0 : Self.isLeap(year) ? 1 : 2
        let month = (12 * (inYear + lacking) + 373) / 367
        return (year, month, inYear - Self.daysBefore(month: month, in: year) + 1)
    }
}
