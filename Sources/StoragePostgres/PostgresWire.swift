// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A connection of libpq with its prepared statements. Throws `PostgresFailure`.
final class PostgresWire {
    /// A statement that the server has parsed, and the columns of its result once known.
    private final class Prepared {
        let name: String
        var shape: PostgresShape?
        init(_ name: String) { self.name = name }
    }

    /// So many statements are kept; then all are forgotten. The project has fewer, so this only bounds lists of many lengths.
    private static let statementLimit = 1_000

    private let handle: OpaquePointer
    private var prepared: [String: Prepared] = [:]
    private var made = 0

    init(_ settings: PostgresSettings) throws {
        // What stands in the URL, expanded at `dbname`, overrides what stands before it.
        let parameters = [
            ("connect_timeout", "5"), ("keepalives_idle", "30"), ("tcp_user_timeout", "30000"),
            ("fallback_application_name", "fengqiao"), ("dbname", settings.url), ("client_encoding", "UTF8"),
        ]
        var names: [UnsafePointer<CChar>?] = parameters.map { UnsafePointer(strdup($0.0)) } + [nil]
        var values: [UnsafePointer<CChar>?] = parameters.map { UnsafePointer(strdup($0.1)) } + [nil]
        defer { for text in names + values { free(UnsafeMutablePointer(mutating: text)) } }
        guard let handle = PQconnectdbParams(&names, &values, 1) else {
            throw PostgresFailure(.unavailable("libpq has no memory"), .refused)
        }
        self.handle = handle
        guard PQstatus(handle) == CONNECTION_OK else {
            let message = String(cString: PQerrorMessage(handle)).split(separator: "\n").joined(separator: " ")
            throw PostgresFailure(.unavailable(message), .refused)
        }
        _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
        try simple(
            """
            SET statement_timeout = \(settings.statementMilliseconds); SET idle_in_transaction_session_timeout = 60000;
            SET timezone = 'UTC'; SET synchronous_commit = on; SET standard_conforming_strings = on; SET bytea_output = 'hex'
            """)
    }

    deinit { PQfinish(handle) }

    var isInTransaction: Bool {
        let status = PQtransactionStatus(handle)
        return status != PQTRANS_IDLE
    }

    /// Runs text of our own without values and returns the last command's tag.
    @discardableResult
    func simple(_ text: String) throws -> String {
        let result = PQexec(handle, text)
        defer { PQclear(result) }
        try check(result)
        return PQcmdStatus(result).map { String(cString: $0) } ?? ""
    }

    func run(_ sql: SQL, decodingRows: Bool) throws -> (rows: [Row], changes: Int) {
        let text = sql.rendered(for: .postgres)
        let parameters = try PostgresParameters(sql.values)
        let statement = try Self.isWorthKeeping(text) ? prepare(text, parameters) : nil
        let result = parameters.withPointers { values, lengths, formats in
            if let statement {
                PQexecPrepared(handle, statement.name, Int32(parameters.count), values, lengths, formats, 0)
            } else {
                PQexecParams(handle, text, Int32(parameters.count), parameters.types, values, lengths, formats, 0)
            }
        }
        defer { PQclear(result) }
        try check(result)
        guard decodingRows else {
            return ([], PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0)
        }
        guard let result else { return ([], 0) }
        let shape = statement?.shape ?? PostgresShape(result)
        statement?.shape = shape
        return (shape.rows(of: result), 0)
    }

    private func prepare(_ text: String, _ parameters: PostgresParameters) throws -> Prepared {
        if let known = prepared[text] { return known }
        if prepared.count >= Self.statementLimit {
            try simple("DEALLOCATE ALL")
            prepared.removeAll()
        }
        made += 1
        let statement = Prepared("s\(made)")
        let result = PQprepare(handle, statement.name, text, Int32(parameters.count), parameters.types)
        defer { PQclear(result) }
        try check(result)
        prepared[text] = statement
        return statement
    }

    /// Only what is run again and again is prepared, not DDL.
    private static func isWorthKeeping(_ text: String) -> Bool {
        let word = text.drop { $0 == " " || $0 == "\n" || $0 == "(" }.prefix(6).uppercased()
        return ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(word) || word.hasPrefix("WITH")
    }

    private func check(_ result: OpaquePointer?) throws {
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY else {
            throw PostgresFailure(result: result, connection: handle)
        }
    }
}
