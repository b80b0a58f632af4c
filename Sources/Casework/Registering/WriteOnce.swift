// SPDX-License-Identifier: Apache-2.0
import Storage

extension Casework {
    /// 一次: of two sendings of one form or key at once one is stored, and the other comes to what was stored. Under a snapshot the second learns it
    /// by the unique key at its commit, when what the first has written can be read.
    func writeOnce<Value: Sendable>(
        _ isolation: Isolation, earlier: @Sendable @escaping (any Connection) throws -> Value?,
        _ body: @Sendable @escaping (any Connection) throws -> Value
    ) async throws -> Value {
        do {
            return try await database.write(isolation) { db in try earlier(db) ?? body(db) }
        } catch StorageError.unique(let key) {
            guard let stored = try await database.read(earlier) else { throw StorageError.unique(key) }
            return stored
        }
    }
}
