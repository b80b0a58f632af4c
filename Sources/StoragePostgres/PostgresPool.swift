// SPDX-License-Identifier: Apache-2.0
import Dispatch
import Storage
import Synchronization

/// A call that waits for a connection or runs on one.
protocol AnyPostgresJob: AnyObject, Sendable {
    func run(on session: PostgresSession)
    func refuse(_ error: StorageError)
}

/// One caller of `read` or `write`.
final class PostgresJob<T: Sendable>: AnyPostgresJob {
    private let kind: PostgresSession.Kind
    private let body: @Sendable (any Connection) throws -> T
    private let continuation: CheckedContinuation<T, any Error>

    init(
        kind: PostgresSession.Kind, body: @escaping @Sendable (any Connection) throws -> T,
        continuation: CheckedContinuation<T, any Error>
    ) {
        self.kind = kind
        self.body = body
        self.continuation = continuation
    }

    func run(on session: PostgresSession) {
        continuation.resume(with: Result { try session.transaction(kind, body) })
    }

    func refuse(_ error: StorageError) { continuation.resume(throwing: error) }
}

/// The connections, and the callers that wait for one in the order they came.
final class PostgresPool: Sendable {
    /// A connection with the queue, and so the thread, that alone touches it.
    private struct Worker: Sendable {
        let queue: DispatchQueue
        let session: PostgresSession
    }

    private struct State {
        var idle: [Worker] = []
        var workers: [Worker] = []
        var waiting: [(job: any AnyPostgresJob, until: ContinuousClock.Instant)] = []
        var isSweeping = false
        var isClosed = false
    }

    private enum Turn {
        case start(Worker)
        case wait
        case refuse
    }

    private let size: Int
    private let patience: Duration
    private let settings: PostgresSettings
    private let queueing = Queueing()
    private let state = Mutex(State())

    init(size: Int, patience: Double, settings: PostgresSettings) {
        self.size = size
        self.patience = .seconds(patience)
        self.settings = settings
    }

    func submit(_ job: any AnyPostgresJob) {
        let turn: Turn = state.withLock { state in
            if state.isClosed { return .refuse }
            // The connection used last has the warmest caches.
            if let worker = state.idle.popLast() { return .start(worker) }
            if state.workers.count < size {
                let number = state.workers.count + 1
                let worker = Worker(
                    queue: DispatchQueue(label: "fengqiao.postgres.\(number)"),
                    session: PostgresSession(settings, number: number, queueing: queueing))
                state.workers.append(worker)
                return .start(worker)
            }
            state.waiting.append((job, .now + patience))
            if !state.isSweeping {
                state.isSweeping = true
                sweepLater()
            }
            return .wait
        }
        switch turn {
        case .start(let worker): worker.queue.async { self.work(worker, job) }
        case .wait: break
        case .refuse: job.refuse(.unavailable("the database is closed"))
        }
    }

    /// Runs the job and then those that wait, until the connection is idle.
    private func work(_ worker: Worker, _ first: any AnyPostgresJob) {
        var next: (any AnyPostgresJob)? = first
        while let job = next {
            job.run(on: worker.session)
            next = state.withLock { state in
                if state.waiting.isEmpty {
                    state.idle.append(worker)
                    return nil
                }
                return state.waiting.removeFirst().job
            }
        }
    }

    /// Tells those who waited too long; runs only while somebody waits.
    private func sweepLater() {
        DispatchQueue.global().asyncAfter(deadline: .now() + .milliseconds(200)) { [self] in
            let late = state.withLock { state in
                let now = ContinuousClock.now
                let count = state.waiting.prefix { $0.until <= now }.count
                let late = state.waiting.prefix(count).map(\.job)
                state.waiting.removeFirst(count)
                state.isSweeping = !state.waiting.isEmpty
                if state.isSweeping { sweepLater() }
                return late
            }
            for job in late { job.refuse(.busy) }
        }
    }

    /// Refuses further work and returns when the work under way is done.
    func close() async {
        let workers = state.withLock { state in
            state.isClosed = true
            return state.workers
        }
        for worker in workers {
            await withCheckedContinuation { continuation in
                worker.queue.async {
                    worker.session.disconnect()
                    continuation.resume()
                }
            }
        }
    }
}

/// Lets writes that lost several conflicts run one after another instead of against each other. It blocks a connection's own thread, no task.
final class Queueing: Sendable {
    private let turn = DispatchSemaphore(value: 1)

    func oneAtATime<T>(_ work: () throws -> T) rethrows -> T {
        turn.wait()
        defer { turn.signal() }
        return try work()
    }
}
