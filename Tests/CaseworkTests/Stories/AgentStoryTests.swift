// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-16: an elder, her niece as agent, her name kept from the unit, and a handler who is a relative (arts 28(3), 30(3); S2:22(4), S2:27;
///
@Suite struct AgentStoryTests {
    private func filed(_ world: CaseworkWorld) async throws -> Receipt {
        try await world.registered("邻居噪声扰民") {
            $0.parties = [
                PartyDetails(name: "张奶奶", phone: "13900005555", address: "和平里二号楼"),
                PartyDetails(role: .agent, name: "侄女小李", phone: "13900006666", scope: [.file, .follow]),
            ]
            $0.isConfidential = true
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-16: an agent files and follows, and rating needs the petitioner's own code`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-01-07") { world in
            let receipt = try await filed(world)
            let own = try #require(receipt.ownCode)
            #expect(own != receipt.code)
            try await world.accept(receipt, at: "D-HOU")
            try world.go(to: "2026-01-20")
            try await world.serve(receipt, from: "d-hou", on: "2026-01-20")
            let agent = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let elder = try await world.casework.follow(number: receipt.number, code: own, network: "b")
            let seen = try await world.casework.followed(agent)
            #expect(seen.number == receipt.number && seen.powers == [.file, .follow])
            #expect(seen.canAskReview && seen.ratings.map(\.object) == RatedObject.allCases)
            #expect(try await world.casework.followed(elder).powers == AgentPower.allCases)
            let rating = Rating(.satisfied)
            for object in RatedObject.allCases {
                await #expect(throws: Refusal(.outsideScope, article: "S2:27, F-31")) {
                    try await world.casework.rate(rating, of: object, ticket: agent)
                }
            }
            await #expect(throws: Refusal(.outsideScope, article: "S2:27, F-31")) {
                try await world.casework.requestReview(grounds: "请求复查，理由详见附件材料。", ticket: agent)
            }
            try await world.casework.addMaterial(text: "补充录音一份", attachments: [], ticket: agent)
            try await world.casework.rate(rating, ticket: elder)
            #expect(try await world.stage(.rating, of: receipt) == "rated")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-16: a name kept from the unit is released by a second person with a reason`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-01-07") { world in
            let receipt = try await filed(world)
            #expect(try await world.state(of: receipt).marks.isConfidential)
            try await world.proves()
            try await world.accept(receipt, at: "D-HOU")
            try await world.worker()
            let handler = try await world.principal("d-hou.handler")
            let transfer = try #require(
                try await world.state(of: receipt).letters.first { $0.kind == .transferLetter })
            let text = String(decoding: try await world.casework.letterBytes(transfer.id, for: handler), as: UTF8.self)
            #expect(!text.contains("张奶奶") && !text.contains("13900005555"))
            try await world.act(
                .askDisclosure, Reason(reason: "需要入户核实噪声来源"), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let grant = DisclosureGrant(untilOn: try world.day("2026-01-31"), reason: "核实确有需要，限期知悉")
            #expect(
                try await world.refusal(.grantDisclosure, grant, on: receipt, .disclosure, by: "d-hou.handler")
                    == "notYours, 30(3), S2:22(4)")
            try await world.act(.grantDisclosure, grant, on: receipt, .disclosure, by: "d-off.supervisor")
            #expect(try await world.stage(.disclosure, of: receipt) == "disclosed")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-145: a handler who declares an interest is locked out of the file, and another goes on`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-01-07") { world in
            let receipt = try await filed(world)
            try await world.accept(receipt, at: "D-HOU")
            let before = try await world.state(of: receipt)
            try await world.act(
                .declareInterest, Interest(reason: "是被反映邻居的兄弟"), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            let handler = try await world.principal("d-hou.handler")
            let decision = RecusalDecision(person: handler.person, reason: "有直接利害关系")
            #expect(
                try await world.refusal(.approveRecusal, decision, on: receipt, .recusal, by: "d-hou.handler")
                    == "notYours, 28(3)")
            try await world.act(.approveRecusal, decision, on: receipt, .recusal, by: "d-hou.approver")
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.file(receipt.matter, for: handler)
            }
            var query = SearchQuery()
            query.text = receipt.number
            #expect(try await world.casework.search(query, for: handler).items.isEmpty)
            #expect(
                try await world.refusal(
                    .recordContact, Account(account: "电话联系"), on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == "unseen, R-161")
            try await world.act(
                .recordContact, Account(account: "电话联系信访人"), on: receipt, .ordinaryHandling, by: "handler")
            let after = try await world.state(of: receipt)
            #expect(after.clocks == before.clocks)
            #expect(try await world.letters(of: receipt).last == .recusalDecision)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-145: the petitioner asks for a recusal with the code, and the head decides`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-01-07") { world in
            let receipt = try await world.registered("邻居噪声扰民")
            try await world.accept(receipt, at: "D-HOU")
            let ticket = try await world.casework.ticket(for: receipt)
            try await world.casework.requestRecusal(
                RecusalRequest(whom: "经办人", reason: "与被反映人是亲属"), ticket: ticket)
            try await world.act(
                .refuseRecusal, Reason(reason: "经核实不存在亲属关系"), on: receipt, .recusal, by: "d-hou.approver")
            #expect(try await world.stage(.recusal, of: receipt) == "recusalRefused")
            #expect(try await world.letters(of: receipt).last == .recusalDecision)
            try await world.proves()
        }
    }
}
