// SPDX-License-Identifier: Apache-2.0
import CSQLite
import Dispatch
import GRDB
package import Storage

/// The default engine: one SQLite file in WAL mode, one writer with group commit, readers that never wait for it.
///
/// One per file and process.
package final class SQLiteDatabase: BackingUp {
    package let dialect = Dialect.sqlite
    private let engine: any DatabaseWriter
    private let writes: WriteQueue
    /// Nil for a database in memory, which has one connection only.
    private let reads: ReadPool?
    /// Nil for a database in memory, which nobody can take away.
    private let witness: FileWitness?

    /// Opens a file, which is made with mode 0600 when it does not exist; with `readOnly` it must exist and stays as it is.
    package convenience init(path: String, readOnly: Bool = false, tuning: SQLiteTuning = SQLiteTuning()) throws {
        Self.library
        do {
            if !readOnly { try createPrivateFile(at: path, mayExist: true) }
            let pool = try DatabasePool(path: path, configuration: tuning.configuration(readOnly: readOnly))
            // GRDB chooses NORMAL for WAL. An act that is answered must survive a power cut, so the writer syncs each commit.
            try pool.writeWithoutTransaction { try tuning.prepareWriter($0) }
            let witness = FileWitness(path: path)
            let reads = ReadPool(most: tuning.readers) {
                try witness.check()
                return try DatabaseQueue(path: path, configuration: tuning.configuration(readOnly: true))
            }
            self.init(engine: pool, reads: reads, witness: witness)
        } catch {
            throw storageError(error)
        }
    }

    /// A private database in memory, for tests and trials: the same semantics, except that reads wait for writes.
    package convenience init(inMemory tuning: SQLiteTuning = SQLiteTuning()) throws {
        Self.library
        do {
            let queue = try DatabaseQueue(configuration: tuning.configuration(readOnly: false))
            try queue.writeWithoutTransaction { try tuning.prepareWriter($0) }
            self.init(engine: queue, reads: nil, witness: nil)
        } catch {
            throw storageError(error)
        }
    }

    /// What the library is told once, before its first connection.
    private static let library: Void = fq_count_no_memory()

    private init(engine: any DatabaseWriter, reads: ReadPool?, witness: FileWitness?) {
        self.engine = engine
        self.reads = reads
        self.witness = witness
        writes = WriteQueue(engine: engine, witness: witness)
    }

    package func read<T: Sendable>(
        _ body: @Sendable @escaping (any Storage.Connection) throws -> T
    ) async throws -> T {
        guard !writes.isClosed else { throw WriteQueue.closed }
        return try await withCheckedThrowingContinuation { continuation in
            if let reads { return reads.submit(PendingRead(body: body, continuation: continuation)) }
            engine.asyncRead { opened in
                continuation.resume(
                    with: Result {
                        do {
                            return try SQLiteConnection(opened.get()).perform(body)
                        } catch {
                            throw storageError(error)
                        }
                    })
            }
        }
    }

    @discardableResult
    package func write<T: Sendable>(
        _ body: @Sendable @escaping (any Storage.Connection) throws -> T
    ) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            writes.add(PendingWrite(body: body, continuation: continuation))
        }
    }

    /// The writer's `PRAGMA synchronous`: 2 is FULL, which alone makes an answered act durable.
    package func writerSynchronous() async throws -> Int {
        try await write { try $0.queryOne("PRAGMA synchronous")?.get(0) ?? -1 }
    }

    package func checkReady() async throws {
        guard !writes.isClosed else { throw WriteQueue.closed }
        try witness?.check()
        _ = try await read { try $0.query("SELECT 1 AS ready") }
    }

    package func backup(to path: String) async throws {
        try await onThread { [engine] in
            try createPrivateFile(at: path, mayExist: false)
            let copy = try DatabaseQueue(path: path)
            try engine.backup(to: copy)
            try copy.close()
        }
    }

    package func close() async {
        await writes.close()
        await reads?.close()
        do {
            try await onThread { [engine] in try engine.close() }
        } catch {
            // Nothing is lost: what was answered is in the file or its WAL, and the process lets go of the rest.
        }
    }

    /// Runs blocking work off the cooperative threads.
    private func onThread<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        do { return try work() } catch { throw storageError(error) }
                    })
            }
        }
    }
}
