// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing

@Suite struct `Reckoning a clock` {
    let book: RuleBook
    let version = "2022-05-01"
    init() throws { book = try shippedRules() }

    @Test func `a day that an assignment names is taken as written, holiday or not`() throws {
        let reckoning = try book.reckon(
            .feedback, version: version, from: day("2025-09-20"), named: day("2025-10-03"))
        #expect(reckoning.statutoryDueOn.iso == "2025-10-03")
        #expect(reckoning.internalDueOn.iso == "2025-09-30")
        #expect(reckoning.amount == nil)
        #expect(!reckoning.rolls)
    }

    @Test func `a named internal due day is never before the assignment`() throws {
        let reckoning = try book.reckon(
            .feedback, version: version, from: day("2025-10-03"), named: day("2025-10-05"))
        #expect(reckoning.internalDueOn.iso == "2025-10-03")
    }

    @Test func `what a clock does not take is refused`() throws {
        let from = try day("2025-06-02")
        let later = try day("2025-07-01")
        #expect(throws: ReckoningError.unknownVersion("1999-01-01")) {
            try book.reckon(.disposal, version: "1999-01-01", from: from)
        }
        #expect(throws: ReckoningError.unknownClock("K-99", version: version)) {
            try book.reckon("K-99", version: version, from: from)
        }
        #expect(throws: ReckoningError.namedDayMissing(.feedback)) {
            try book.reckon(.feedback, version: version, from: from)
        }
        #expect(throws: ReckoningError.namedDayTooEarly(.feedback)) {
            try book.reckon(.feedback, version: version, from: from, named: from)
        }
        #expect(throws: ReckoningError.namedDayNotAllowed(.disposal)) {
            try book.reckon(.disposal, version: version, from: from, named: later)
        }
        #expect(throws: ReckoningError.extensionNotAllowed(.disposal)) {
            try book.reckon(.disposal, version: version, from: from, extendedBy: 1)
        }
        #expect(throws: ReckoningError.extensionOutOfRange(.handling, most: 30)) {
            try book.reckon(.handling, version: version, from: from, extendedBy: 31)
        }
        #expect(throws: ReckoningError.extensionOutOfRange(.handling, most: 30)) {
            try book.reckon(.handling, version: version, from: from, extendedBy: -1)
        }
        #expect(throws: ReckoningError.exclusionNotAllowed(.handling)) {
            try book.reckon(.handling, version: version, from: from, excluding: 5)
        }
        #expect(throws: ReckoningError.exclusionOutOfRange(.reReview)) {
            try book.reckon(.reReview, version: version, from: from, excluding: -5)
        }
    }

    @Test func `mediation lasts thirty days or until the day the parties agree`() throws {
        let from = try day("2024-08-20")
        #expect(try book.reckon(.mediation, version: version, from: from).statutoryDueOn.iso == "2024-09-19")
        let agreed = try book.reckon(.mediation, version: version, from: from, named: day("2024-11-01"))
        #expect(agreed.statutoryDueOn.iso == "2024-11-01")
    }

    @Test func `a due day in a year without calendar is provisional until the calendar comes`() throws {
        let from = try day("2026-12-18")
        let before = try book.reckon(.disposal, version: version, from: from)
        #expect(before.isProvisional)
        #expect(before.statutoryDueOn.iso == "2027-01-04")
        #expect(before.knownYears == [2026])
        #expect(before.steps.last == .provisional)

        let notice = CalendarYear(
            year: 2027, source: "invented for this test", holidays: [try day("2027-01-01"), try day("2027-01-04")],
            workdays: [try day("2027-01-02")])
        let after = try book.adding(notice).reckon(.disposal, version: version, from: from)
        #expect(!after.isProvisional)
        #expect(after.rawOn.iso == "2027-01-02")
        #expect(after.statutoryDueOn.iso == "2027-01-02")
        #expect(after.knownYears == [2026, 2027])
        #expect(after.workdays.map(\.iso) == ["2027-01-02"])

        let then = try book.adding(notice).reckon(.disposal, version: version, from: from, knowingThrough: 2026)
        #expect(then == before)
    }

    @Test func `a due day on the last working day of the last known year is certain`() throws {
        let certain = try book.reckon(.disposal, version: version, from: day("2026-12-16"))
        #expect(certain.statutoryDueOn.iso == "2026-12-31")
        #expect(!certain.isProvisional)
        let startsUnknown = try book.reckon(.disposal, version: version, from: day("2027-06-01"))
        #expect(startsUnknown.isProvisional)
        #expect(startsUnknown.knownYears.isEmpty)
    }

    @Test func `a count of working days is provisional when any counted day is`() throws {
        let reckoning = try book.reckon(.objection, version: version, from: day("2010-12-28"))
        #expect(reckoning.isProvisional)
        #expect(reckoning.knownYears == [2011])
        let calendarDays = try book.reckon(.disposal, version: version, from: day("2010-12-28"))
        #expect(!calendarDays.isProvisional)
    }

    @Test func `a notice that moves days of the December before is unknown until its year is known`() throws {
        let without = try book.reckon(.objection, version: version, from: day("2018-12-24"), knowingThrough: 2018)
        #expect(without.statutoryDueOn.iso == "2018-12-31")
        let with = try book.reckon(.objection, version: version, from: day("2018-12-24"), knowingThrough: 2019)
        #expect(with.statutoryDueOn.iso == "2018-12-29")
    }

    @Test func `without rollover a period ends on its last day`() throws {
        let files = try rewriting(
            rules: "rules-2022-05-01.json", #""rollover": {"on": true"#, #""rollover": {"on": false"#)
        let strict = try RuleBook.load(files: files)
        let reckoning = try strict.reckon(.disposal, version: version, from: day("2023-09-15"))
        #expect(reckoning.statutoryDueOn.iso == "2023-09-30")
        #expect(reckoning.internalDueOn.iso == "2023-09-28")
    }

    @Test func `a reckoning comes back from its JSON`() throws {
        let reckoning = try book.reckon(.reReview, version: version, from: day("2025-08-29"), excluding: 12)
        let json = try JSONEncoder().encode(reckoning)
        #expect(try JSONDecoder().decode(Reckoning.self, from: json) == reckoning)
    }
}
