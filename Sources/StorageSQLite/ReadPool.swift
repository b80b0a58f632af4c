// SPDX-License-Identifier: Apache-2.0
import Dispatch
import GRDB
import Storage
import Synchronization

/// A read that waits for a connection, with its result type put aside.
protocol AnyPendingRead: AnyObject, Sendable {
    func run(on connection: SQLiteConnection)
    func refuse(_ error: any Error)
}

/// One caller of `read`.
final class PendingRead<T: Sendable>: AnyPendingRead {
    private let body: @Sendable (any Storage.Connection) throws -> T
    private let continuation: CheckedContinuation<T, any Error>

    init(
        body: @escaping @Sendable (any Storage.Connection) throws -> T,
        continuation: CheckedContinuation<T, any Error>
    ) {
        self.body = body
        self.continuation = continuation
    }

    func run(on connection: SQLiteConnection) {
        continuation.resume(
            with: Result {
                do {
                    return try connection.snapshot(body)
                } catch {
                    throw storageError(error)
                }
            })
    }

    func refuse(_ error: any Error) { continuation.resume(throwing: error) }
}

/// The reading connections, and the callers that wait for one in the order they came. GRDB's own pool takes two turns of a queue
/// and a look at the schema for each read; this one takes one turn, and none when somebody waits already.
final class ReadPool: Sendable {
    private struct State {
        var idle: [DatabaseQueue] = []
        var open = 0
        var waiting: [any AnyPendingRead] = []
        var isClosed = false
    }

    private enum Turn {
        case start(DatabaseQueue)
        case open
        case wait
        case refuse
    }

    private let most: Int
    private let make: @Sendable () throws -> DatabaseQueue
    private let state = Mutex(State())

    init(most: Int, make: @escaping @Sendable () throws -> DatabaseQueue) {
        self.most = max(1, most)
        self.make = make
    }

    func submit(_ read: any AnyPendingRead) {
        let turn: Turn = state.withLock { state in
            if state.isClosed { return .refuse }
            // The connection used last has the warmest cache.
            if let reader = state.idle.popLast() { return .start(reader) }
            if state.open < most {
                state.open += 1
                return .open
            }
            state.waiting.append(read)
            return .wait
        }
        switch turn {
        case .start(let reader): start(reader, with: read)
        case .open: DispatchQueue.global().async { self.open(for: read) }
        case .wait: break
        case .refuse: read.refuse(WriteQueue.closed)
        }
    }

    /// Refuses further reads and returns when those under way are answered.
    func close() async {
        let queued = state.withLock { state in
            state.isClosed = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for read in queued { read.refuse(WriteQueue.closed) }
        while state.withLock({ $0.open > 0 }) {
            let idle = state.withLock { state in
                defer { state.idle = [] }
                state.open -= state.idle.count
                return state.idle
            }
            for reader in idle {
                do { try reader.close() } catch { /* Nothing is lost: it only read. */  }
            }
            if idle.isEmpty { await Task.yield() }
        }
    }

    private func open(for read: any AnyPendingRead) {
        do {
            start(try make(), with: read)
        } catch {
            state.withLock { $0.open -= 1 }
            read.refuse(storageError(error))
        }
    }

    private func start(_ reader: DatabaseQueue, with first: any AnyPendingRead) {
        reader.asyncWriteWithoutTransaction { [self] db in
            let connection = SQLiteConnection(db)
            var next: (any AnyPendingRead)? = first
            while let read = next {
                read.run(on: connection)
                next = state.withLock { state in
                    if state.waiting.isEmpty {
                        state.idle.append(reader)
                        return nil
                    }
                    return state.waiting.removeFirst()
                }
            }
        }
    }
}
