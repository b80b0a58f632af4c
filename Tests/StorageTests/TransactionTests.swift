// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Support
import Synchronization
import Testing

/// Whole or not at all, one after another, and durable when answered.
struct TransactionTests {
    @Test(arguments: TestEngine.all)
    func `a body that throws changes nothing`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            await #expect(throws: Refusal()) {
                try await database.write { db in
                    try db.put(1)
                    #expect(try db.count() == 1)
                    throw Refusal()
                }
            }
            #expect(try await database.read { try $0.count() } == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `one failing write of a batch does not hurt the others`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
                for id in 1...100 {
                    group.addTask {
                        do {
                            let seen = try await database.write { db in
                                try db.put(id, amount: id)
                                if id % 7 == 0 { throw Refusal() }
                                if id % 11 == 0 { try db.put(id) }
                                return id
                            }
                            return (id, seen == id)
                        } catch {
                            return (id, false)
                        }
                    }
                }
                return await group.reduce(into: [Int: Bool]()) { $0[$1.0] = $1.1 }
            }
            let expected = (1...100).filter { $0 % 7 != 0 && $0 % 11 != 0 }
            #expect(outcomes.filter(\.value).keys.sorted() == expected)
            let stored: [Int] = try await database.read {
                try $0.query("SELECT id FROM things ORDER BY id").map { try $0.get("id") }
            }
            #expect(stored == expected)
        }
    }

    @Test(arguments: TestEngine.all)
    func `no update is lost between a hundred at once`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { try $0.put(1) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 1...100 {
                    group.addTask {
                        try await database.write { db in
                            let amount = try db.amount(1) ?? 0
                            try db.execute("UPDATE things SET amount = \(amount + 1) WHERE id = \(1)")
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.amount(1) } == 100)
        }
    }

    @Test(arguments: TestEngine.all)
    func `two who each read what the other writes do not both win`(engine: TestEngine) async throws {
        // Write skew: each sees room for one more and takes it. Only a serialisable transaction prevents it.
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 1...20 {
                    group.addTask {
                        try await database.write { db in if try db.count() < 5 { try db.put(id) } }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.count() } == 5)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a read sees one snapshot while writes go on`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { db in for id in 1...2 { try db.put(id, amount: 100) } }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for round in 1...40 {
                        try await database.write { db in
                            try db.execute("UPDATE things SET amount = \(100 - round) WHERE id = 1")
                            try db.execute("UPDATE things SET amount = \(100 + round) WHERE id = 2")
                        }
                    }
                }
                group.addTask {
                    for _ in 1...40 {
                        let sum = try await database.read { db in
                            let first = try db.amount(1) ?? 0
                            usleep(500)
                            return try first + (db.amount(2) ?? 0)
                        }
                        #expect(sum == 200)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a reader does not wait for a writer`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            let mayEnd = Mutex(false)
            let isInside = Mutex(false)
            async let written: Void = database.write { db in
                try db.put(1)
                isInside.withLock { $0 = true }
                for _ in 0..<60_000 where !mayEnd.withLock({ $0 }) { usleep(1_000) }
                guard mayEnd.withLock({ $0 }) else { throw Refusal() }
            }
            while !isInside.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
            #expect(try await database.read { try $0.count() } == 0)
            mayEnd.withLock { $0 = true }
            try await written
            #expect(try await database.read { try $0.count() } == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what was answered is there when the database is opened again`(engine: TestEngine) async throws {
        try await engine.withPlace(migrations: [things]) { place in
            let first = try await place.open()
            try await first.write { try $0.put(1, amount: 42) }
            // Seen by another connection although the first is still open: it is not in some buffer of ours.
            let second = try await place.open()
            #expect(try await second.read { try $0.amount(1) } == 42)
            await second.close()
            await first.close()
            let third = try await place.open()
            #expect(try await third.read { try $0.amount(1) } == 42)
            await third.close()
        }
    }

    @Test(arguments: TestEngine.all)
    func `a cancelled task's write still commits`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                #expect(Task.isCancelled)
                try await database.write { try $0.put(1) }
            }
            try await task.value
            #expect(try await database.read { try $0.count() } == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `closing waits for the writes under way`(engine: TestEngine) async throws {
        try await engine.withPlace(migrations: [things]) { place in
            let database = try await place.open()
            let answered = await withTaskGroup(of: Bool.self) { group in
                for id in 1...50 {
                    group.addTask {
                        do { try await database.write { try $0.put(id) } } catch { return false }
                        return true
                    }
                }
                _ = await group.next()
                await database.close()
                return await group.reduce(into: 1) { $0 += $1 ? 1 : 0 }
            }
            guard engine != .sqliteMemory else { return }
            let again = try await place.open()
            #expect(try await again.read { try $0.count() } == answered)
            await again.close()
        }
    }
}
