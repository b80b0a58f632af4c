// SPDX-License-Identifier: Apache-2.0
package import Casework
package import Secrets
package import Storage
import Synchronization

/// A database that asks the test before each read and write: to make it wait, or fail.
package struct AskedDatabase: Database {
    private let base: any Database
    private let reading: @Sendable () async throws -> Void
    private let writing: @Sendable () async throws -> Void

    package init(
        _ base: any Database, reading: @escaping @Sendable () async throws -> Void = {},
        writing: @escaping @Sendable () async throws -> Void = {}
    ) {
        self.base = base
        self.reading = reading
        self.writing = writing
    }

    package var dialect: Dialect { base.dialect }

    package func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await reading()
        return try await base.read(body)
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await writing()
        return try await base.write(body)
    }

    package func close() async { await base.close() }
}

extension CaseworkWorld {
    /// The same district over another database.
    package func over(_ database: any Database, ring: KeyRing? = nil) -> Casework {
        Casework(
            database: database, book: casework.book, ring: ring ?? casework.ring, clock: casework.clock,
            ids: casework.ids,
            numbers: casework.numbers, organisation: casework.organisation, letters: casework.letters,
            attachments: casework.attachments, hasher: casework.hasher, random: casework.random,
            logger: casework.logger, isDemo: casework.isDemo)
    }
}

extension CaseworkWorld {
    /// The same district, with everything over another database.
    package func moved(to database: any Database) -> CaseworkWorld {
        CaseworkWorld(casework: over(database), time: time)
    }
}

/// Counts, for tests.
package final class Counter: Sendable {
    private let count = Mutex(0)

    package init() {}

    package var value: Int { count.withLock { $0 } }

    package func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
