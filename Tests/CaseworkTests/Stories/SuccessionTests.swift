// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// R-138 (art 24(2)): units are merged, split and abolished; what they had under way goes on, and no day moves.
@Suite struct SuccessionTests {
    @Test(arguments: TestEngine.dialects)
    func `R-138: an abolished unit's open matters go to its successor in batches, and none is left without a unit`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            var receipts: [Receipt] = []
            for number in 0..<5 {
                let receipt = try await world.registered("第\(number)件")
                try await world.accept(receipt, at: "D-HOU")
                receipts.append(receipt)
            }
            let done = try await world.registered("已经办结")
            try await world.accept(done, at: "D-HOU")
            try await world.serve(done, from: "d-hou", on: "2026-03-02")
            let before = try await world.state(of: receipts[0])
            let old = try #require(world.unit("D-HOU"))
            let new = try #require(world.unit("D-LAW"))
            let clerk = try await world.principal("clerk")
            await #expect(throws: Refusal.self) {
                _ = try await world.casework.succeed(old.id, by: new.id, as: clerk)
            }
            await #expect(throws: FieldErrors.self) { _ = try await world.casework.succeed(old.id, by: old.id) }
            let system = try await world.principal("system")
            let result = try await world.casework.succeed(old.id, by: new.id, batch: 2, as: system)
            #expect(result.failed == 0 && result.matters >= 5)
            #expect(world.unit("D-HOU")?.isClosed == true)
            #expect(world.casework.lookup.unit("D-HOU") == nil)
            for receipt in receipts {
                let state = try await world.state(of: receipt, as: "d-law.handler")
                // The rating of the petition department is of the department, whoever handles the matter.
                let open = state.proceedings.filter { $0.closedOn == nil }
                #expect(open.allSatisfy { ($0.unit == new.id) != ($0.kind == .officeRating) })
                #expect(state.clocks.map(\.dueOn) == before.clocks.map(\.dueOn))
            }
            #expect(try await world.casework.orphans() == [])
            #expect(try await world.casework.succeed(old.id, by: new.id, as: system).matters == 0)
            try await world.act(
                .recordContact, Account(account: "新单位联系信访人"), on: receipts[0], .ordinaryHandling,
                by: "d-law.handler")
            // What was decided before stays with whom decided it.
            let closed = try await world.state(of: done).proceedings.first { $0.kind == .ordinaryHandling }
            #expect(closed?.unit == old.id)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a unit that is split hands over its parts, and what is left without a unit is listed`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let heat = try await world.registered("供热")
            let house = try await world.registered("房屋")
            for receipt in [heat, house] { try await world.accept(receipt, at: "D-HOU") }
            let sealed = try await world.registered("举报") { $0.purpose = .accusation }
            let old = try #require(world.unit("D-HOU")).id
            let law = try #require(world.unit("D-LAW")).id
            let water = try #require(world.unit("D-WAT")).id
            _ = try await world.casework.succeed(old, by: law, only: [heat.matter])
            #expect(world.unit("D-HOU")?.isClosed == false)
            _ = try await world.casework.succeed(old, by: water)
            #expect(try await world.state(of: heat).proceedings.last { $0.kind == .ordinaryHandling }?.unit == law)
            #expect(try await world.state(of: house).proceedings.last { $0.kind == .ordinaryHandling }?.unit == water)
            // A sealed matter opens for nobody but its people: it is listed by its number until one of them hands it on.
            _ = try await world.casework.succeed(try #require(world.unit("D-OFF")).id, by: law)
            let orphans = try await world.casework.orphans()
            #expect(orphans.map(\.number) == [sealed.number])
            #expect(orphans.allSatisfy { $0.isSealed })
            try await world.proves()
        }
    }
}
