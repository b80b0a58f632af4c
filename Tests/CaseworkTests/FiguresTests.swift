// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 五项目标 (S-27) and the matters behind them, the calendar of due days, the open statistics.
@Suite struct FiguresTests {
    @Test func `nothing divided by nothing is no value, and halves go up`() {
        #expect(Share(0, of: 0).tenThousandths == nil)
        #expect(Share(1, of: 3).tenThousandths == 3_333)
        #expect(Share(2, of: 3).tenThousandths == 6_667)
        #expect(Share(1, of: 16).tenThousandths == 625)
        #expect(Share(1, of: 20_000).tenThousandths == 1)
    }

    @Test(arguments: TestEngine.dialects)
    func `each figure counts what it says, and opens the matters behind it`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let leader = try await world.principal("leader")
            let sent = try await world.register()
            try await world.transfer(sent)
            let late = try await world.register(title: "路灯不亮", facts: "小区路灯坏了三个月。")
            // Material that is added to a matter brings it no second time.
            let ticket = try await world.casework.follow(number: sent.number, code: sent.code, network: "a")
            try await world.casework.addMaterial(text: "附上照片", attachments: [], ticket: ticket)
            world.time.move(days: 16)
            let period = Period(days: 30, endingOn: world.casework.today)
            let figures = try await world.casework.headFigures(period, for: leader)
            #expect(figures.directed == Share(1, of: 2))
            #expect(figures.open == 2 && figures.received == 2 && figures.closed == 0)
            #expect(figures.answered == Share(0, of: 0) && figures.repeated == Share(0, of: 2))
            #expect(figures.units.satisfied.tenThousandths == nil)
            let behind = try await world.casework.matters(behind: .directed, period, for: leader)
            #expect(behind.items.map(\.number) == [late.number] && behind.next == nil)
            #expect(behind.count == 1 && behind.isCountComplete)
            #expect(try await world.casework.matters(behind: .open, period, for: leader, limit: 1).items.count == 1)
            let next = try await world.casework.matters(behind: .open, period, for: leader, limit: 1).next
            let rest = try await world.casework.matters(behind: .open, period, for: leader, after: next, limit: 1)
            #expect(rest.items.map(\.number) == [sent.number] && rest.next == nil)
            let before = try await world.casework.headFigures(period.before, for: leader)
            #expect(before.received == 0 && before.period.to == period.from.adding(days: -1))
            let outlook = try await world.casework.outlook(period, for: leader)
            #expect(outlook.weeks.count == 12 && outlook.weeks.map(\.received).reduce(0, +) == 2)
            #expect(outlook.late.map(\.count).reduce(0, +) >= 1)
            let today = world.casework.today
            #expect(outlook.late.allSatisfy { $0.since < today })
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what is due today is not late yet, and is a day later`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let leader = try await world.principal("leader")
            let receipt = try await world.register()
            let state = try await world.casework.maskedFile(receipt.matter, for: world.principal("clerk")).state
            let due = try #require(state.clocks.first { $0.clock == .disposal }).dueOn
            world.time.move(days: world.casework.today.days(until: due))
            for (whole, behind) in [(0, [String]()), (1, [receipt.number])] {
                let period = Period(days: 30, endingOn: world.casework.today)
                #expect(try await world.casework.headFigures(period, for: leader).directed == Share(0, of: whole))
                let found = try await world.casework.matters(behind: .directed, period, for: leader)
                #expect(found.items.map(\.number) == behind)
                world.time.move(days: 1)
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a sealed matter is in no figure, no calendar and no open statistics`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let leader = try await world.principal("leader")
            _ = try await world.register(.accusation)
            world.time.move(days: 20)
            let period = Period(days: 30, endingOn: world.casework.today)
            let figures = try await world.casework.headFigures(period, for: leader)
            #expect(figures.open == 0 && figures.received == 0 && figures.directed == Share(0, of: 0))
            #expect(figures.repeated == Share(0, of: 0))
            for figure in BehindFigure.allCases {
                #expect(try await world.casework.matters(behind: figure, period, for: leader).items.isEmpty)
            }
            let outlook = try await world.casework.outlook(period, for: leader)
            #expect(outlook.weeks.allSatisfy { $0.received == 0 } && outlook.topics.isEmpty && outlook.late.isEmpty)
            let calendar = try await world.casework.dueCalendar(month: world.casework.today, for: leader)
            #expect(calendar.days.allSatisfy { $0.count == 0 } && calendar.overdue == 0)
            #expect(try await world.casework.openFigures().months.allSatisfy { $0.count == 0 })
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `figures are for those who lead, supervise and count`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let period = Period(days: 30, endingOn: world.casework.today)
            for login in ["clerk", "handler", "system"] {
                let principal = try await world.principal(login)
                await #expect(throws: Refusal(.notYours, article: "S-27")) {
                    _ = try await world.casework.headFigures(period, for: principal)
                }
                await #expect(throws: Refusal(.notYours, article: "S-27")) {
                    _ = try await world.casework.outlook(period, for: principal)
                }
                await #expect(throws: Refusal(.notYours, article: "S-27")) {
                    _ = try await world.casework.matters(behind: .open, period, for: principal)
                }
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `who only counts matters sees the figures and none of the matters behind them`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            _ = try await world.register()
            try await world.casework.setRoles(of: "leader", to: [(.statistician, "D-OFF")])
            let counter = try await world.principal("leader")
            let period = Period(days: 30, endingOn: world.casework.today)
            #expect(try await world.casework.headFigures(period, for: counter).open == 1)
            await #expect(throws: Refusal(.notYours, article: "S-27")) {
                _ = try await world.casework.matters(behind: .open, period, for: counter)
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the calendar shows each due day once, and the search by that day finds the same`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let receipt = try await world.register()
            let due = try await world.casework.maskedFile(
                world.casework.matterID(numbered: receipt.number, for: clerk), for: clerk
            ).state.dueOn
            let calendar = try await world.casework.dueCalendar(month: due, for: clerk)
            #expect(calendar.days.first?.day.day == 1)
            #expect(calendar.days.filter { $0.count > 0 }.map(\.day) == [due])
            var query = SearchQuery()
            query.dueOn = due
            let found = try await world.casework.search(query, for: clerk)
            #expect(found.items.map(\.number) == [receipt.number] && found.count == 1 && found.isCountComplete)
            query.dueOn = due.adding(days: 1)
            #expect(try await world.casework.search(query, for: clerk).items.isEmpty)
            let handler = try await world.principal("handler")
            #expect(try await world.casework.dueCalendar(month: due, for: handler).days.allSatisfy { $0.count == 0 })
            world.time.move(days: 60)
            #expect(try await world.casework.dueCalendar(month: world.casework.today, for: clerk).overdue == 1)
            query.dueOn = nil
            query.dueBefore = due.adding(days: 1)
            #expect(try await world.casework.search(query, for: clerk).items.map(\.number) == [receipt.number])
            query.dueBefore = due
            #expect(try await world.casework.search(query, for: clerk).items.isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `numbers under five are not given to the public`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            for _ in 0..<4 { _ = try await world.register() }
            #expect(try await world.casework.openFigures().months.last?.count == nil)
            // Kept for the day: what comes in later is there tomorrow.
            _ = try await world.register()
            #expect(try await world.casework.openFigures().months.last?.count == nil)
            world.time.move(days: 1)
            #expect(try await world.casework.openFigures().months.last?.count == 5)
        }
    }
}
