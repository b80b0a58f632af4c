// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing

@Suite struct `Calendar dates` {
    @Test func `every day of ten thousand years follows the one before it`() throws {
        var expected = (year: 1, month: 1, day: 1)
        var weekday = 1
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let first = try #require(CalendarDate(1, 1, 1))
        let last = try #require(CalendarDate(9999, 12, 31))
        #expect(first.days(until: last) == 3_652_058)
        var wrong = 0
        for offset in 0...first.days(until: last) {
            let date = first.adding(days: offset)
            if date.civil != expected || date.weekday != weekday { wrong += 1 }
            if CalendarDate(expected.year, expected.month, expected.day) != date { wrong += 1 }
            weekday = weekday % 7 + 1
            let isLeap = expected.year % 4 == 0 && expected.year % 100 != 0 || expected.year % 400 == 0
            if expected.day < lengths[expected.month - 1] + (expected.month == 2 && isLeap ? 1 : 0) {
                expected.day += 1
            } else if expected.month < 12 {
                expected = (expected.year, expected.month + 1, 1)
            } else {
                expected = (expected.year + 1, 1, 1)
            }
        }
        #expect(wrong == 0)
    }

    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2026-03-02", 20_514, 1), ("1969-12-31", -1, 3),
    ])
    func `known days have their number and weekday`(iso: String, number: Int, weekday: Int) throws {
        let date = try day(iso)
        #expect(date.epochDay == number)
        #expect(date.weekday == weekday)
        #expect(date.iso == iso)
        #expect(CalendarDate(epochDay: number) == date)
    }

    @Test(arguments: [
        "", "2026-2-3", "2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
        "2026/01/01",
        "2026-01-011", "+026-01-01", "２０２６-01-01", "2026-01-01 ", "20260101", "2026-01-0١",
    ])
    func `text that is no day is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func `a day past either end of the calendar is the end`() throws {
        let last = try day("9999-12-31")
        #expect(last.adding(days: 1) == last)
        #expect(last.adding(days: .max) == last)
        #expect(last.adding(months: 1) == last)
        #expect(try day("0001-01-01").adding(days: .min) == day("0001-01-01"))
        #expect(try day("0001-01-31").adding(months: -1) == day("0001-01-01"))
        #expect(CalendarDate(epochDay: 2_932_897) == nil)
    }

    @Test(arguments: [
        ("2025-01-31", 1, "2025-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2025-04-27", 2, "2025-06-27"),
        ("2025-12-31", 2, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"), ("2025-03-31", -1, "2025-02-28"),
        ("2025-11-30", 1, "2025-12-30"),
    ])
    func `months end on the corresponding day or the last of the month`(from: String, months: Int, to: String) throws {
        #expect(try day(from).adding(months: months) == day(to))
    }

    @Test func `an instant falls on the day that clocks in its zone show`() throws {
        // 2026-03-01T16:00:00Z is midnight in China.
        let midnight = 1_772_380_800
        #expect(try CalendarDate.on(instantSecondsSince1970: midnight, offsetSeconds: 28_800) == day("2026-03-02"))
        #expect(try CalendarDate.on(instantSecondsSince1970: midnight - 1, offsetSeconds: 28_800) == day("2026-03-01"))
        #expect(try CalendarDate.on(instantSecondsSince1970: midnight, offsetSeconds: 0) == day("2026-03-01"))
        #expect(try CalendarDate.on(instantSecondsSince1970: -1, offsetSeconds: 0) == day("1969-12-31"))
        #expect(try CalendarDate.on(instantSecondsSince1970: -86_400, offsetSeconds: 0) == day("1969-12-31"))
        #expect(try CalendarDate.on(instantSecondsSince1970: -86_401, offsetSeconds: 0) == day("1969-12-30"))
        #expect(try CalendarDate.on(instantSecondsSince1970: .max, offsetSeconds: 1) == day("9999-12-31"))
    }

    @Test func `JSON holds a day as its text and refuses one that does not exist`() throws {
        let json = try JSONEncoder().encode([day("2026-03-02")])
        #expect(String(decoding: json, as: UTF8.self) == #"["2026-03-02"]"#)
        #expect(try JSONDecoder().decode([CalendarDate].self, from: json) == [day("2026-03-02")])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CalendarDate].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }
}
