// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 来件情形 (arts 17, 19, 20, 22; R-110, R-120, R-121, R-123, R-129): what is asked at the door, and what stays of it.
@Suite struct ArrivalTests {
    /// What is wrong with a registration, as "field code, article".
    private func problems(
        _ world: CaseworkWorld, _ change: (inout RegisterMatter) -> Void
    ) async throws -> [String] {
        do {
            _ = try await world.registered("来件") { change(&$0) }
            return []
        } catch let errors as FieldErrors {
            return errors.problems.map { "\($0.field) \($0.code.rawValue), \($0.article ?? "")" }
        }
    }

    private func arrival(of receipt: Receipt, _ world: CaseworkWorld) async throws -> Arrival? {
        let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
        guard case .registered(let registration)? = file.journal.first?.body else { return nil }
        return registration.arrival
    }

    @Test(arguments: TestEngine.dialects)
    func `art 22: what is entered late says why, and nothing came in after its scan`(_ engine: TestEngine) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let before = try world.day("2026-02-27")
            #expect(
                try await problems(world) { $0.receivedOn = before } == ["lateReason neededHere, 22, R-130"])
            #expect(
                try await problems(world) {
                    $0.receivedOn = before
                    $0.arrival.lateReason = " "
                } == ["lateReason neededHere, 22, R-130"])
            #expect(
                try await problems(world) { $0.scannedOn = before } == ["receivedOn afterScan, 22, R-130"])
            let mistyped = try world.day("0202-02-27")
            #expect(
                try await problems(world) {
                    $0.receivedOn = mistyped
                    $0.arrival.lateReason = "周五下班前收到"
                } == ["receivedOn tooLongAgo, 22, R-130"])
            let receipt = try await world.registered("来件") {
                $0.receivedOn = before
                $0.scannedOn = before
                $0.arrival.lateReason = "周五下班前收到"
            }
            #expect(receipt.dueOn.iso == "2026-03-16")
            #expect(try await arrival(of: receipt, world)?.lateReason == "周五下班前收到")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-120, R-121: what was told is read back, and both are facts with the time of their entry`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            for channel in [Channel.visit, .phone] {
                let wrong = try await problems(world) {
                    $0.channel = channel
                    $0.arrival.isReadBack = false
                }
                #expect(wrong == ["readBack neededHere, 19(1), R-120"])
            }
            let written = try await world.registered("来信") {
                $0.channel = .letter
                $0.arrival = Arrival()
            }
            #expect(try await arrival(of: written, world)?.isReadBack == false)
            let told = try await world.registered("来访") { $0.arrival.isDeclared = true }
            let facts = try #require(try await arrival(of: told, world))
            #expect(facts.isReadBack && facts.isDeclared)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-110, R-123: a form is of its channel, and a level is skipped by visit alone`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("来访") { $0.arrival.skipsLevel = true }
            let visit = try #require(try await arrival(of: receipt, world))
            #expect(visit.subChannel == .visit && visit.skipsLevel)
            let mail = try await world.registered("领导信箱") {
                $0.channel = .letter
                $0.arrival.subChannel = .leaderMailbox
            }
            #expect(try await arrival(of: mail, world)?.subChannel == .leaderMailbox)
            #expect(
                try await problems(world) { $0.arrival.subChannel = .wechat } == ["subChannel notOfChannel, 17, R-110"])
            #expect(
                try await problems(world) {
                    $0.channel = .letter
                    $0.arrival.skipsLevel = true
                } == ["skipsLevel notOfChannel, 20(1), R-123"])
            for channel in Channel.allCases {
                if let usual = SubChannel.usual(of: channel) { #expect(usual.fits(channel)) }
            }
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-129: a repeat gets no simple procedure and no rating, and a clerk may find it later`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-01-07") { world in
            let unit = try world.reference("D-HOU")
            let again = try await world.registered("路灯不亮") { $0.isFirstFiling = false }
            #expect(
                try await world.refusal(
                    .transferSimply, Transfer(unit: unit, note: nil), on: again, .routing, by: "clerk")
                    == "notSimple, R-220")
            try await world.accept(again, at: "D-HOU")
            try world.go(to: "2026-01-20")
            try await world.serve(again, from: "d-hou", on: "2026-01-20")
            #expect(try await !world.state(of: again).proceedings.contains { $0.kind == .rating })
            let web = try await world.registered("路灯不亮") { $0.channel = .web }
            #expect(try await world.state(of: web).isFirstFiling)
            let found = Classification(purpose: .claim, category: nil, grade: nil, path: nil, filing: .again)
            try await world.act(.classify, found, on: web, .routing, by: "clerk")
            #expect(try await !world.state(of: web).isFirstFiling)
            #expect(
                try await world.refusal(
                    .transferSimply, Transfer(unit: unit, note: nil), on: web, .routing, by: "clerk")
                    == "notSimple, R-220")
            try await world.proves()
        }
    }

    /// The numbers of matters that a filing of somebody with this phone may repeat.
    private func alike(
        _ phone: String, _ agent: PartyDetails, _ facts: String, _ world: CaseworkWorld
    ) async throws -> [String] {
        var other = RegisterMatter(
            channel: .letter, unit: try #require(world.unit("D-OFF")).id, receivedOn: world.casework.today,
            title: "产权登记", facts: facts, claim: "", parties: [PartyDetails(name: "乙", phone: phone), agent])
        other.purpose = .claim
        return try await world.casework.repeatCandidates(for: other, by: world.principal("clerk")).map(\.found.number)
    }

    private static let lawyer = PartyDetails(role: .agent, name: "律师", phone: "13900007777", scope: [.file])

    @Test(arguments: TestEngine.dialects)
    func `S14-28: not three agents, and only an agent has a scope`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-01-07") { world in
            let three = try await problems(world) { $0.parties += Array(repeating: Self.lawyer, count: 3) }
            #expect(three == ["parties tooManyAgents, S2:27, S14:28"])
            let scoped = try await problems(world) { $0.parties = [PartyDetails(name: "甲", scope: [.file])] }
            #expect(scoped == ["parties agentsOnly, S2:27, F-31"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `S14-28: one or two agents, a guardian, and it is the represented who are compared`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-01-07") { world in
            let agent = Self.lawyer
            let facts = "单位分房的产权登记与实际面积不符，影响落户，多次反映没有结果。"
            let guardian = PartyDetails(
                role: .guardian, name: "母亲", phone: "13900008888", nationality: "法国", documentKind: .passport)
            let receipt = try await world.registered("产权登记", facts) {
                $0.parties = [PartyDetails(name: "甲", phone: "13900006661"), Self.lawyer, guardian]
            }
            let clerk = try await world.principal("clerk")
            let people = try await world.casework.file(receipt.matter, for: clerk).parties.map(\.details)
            #expect(people.map(\.role) == [.petitioner, .agent, .guardian])
            #expect(people.last == guardian)
            #expect(receipt.ownCode != nil)
            #expect(try await alike("13900006662", agent, facts, world).isEmpty)
            #expect(try await alike("13900006661", agent, facts, world) == [receipt.number])
            let full = try await world.registered("全权代理") {
                $0.parties.append(PartyDetails(role: .agent, name: "律师", scope: AgentPower.allCases))
            }
            #expect(full.ownCode == nil)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-350: an order of the hotline is answered once under a key, and says whether it is a first`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let token = try await world.casework.issueToken(for: "clerk", name: "hotline", roles: [.clerk], by: clerk)
            let id = try #require(try await world.casework.principal(ofToken: token)).token
            var order = HotlineOrder(
                orderNumber: "12345-1", receivedOn: world.casework.today.adding(days: -1), title: "噪声",
                facts: "夜间施工噪声扰民。", caller: PartyDetails(name: "王秀兰", phone: "13900001234"))
            order.isFirstFiling = false
            let key = IdempotencyKey(token: id, key: "k", request: [1])
            let first = try await world.casework.receiveOrder(order, by: clerk, once: key)
            let second = try await world.casework.receiveOrder(order, by: clerk, once: key)
            #expect(!first.isEarlier && second.isEarlier && first.answer == second.answer)
            await #expect(throws: IdempotencyConflict.self) {
                _ = try await world.casework.receiveOrder(
                    order, by: clerk, once: IdempotencyKey(token: id, key: "k", request: [2]))
            }
            guard case .registered(let number, _) = first.answer else {
                Issue.record("not registered")
                return
            }
            let matter = try await world.casework.matterID(numbered: number, for: clerk)
            let file = try await world.casework.file(matter, for: clerk)
            #expect(!file.state.isFirstFiling)
            #expect(try await world.casework.receiveOrder(order, by: clerk) == first.answer)
            #expect(try await world.casework.verify().isClean)
        }
    }
}
