// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import StoragePostgres
import Support
import Testing

/// What only the server engine promises.
struct PostgresTests {
    private func withServer<T>(_ body: (String) async throws -> T) async throws -> T {
        try await TestEngine.postgres.withPlace(migrations: [things]) { place in
            guard case .server(let url) = place else { throw Refusal() }
            return try await body(url)
        }
    }

    /// Ends all other connections to the database, as a restart of the server does.
    private func endConnections(_ url: String) async throws {
        try await PostgresMaintenance(url: url).run(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()
            """)
    }

    @Test func `after the server ended the connections the next calls work`() async throws {
        try await withServer { url in
            let database = try await PostgresDatabase(url: url, poolSize: 3)
            for id in 1...3 {
                try await database.write { try $0.put(id) }
                try await endConnections(url)
                #expect(try await database.read { try $0.count() } == id)
                try await endConnections(url)
            }
            try await database.write { try $0.put(4) }
            #expect(try await database.read { try $0.count() } == 4)
            await database.close()
        }
    }

    @Test func `a connection lost in the middle of a write is replaced and the write done once`() async throws {
        try await withServer { url in
            let database = try await PostgresDatabase(url: url, poolSize: 2)
            async let written: Void = database.write { db in
                try db.put(1)
                usleep(300_000)
                try db.put(2)
            }
            try await Task.sleep(for: .milliseconds(150))
            try await endConnections(url)
            try await written
            #expect(try await database.read { try $0.count() } == 2)
            await database.close()
        }
    }

    @Test func `a statement that takes too long is ended`() async throws {
        try await withServer { url in
            let database = try await PostgresDatabase(url: url, poolSize: 1, statementSeconds: 0.1)
            await #expect(throws: StorageError.timeout) {
                try await database.read { try $0.query("SELECT pg_sleep(5)") }
            }
            #expect(try await database.read { try $0.count() } == 0)
            await database.close()
        }
    }

    @Test func `a migration may take longer than a statement of a page`() async throws {
        try await withServer { url in
            let database = try await PostgresDatabase(url: url, poolSize: 1, statementSeconds: 0.2)
            let slow = Migration("9000-slow") { _ in ["CREATE TABLE slow AS SELECT 1 AS one FROM pg_sleep(0.6)"] }
            #expect(try await Migrator([things, slow]).migrate(database) == [slow.id])
            // Only for that transaction.
            await #expect(throws: StorageError.timeout) {
                try await database.read { try $0.query("SELECT pg_sleep(5)") }
            }
            await database.close()
        }
    }

    @Test func `who waits too long for a connection is told busy`() async throws {
        try await withServer { url in
            let database = try await PostgresDatabase(url: url, poolSize: 1, patience: 0.3)
            async let slow = database.read { try $0.query("SELECT pg_sleep(1.5)").count }
            try await Task.sleep(for: .milliseconds(100))
            await #expect(throws: StorageError.busy) { try await database.read { try $0.count() } }
            #expect(try await slow == 1)
            #expect(try await database.read { try $0.count() } == 0)
            await database.close()
        }
    }

    @Test func `a database with another encoding or collation is refused`() async throws {
        try await withServer { url in
            let maintenance = PostgresMaintenance(url: url)
            let name = "latin_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
            try await maintenance.run(
                "CREATE DATABASE \(SQL.identifier(name)) TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE 'C'")
            await #expect {
                try await PostgresDatabase(url: "\(url)&dbname=\(name)")
            } throws: {
                if case .unavailable(let text)? = $0 as? StorageError { text.contains("SQL_ASCII") } else { false }
            }
            try await maintenance.run("DROP DATABASE \(SQL.identifier(name)) WITH (FORCE)")
        }
    }

    @Test func `a server that is not there is unavailable`() async throws {
        await #expect {
            try await PostgresDatabase(url: "postgresql:///x?host=/nonexistent&user=nobody")
        } throws: {
            if case .unavailable(let text)? = $0 as? StorageError { !text.isEmpty } else { false }
        }
    }

    @Test func `a schema that changes under prepared statements does not break them`() async throws {
        try await withServer { url in
            let database = try await PostgresDatabase(url: url, poolSize: 1)
            let all: SQL = "SELECT * FROM things ORDER BY id"
            try await database.write { try $0.put(1) }
            #expect(try await database.read { try $0.queryOne(all)?.values.count } == 6)
            try await PostgresMaintenance(url: url).run("ALTER TABLE things ADD COLUMN note TEXT")
            #expect(try await database.read { try $0.queryOne(all)?.values.count } == 7)
            await database.close()
        }
    }

    @Test func `lists of many lengths do not pile up statements for ever`() async throws {
        try await withServer { url in
            let database = try await PostgresDatabase(url: url, poolSize: 1)
            let kept = try await database.read { db in
                for length in 1...1100 {
                    _ = try db.query("SELECT id FROM things WHERE id IN (\(SQL.list(1...length)))")
                }
                return try db.queryOne("SELECT COUNT(*) AS number FROM pg_prepared_statements")?.get(
                    "number", as: Int.self)
            }
            #expect(try #require(kept) < 1001)
            await database.close()
        }
    }
}
