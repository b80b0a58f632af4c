// SPDX-License-Identifier: Apache-2.0
import Storage
import Synchronization

/// A write that waits for its place in a batch, with its result type put aside.
protocol AnyPendingWrite: AnyObject, Sendable {
    /// Runs the body and keeps its result.
    func perform(on connection: SQLiteConnection) throws
    /// Tells the caller: the kept result, or the error. Exactly once.
    func answer(_ error: (any Error)?)
}

/// One caller of `write`.
final class PendingWrite<T: Sendable>: AnyPendingWrite {
    private let body: @Sendable (any Connection) throws -> T
    private let continuation: CheckedContinuation<T, any Error>
    private let result = Mutex<T?>(nil)

    init(body: @escaping @Sendable (any Connection) throws -> T, continuation: CheckedContinuation<T, any Error>) {
        self.body = body
        self.continuation = continuation
    }

    func perform(on connection: SQLiteConnection) throws {
        let found = try connection.perform(body)
        result.withLock { $0 = found }
    }

    func answer(_ error: (any Error)?) {
        if let error {
            continuation.resume(throwing: error)
        } else if let result = result.withLock({ $0 }) {
            continuation.resume(returning: result)
        } else {
            continuation.resume(throwing: StorageError.mistake("a write was answered before it ran"))
        }
    }
}
