// SPDX-License-Identifier: Apache-2.0
import GRDB
import GRDBSQLite
import Storage

/// One transaction's connection, on a cached statement of GRDB and SQLite's own calls.
final class SQLiteConnection: Storage.Connection {
    let dialect = Dialect.sqlite
    private let db: GRDB.Database
    /// The first statement that failed. The engines agree: after it the transaction is lost.
    private var failure: StorageError?
    /// Whether the body has run a statement that can change something.
    private(set) var hasWritten = false

    init(_ db: GRDB.Database) { self.db = db }

    var isInTransaction: Bool { db.isInsideTransaction }

    /// Runs a body; a failed statement fails it even when the body went on.
    func perform<T>(_ body: (any Storage.Connection) throws -> T) throws -> T {
        failure = nil
        hasWritten = false
        let result = try body(self)
        if let failure { throw failure }
        return result
    }

    /// Runs a body on one snapshot of the database.
    func snapshot<T>(_ body: (any Storage.Connection) throws -> T) throws -> T {
        if isInTransaction { try control("ROLLBACK") }
        try control("BEGIN")
        let result: T
        do {
            result = try perform(body)
        } catch {
            if isInTransaction { try control("ROLLBACK") }
            throw error
        }
        try control("COMMIT")
        return result
    }

    func query(_ sql: Storage.SQL) throws -> [Storage.Row] {
        try guarded {
            try run(sql) { statement in
                var columns: Columns?
                var rows: [Storage.Row] = []
                while try step(statement) {
                    let names = columns ?? Columns(Self.names(of: statement))
                    columns = names
                    rows.append(
                        Storage.Row(columns: names, values: Self.values(of: statement, count: names.names.count)))
                }
                return rows
            }
        }
    }

    func execute(_ sql: Storage.SQL) throws -> Int {
        try guarded {
            let handle = db.sqliteConnection
            let before = sqlite3_total_changes(handle)
            try run(sql) { statement in while try step(statement) {} }
            // SQLite keeps the last count over statements that change no rows.
            return sqlite3_total_changes(handle) == before ? 0 : Int(sqlite3_changes(handle))
        }
    }

    /// Runs a transaction's own statement, without values and without marking the body as failed.
    func control(_ sql: Storage.SQL) throws {
        try run(sql) { statement in while try step(statement) {} }
    }

    private func guarded<T>(_ work: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try work()
        } catch {
            let known = storageError(error)
            failure = known as? StorageError
            throw known
        }
    }

    private func run<T>(_ sql: Storage.SQL, _ work: (OpaquePointer) throws -> T) throws -> T {
        let statement = try db.cachedStatement(sql: sql.rendered(for: .sqlite)).sqliteStatement
        if !hasWritten, sqlite3_stmt_readonly(statement) == 0 { hasWritten = true }
        let values = sql.values
        guard sqlite3_bind_parameter_count(statement) == values.count else {
            throw StorageError.mistake("the statement has a ? that is no value")
        }
        defer {
            sqlite3_reset(statement)
            if !values.isEmpty { sqlite3_clear_bindings(statement) }
        }
        for (place, value) in values.enumerated() { try bind(value, at: Int32(place + 1), of: statement) }
        return try work(statement)
    }

    private func bind(_ value: SQLValue, at place: Int32, of statement: OpaquePointer) throws {
        // SQLITE_TRANSIENT: SQLite copies the bytes.
        let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        let code: Int32
        switch value {
        case .null: code = sqlite3_bind_null(statement, place)
        case .integer(let number): code = sqlite3_bind_int64(statement, place, number)
        case .real(let number): code = sqlite3_bind_double(statement, place, number)
        case .text(var text):
            code = try text.withUTF8 { bytes in
                guard !bytes.contains(0) else { throw StorageError.mistake("text holds a NUL character") }
                // An empty buffer may have no address, and SQLite takes that for NULL.
                guard let start = bytes.baseAddress else { return sqlite3_bind_text(statement, place, "", 0, copied) }
                return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                    sqlite3_bind_text64(statement, place, $0, UInt64(bytes.count), copied, UInt8(SQLITE_UTF8))
                }
            }
        case .blob(let bytes):
            code =
                bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, place, 0)
                : bytes.withUnsafeBytes {
                    sqlite3_bind_blob64(statement, place, $0.baseAddress, UInt64($0.count), copied)
                }
        }
        guard code == SQLITE_OK else { throw lastError() }
    }

    /// True when there is a row.
    private func step(_ statement: OpaquePointer) throws -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw lastError()
        }
    }

    private func lastError() -> StorageError {
        let handle = db.sqliteConnection
        return storageError(code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)))
    }

    private static func names(of statement: OpaquePointer) -> [String] {
        (0..<sqlite3_column_count(statement)).map {
            sqlite3_column_name(statement, $0).map { String(cString: $0) } ?? ""
        }
    }

    private static func values(of statement: OpaquePointer, count: Int) -> [SQLValue] {
        Array(unsafeUninitializedCapacity: count) { buffer, initialized in
            for place in 0..<count {
                buffer.initializeElement(at: place, to: value(of: statement, at: Int32(place)))
            }
            initialized = count
        }
    }

    private static func value(of statement: OpaquePointer, at place: Int32) -> SQLValue {
        switch sqlite3_column_type(statement, place) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(statement, place))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(statement, place))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(statement, place) else { return .text("") }
            let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))
            return .text(String(decoding: bytes, as: UTF8.self))
        case SQLITE_BLOB:
            guard let start = sqlite3_column_blob(statement, place) else { return .blob([]) }
            return .blob(
                [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, place)))))
        default: return .null
        }
    }
}
