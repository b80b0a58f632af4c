// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Secrets
import Storage
import Support
import Testing

/// What the worker writes, forgets and counts beside its acts.
@Suite struct CheckpointTests {
    @Test(arguments: TestEngine.dialects)
    func `a checkpoint read in slices says what the chains say`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            var receipts: [Receipt] = []
            for number in 0..<4 {
                receipts.append(try await world.register(title: "第\(number)件"))
                if number % 2 == 0 { world.time.move(seconds: 1) }
            }
            world.time.move(seconds: 30)
            let first = try await world.casework.checkpoint(slice: 1)
            #expect(first.matters == 4 && first.entries == 4)
            #expect(try await world.casework.faults(against: first).isEmpty)
            for receipt in receipts.dropLast() { try await world.transfer(receipt) }
            world.time.move(seconds: 30)
            let second = try await world.casework.checkpoint(slice: 2)
            #expect(second.matters == 4 && second.entries == 7)
            #expect(try await world.casework.faults(against: second).isEmpty)
            #expect(try await world.casework.faults(against: first).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `at the end of a command a checkpoint leaves no entry out, and is due only when there is something to count`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            #expect(try await !world.casework.isCheckpointDue())
            _ = try await world.register()
            #expect(try await world.casework.isCheckpointDue())
            let checkpoint = try await world.casework.checkpoint(olderThan: 0)
            #expect(checkpoint.matters == 1 && checkpoint.entries == 1)
            #expect(try await !world.casework.isCheckpointDue())
            // In the same moment, and covered by the next one.
            _ = try await world.register(title: "第二件")
            #expect(try await world.casework.isCheckpointDue())
            #expect(try await world.casework.faults(against: checkpoint).isEmpty)
            world.time.move(seconds: 1)
            let next = try await world.casework.checkpoint(olderThan: 0)
            #expect(next.matters == 2 && next.entries == 2)
            #expect(try await world.casework.verify().checkpoints.map(\.entries) == [2])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `under a new master key checkpoints count from the beginning, and the older ones still hold`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let first = try await world.casework.checkpoint(olderThan: 0)
            let ring = try world.casework.ring.withNewMasterKey(random: systemRandom)
            let casework = world.over(world.casework.database, ring: ring)
            #expect(try await !casework.isCheckpointDue())
            #expect(try await casework.isCheckpointDue(underNewKey: true))
            #expect(try await casework.faults(against: first).isEmpty)
            try await world.transfer(receipt)
            world.time.move(seconds: 1)
            let second = try await casework.checkpoint(olderThan: 0)
            #expect(second.matters == 1 && second.entries == 2)
            #expect(try await casework.faults(against: second).isEmpty)
            #expect(try await casework.faults(against: first).isEmpty)
            let alone = world.over(world.casework.database, ring: try ring.withoutOlderMasterKeys())
            let unknown = try await alone.faults(against: first)
            #expect(
                unknown.map(\.what) == ["the checkpoint was made under master key 1, which the key file does not hold"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a clock that is set back puts no entry before what a checkpoint has counted`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            _ = try await world.register()
            world.time.move(seconds: 30)
            let first = try await world.casework.checkpoint()
            world.time.move(seconds: -3_600)
            _ = try await world.register(title: "第二件")
            let second = try await world.casework.checkpoint()
            world.time.move(seconds: 7_200)
            let third = try await world.casework.checkpoint()
            #expect(third.matters == 2 && third.entries == 2)
            for checkpoint in [first, second, third] {
                #expect(try await world.casework.faults(against: checkpoint).isEmpty)
            }
            #expect(try await world.casework.checkpointAge() == 10)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an entry that comes in late while a checkpoint is counted is counted as well`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            _ = try await world.register()
            world.time.move(seconds: 30)
            let writes = Counter()
            let slow = world.over(
                AskedDatabase(
                    world.casework.database,
                    writing: {
                        guard writes.next() == 1 else { return }
                        // As if its commit had waited for the disk since then.
                        world.time.move(seconds: -25)
                        _ = try await world.register(title: "第二件")
                        world.time.move(seconds: 25)
                    }))
            let checkpoint = try await slow.checkpoint()
            #expect(checkpoint.matters == 2 && checkpoint.entries == 2)
            #expect(try await world.casework.faults(against: checkpoint).isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a kept receipt is forgotten after two days`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let token = try await world.casework.issueToken(for: "clerk", name: "hotline", roles: [.clerk], by: clerk)
            let id = try #require(try await world.casework.principal(ofToken: token)).token
            let office = try #require(world.unit("D-OFF"))
            let command = RegisterMatter(
                channel: .hotline, unit: office.id, receivedOn: world.casework.today, title: "噪声", facts: "夜间施工。",
                claim: "", parties: [])
            _ = try await world.casework.register(
                command, by: .staff(clerk.person, as: .clerk, in: office.id),
                once: IdempotencyKey(token: id, key: "k-1", request: [1]))
            world.time.move(days: 1)
            #expect(try await world.casework.forgetKeptReceipts() == 0)
            world.time.move(days: 2)
            #expect(try await world.casework.forgetKeptReceipts() == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the figure of what is overdue is the one of the last sweep`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            _ = try await world.register()
            world.time.move(days: 60)
            #expect(try await world.casework.overdueFigure() == 1)
            try await world.casework.keepOverdueFigure()
            _ = try await world.register()
            world.time.move(days: 60)
            #expect(try await world.casework.overdueFigure() == 1)
            try await world.casework.keepOverdueFigure()
            #expect(try await world.casework.overdueFigure() == 2)
        }
    }
}
