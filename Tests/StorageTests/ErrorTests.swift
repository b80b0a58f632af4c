// SPDX-License-Identifier: Apache-2.0
import Storage
import Support
import Testing

/// Each engine says what is wrong in the seam's words.
struct ErrorTests {
    /// A statement that must fail, and how.
    struct Wrong: Sendable, CustomStringConvertible {
        let description: String
        let sql: SQL
        let error: StorageError?

        static let all = [
            Wrong(description: "key", sql: "INSERT INTO things (id) VALUES (\(1))", error: .unique("things.id")),
            Wrong(
                description: "two columns", sql: "INSERT INTO things (id, code, name) VALUES (2, \("c"), \("n"))",
                error: .unique("things.code, things.name")),
            Wrong(
                description: "check", sql: "UPDATE things SET amount = \(-1)",
                error: .constraint("check amount_is_not_negative")),
            Wrong(
                description: "foreign key", sql: "INSERT INTO parts (id, thing_id) VALUES (1, 99)",
                error: .constraint("foreign key")),
            Wrong(
                description: "parent", sql: "DELETE FROM things WHERE id = 1", error: .constraint("foreign key")),
            Wrong(
                description: "null", sql: "INSERT INTO parts (id) VALUES (1)",
                error: .constraint("not null parts.thing_id")),
            Wrong(description: "text for a number", sql: "UPDATE things SET amount = \("abc")", error: nil),
            Wrong(description: "syntax", sql: "SELEC id FROM things", error: nil),
            Wrong(description: "column", sql: "SELECT nothing FROM things", error: nil),
            Wrong(description: "table", sql: "INSERT INTO nothing (id) VALUES (1)", error: nil),
        ]
    }

    @Test(arguments: TestEngine.all, Wrong.all)
    func `a wrong statement is named and changes nothing`(engine: TestEngine, wrong: Wrong) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { db in
                try db.execute("INSERT INTO things (id, amount, code, name) VALUES (1, 5, \("c"), \("n"))")
                try db.execute("INSERT INTO parts (id, thing_id) VALUES (7, 1)")
            }
            do {
                try await database.write { db in
                    try db.put(50, amount: 1)
                    try db.execute(wrong.sql)
                }
                Issue.record("nothing was thrown")
            } catch let error as StorageError {
                if let expected = wrong.error {
                    #expect(error == expected)
                } else {
                    guard case .mistake(let text) = error else { throw error }
                    #expect(!text.isEmpty && !text.contains("abc"))
                }
            }
            #expect(try await database.read { try $0.count() } == 1)
            #expect(try await database.read { try $0.amount(1) } == 5)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a caught failure still fails the write, on both engines alike`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            await #expect(throws: StorageError.unique("things.id")) {
                try await database.write { db in
                    try db.put(1)
                    do { try db.put(1) } catch {}
                }
            }
            await #expect(throws: StorageError.unique("things.id")) {
                try await database.write { db in
                    try db.put(1)
                    do { try db.put(1) } catch {}
                    try db.put(2)
                }
            }
            await #expect(throws: Refusal()) {
                try await database.write { db in
                    try db.put(1)
                    do { try db.put(1) } catch { throw Refusal() }
                }
            }
            #expect(try await database.read { try $0.count() } == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a read that writes is refused`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            await #expect(throws: StorageError.readOnly) { try await database.read { try $0.put(1) } }
            try await database.write { try $0.put(1) }
            #expect(try await database.read { try $0.count() } == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a closed database says so`(engine: TestEngine) async throws {
        try await engine.withPlace(migrations: [things]) { place in
            let database = try await place.open()
            try await database.checkReady()
            await database.close()
            let closed = StorageError.unavailable("the database is closed")
            await #expect(throws: closed) { try await database.write { try $0.put(1) } }
            await #expect(throws: closed) { try await database.checkReady() }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a trigger's refusal is a constraint with its text`(engine: TestEngine) async throws {
        let guarded = Migration("0002-guard") { dialect in
            switch dialect {
            case .sqlite:
                [
                    """
                    CREATE TRIGGER things_stay BEFORE DELETE ON things
                    BEGIN SELECT RAISE(ABORT, 'things stay'); END
                    """
                ]
            case .postgres:
                [
                    """
                    CREATE FUNCTION things_stay() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN RAISE EXCEPTION 'things stay'; END $$
                    """,
                    "CREATE TRIGGER things_stay BEFORE DELETE ON things FOR EACH ROW EXECUTE FUNCTION things_stay()",
                ]
            }
        }
        try await engine.withDatabase(migrations: [things, guarded]) { database async throws in
            try await database.write { try $0.put(1) }
            await #expect(throws: StorageError.constraint("things stay")) {
                try await database.write { try $0.execute("DELETE FROM things") }
            }
        }
    }
}
