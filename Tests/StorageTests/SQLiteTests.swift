// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import StorageSQLite
import Support
import Synchronization
import Testing

/// What only the file engine promises.
struct SQLiteTests {
    private func withFile<T>(_ body: (String, SQLiteDatabase) async throws -> T) async throws -> T {
        try await withFolder { folder in
            let path = "\(folder)/test.sqlite"
            let database = try SQLiteDatabase(path: path)
            _ = try await Migrator([things]).migrate(database)
            let result = try await body(path, database)
            await database.close()
            return result
        }
    }

    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func `the writer syncs each commit and trusts nothing in the schema`() async throws {
        try await withFile { path, database in
            #expect(try await database.writerSynchronous() == 2)
            let values = try await database.write { db in
                try ["PRAGMA journal_mode", "PRAGMA foreign_keys", "PRAGMA trusted_schema", "PRAGMA busy_timeout"].map {
                    try db.queryOne($0)?.values.first
                }
            }
            #expect(values == [.text("wal"), .integer(1), .integer(0), .integer(5000)])
            #expect(try await database.read { try $0.queryOne("PRAGMA trusted_schema")?.get(0) } == 0)
            #expect(try mode(path) == 0o600)
            #expect(try mode(path + "-wal") == 0o600)
        }
    }

    @Test func `a full disk fails the callers, and later writes succeed`() async throws {
        try await withFile { _, database in
            let pages: Int = try await database.write { db in
                let now: Int = try db.queryOne("PRAGMA page_count")?.get(0) ?? 0
                try db.execute("PRAGMA max_page_count = \(SQL.number(now + 20))")
                return now
            }
            let text = String(repeating: "x", count: 20_000)
            let errors = await withTaskGroup(of: StorageError?.self) { group in
                for id in 1...60 {
                    group.addTask {
                        do {
                            try await database.write {
                                try $0.execute("INSERT INTO things (id, name) VALUES (\(id), \(text))")
                            }
                            return nil
                        } catch {
                            return error as? StorageError ?? .mistake("\(error)")
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let told = errors.filter { $0 == nil }.count
            #expect(errors.contains(.full))
            #expect(errors.allSatisfy { $0 == nil || $0 == .full })
            #expect(try await database.read { try $0.count() } == told, "only what was answered is there")
            try await database.write { try $0.execute("PRAGMA max_page_count = \(SQL.number(pages + 10_000))") }
            try await database.write { try $0.execute("INSERT INTO things (id, name) VALUES (1000, \(text))") }
            #expect(try await database.read { try $0.count() } == told + 1)
            let check = try await database.read { try $0.queryOne("PRAGMA integrity_check")?.get(0, as: String.self) }
            #expect(check == "ok")
        }
    }

    @Test func `whoever meets the full disk, the whole batch is told and nobody is acknowledged`() async throws {
        try await withFile { _, database in
            let gate = Gate()
            let outcomes = await withTaskGroup(of: StorageError?.self) { group in
                for id in 1...6 {
                    group.addTask {
                        do {
                            while id > 1, !gate.hasBegun.withLock({ $0 }) {
                                try await Task.sleep(for: .milliseconds(5))
                            }
                            if id > 1 { gate.coming.withLock { $0 += 1 } }
                            try await database.write { db in
                                try db.put(id)
                                // The first holds the batch open until the others have come.
                                if id == 1 {
                                    gate.hasBegun.withLock { $0 = true }
                                    while gate.coming.withLock({ $0 }) < 5 { usleep(5_000) }
                                    usleep(300_000)
                                }
                                if id == 4 { throw StorageError.full }
                            }
                            return nil
                        } catch {
                            return error as? StorageError ?? .mistake("\(error)")
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes == Array(repeating: .full, count: 6))
            #expect(try await database.read { try $0.count() } == 0)
            try await database.write { try $0.put(7) }
            #expect(try await database.read { try $0.count() } == 1)
        }
    }

    @Test(arguments: ["removed", "replaced", "log"])
    func `a file that is taken away takes no write any more, and the database is not ready`(_ how: String) async throws
    {
        try await withFile { path, database in
            try await database.write { try $0.put(1) }
            try await database.checkReady()
            let files = FileManager.default
            let taken = how == "log" ? path + "-wal" : path
            try files.moveItem(atPath: taken, toPath: taken + ".away")
            if how == "replaced" { try files.copyItem(atPath: path + ".away", toPath: path) }
            for id in 2...3 {
                await #expect(throws: StorageError.self) { try await database.write { try $0.put(id) } }
            }
            await #expect(throws: StorageError.self) { try await database.checkReady() }
            if how == "replaced" { try files.removeItem(atPath: path) }
            try files.moveItem(atPath: taken + ".away", toPath: taken)
            // What was not answered is not there, and what comes now is.
            try await database.write { try $0.put(4) }
            #expect(try await database.read { try $0.count() } == 2)
        }
    }

    @Test func `a file that is taken away in the middle of a batch acknowledges nobody in it`() async throws {
        try await withFile { path, database in
            try await database.write { try $0.put(1) }
            await #expect(throws: StorageError.self) {
                try await database.write { db in
                    try db.put(2)
                    _ = rename(path, path + ".away")
                }
            }
        }
    }

    @Test func `a deferred constraint fails only its own write`() async throws {
        try await withFile { _, database in
            try await database.write {
                try $0.execute(
                    """
                    CREATE TABLE late (id INTEGER PRIMARY KEY,
                    thing_id INTEGER REFERENCES things (id) DEFERRABLE INITIALLY DEFERRED)
                    """)
            }
            let outcomes = await withTaskGroup(of: StorageError?.self) { group in
                for id in 1...20 {
                    group.addTask {
                        do {
                            try await database.write { db in
                                if id == 10 { try db.execute("INSERT INTO late (id, thing_id) VALUES (1, 99)") }
                                try db.put(1000 + id)
                            }
                            return nil
                        } catch {
                            return error as? StorageError
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.filter { $0 == nil }.count == 19)
            #expect(outcomes.contains(.constraint("foreign key")))
            #expect(try await database.read { try $0.count() } == 19)
        }
    }

    @Test func `a database opened read-only is read and never written`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/test.sqlite"
            #expect(throws: StorageError.self) { try SQLiteDatabase(path: path, readOnly: true) }
            #expect(!FileManager.default.fileExists(atPath: path))
            let database = try SQLiteDatabase(path: path)
            _ = try await Migrator([things]).migrate(database)
            try await database.write { try $0.put(1) }
            let reader = try SQLiteDatabase(path: path, readOnly: true)
            #expect(try await reader.read { try $0.count() } == 1)
            await #expect(throws: StorageError.readOnly) { try await reader.write { try $0.put(2) } }
            await reader.close()
            await database.close()
        }
    }

    @Test func `a folder that does not exist and a file that is no database are told apart`() async throws {
        try await withFolder { folder in
            #expect {
                try SQLiteDatabase(path: "\(folder)/missing/test.sqlite")
            } throws: {
                if case .unavailable(let text)? = $0 as? StorageError { text.contains("missing") } else { false }
            }
            let path = "\(folder)/letter.txt"
            try Data(repeating: 65, count: 8192).write(to: URL(fileURLWithPath: path))
            #expect {
                try SQLiteDatabase(path: path)
            } throws: {
                if case .corrupt? = $0 as? StorageError { true } else { false }
            }
        }
    }

    @Test func `a lock held by another process is waited for, then busy`() async throws {
        try await withFolder { folder in
            let path = "\(folder)/test.sqlite"
            var tuning = SQLiteTuning()
            tuning.busySeconds = 0.2
            let first = try SQLiteDatabase(path: path, tuning: tuning)
            let second = try SQLiteDatabase(path: path, tuning: tuning)
            _ = try await Migrator([things]).migrate(first)
            // Held until the other has been told, so that a slow machine changes nothing.
            let isHeld = Mutex(false)
            let isTold = Mutex(false)
            async let held: Void = first.write { db in
                try db.put(1)
                isHeld.withLock { $0 = true }
                while !isTold.withLock({ $0 }) { usleep(1_000) }
            }
            while !isHeld.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
            await #expect(throws: StorageError.busy) { try await second.write { try $0.put(2) } }
            isTold.withLock { $0 = true }
            try await held
            try await second.write { try $0.put(2) }
            #expect(try await first.read { try $0.count() } == 2)
            await second.close()
            await first.close()
        }
    }

    @Test func `a copy is made while writes go on, whole and private`() async throws {
        try await withFile { path, database in
            try await database.write { db in for id in 1...500 { try db.put(id, amount: 1) } }
            let writing = Task {
                for id in 501...700 {
                    try await database.write { db in
                        try db.put(id, amount: 1)
                        try db.put(id + 10_000, amount: 1)
                    }
                }
            }
            let copy = path + ".copy"
            try await database.backup(to: copy)
            try await writing.value
            #expect(try mode(copy) == 0o600)
            await #expect(throws: StorageError.self) { try await database.backup(to: copy) }
            let restored = try SQLiteDatabase(path: copy)
            let count = try await restored.read { try $0.count() }
            #expect(count >= 500 && count % 2 == 0 && count <= 900)
            #expect(try await restored.read { try $0.queryOne("PRAGMA integrity_check")?.get(0) } == "ok")
            await restored.close()
        }
    }

    /// The commits in the WAL: a frame of 24 bytes and a page of 4,096, whose fifth to eighth byte are zero but in the last of a commit.
    private func commits(_ path: String) throws -> Int {
        let wal = try [UInt8](Data(contentsOf: URL(fileURLWithPath: path + "-wal")))
        return stride(from: 32, to: wal.count, by: 24 + 4096).count { frame in
            wal[frame + 8..<frame + 16] == wal[16..<24] && wal[frame + 4..<frame + 8] != [0, 0, 0, 0]
        }
    }

    @Test func `a write refused before it changed anything makes nobody run twice`() async throws {
        try await withFile { _, database in
            let runs = Tally()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in 1...60 {
                    group.addTask {
                        do {
                            try await database.write { db in
                                runs.count.withLock { $0 += 1 }
                                if try db.count() < 0 || id % 3 == 0 { throw StorageError.busy }
                                try db.put(id)
                            }
                        } catch {
                            #expect(error as? StorageError == .busy)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let count = runs.count.withLock { $0 }
            #expect(count == 60)
            #expect(try await database.read { try $0.count() } == 40)
        }
    }

    @Test func `reads that wait are refused when the database closes, and none is lost`() async throws {
        try await withFile { _, database in
            _ = try await database.read { try $0.count() }
            let outcomes: [Bool] = await withTaskGroup(of: Bool.self) { group in
                for _ in 1...40 {
                    group.addTask {
                        do {
                            return try await database.read { db in
                                usleep(2_000)
                                return try db.count() == 0
                            }
                        } catch {
                            return error as? StorageError == .unavailable("the database is closed")
                        }
                    }
                }
                group.addTask {
                    await database.close()
                    return true
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count == 41)
            #expect(!outcomes.contains(false))
        }
    }

    @Test func `many writers share few commits`() async throws {
        try await withFile { path, database in
            let before = try commits(path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    try await database.write { db in
                        usleep(200_000)
                        try db.put(1)
                    }
                }
                try await Task.sleep(for: .milliseconds(50))
                for id in 2...50 { group.addTask { try await database.write { try $0.put(id) } } }
                try await group.waitForAll()
            }
            #expect(try await database.read { try $0.count() } == 50)
            let shared = try commits(path) - before
            #expect((1...5).contains(shared))
        }
    }
}

extension SQL {
    /// A PRAGMA takes no parameters, so the test writes its number as digits.
    static func number(_ value: Int) -> SQL {
        let digits: [SQL] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
        return SQL.joined(String(value).compactMap(\.wholeNumberValue).map { digits[$0] }, separator: "")
    }
}

/// Counts across tasks.
private final class Tally: Sendable {
    let count = Mutex(0)
}

/// Whoever is first, and how many have come after.
private final class Gate: Sendable {
    let hasBegun = Mutex(false)
    let coming = Mutex(0)
}
