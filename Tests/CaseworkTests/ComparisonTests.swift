// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// 两件比对 and the second look for repeats.
@Suite struct ComparisonTests {
    private func again(_ world: CaseworkWorld, phone: String = "13900001234") throws -> RegisterMatter {
        RegisterMatter(
            channel: .letter, unit: try #require(world.unit("D-OFF")).id, receivedOn: world.casework.today,
            title: "暖气还是不热", facts: "家里入冬以后一直不热，拆迁以后更冷。打过三次电话。", claim: "请供暖",
            parties: [PartyDetails(name: "王秀兰", phone: phone)])
    }

    @Test(arguments: TestEngine.dialects)
    func `what is typed lies beside the matter, masked alike, with what differs told apart`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let clerk = try await world.principal("clerk")
            let compared = try await world.casework.compare(again(world), with: receipt.matter, for: clerk)
            #expect(compared.first.number == nil && compared.second.number == receipt.number)
            #expect(compared.second.parties.first?.name == compared.first.parties.first?.name)
            #expect(compared.first.parties.first?.name != "王秀兰")
            #expect(compared.facts.first.last?.text == "打过三次电话。" && compared.facts.first.last?.isShared == false)
            #expect(compared.facts.second.allSatisfy { $0.isShared })
            #expect(compared.claim.first.allSatisfy { $0.isShared })
            #expect(compared.isSecondOpen)
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.compare(
                    again(world), with: receipt.matter, for: world.principal("heater"))
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `at the door, and only there, the registering office looks for repeats`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let earlier = try await world.register()
            let repeated = try await world.casework.register(
                again(world), by: .staff(clerk.person, as: .clerk, in: try #require(world.unit("D-OFF")).id))
            let found = try await world.casework.repeatCandidates(of: repeated.matter, by: clerk)
            #expect(found.map(\.found.id) == [earlier.matter])
            let compared = try await world.casework.compare(repeated.matter, with: earlier.matter, for: clerk)
            #expect(compared.joining?.verb == .decline)
            let same = try await world.casework.compareFilings(of: earlier.matter, 0, 0, for: clerk)
            #expect(same.facts.first.allSatisfy { $0.isShared })
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.compareFilings(of: earlier.matter, 0, 1, for: clerk)
            }
            await #expect(throws: Refusal(.notYours, article: "R-129")) {
                _ = try await world.casework.repeatCandidates(of: repeated.matter, by: world.principal("leader"))
            }
            try await world.act(
                .classify, Classification(purpose: .claim, category: nil, grade: nil, path: nil), on: repeated,
                .routing,
                by: "clerk")
            try await world.act(
                .transfer, Transfer(unit: world.reference("D-HOU"), note: nil), on: repeated, .routing, by: "clerk")
            await #expect(throws: Refusal(.notAtThisStage, article: "R-129")) {
                _ = try await world.casework.repeatCandidates(of: repeated.matter, by: clerk)
            }
            let sealed = try await world.register(.accusation)
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.repeatCandidates(of: sealed.matter, by: clerk)
            }
        }
    }
}
