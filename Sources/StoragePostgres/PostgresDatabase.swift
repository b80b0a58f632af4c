// SPDX-License-Identifier: Apache-2.0
import Dispatch
package import Logging
package import Storage

/// The engine for a city or a province: PostgreSQL through libpq, a pool of connections each on its own serial queue.
///
/// Writes run SERIALIZABLE, or REPEATABLE READ where a snapshot is enough, and are run again after a conflict; reads run REPEATABLE READ, READ ONLY.
package final class PostgresDatabase: Database {
    package let dialect = Dialect.postgres
    private let pool: PostgresPool

    /// Opens the pool with one connection and refuses a database whose encoding or collation would sort or fold text differently.
    ///
    /// - Parameters:
    ///   - url: what libpq reads: `postgres://user@host/name?sslmode=verify-full`, or `host=/run/postgresql dbname=fengqiao`.
    ///   - poolSize: how many connections at most.
    ///   - patience: seconds that a caller waits for a free connection before `StorageError.busy`.
    ///   - statementSeconds: seconds that one statement may take before `StorageError.timeout`.
    package init(
        url: String, poolSize: Int = 12, patience: Double = 10, statementSeconds: Double = 30,
        logger: Logger = Logger(label: "fengqiao.postgres")
    ) async throws {
        let settings = PostgresSettings(url: url, statementMilliseconds: Int(statementSeconds * 1000), logger: logger)
        pool = PostgresPool(size: max(1, poolSize), patience: patience, settings: settings)
        do {
            try await read { try checkLocale($0) }
        } catch {
            await pool.close()
            throw error
        }
    }

    package func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.submit(PostgresJob(kind: .read, body: body, continuation: continuation))
        }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await write(.serialisable, body)
    }

    @discardableResult
    package func write<T: Sendable>(
        _ isolation: Isolation, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            pool.submit(PostgresJob(kind: .write(isolation), body: body, continuation: continuation))
        }
    }

    package func close() async { await pool.close() }
}

/// How each connection is made.
struct PostgresSettings: Sendable {
    let url: String
    let statementMilliseconds: Int
    let logger: Logger
}

private func checkLocale(_ db: any Connection) throws {
    let row = try db.queryOne(
        """
        SELECT pg_encoding_to_char(d.encoding) AS encoding, d.datcollate::text AS collation,
               COALESCE(to_jsonb(d)->>'datlocprovider', 'c') AS provider
        FROM pg_database d WHERE d.datname = current_database()
        """)
    guard let row else { throw StorageError.unavailable("the database does not describe itself") }
    let encoding: String = try row.get("encoding")
    let collation: String = try row.get("collation")
    let provider: String = try row.get("provider")
    guard encoding == "UTF8", provider == "c", collation == "C" || collation == "POSIX" else {
        throw StorageError.unavailable(
            """
            the database has encoding \(encoding) and collation \(collation), and needs UTF8 and C: \
            CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'
            """)
    }
}
