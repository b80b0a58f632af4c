// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing

@Suite struct `The working calendar` {
    let calendar: WorkingCalendar
    init() throws { calendar = try shippedRules().calendar }

    @Test(arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func `a year has as many working days as its notice gives`(year: Int, expected: Int) throws {
        let (first, last) = try #require(CalendarDate.bounds(ofYear: year))
        #expect(calendar.workingDays(after: first.adding(days: -1), through: last) == expected)
    }

    @Test(arguments: [
        ("2026-02-14", true), ("2026-02-15", false), ("2026-02-23", false), ("2026-02-24", true), ("2026-02-28", true),
        ("2025-10-08", false), ("2025-10-11", true), ("2025-10-12", false), ("2020-01-31", false),
        ("2015-09-03", false),
        ("2015-09-06", true), ("2018-12-29", true), ("2018-12-31", false), ("2011-12-31", true), ("2027-01-01", true),
        ("2027-01-02", false), ("2010-10-01", true),
    ])
    func `days off and days worked instead are known`(iso: String, works: Bool) throws {
        #expect(try calendar.isWorkingDay(day(iso)) == works)
    }

    @Test func `every day of ten years agrees with the table that three sources share`() throws {
        let url = packageFolder.deletingLastPathComponent().appendingPathComponent(
            "shared/data/cn_workdays_2017_2026.csv")
        guard FileManager.default.fileExists(atPath: url.path) else {
            print("skipped: ../shared/data/cn_workdays_2017_2026.csv is not here")
            return
        }
        let lines = try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst()
        var compared = 0
        var wrong: [String] = []
        for line in lines {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            let date = try day(String(cells[0]))
            if calendar.isWorkingDay(date) != (cells[2] == "1") { wrong.append(date.iso) }
            compared += 1
        }
        #expect(compared == 3652)
        #expect(wrong == [])
    }

    @Test func `forgetting later years leaves earlier days as they were`() throws {
        let narrow = calendar.knowing(through: 2020)
        #expect(narrow.years == Array(2011...2020))
        #expect(narrow.knows(2020) && !narrow.knows(2021))
        #expect(try narrow.isWorkingDay(day("2021-10-01")))
        #expect(try !narrow.isWorkingDay(day("2020-10-01")))
        #expect(calendar.knowing(through: 2030).years == calendar.years)
        #expect(narrow.knowing(through: 2026).years == narrow.years)
        #expect(calendar.knowing(through: 2000).years.isEmpty)
        #expect(try calendar.knowing(through: 2000).isWorkingDay(day("2020-10-01")))
    }

    @Test func `a calendar of no years works Monday to Friday`() throws {
        let empty = WorkingCalendar([])
        #expect(empty.knownThrough == nil)
        #expect(try empty.isWorkingDay(day("2026-10-01")))
        #expect(try !empty.isWorkingDay(day("2026-10-03")))
        #expect(!empty.knows(2026))
    }

    @Test func `a year left out between two known ones is unknown`() throws {
        let gap = WorkingCalendar([
            CalendarYear(year: 2030, source: "invented", holidays: [try day("2030-01-01")], workdays: []),
            CalendarYear(year: 2032, source: "invented", holidays: [try day("2032-01-01")], workdays: []),
        ])
        #expect(gap.knows(2030) && !gap.knows(2031) && gap.knows(2032))
        #expect(try gap.knows(yearOf: day("2032-06-01")) && !gap.knows(yearOf: day("2031-06-01")))
    }
}
