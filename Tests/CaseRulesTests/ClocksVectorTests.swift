// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// One line of the table of date vectors: the due days computed by hand from the notices.
struct DateVector: Sendable, CustomTestStringConvertible {
    let name: String
    let clock: ClockID
    let from: String
    var extendedBy = 0
    var excluding = 0
    let raw: String
    let statutory: String
    let `internal`: String
    var testDescription: String { name }

    static let all: [DateVector] = [
        .init(
            name: "TV-01 the last day is a Saturday", clock: .disposal, from: "2025-04-25",
            raw: "2025-05-10", statutory: "2025-05-12", internal: "2025-05-09"),
        .init(
            name: "TV-02 from a worked Sunday over the May holiday", clock: .objection, from: "2025-04-27",
            raw: "2025-05-07", statutory: "2025-05-07", internal: "2025-05-07"),
        .init(
            name: "TV-03 the last day is a Monday", clock: .transferNotice, from: "2025-04-27",
            raw: "2025-05-12", statutory: "2025-05-12", internal: "2025-05-12"),
        .init(
            name: "TV-04 two months", clock: .dutyPerformance, from: "2025-04-27",
            raw: "2025-06-27", statutory: "2025-06-27", internal: "2025-06-27"),
        .init(
            name: "TV-05 a worked Sunday before Spring Festival counts", clock: .objection, from: "2025-01-24",
            raw: "2025-02-07", statutory: "2025-02-07", internal: "2025-02-07"),
        .init(
            name: "TV-06 the last day is a worked Saturday", clock: .transferNotice, from: "2025-01-24",
            raw: "2025-02-08", statutory: "2025-02-08", internal: "2025-02-08"),
        .init(
            name: "TV-07 the last day is inside eight days off", clock: .disposal, from: "2023-09-15",
            raw: "2023-09-30", statutory: "2023-10-07", internal: "2023-09-28"),
        .init(
            name: "TV-08 two worked weekend days count", clock: .objection, from: "2023-09-27",
            raw: "2023-10-10", statutory: "2023-10-10", internal: "2023-10-10"),
        .init(
            name: "TV-09 over the National Day holiday", clock: .transferNotice, from: "2023-09-27",
            raw: "2023-10-12", statutory: "2023-10-12", internal: "2023-10-12"),
        .init(
            name: "TV-10 sixty days end on a Sunday", clock: .handling, from: "2023-10-11",
            raw: "2023-12-10", statutory: "2023-12-11", internal: "2023-12-08"),
        .init(
            name: "TV-11 an extension counts from acceptance", clock: .handling, from: "2023-10-11", extendedBy: 30,
            raw: "2024-01-09", statutory: "2024-01-09", internal: "2024-01-09"),
        .init(
            name: "TV-12 thirty days to ask for review", clock: .reviewRequest, from: "2024-01-08",
            raw: "2024-02-07", statutory: "2024-02-07", internal: "2024-02-07"),
        .init(
            name: "TV-13 three working days over the May holiday", clock: .simpleAcceptance, from: "2024-04-30",
            raw: "2024-05-08", statutory: "2024-05-08", internal: "2024-05-08"),
        .init(
            name: "TV-14 ten working days with a worked Saturday", clock: .simpleOpinion, from: "2024-05-07",
            raw: "2024-05-20", statutory: "2024-05-20", internal: "2024-05-20"),
        .init(
            name: "TV-15 thirty days to ask for review in summer", clock: .reviewRequest, from: "2025-06-03",
            raw: "2025-07-03", statutory: "2025-07-03", internal: "2025-07-03"),
        .init(
            name: "TV-16 review", clock: .review, from: "2025-07-01",
            raw: "2025-07-31", statutory: "2025-07-31", internal: "2025-07-31"),
        .init(
            name: "TV-17 the last day to ask for re-review is a Sunday", clock: .reReviewRequest, from: "2025-08-01",
            raw: "2025-08-31", statutory: "2025-09-01", internal: "2025-08-29"),
        .init(
            name: "TV-18 the last day is a worked Sunday", clock: .reReview, from: "2025-08-29",
            raw: "2025-09-28", statutory: "2025-09-28", internal: "2025-09-28"),
        .init(
            name: "twelve days of hearing are left out of re-review", clock: .reReview, from: "2025-08-29",
            excluding: 12, raw: "2025-10-10", statutory: "2025-10-10", internal: "2025-10-10"),
        .init(
            name: "thirty days to seek judicial confirmation end in the holiday", clock: .judicialConfirmation,
            from: "2024-09-06", raw: "2024-10-06", statutory: "2024-10-08", internal: "2024-09-30"),
        .init(
            name: "sixty days end on a Saturday in July", clock: .handling, from: "2024-05-07",
            raw: "2024-07-06", statutory: "2024-07-08", internal: "2024-07-05"),
        .init(
            name: "an objection counts over New Year 2019", clock: .objection, from: "2018-12-27",
            raw: "2019-01-04", statutory: "2019-01-04", internal: "2019-01-04"),
    ]
}

@Suite struct `Date vectors` {
    @Test(arguments: DateVector.all)
    func `a clock falls due on the day counted by hand`(_ vector: DateVector) throws {
        let book = try shippedRules()
        let reckoning = try book.reckon(
            vector.clock, version: "2022-05-01", from: day(vector.from), extendedBy: vector.extendedBy,
            excluding: vector.excluding)
        #expect(reckoning.rawOn.iso == vector.raw)
        #expect(reckoning.statutoryDueOn.iso == vector.statutory)
        #expect(reckoning.internalDueOn.iso == vector.internal)
        #expect(!reckoning.isProvisional)
    }

    @Test func `a reckoning tells its steps in order`() throws {
        let book = try shippedRules()
        let extended = try book.reckon(.handling, version: "2022-05-01", from: day("2023-10-11"), extendedBy: 30)
        #expect(
            try extended.steps == [
                .started(day("2023-10-11")), .counted(60, .calendarDay), .extended(by: 30, .calendarDay),
                .raw(day("2024-01-09")),
            ])
        let rolled = try book.reckon(.disposal, version: "2022-05-01", from: day("2023-09-15"))
        #expect(
            try rolled.steps == [
                .started(day("2023-09-15")), .counted(15, .calendarDay), .raw(day("2023-09-30")),
                .rolled(to: day("2023-10-07")), .internalBefore(day("2023-09-28")),
            ])
        let counted = try book.reckon(.objection, version: "2022-05-01", from: day("2025-01-24"))
        #expect(counted.steps.contains(.calendar(holidays: 6, workdays: 1)))
        #expect(counted.steps.allSatisfy { Reckoning.Step.keys.contains($0.key) })
    }

    @Test func `a clock is overdue from the day after its statutory due day`() throws {
        let reckoning = try shippedRules().reckon(.disposal, version: "2022-05-01", from: day("2025-04-25"))
        #expect(try !reckoning.isOverdue(on: day("2025-05-12")))
        #expect(try reckoning.isOverdue(on: day("2025-05-13")))
    }

    @Test func `handlers are warned at half, three quarters and all of the time`() throws {
        let book = try shippedRules()
        let rule = try #require(book.set(version: "2022-05-01")?.clock(.handling))
        let reckoning = try book.reckon(.handling, version: "2022-05-01", from: day("2023-10-11"))
        #expect(rule.warnings(of: reckoning).map(\.iso) == ["2023-11-09", "2023-11-23", "2023-12-08"])
    }
}
