// SPDX-License-Identifier: Apache-2.0
import GRDB
import Storage
import Synchronization

/// The one writer with group commit: writes that arrive while a batch is being run or synced share a later commit, one that fails
/// is undone alone, and nobody is answered before COMMIT has returned and the file was seen to be still in its place.
final class WriteQueue: Sendable {
    static let closed = StorageError.unavailable("the database is closed")
    /// A batch ends here, so that the first caller in it does not wait for ever.
    private static let batchLimit = 64

    private struct State {
        var waiting: [any AnyPendingWrite] = []
        var isScheduled = false
        var isClosed = false
    }

    private let engine: any DatabaseWriter
    private let witness: FileWitness?
    private let state = Mutex(State())

    init(engine: any DatabaseWriter, witness: FileWitness?) {
        self.engine = engine
        self.witness = witness
    }

    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Queues a write, and wakes the writer when it is idle.
    func add(_ write: any AnyPendingWrite) {
        let refused = state.withLock { state in
            if state.isClosed { return true }
            state.waiting.append(write)
            if !state.isScheduled {
                state.isScheduled = true
                schedule()
            }
            return false
        }
        if refused { write.answer(Self.closed) }
    }

    /// Refuses further writes and returns when the queued ones are answered.
    func close() async {
        state.withLock { $0.isClosed = true }
        repeat {
            await withCheckedContinuation { continuation in
                engine.asyncWriteWithoutTransaction { _ in continuation.resume() }
            }
        } while state.withLock { $0.isScheduled }
    }

    private func schedule() {
        engine.asyncWriteWithoutTransaction { [self] db in
            runBatch(on: SQLiteConnection(db))
            // One batch a turn: reads of a database in memory share this queue.
            state.withLock { state in
                if state.waiting.isEmpty { state.isScheduled = false } else { schedule() }
            }
        }
    }

    private func takeAll(atMost limit: Int) -> [any AnyPendingWrite] {
        state.withLock { state in
            let taken = Array(state.waiting.prefix(limit))
            state.waiting.removeFirst(taken.count)
            return taken
        }
    }

    private func runBatch(on db: SQLiteConnection) {
        do {
            try witness?.check()
            if db.isInTransaction { try db.control("ROLLBACK") }
            try db.control("BEGIN IMMEDIATE")
        } catch {
            for write in takeAll(atMost: Self.batchLimit) { write.answer(storageError(error)) }
            return
        }
        var done: [any AnyPendingWrite] = []
        var next = takeAll(atMost: Self.batchLimit)
        var count = 0
        while !next.isEmpty {
            for (place, write) in next.enumerated() {
                switch run(write, on: db) {
                case .done: done.append(write)
                case .unchanged(let error): write.answer(error)
                case .changed: return runCarefully(done + next[place...], on: db)
                case .lost(let error):
                    // The disk is full or fails, or SQLite itself gave up the transaction: everyone in it is told.
                    abandon(db)
                    for other in done + next[place...] { other.answer(error) }
                    return
                }
            }
            count += next.count
            next = count < Self.batchLimit ? takeAll(atMost: Self.batchLimit - count) : []
        }
        commit(done, on: db)
    }

    /// What became of one write that has no savepoint of its own.
    private enum Outcome {
        case done
        /// It failed before it changed anything: nothing has to be undone.
        case unchanged(any Error)
        /// It failed after it had changed something, and only with the whole batch can that be undone.
        case changed
        case lost(any Error)
    }

    /// A savepoint costs little by itself, but it makes the text index write out what it holds in memory, each time as a
    /// segment of its own; nearly all writes succeed or are refused before their first change, and need none.
    private func run(_ write: any AnyPendingWrite, on db: SQLiteConnection) -> Outcome {
        do {
            try write.perform(on: db)
            if db.isInTransaction { return .done }
            return .lost(StorageError.mistake("a write ended its transaction"))
        } catch {
            if !db.isInTransaction || isOfDisk(error) { return .lost(storageError(error)) }
            return db.hasWritten ? .changed : .unchanged(storageError(error))
        }
    }

    /// After these nobody in the batch can be promised anything, whoever met them.
    private func isOfDisk(_ error: any Error) -> Bool {
        switch storageError(error) {
        case StorageError.full, StorageError.io: true
        default: false
        }
    }

    /// The batch from its beginning, each write in a savepoint, so that one that fails is undone alone.
    private func runCarefully(_ writes: [any AnyPendingWrite], on db: SQLiteConnection) {
        do {
            try db.control("ROLLBACK")
            try db.control("BEGIN IMMEDIATE")
        } catch {
            for write in writes { write.answer(storageError(error)) }
            return
        }
        var done: [any AnyPendingWrite] = []
        for (place, write) in writes.enumerated() {
            if let error = runInSavepoint(write, on: db) {
                if !db.isInTransaction || isOfDisk(error) {
                    abandon(db)
                    for other in done + writes[place...] { other.answer(error) }
                    return
                }
                write.answer(error)
            } else {
                done.append(write)
            }
        }
        commit(done, on: db)
    }

    /// Runs one write; nil is success. After an error nothing of it is left in the transaction.
    private func runInSavepoint(_ write: any AnyPendingWrite, on db: SQLiteConnection) -> (any Error)? {
        do {
            try db.control("SAVEPOINT one_write")
            do {
                try write.perform(on: db)
                // A statement of the body may have ended the transaction; then nothing of the batch is certain.
                try db.control("RELEASE one_write")
                return nil
            } catch {
                if db.isInTransaction {
                    try db.control("ROLLBACK TO one_write")
                    try db.control("RELEASE one_write")
                }
                return storageError(error)
            }
        } catch {
            // The savepoint cannot be undone, so the batch cannot be saved.
            abandon(db)
            return storageError(error)
        }
    }

    private func commit(_ done: [any AnyPendingWrite], on db: SQLiteConnection) {
        do {
            try db.control(done.isEmpty ? "ROLLBACK" : "COMMIT")
            if !done.isEmpty { try witness?.check() }
            for write in done { write.answer(nil) }
        } catch {
            abandon(db)
            let error = storageError(error)
            if case StorageError.constraint = error, done.count > 1 {
                // A deferred constraint of one of them: each again in a transaction of its own.
                for write in done { runAlone(write, on: db) }
            } else {
                for write in done { write.answer(error) }
            }
        }
    }

    private func runAlone(_ write: any AnyPendingWrite, on db: SQLiteConnection) {
        do {
            try db.control("BEGIN IMMEDIATE")
            try write.perform(on: db)
            try db.control("COMMIT")
            try witness?.check()
            write.answer(nil)
        } catch {
            abandon(db)
            write.answer(storageError(error))
        }
    }

    private func abandon(_ db: SQLiteConnection) {
        guard db.isInTransaction else { return }
        do {
            try db.control("ROLLBACK")
        } catch {
            // The next batch tries again before it begins.
        }
    }
}
