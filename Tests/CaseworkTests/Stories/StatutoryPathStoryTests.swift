// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-01 and ST-12: an illegal structure goes path 5, and a hotline order about it finds it (arts 22, 23, 31(5); R-110, R-131a, R-171, R-350).
@Suite struct StatutoryPathStoryTests {
    private func filed(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("邻居违法建房", "邻居在楼道外私自搭建一间房屋，挡住了采光和消防通道。") {
            $0.place = world.unit("D-S1")?.id
        }
        try await world.act(
            .classify, Classification(purpose: .claim, category: nil, grade: .ordinary, path: .p5), on: receipt,
            .routing, by: "clerk")
        try world.go(to: "2025-04-27")
        try await world.act(
            .transfer, Transfer(unit: try world.reference("D-LAW"), note: nil), on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-law.handler")
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-01 (R-110, R-131a, R-131b): an illegal structure, by visit, on path 5, with a holiday inside`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2025-04-25") { world in
            let receipt = try await filed(world)
            #expect(receipt.dueOn.iso == "2025-05-12")
            #expect(receipt.code.count == 11)
            #expect(
                try await world.clock(.disposal, of: receipt) == "2025-04-25 → 2025-05-12 (2025-05-09), met 2025-04-27")
            #expect(try await world.clock(.objection, of: receipt) == "2025-04-27 → 2025-05-07 (2025-05-07)")
            #expect(try await world.clock(.transferNotice, of: receipt) == "2025-04-27 → 2025-05-12 (2025-05-12)")
            try world.go(to: "2025-05-07")
            #expect(try await world.offered("d-law.handler", receipt, .routing).contains(.object))
            try world.go(to: "2025-05-08")
            #expect(try await !world.offered("d-law.handler", receipt, .routing).contains(.object))
            let objection = Objection(reason: "该事项不属于我局职权范围，应当由街道办事处办理，请予退回。", suggestedUnit: nil)
            #expect(
                try await world.refusal(.object, objection, on: receipt, .routing, by: "d-law.handler")
                    == "objectionTooLate, 23(3), K-04")
            try world.go(to: "2025-05-09")
            let path = PathImport(
                path: .p5, organ: "城市管理综合执法局", procedure: "查处违法建设程序", basis: "《城乡规划法》第六十四条", hasNoInterest: true)
            try await world.act(.importToPath, path, on: receipt, .ordinaryHandling, by: "d-law.handler")
            #expect(
                try await world.clock(.transferNotice, of: receipt)
                    == "2025-04-27 → 2025-05-12 (2025-05-12), met 2025-05-09")
            #expect(try await world.clock(.dutyPerformance, of: receipt) == "2025-04-27 → 2025-06-27 (2025-06-27)")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "onStatutoryPath")
            try await result(world, receipt)
        }
    }

    private func result(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        // No opinion under the petition procedure, and no review of it: the statutory decision and its own remedies.
        let draft = OpinionDraft(
            claim: "拆除", outcome: .supported, facts: "经现场核实，该房屋未经许可。", basis: ["《城乡规划法》"], opinion: "依法予以拆除并恢复原状。")
        #expect(
            try await world.refusal(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "d-law.handler")
                == "notAtThisStage, 32")
        try world.go(to: "2025-06-20")
        let result = PathResult(
            organ: "城市管理综合执法局", document: "责令限期拆除决定书", resultOn: try world.day("2025-06-20"),
            result: "责令当事人十五日内自行拆除。", remedy: "对不履行职责不服的，先申请行政复议，再向人民法院起诉。")
        try await world.act(.recordPathResult, result, on: receipt, .statutoryPath, by: "d-law.handler")
        #expect(
            try await world.clock(.dutyPerformance, of: receipt)
                == "2025-04-27 → 2025-06-27 (2025-06-27), met 2025-06-20")
        #expect(try await world.stage(.ordinaryHandling, of: receipt) == "closedByPath")
        #expect(
            try await world.letters(of: receipt) == [
                .proceduralNotice, .transferLetter, .acceptanceNotice, .statutoryResultNotice,
            ])
        let state = try await world.state(of: receipt)
        #expect(!state.clocks.contains { $0.clock == .reviewRequest || $0.clock == .handling })
        #expect(!state.proceedings.contains { $0.kind == .rating })
        try await world.worker()
        let ticket = try await world.casework.ticket(for: receipt)
        #expect(try await world.casework.openReview(ticket: ticket) == nil)
        var pages: [String] = []
        for letter in state.letters where letter.kind.isNotice {
            pages.append(
                String(decoding: try await world.casework.letterPage(letter.id, ticket: ticket), as: UTF8.self))
        }
        let notice = try #require(pages.first { $0.contains("受理告知书") && $0.contains("查处违法建设程序") })
        #expect(notice.contains("2025年6月27日") && notice.contains("先向行政复议机关申请行政复议"))
        #expect(pages.contains { $0.contains("责令限期拆除决定书") && $0.contains("先申请行政复议") })
        try await world.proves()
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-12: a hotline order meets the open matter, is answered with its number and day, and nothing runs twice`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2025-04-25") { world in
            let receipt = try await filed(world)
            try world.go(to: "2025-05-08")
            let clerk = try await world.principal("clerk")
            let order = HotlineOrder(
                orderNumber: "12345-0001", receivedOn: world.casework.today, title: "邻居违法建房",
                facts: "邻居在楼道外私自搭建一间房屋，挡住了采光和消防通道，要求拆除。",
                caller: PartyDetails(name: "王秀兰", phone: "139-0000-1234"), place: world.unit("D-S1")?.id)
            let answer = try await world.casework.receiveOrder(order, by: clerk)
            #expect(
                answer == .inPetitionChannel(number: receipt.number, expectedOn: try world.day("2025-06-27")))
            #expect(try await world.casework.receiveOrder(order, by: clerk) == answer)
            let file = try await world.casework.file(receipt.matter, for: clerk)
            #expect(file.filings.map(\.channel) == [.visit, .hotline])
            #expect(file.state.proceedings.map(\.kind) == [.routing, .ordinaryHandling])
            var query = SearchQuery()
            #expect(try await world.casework.search(query, for: clerk).count == 1)
            let other = HotlineOrder(
                orderNumber: "12345-0002", receivedOn: world.casework.today, title: "路灯不亮", facts: "胡同口路灯已经三天不亮。",
                caller: PartyDetails(name: "李先生", phone: "13900005678"))
            guard case .registered(_, let expectedOn) = try await world.casework.receiveOrder(other, by: clerk) else {
                Issue.record("an order of its own is registered")
                return
            }
            #expect(expectedOn?.iso == "2025-05-23")
            query.channel = .hotline
            #expect(try await world.casework.search(query, for: clerk).count == 1)
            let handler = try await world.principal("d-law.handler")
            await #expect(throws: Refusal(.notYours, article: "S3:11, R-350")) {
                _ = try await world.casework.receiveOrder(order, by: handler)
            }
            try await world.proves()
        }
    }
}
