// SPDX-License-Identifier: Apache-2.0
import Storage
import Support
import Testing

/// Forward only, once, and never over an edited past.
struct MigratorTests {
    private let more = Migration("0002-more") { dialect in ["CREATE TABLE more (id \(dialect.integerType) PRIMARY KEY)"]
    }

    @Test(arguments: TestEngine.all)
    func `each migration is applied once`(engine: TestEngine) async throws {
        try await engine.withDatabase { database async throws in
            #expect(try await Migrator([things]).pending(database) == nil)
            #expect(try await Migrator([things]).migrate(database) == ["0001-things"])
            #expect(try await Migrator([things]).migrate(database) == [])
            #expect(try await Migrator([things, more]).pending(database) == ["0002-more"])
            #expect(try await Migrator([things, more]).migrate(database) == ["0002-more"])
            let rows = try await database.read {
                try $0.query("SELECT hash, applied_at FROM schema_migrations ORDER BY id")
            }
            #expect(try rows.first?.get("hash") == things.hash(for: engine.dialect))
            #expect(try rows.map { try $0.get("hash", as: String.self).count } == [64, 64])
            let applied: String = try #require(rows.first).get("applied_at")
            #expect(applied.count == 24 && applied.hasPrefix("20") && applied.hasSuffix("Z") && applied.contains("T"))
        }
    }

    @Test(arguments: TestEngine.all)
    func `an edited migration stops the start`(engine: TestEngine) async throws {
        let edited = Migration(things.id) { things.statements($0) + ["CREATE INDEX things_name ON things (name)"] }
        try await engine.withDatabase(migrations: [things]) { database async throws in
            await #expect(throws: StorageError.mistake("migration 0001-things was edited after it was applied")) {
                try await Migrator([edited, more]).migrate(database)
            }
            #expect(try await Migrator([things, more]).pending(database) == ["0002-more"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `a newer database, a gap and disorder are refused`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things, more]) { database async throws in
            await #expect(throws: StorageError.unavailable("the database is newer than this program: it has 0002-more"))
            {
                try await Migrator([things]).migrate(database)
            }
            let slipped = Migration("0001-z") { _ in [] }
            await #expect(throws: StorageError.mistake("migration 0001-z comes before 0002-more, which is applied")) {
                try await Migrator([things, slipped, more]).migrate(database)
            }
            await #expect(throws: StorageError.mistake("migrations are not in the order of their ids")) {
                try await Migrator([more, things]).migrate(database)
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `a migration that fails leaves nothing behind`(engine: TestEngine) async throws {
        let broken = Migration("0002-broken") { _ in ["CREATE TABLE half (id TEXT)", "CREATE TABLE things (id TEXT)"] }
        try await engine.withDatabase { database async throws in
            await #expect(throws: StorageError.self) { try await Migrator([things, broken]).migrate(database) }
            #expect(try await Migrator([things]).pending(database) == ["0001-things"])
            #expect(try await Migrator([things, more]).migrate(database) == ["0001-things", "0002-more"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `two who migrate at once share the work`(engine: TestEngine) async throws {
        let more = more
        try await engine.withPlace { place in
            let first = try await place.open()
            let second = if case .memory = place { first } else { try await place.open() }
            let applied = try await withThrowingTaskGroup(of: [String].self) { group in
                for database in [first, second, first, second] {
                    group.addTask { try await Migrator([things, more]).migrate(database) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(applied == ["0001-things", "0002-more"])
            await first.close()
            await second.close()
        }
    }
}
