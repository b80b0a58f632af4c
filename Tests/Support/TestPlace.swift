// SPDX-License-Identifier: Apache-2.0
package import Storage
import StoragePostgres
import StorageSQLite

/// Where a test's database is.
package enum TestPlace: Sendable {
    /// A database in memory is fresh whenever it is opened, so it carries its migrations.
    case memory([Migration])
    /// The path of a SQLite file.
    case file(String)
    /// The URL of a PostgreSQL database.
    case server(String)

    /// Opens it; the caller closes.
    package func open() async throws -> any Database {
        switch self {
        case .memory(let migrations):
            let database = try SQLiteDatabase(inMemory: SQLiteTuning())
            if !migrations.isEmpty { _ = try await Migrator(migrations).migrate(database) }
            return database
        case .file(let path): return try SQLiteDatabase(path: path)
        case .server(let url): return try await PostgresDatabase(url: url, poolSize: 6)
        }
    }

    /// The same, but it waits for a lock half a second at most.
    package func openImpatient() async throws -> any Database {
        switch self {
        case .memory: return try await open()
        case .file(let path):
            var tuning = SQLiteTuning()
            tuning.busySeconds = 0.5
            return try SQLiteDatabase(path: path, tuning: tuning)
        case .server(let url): return try await PostgresDatabase(url: url, poolSize: 6, statementSeconds: 0.5)
        }
    }
}
