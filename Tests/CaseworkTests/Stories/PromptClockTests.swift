// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// Clocks of hours: a grave matter is reported in time (K-13: art 25, R-131a, R-140), an order of the hotline is answered by its class (K-20: S3:13-15).
@Suite struct PromptClockTests {
    private func report(
        _ world: CaseworkWorld, known: (String, String), told: (String, String), last: (String, String)? = nil
    ) throws -> UrgentReport {
        let last = last ?? told
        let days = [told, told, last]
        let recipients = [UrgentReport.Recipient.partyCommittee, .government, .conferenceOffice]
        return UrgentReport(
            knownOn: try world.day(known.0), knownAt: known.1, place: "清水苑", headcount: 40, situation: "四十人聚集在物业门口。",
            measures: "已派人到场。",
            sendings: try zip(recipients, days).map {
                UrgentReport.Sending(recipient: $0, sentOn: try world.day($1.0), time: $1.1)
            })
    }

    @Test(arguments: TestEngine.dialects)
    func `K-13: a grave matter is to be reported on the day, is late the day after, and the report ends it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("桥梁开裂") { $0.grade = .major }
            #expect(try await world.clock(.urgentReport, of: receipt) == "2026-03-02 → 2026-03-02 (2026-03-02)")
            let supervisor = try await world.principal("d-off.supervisor")
            func grounds() async throws -> [String] {
                try await world.casework.supervisionTriggers(for: supervisor).flatMap(\.triggers).map {
                    "\($0.clock?.rawValue ?? "-") \($0.liability) \($0.grade?.rawValue ?? "-")"
                }
            }
            #expect(try await grounds() == [])
            try world.go(to: "2026-03-04")
            try await world.worker()
            #expect(try await grounds() == ["K-13 46(4) over"])
            // What was not reported in time stays so, whatever the matter is called now.
            let lower = Classification(purpose: .claim, category: nil, grade: .important, path: nil)
            try await world.act(.classify, lower, on: receipt, .routing, by: "clerk")
            #expect(try await grounds() == ["K-13 46(4) over"])
            let grave = Classification(purpose: .claim, category: nil, grade: .major, path: nil)
            try await world.act(.classify, grave, on: receipt, .routing, by: "clerk")
            // A grave matter is not simple.
            #expect(
                try await world.refusal(
                    .transferSimply, Transfer(unit: world.reference("D-HOU"), note: nil), on: receipt, .routing,
                    by: "clerk") == "notSimple, R-220")
            try await world.act(
                .reportUrgent,
                report(
                    world, known: ("2026-03-02", "10:00"), told: ("2026-03-02", "10:30"), last: ("2026-03-04", "09:00")),
                on: receipt, .routing, by: "clerk")
            #expect(
                try await world.clock(.urgentReport, of: receipt)
                    == "2026-03-02 → 2026-03-02 (2026-03-02), met 2026-03-04")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `K-13: it begins with the grading, ends with a lower one, and an hour over midnight is in time`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("桥梁开裂")
            #expect(try await !world.state(of: receipt).clocks.contains { $0.clock == .urgentReport })
            try world.go(to: "2026-03-03")
            func grade(_ grade: Grade) -> Classification {
                Classification(purpose: .claim, category: nil, grade: grade, path: nil)
            }
            try await world.act(.classify, grade(.major), on: receipt, .routing, by: "clerk")
            #expect(try await world.clock(.urgentReport, of: receipt) == "2026-03-03 → 2026-03-03 (2026-03-03)")
            try await world.act(.classify, grade(.important), on: receipt, .routing, by: "clerk")
            #expect(try await world.clock(.urgentReport, of: receipt).hasSuffix("stopped 2026-03-03"))
            try await world.act(.classify, grade(.major), on: receipt, .routing, by: "clerk")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            let early = try report(world, known: ("2026-03-03", "23:50"), told: ("2026-03-04", "00:50"))
            #expect(
                try await world.problem(.reportUrgent, early, on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    .first == "sendings.0.sentOn futureDay, 25")
            try world.go(to: "2026-03-04")
            // Wherever it is reported, the one clock ends.
            try await world.act(.reportUrgent, early, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let clocks = try await world.state(of: receipt).clocks.filter { $0.clock == .urgentReport }
            #expect(clocks.map { $0.metOn?.iso ?? "-" } == ["-", "2026-03-03"] && !clocks.contains(where: \.isRunning))
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `K-20: each class of order has its days, a transfer stops none of them, and the answer ends it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-06") { world in
            let clerk = try await world.principal("clerk")
            let due: [(HotlineClass, String)] = [
                (.emergency, "2026-03-06"), (.utility, "2026-03-07"), (.ordinary, "2026-03-13"),
                (.complex, "2026-03-23"),
            ]
            for (place, (speed, last)) in due.enumerated() {
                var order = HotlineOrder(
                    orderNumber: "12345-\(place)", receivedOn: world.casework.today, title: "第\(place)件",
                    facts: "夜间施工噪声扰民。", caller: PartyDetails(name: "王\(place)", phone: "1390000123\(place)"))
                order.hotlineClass = speed
                guard case .registered(let number, _) = try await world.casework.receiveOrder(order, by: clerk) else {
                    Issue.record("not registered")
                    return
                }
                let matter = try await world.casework.matterID(numbered: number, for: clerk)
                func file() async throws -> MatterFile { try await world.casework.file(matter, for: clerk) }
                let clock = try #require(try await file().state.clocks.first { $0.clock == speed.clock })
                #expect(clock.dueOn.iso == last && clock.isOpenDuty, "\(speed)")
                let routing = try #require(try await file().state.proceedings.first).id
                let waiting = try #require(try await file().state.proceedings.last)
                #expect(waiting.kind == .hotlineAnswer && waiting.id == clock.proceeding && waiting.parent == routing)
                _ = try await world.casework.perform(
                    Act(.classify, Classification(purpose: .claim, category: nil, grade: nil, path: nil)), on: routing,
                    by: clerk)
                _ = try await world.casework.perform(
                    Act(.transfer, Transfer(unit: try world.reference("D-LAW"), note: nil)), on: routing, by: clerk)
                #expect(try await file().state.running(speed.clock, in: waiting.id) != nil)
                // The office that took the order in answers it, whoever deals with its matter.
                let answer = Act(.answerHotline, Account(account: "已联系来电人，施工单位停止夜间作业。"))
                await #expect(throws: Refusal(.notYours, article: "S3:13-15, R-350, K-20")) {
                    let handler = try await world.principal("d-law.handler")
                    _ = try await world.casework.perform(answer, on: waiting.id, by: handler)
                }
                #expect(try await file().openActs.contains { $0.verb == .answerHotline })
                _ = try await world.casework.perform(answer, on: waiting.id, by: clerk)
                #expect(try await file().state.clocks.first { $0.clock == speed.clock }?.metOn == world.casework.today)
                await #expect(throws: Refusal(.notAtThisStage, article: "S3:13-15, R-350, K-20")) {
                    _ = try await world.casework.perform(answer, on: waiting.id, by: clerk)
                }
            }
            // What came in by another channel waits for no answer of this kind.
            let receipt = try await world.registered("噪声扰民")
            #expect(try await world.state(of: receipt).proceedings.map(\.kind) == [.routing])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func
        `K-20: an order waits in the list of its office when its routing is over, is due there and late, and is answered`(
            _ engine: TestEngine
        ) async throws
    {
        try await engine.withStory(from: "2026-03-06") { world in
            // Typed at the desk, with no class: an ordinary order, as at the interface.
            let receipt = try await world.registered("噪声扰民") { $0.channel = .hotline }
            #expect(try await world.clock(.hotlineOrdinary, of: receipt) == "2026-03-06 → 2026-03-13 (2026-03-13)")
            try await world.act(
                .replyDirectly, DirectReply(reply: "经核实施工单位已经停止夜间作业。"), on: receipt, .routing, by: "clerk")
            #expect(try await world.stage(.routing, of: receipt) == "repliedDirectly")
            func waiting() async throws -> [WorkGroup] {
                try await world.casework.myWork(of: world.principal("clerk")).filter { $0.kind == .hotlineAnswer }
            }
            let group = try #require(try await waiting().first)
            #expect(group.items.map(\.number) == [receipt.number] && group.items.first?.dueOn.iso == "2026-03-13")
            #expect(group.role == .clerk && group.overdue == 0)
            try world.go(to: "2026-03-16")
            #expect(try await world.casework.sweep().noticed == 1)
            #expect(try await waiting().map(\.overdue) == [1])
            let answer = Account(account: "已告知来电人，施工单位停止夜间作业。")
            try await world.act(.answerHotline, answer, on: receipt, .hotlineAnswer, by: "clerk")
            #expect(try await waiting().isEmpty)
            #expect(try await world.stage(.hotlineAnswer, of: receipt) == "hotlineAnswered")
            // What waits is the petitioner's alone.
            let open = try await world.state(of: receipt).proceedings.filter { $0.closedOn == nil }
            #expect(open.map(\.kind) == [.officeRating])
            // A class is of an order and of nothing else.
            let problem = FieldProblem("hotlineClass", .notOfChannel, article: "S3:13, K-20")
            await #expect(throws: FieldErrors([problem])) {
                _ = try await world.registered("噪声扰民") { $0.arrival.hotlineClass = .utility }
            }
            try await world.proves()
        }
    }
}
