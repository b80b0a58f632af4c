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

    /// Throws when the database cannot answer now; for health checks.
    func checkReady() async throws

    /// Waits for work under way, then lets go of files and connections. Later calls throw `StorageError.unavailable`.
    func close() async
}

extension Database {
    package func checkReady() async throws {
        _ = try await read { try $0.query("SELECT 1 AS ready") }
    }
}

/// A database that can copy itself into a file while it serves.
package protocol BackingUp: Database {
    /// Writes a consistent copy to a new file of mode 0600; refuses an existing file.
    func backup(to path: String) async throws
}
