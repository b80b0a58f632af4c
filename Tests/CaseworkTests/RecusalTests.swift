// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 回避 (art 28(3), R-145): who is recused is locked out: the file, its parts and every list.
@Suite struct RecusalTests {
    private static let unseen = Refusal(.unseen, article: "R-161")

    /// The handler asks that a colleague be recused, and the head agrees.
    private func recuse(_ login: String, from receipt: Receipt, in world: CaseworkWorld) async throws {
        let handler = try await world.principal("handler")
        let asked = try await world.casework.perform(
            Act(.requestRecusal, RecusalRequest(whom: login, reason: "是当事人的弟弟")), on: receipt.proceeding, by: handler)
        let file = try await world.casework.file(asked.matter, for: handler)
        let recusal = try #require(file.state.proceedings.first { $0.kind == .recusal }).id
        _ = try await world.casework.perform(
            Act(.approveRecusal, RecusalDecision(person: try await world.principal(login).person, reason: "属实，应当回避。")),
            on: recusal, by: world.principal("approver"))
    }

    @Test(arguments: TestEngine.dialects)
    func `a recused person finds the matter nowhere, and colleagues go on`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let brother = try await world.hire("brother", .handler, "D-HOU")
            let receipt = try await world.register()
            let other = try await world.register(title: "路灯不亮")
            for one in [receipt, other] {
                try await world.transfer(one)
                _ = try await world.casework.perform(Act(.receive), on: one.proceeding, by: world.principal("handler"))
            }
            #expect(try await world.casework.search(SearchQuery(), for: brother).count == 2)
            #expect(try await world.casework.myWork(of: brother).map(\.count).reduce(0, +) == 2)
            try await recuse("brother", from: receipt, in: world)

            await #expect(throws: Self.unseen) { _ = try await world.casework.file(receipt.matter, for: brother) }
            await #expect(throws: Self.unseen) {
                _ = try await world.casework.matterID(numbered: receipt.number, for: brother)
            }
            await #expect(throws: Self.unseen) {
                _ = try await world.casework.perform(
                    Act(
                        .object,
                        Objection(
                            reason: "本事项不属于本单位职责范围，应当由供热单位负责办理。", suggestedUnit: nil)), on: receipt.proceeding,
                    by: brother)
            }
            var query = SearchQuery()
            #expect(try await world.casework.search(query, for: brother).items.map(\.number) == [other.number])
            #expect(try await world.casework.search(query, for: brother).count == 1)
            query.text = "暖气不热"
            #expect(try await world.casework.search(query, for: brother).count == 0)
            let work = try await world.casework.myWork(of: brother)
            #expect(work.map(\.count).reduce(0, +) == 1)
            #expect(work.flatMap(\.items).map(\.number) == [other.number])

            let handler = try await world.principal("handler")
            #expect(try await world.casework.search(SearchQuery(), for: handler).count == 2)
            #expect(try await world.casework.file(receipt.matter, for: handler).title == "暖气不热")
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `letters and files of the matter are not there for a recused person`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let brother = try await world.hire("brother", .handler, "D-HOU")
            let receipt = try await world.register()
            let (_, letter) = try await world.decide(receipt)
            #expect(try await world.casework.letterPage(letter, for: brother).isEmpty == false)
            try await recuse("brother", from: receipt, in: world)
            await #expect(throws: Self.unseen) { _ = try await world.casework.letterPage(letter, for: brother) }
            await #expect(throws: Self.unseen) { _ = try await world.casework.letterBytes(letter, for: brother) }
        }
    }
}
