// SPDX-License-Identifier: Apache-2.0
import Storage

/// A database that asks again when it is busy, as a person would: many stories at once on a nearly empty PostgreSQL meet more
/// conflicts than a real day has.
struct PatientDatabase: Database {
    let inner: any Database

    var dialect: Dialect { inner.dialect }

    func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await inner.read(body)
    }

    func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await write(.serialisable, body)
    }

    func write<T: Sendable>(
        _ isolation: Isolation, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T {
        for _ in 0..<50 {
            do {
                return try await inner.write(isolation, body)
            } catch StorageError.busy {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
        return try await inner.write(isolation, body)
    }

    func close() async { await inner.close() }
}
