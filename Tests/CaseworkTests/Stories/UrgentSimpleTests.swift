// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// What is grave or urgent is no simple matter (art 25; ): the report turns it into an ordinary one, and no day moves.
@Suite struct UrgentSimpleTests {
    private func report(_ world: CaseworkWorld) -> UrgentReport {
        let day = world.casework.today
        return UrgentReport(
            knownOn: day, knownAt: "09:00", place: "清水苑", headcount: 40, situation: "路灯杆倾倒，四十人聚集。", measures: "已派人到场。",
            sendings: [.partyCommittee, .government, .conferenceOffice].map {
                UrgentReport.Sending(recipient: $0, sentOn: day, time: "09:30")
            })
    }

    private func sent(_ world: CaseworkWorld, purpose: Purpose = .claim) async throws -> Receipt {
        let receipt = try await world.registered("路灯不亮") {
            $0.channel = .web
            $0.purpose = purpose
        }
        try await world.act(
            .transferSimply, Transfer(unit: try world.reference("D-S1"), note: nil), on: receipt, .routing, by: "clerk")
        return receipt
    }

    private func accepted(_ world: CaseworkWorld, purpose: Purpose = .claim) async throws -> Receipt {
        let receipt = try await sent(world, purpose: purpose)
        try await world.act(.receive, on: receipt, .routing, by: "d-s1.handler")
        try world.go(to: "2024-05-07")
        try await world.act(
            .acceptSimply, SimpleAcceptance(means: .message, note: nil, hasNoInterest: true), on: receipt,
            .simpleHandling,
            by: "d-s1.handler")
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `R-221: reported while it is handled it goes on as an ordinary matter, under the days of its acceptance`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await accepted(world)
            try world.go(to: "2024-05-09")
            try await world.act(.reportUrgent, report(world), on: receipt, .simpleHandling, by: "d-s1.handler")
            #expect(try await world.stage(.simpleHandling, of: receipt) == "converted")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            #expect(try await world.stage(.urgency, of: receipt) == "urgent")
            #expect(try await world.clock(.simpleOpinion, of: receipt).hasSuffix("stopped 2024-05-09"))
            #expect(try await world.clock(.handling, of: receipt) == "2024-05-07 → 2024-07-08 (2024-07-05)")
            #expect(try await world.offered("d-s1.handler", receipt, .ordinaryHandling).contains(.draftOpinion))
            let followed = try await world.casework.followed(world.casework.ticket(for: receipt))
            #expect(followed.kind == .ordinaryHandling && followed.events.last?.code == "convert")
            // A second report finds nothing simple any more.
            try await world.act(.reportUrgent, report(world), on: receipt, .ordinaryHandling, by: "d-s1.handler")
            #expect(try await world.state(of: receipt).proceedings.filter { $0.kind == .ordinaryHandling }.count == 1)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `R-220: reported before the unit accepted or signed for it, it is an ordinary one from its receipt`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let waiting = try await sent(world)
            try await world.act(.receive, on: waiting, .routing, by: "d-s1.handler")
            let onTheWay = try await sent(world)
            let answered = try await accepted(world)
            try await world.act(
                .answerSimply,
                SimpleAnswer(
                    outcome: .supported, reply: "路灯已经修好。", means: .message, answeredOn: world.casework.today,
                    hasNoInterest: true),
                on: answered, .simpleHandling, by: "d-s1.handler")
            let days = try await world.clock(.transferNotice, of: waiting)
            for receipt in [waiting, onTheWay, answered] {
                try await world.act(.reportUrgent, report(world), on: receipt, .routing, by: "d-s1.handler")
            }
            #expect(try await world.stage(.ordinaryHandling, of: waiting) == "awaitingAcceptance")
            #expect(try await world.clock(.transferNotice, of: waiting) == days)
            #expect(try await world.clock(.simpleAcceptance, of: waiting).hasSuffix("stopped 2024-05-07"))
            #expect(try await world.stage(.routing, of: onTheWay) == "forwarded")
            try await world.act(.receive, on: onTheWay, .routing, by: "d-s1.handler")
            let kinds = try await world.state(of: onTheWay).proceedings.map(\.kind)
            #expect(kinds.contains(.ordinaryHandling) && !kinds.contains(.simpleHandling))
            // What was answered is over; the report takes nothing back.
            #expect(try await world.stage(.simpleHandling, of: answered) == "answeredSimply")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 29: a suggestion that turns out urgent is studied in the ordinary way`(_ engine: TestEngine) async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await accepted(world, purpose: .suggestion)
            try await world.act(.reportUrgent, report(world), on: receipt, .simpleHandling, by: "d-s1.handler")
            #expect(try await world.stage(.simpleHandling, of: receipt) == "converted")
            #expect(try await world.stage(.suggestion, of: receipt) == "studying")
            try await world.proves()
        }
    }
}
