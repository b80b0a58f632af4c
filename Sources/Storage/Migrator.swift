// SPDX-License-Identifier: Apache-2.0

/// Brings a database's schema up to date: forward only, under a lock, all pending steps in one transaction or none.
package struct Migrator: Sendable {
    package let migrations: [Migration]

    package init(_ migrations: [Migration]) { self.migrations = migrations }

    /// Applies what is missing and returns the ids applied now.
    ///
    /// Throws `StorageError.mistake` when an applied migration was edited or one was slipped in before it, and
    /// `StorageError.unavailable` when the database is newer than this program.
    package func migrate(_ database: any Database) async throws -> [String] {
        if let pending = try await self.pending(database), pending.isEmpty { return [] }
        try await prepare(database)
        return try await database.write { db in
            // Held until the commit. SQLite has one writer anyway; on PostgreSQL this comes before the snapshot.
            // A step that goes through a large table may take longer than a statement of a page may.
            if db.dialect == .postgres {
                try db.execute("LOCK TABLE schema_migrations IN ACCESS EXCLUSIVE MODE")
                try db.execute("SET LOCAL statement_timeout = 0")
            }
            let pending = try self.pending(applied: Self.applied(db), dialect: db.dialect)
            for migration in pending {
                for statement in migration.statements(db.dialect) { try db.execute(statement) }
                try db.execute(
                    """
                    INSERT INTO schema_migrations (id, hash, applied_at)
                    VALUES (\(migration.id), \(migration.hash(for: db.dialect)), \(db.dialect.currentInstant))
                    """)
            }
            return pending.map(\.id)
        }
    }

    /// The ids not yet applied, or nil for a database that was never migrated. Throws like `migrate`.
    package func pending(_ database: any Database) async throws -> [String]? {
        try await database.read { db in
            let found: SQL =
                switch db.dialect {
                case .sqlite: "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'schema_migrations'"
                case .postgres: "SELECT 1 AS found WHERE to_regclass('schema_migrations') IS NOT NULL"
                }
            guard try db.queryOne(found) != nil else { return nil }
            return try self.pending(applied: Self.applied(db), dialect: db.dialect).map(\.id)
        }
    }

    private static func applied(_ db: any Connection) throws -> [(id: String, hash: String)] {
        try db.query("SELECT id, hash FROM schema_migrations ORDER BY id").map {
            (try $0.get("id"), try $0.get("hash"))
        }
    }

    private func pending(applied: [(id: String, hash: String)], dialect: Dialect) throws -> [Migration] {
        let ids = migrations.map(\.id)
        guard zip(ids, ids.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw StorageError.mistake("migrations are not in the order of their ids")
        }
        for (place, step) in applied.enumerated() {
            guard let known = migrations.first(where: { $0.id == step.id }) else {
                throw StorageError.unavailable("the database is newer than this program: it has \(step.id)")
            }
            guard migrations[place].id == step.id else {
                throw StorageError.mistake(
                    "migration \(migrations[place].id) comes before \(step.id), which is applied")
            }
            guard known.hash(for: dialect) == step.hash else {
                throw StorageError.mistake("migration \(step.id) was edited after it was applied")
            }
        }
        return Array(migrations.dropFirst(applied.count))
    }

    /// Makes the table of migrations. Two programs may do so at once: on PostgreSQL `IF NOT EXISTS` alone lets both try, so the second waits.
    private func prepare(_ database: any Database) async throws {
        _ = try await database.write { db in
            if db.dialect == .postgres { try db.execute("SELECT pg_advisory_xact_lock(\(Self.lock))") }
            try db.execute(
                """
                CREATE TABLE IF NOT EXISTS schema_migrations
                (id TEXT PRIMARY KEY, hash TEXT NOT NULL, applied_at TEXT NOT NULL)\(db.dialect.strictSuffix)
                """)
        }
    }

    /// The advisory lock of PostgreSQL under which that table is made; any number that nobody else uses.
    private static let lock = 2_022_0501
}
