// SPDX-License-Identifier: Apache-2.0
package import Storage
import Synchronization

/// 计数: what a request asked of the database.
package struct DatabaseWork: Equatable, Sendable {
    package var reads = 0
    package var writes = 0
    /// Statements in all of them.
    package var statements = 0
}

/// A database that counts transactions and statements: the class of time that an answer takes, without a timer.
package final class CountedDatabase: Database {
    private let base: any Database
    private let work = Mutex(DatabaseWork())

    package init(_ base: any Database) { self.base = base }

    package var dialect: Dialect { base.dialect }

    /// What was asked since the last time.
    package func take() -> DatabaseWork {
        work.withLock { work in
            defer { work = DatabaseWork() }
            return work
        }
    }

    package func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        work.withLock { $0.reads += 1 }
        return try await base.read { db in try body(Counting(db) { self.countStatement() }) }
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        work.withLock { $0.writes += 1 }
        return try await base.write { db in try body(Counting(db) { self.countStatement() }) }
    }

    package func close() async { await base.close() }

    private func countStatement() { work.withLock { $0.statements += 1 } }

    private final class Counting: Connection {
        private let base: any Connection
        private let count: () -> Void

        init(_ base: any Connection, count: @escaping () -> Void) {
            self.base = base
            self.count = count
        }

        var dialect: Dialect { base.dialect }

        func query(_ sql: SQL) throws -> [Row] {
            count()
            return try base.query(sql)
        }

        func execute(_ sql: SQL) throws -> Int {
            count()
            return try base.execute(sql)
        }
    }
}
