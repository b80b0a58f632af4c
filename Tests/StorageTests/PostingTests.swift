// SPDX-License-Identifier: Apache-2.0
import Storage
import Support
import Testing

/// What goes to the server in one trip is as whole as what goes one by one.
struct PostingTests {
    @Test(arguments: TestEngine.all)
    func `what is posted is there for the next question and after the commit`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            let seen = try await database.write { db in
                // More than is sent before the answers are read.
                for id in 1...200 { try db.post("INSERT INTO things (id, amount) VALUES (\(id), \(id))") }
                let seen = try db.count()
                try db.post("DELETE FROM things WHERE id > 150")
                return seen
            }
            #expect(seen == 200)
            #expect(try await database.read { try $0.count() } == 150)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a posted statement that fails takes the whole write with it`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { try $0.put(1) }
            await #expect(throws: StorageError.unique("things.id")) {
                try await database.write { db in
                    try db.post("INSERT INTO things (id, amount) VALUES (2, 0)")
                    try db.post("INSERT INTO things (id, amount) VALUES (1, 0)")
                    try db.post("INSERT INTO things (id, amount) VALUES (3, 0)")
                }
            }
            await #expect(throws: StorageError.unique("things.id")) {
                try await database.write { db in
                    do {
                        try db.post("INSERT INTO things (id, amount) VALUES (1, 0)")
                        _ = try db.count()
                    } catch {
                        // The transaction is lost all the same.
                    }
                    try db.post("INSERT INTO things (id, amount) VALUES (4, 0)")
                }
            }
            #expect(try await database.read { try $0.count() } == 1)
            // The connection is as good as before.
            try await database.write { try $0.put(5) }
            #expect(try await database.read { try $0.count() } == 2)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a body that throws takes back what it posted`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            for isAsked in [false, true] {
                await #expect(throws: Refusal()) {
                    try await database.write { db in
                        if isAsked { _ = try db.count() }
                        try db.post("INSERT INTO things (id, amount) VALUES (1, 0)")
                        throw Refusal()
                    }
                }
            }
            // Nor does one that would have failed keep the next write from its work. SQLite runs it where it stands; on PostgreSQL it is still on
            // its way when the body throws.
            let failing: @Sendable (any Connection) throws -> Void = { db in
                try db.post("INSERT INTO things (id, amount) VALUES (1, -1)")
                throw Refusal()
            }
            if engine == .postgres {
                await #expect(throws: Refusal()) { try await database.write(failing) }
            } else {
                await #expect(throws: StorageError.constraint("check amount_is_not_negative")) {
                    try await database.write(failing)
                }
            }
            try await database.write { try $0.put(2) }
            #expect(try await database.read { try $0.count() } == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `several questions are answered in their order`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { db in for id in 1...3 { try db.put(id, amount: id * 10) } }
            for _ in 1...3 {
                let rows = try await database.read { db in
                    try db.queryEach([
                        "SELECT id FROM things WHERE amount > 10 ORDER BY id", "SELECT id FROM things WHERE id = 9",
                        "SELECT amount FROM things WHERE id = \(1)",
                    ])
                }
                #expect(rows.map(\.count) == [2, 0, 1])
                #expect(try rows[2].first?.get("amount", as: Int.self) == 10)
            }
            #expect(try await database.read { try $0.queryEach([]) }.isEmpty)
        }
    }

    @Test(arguments: TestEngine.all)
    func `on a snapshot too no update is lost and no key is written twice`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { try $0.put(1) }
            let first = try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 1...24 {
                    group.addTask {
                        try await database.write(.snapshot) { db in
                            let amount = try db.amount(1) ?? 0
                            try db.post("UPDATE things SET amount = \(amount + 1) WHERE id = 1")
                            if try db.amount(2) != nil { return 0 }
                            try db.post("INSERT INTO things (id, amount) VALUES (2, 0) ON CONFLICT (id) DO NOTHING")
                            return 1
                        }
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(first == 1)
            #expect(try await database.read { try $0.amount(1) } == 24)
        }
    }
}
