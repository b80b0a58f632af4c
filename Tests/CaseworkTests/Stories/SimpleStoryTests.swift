// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-04: a street lamp is out; then a dispute, or silence.
@Suite struct SimpleStoryTests {
    private func sent(_ world: CaseworkWorld, people: Int = 1) async throws -> Receipt {
        let receipt = try await world.registered("路灯不亮") {
            $0.channel = .web
            $0.headcount = people
        }
        guard people == 1 else { return receipt }
        try await world.act(
            .transferSimply, Transfer(unit: try world.reference("D-S1"), note: nil), on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-s1.handler")
        return receipt
    }

    private func accepted(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await sent(world)
        #expect(try await world.clock(.simpleAcceptance, of: receipt) == "2024-04-30 → 2024-05-08 (2024-05-08)")
        try world.go(to: "2024-05-07")
        try await world.act(
            .acceptSimply, SimpleAcceptance(means: .message, note: nil, hasNoInterest: true), on: receipt,
            .simpleHandling,
            by: "d-s1.handler")
        #expect(try await world.clock(.simpleOpinion, of: receipt) == "2024-05-07 → 2024-05-20 (2024-05-20)")
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-04 (R-240): a lamp is mended within the simple days and the petitioner rates both`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await accepted(world)
            try world.go(to: "2024-05-09")
            let no = SimpleAnswer(
                outcome: .notSupported, reply: "不能更换。", means: .message, answeredOn: world.casework.today)
            #expect(
                try await world.refusal(.answerSimply, no, on: receipt, .simpleHandling, by: "d-s1.handler")
                    == "convertFirst, R-222")
            let answer = SimpleAnswer(
                outcome: .supported, reply: "路灯已经修好。", means: .message, answeredOn: world.casework.today)
            try await world.act(.answerSimply, answer, on: receipt, .simpleHandling, by: "d-s1.handler")
            #expect(
                try await world.clock(.simpleOpinion, of: receipt)
                    == "2024-05-07 → 2024-05-20 (2024-05-20), met 2024-05-09")
            #expect(
                try await world.clock(.handling, of: receipt)
                    == "2024-05-07 → 2024-07-08 (2024-07-05), met 2024-05-09")
            #expect(
                try await world.letters(of: receipt) == [.proceduralNotice, .transferLetter, .simpleReply])
            #expect(try await world.clock(.rating, of: receipt).hasPrefix("2024-05-09 → 2024-06-11"))
            let ticket = try await world.casework.ticket(for: receipt)
            try await world.casework.rate(
                Rating(.satisfied), ticket: ticket)
            #expect(try await world.stage(.rating, of: receipt) == "rated")
            #expect(try await world.state(of: receipt).path == .p6)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-04: a dispute turns it into an ordinary matter under the days from its first receipt`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await accepted(world)
            try world.go(to: "2024-05-15")
            let reason = Reason(reason: "施工单位对责任有争议")
            #expect(
                try await world.refusal(.convert, reason, on: receipt, .simpleHandling, by: "d-s1.handler")
                    == "notYours, R-221")
            try await world.act(.convert, reason, on: receipt, .simpleHandling, by: "d-s1.approver")
            #expect(
                try await world.clock(.transferNotice, of: receipt)
                    == "2024-04-30 → 2024-05-15 (2024-05-15), met 2024-05-07")
            #expect(try await world.clock(.handling, of: receipt) == "2024-05-07 → 2024-07-08 (2024-07-05)")
            #expect(
                try await world.clock(.simpleOpinion, of: receipt)
                    == "2024-05-07 → 2024-05-20 (2024-05-20), stopped 2024-05-15")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "handling")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-221: a simple matter whose days have run out becomes ordinary by itself, once, and nothing is reset`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            let silent = try await sent(world)
            let slow = try await accepted(world)
            try world.go(to: "2024-05-08")
            #expect(try await world.casework.sweep().converted == 0)
            try world.go(to: "2024-05-09")
            #expect(try await world.casework.sweep().converted == 1)
            #expect(try await world.stage(.simpleHandling, of: silent) == "converted")
            #expect(try await world.stage(.ordinaryHandling, of: silent) == "awaitingAcceptance")
            #expect(try await world.clock(.transferNotice, of: silent) == "2024-04-30 → 2024-05-15 (2024-05-15)")
            try world.go(to: "2024-05-20")
            #expect(try await world.casework.sweep().converted == 0)
            try world.go(to: "2024-05-21")
            #expect(try await world.casework.sweep().converted == 1)
            #expect(try await world.casework.sweep().converted == 0)
            #expect(try await world.clock(.handling, of: slow) == "2024-05-07 → 2024-07-08 (2024-07-05)")
            #expect(try await world.stage(.ordinaryHandling, of: slow) == "handling")
            let last = try await world.casework.file(slow.matter, for: world.principal("clerk")).journal.last {
                $0.body.kind == "act.convert"
            }
            #expect(last?.envelope.actor == .system)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-220: five people are too many for the simple procedure`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2024-04-30") { world in
            let receipt = try await sent(world, people: 5)
            let transfer = Transfer(unit: try world.reference("D-S1"), note: nil)
            #expect(
                try await world.refusal(.transferSimply, transfer, on: receipt, .routing, by: "clerk")
                    == "notSimple, R-220")
        }
    }
}
