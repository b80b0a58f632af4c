// SPDX-License-Identifier: Apache-2.0

/// A database: asynchronous outside, synchronous inside. A body can talk to the database and to nothing else.
///
/// Never call `read` or `write` from inside a body: helpers take a `Connection`.
package protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Reads a consistent snapshot. Readers never wait for a writer.
    func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T

    /// Runs the body as one serialisable transaction and returns after its commit is durable. A throwing body changes nothing.
    ///
    /// The body may run more than once (PostgreSQL retries conflicts). A cancelled task's write still commits or fails whole.
    @discardableResult
    func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T

    /// The same, kept from other writes as far as `isolation` says.
    @discardableResult
    func write<T: Sendable>(
        _ isolation: Isolation, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T

    /// Throws when the database cannot answer now; for health checks.
    func checkReady() async throws

    /// Waits for work under way, then lets go of files and connections. Later calls throw `StorageError.unavailable`.
    func close() async
}

/// How a write is kept from those that run at the same time. SQLite has one writer, so that all are one after another there.
package enum Isolation: Equatable, Sendable {
    /// As if the writes ran one after another, whatever they read.
    case serialisable
    /// On a snapshot: two writes of one row, or of one unique key, still meet and one is run again, but what is only read may change meanwhile.
    /// For bodies that decide by nothing but rows and keys that they write themselves; decision 11 names them.
    case snapshot
}

extension Database {
    @discardableResult
    package func write<T: Sendable>(
        _ isolation: Isolation, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T {
        try await write(body)
    }

    package func checkReady() async throws {
        _ = try await read { try $0.query("SELECT 1 AS ready") }
    }
}

/// A database that can copy itself into a file while it serves.
package protocol BackingUp: Database {
    /// Writes a consistent copy to a new file of mode 0600; refuses an existing file.
    func backup(to path: String) async throws
}
