// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 督办线索: what gives ground for supervision is listed with its liability item, and decides nothing.
@Suite struct SupervisionTests {
    private func triggers(_ world: CaseworkWorld) async throws -> [SupervisionTrigger] {
        try await world.casework.supervisionTriggers(for: world.principal("leader")).flatMap(\.triggers)
    }

    @Test(arguments: TestEngine.dialects)
    func `each clock that is over names its item, by unit, longest first`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            try await world.transfer(receipt)
            _ = try await world.casework.perform(Act(.receive), on: receipt.proceeding, by: world.principal("handler"))
            world.time.move(days: 14)
            _ = try await world.register(title: "路灯不亮")
            #expect(try await triggers(world).isEmpty)
            world.time.move(days: 2)
            // K-03 of the unit: art 44(3).
            let one = try #require(try await triggers(world).first)
            #expect(one.clock == .transferNotice && one.liability == "44(3)" && one.ground == .overdue)
            #expect(one.unit == world.unit("D-HOU")?.id && one.grade == .over && one.number == receipt.number)
            world.time.move(days: 31)
            let groups = try await world.casework.supervisionTriggers(for: world.principal("leader"))
            #expect(groups.map(\.unit) == [world.unit("D-HOU")?.id, world.unit("D-OFF")?.id])
            #expect(groups.flatMap(\.triggers).map(\.liability) == ["44(3)", "43"])
            #expect(groups.flatMap(\.triggers).map(\.grade) == [.gravelyOver, .wellOver])
            #expect(try await world.casework.supervisionTriggers(for: world.principal("leader"), limit: 1).count == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `no feedback and a late urgent report are grounds of their own`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let clerk = try await world.principal("clerk")
            let housing = try #require(world.unit("D-HOU"))
            let sendings = [UrgentReport.Recipient.partyCommittee, .government, .conferenceOffice]
            func report(_ times: [String]) -> Act {
                Act(
                    .reportUrgent,
                    UrgentReport(
                        knownAt: "23:50", place: "清水苑", headcount: 40, situation: "四十人聚集在物业门口。", measures: "已派人到场。",
                        sendings: zip(sendings, times).map { .init(recipient: $0, time: $1) }))
            }
            _ = try await world.casework.perform(
                report(["23:59", "00:20", "00:50"]), on: receipt.proceeding, by: clerk)
            #expect(try await triggers(world).isEmpty)
            _ = try await world.casework.perform(
                report(["23:59", "00:20", "00:51"]), on: receipt.proceeding, by: clerk)
            #expect(try await triggers(world).map(\.ground) == [.urgentLate])
            #expect(try await triggers(world).map(\.liability) == ["46(4)"])
            let assignment = Assignment(
                unit: housing.reference, feedbackDueOn: world.casework.today.adding(days: 5), note: nil)
            _ = try await world.casework.perform(Act(.assign, assignment), on: receipt.proceeding, by: clerk)
            world.time.move(days: 6)
            #expect(try await triggers(world).map(\.ground) == [.urgentLate, .noFeedback])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `it is for those who supervise, and a sealed matter stands there for its key holders alone`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register(.accusation)
            let other = try await world.hire("other", .secretary, "D-OFF")
            world.time.move(days: 20)
            #expect(try await triggers(world).map(\.number) == [receipt.number])
            #expect(try await triggers(world).first?.title == nil)
            #expect(try await world.casework.supervisionTriggers(for: other).isEmpty)
            for login in ["clerk", "handler", "system"] {
                await #expect(throws: Refusal(.notYours, article: "40, R-202")) {
                    _ = try await world.casework.supervisionTriggers(for: world.principal(login))
                }
            }
        }
    }
}
