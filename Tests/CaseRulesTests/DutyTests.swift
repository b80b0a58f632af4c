// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// 责任图 and 时限图, read off a matter in memory.
@Suite struct DutyTests {
    private let book: RuleBook

    init() throws { book = try shippedRules() }

    private func handled() throws -> MatterWorld {
        var world = try MatterWorld(book, receivedOn: "2023-09-15")
        try world.perform(
            Act(.transfer, Transfer(unit: MatterWorld.housing, note: nil)), on: .routing, by: MatterWorld.clerk,
            day: "2023-09-27")
        try world.perform(Act(.receive, Remark()), on: .routing, by: MatterWorld.handler(), day: "2023-09-27")
        return world
    }

    @Test func `a step names the unit, the clock and what a miss means`() throws {
        let duties = try handled().state.duties(under: book)
        let acceptance = try #require(duties.first { $0.step.verb == .accept })
        #expect(acceptance.isOpen)
        #expect(acceptance.unit == MatterWorld.housing.id)
        #expect(acceptance.terms.map(\.clock) == [.transferNotice])
        #expect(acceptance.terms.first?.liability == "44(3)")
        let told = try day("2023-10-12")
        #expect(acceptance.terms.first?.dueOn == told)
        let service = try #require(duties.first { $0.step.verb == .proveService })
        #expect(!service.isOpen)
        #expect(service.terms.contains { $0.clock == .handling && $0.dueOn == nil && $0.liability == "45(1)" })
        // What a review brings about the program does; it is nobody's duty.
        #expect(!duties.contains { $0.step.by == [.system] })
    }

    @Test func `an objection is the unit's, and the decision on it the sender's`() throws {
        let duties = try handled().state.duties(under: book)
        #expect(duties.first { $0.step.verb == .object }?.unit == MatterWorld.housing.id)
        #expect(duties.first { $0.step.verb == .refuseObjection }?.unit == MatterWorld.office.id)
        // What goes back begins anew and is not listed again.
        #expect(!duties.contains { $0.step.verb == .transfer })
    }

    @Test func `before the transfer nobody knows whose turn the receipt will be`() throws {
        let duties = try MatterWorld(book, receivedOn: "2023-09-15").state.duties(under: book)
        #expect(duties.first { $0.step.verb == .transfer }?.unit == MatterWorld.office.id)
        #expect(duties.first { $0.step.verb == .receive }?.unit == nil)
    }

    @Test func `clocks stand on one axis: met, late, and a right that lapsed is never late`() throws {
        var world = try handled()
        try world.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: .ordinaryHandling,
            by: MatterWorld.handler(),
            day: "2023-10-20")
        let chart = try #require(TimeChart(world.state.clocks, today: day("2023-11-20")))
        let received = try day("2023-09-15")
        #expect(chart.first == received)
        #expect(chart.place(of: chart.first) == 0 && chart.place(of: chart.last) == 1_000)
        func kinds(_ clock: ClockID) -> [TimeChart.Piece.Kind] {
            chart.rows.first { $0.clock.clock == clock }?.pieces.map(\.kind) ?? []
        }
        #expect(kinds(.disposal) == [.gone])
        #expect(kinds(.transferNotice) == [.gone, .late])
        #expect(kinds(.objection) == [.gone])
        #expect(kinds(.handling) == [.gone, .left])
        #expect(chart.months.map(\.iso) == ["2023-10-01", "2023-11-01", "2023-12-01"])
    }

    @Test func `no clock, no chart`() throws {
        let today = try day("2023-09-15")
        #expect(TimeChart([], today: today) == nil)
    }

    @Test(arguments: [false, true])
    func `a suggestion taken simply and converted goes on as a suggestion, from its first day`(_ isAccepted: Bool)
        throws
    {
        var world = try MatterWorld(book, receivedOn: "2023-09-15", purpose: .suggestion)
        try world.perform(
            Act(.transferSimply, Transfer(unit: MatterWorld.housing, note: nil)), on: .routing, by: MatterWorld.clerk,
            day: "2023-09-18")
        try world.perform(Act(.receive, Remark()), on: .routing, by: MatterWorld.handler(), day: "2023-09-19")
        if isAccepted {
            try world.perform(
                Act(.acceptSimply, SimpleAcceptance(means: .message, note: nil, hasNoInterest: true)),
                on: .simpleHandling,
                by: MatterWorld.handler(),
                day: "2023-09-20")
        }
        try world.perform(
            Act(.convert, Reason(reason: "it needs a study")), on: .simpleHandling, by: MatterWorld.approver(),
            day: "2023-09-21")
        let suggestion = try world.proceeding(.suggestion)
        #expect(suggestion.stage == (isAccepted ? Suggestions.Stage.studying : .awaitingStudy).code)
        let study = try world.clock(.suggestionStudy)
        #expect(study.proceeding == suggestion.id)
        let first = try day("2023-09-19")
        #expect(study.startedOn == first)
        #expect(try world.clock(isAccepted ? .handling : .transferNotice).proceeding == suggestion.id)
    }

    @Test func `a suggestion that the office keeps has its day`() throws {
        var world = try MatterWorld(book, receivedOn: "2023-09-15", purpose: .suggestion)
        try world.perform(Act(.keep, Remark()), on: .routing, by: MatterWorld.clerk, day: "2023-09-18")
        let kept = try day("2023-09-18")
        #expect(try world.clock(.suggestionStudy).startedOn == kept)
    }
}
