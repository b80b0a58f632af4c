// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A connection of libpq with its prepared statements, in pipeline mode: what is posted goes with the next statement whose answer
/// somebody waits for, in one trip. Throws `PostgresFailure`.
final class PostgresWire {
    /// A statement that the server has parsed, and the columns of its result once known.
    private final class Prepared {
        let name: String
        let text: String
        var shape: PostgresShape?
        init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// What was sent and not yet answered.
    private enum Sent {
        case preparation(Prepared)
        case statement(Prepared?)
    }

    /// An answer, as far as somebody asks for it.
    private struct Answer {
        var rows: [Row] = []
        var changes = 0
        var tag = ""
    }

    /// So many statements are kept; then all are forgotten. The project has fewer, so this only bounds lists of many lengths.
    private static let statementLimit = 1_000
    /// So much is sent before the answers are read, so that neither side's buffer fills up.
    private static let postedLimit = 64

    private let handle: OpaquePointer
    private var prepared: [String: Prepared] = [:]
    private var made = 0
    private var sent: [Sent] = []
    /// Whether the last read's COMMIT is on its way and its answer still to be read.
    private var isParting = false

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
        // Every list of ours walks an index. A scan of a whole table would lock all of it against SERIALIZABLE writers, however few rows
        // it has, and a plan made while it was small would stay.
        let result = PQexec(
            handle,
            """
            SET statement_timeout = \(settings.statementMilliseconds); SET idle_in_transaction_session_timeout = 60000;
            SET timezone = 'UTC'; SET synchronous_commit = on; SET standard_conforming_strings = on; SET bytea_output = 'hex';
            SET enable_seqscan = off; SET jit = off
            """)
        defer { PQclear(result) }
        guard PQresultStatus(result) == PGRES_COMMAND_OK, PQenterPipelineMode(handle) == 1 else {
            throw PostgresFailure(result: result, connection: handle)
        }
    }

    deinit { PQfinish(handle) }

    private var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

    /// Runs a statement of our own without values and returns its tag.
    @discardableResult
    func simple(_ text: String) throws -> String {
        try postSimple(text)
        return try collect(last: 1, decodingRows: false).first?.tag ?? ""
    }

    /// Sends a statement of our own with the next one that is waited for.
    func postSimple(_ text: String) throws {
        try part()
        try sending(PQsendQueryParams(handle, text, 0, nil, nil, nil, nil, 0))
        sent.append(.statement(nil))
    }

    /// Sends a statement of our own and goes on; its answer is read before the next one is sent.
    func leave(_ text: String) throws {
        try postSimple(text)
        guard sent.count == 1, PQpipelineSync(handle) == 1 else {
            _ = try collect(last: 0, decodingRows: false)
            return
        }
        isParting = true
    }

    func run(_ sql: SQL, decodingRows: Bool) throws -> (rows: [Row], changes: Int) {
        try send(sql)
        guard let answer = try collect(last: 1, decodingRows: decodingRows).first else { return ([], 0) }
        return (answer.rows, answer.changes)
    }

    /// Ends a transaction whose body failed, whatever was still on its way.
    func rollBack() throws {
        if !sent.isEmpty, !isParting {
            do {
                _ = try collect(last: 0, decodingRows: false)
            } catch let failure as PostgresFailure where failure.cause != .lost {
                // Told already, or of no account any more.
            }
        }
        if isInTransaction { try simple("ROLLBACK") }
    }

    /// Several statements in one trip.
    func runEach(_ statements: [SQL]) throws -> [[Row]] {
        for sql in statements { try send(sql) }
        return try collect(last: statements.count, decodingRows: true).map(\.rows)
    }

    /// Sends a statement whose answer nobody waits for: that it failed is told by the next one that is waited for.
    func post(_ sql: SQL) throws {
        try send(sql)
        if sent.count >= Self.postedLimit { _ = try collect(last: 0, decodingRows: false) }
    }

    private func send(_ sql: SQL) throws {
        try part()
        let text = sql.rendered(for: .postgres)
        let parameters = try PostgresParameters(sql.values)
        let statement = try Self.isWorthKeeping(text) ? prepare(text, parameters) : nil
        try sending(
            parameters.withPointers { values, lengths, formats in
                if let statement {
                    PQsendQueryPrepared(
                        handle, statement.name, Int32(parameters.count), values, lengths, formats, 0)
                } else {
                    PQsendQueryParams(
                        handle, text, Int32(parameters.count), parameters.types, values, lengths, formats, 0)
                }
            })
        sent.append(.statement(statement))
    }

    private func prepare(_ text: String, _ parameters: PostgresParameters) throws -> Prepared {
        if let known = prepared[text] { return known }
        if prepared.count >= Self.statementLimit {
            try sending(PQsendQueryParams(handle, "DEALLOCATE ALL", 0, nil, nil, nil, nil, 0))
            sent.append(.statement(nil))
            prepared.removeAll()
        }
        made += 1
        let statement = Prepared("s\(made)", text)
        try sending(
            PQsendPrepare(handle, statement.name, text, Int32(parameters.count), parameters.types))
        sent.append(.preparation(statement))
        prepared[text] = statement
        return statement
    }

    /// Reads the answers to all that was sent, and hands over those to the last statements. After a failure the server skips the rest of it.
    private func collect(last wanted: Int, decodingRows: Bool) throws -> ArraySlice<Answer> {
        try sending(PQpipelineSync(handle))
        var answers: [Answer] = []
        var failure: PostgresFailure?
        for one in sent {
            let result = PQgetResult(handle)
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY:
                if case .statement(let statement) = one, let result {
                    answers.append(Self.answer(result, statement, decodingRows: decodingRows))
                }
            case let status:
                if case .preparation(let statement) = one { prepared[statement.text] = nil }
                if failure == nil, status != PGRES_PIPELINE_ABORTED {
                    failure = PostgresFailure(result: result, connection: handle)
                }
            }
            if result != nil { try finish(failure) }
        }
        sent.removeAll(keepingCapacity: true)
        let end = PQgetResult(handle)
        defer { PQclear(end) }
        if let failure { throw failure }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC else {
            throw PostgresFailure(result: end, connection: handle)
        }
        return answers.suffix(wanted)
    }

    /// After each answer comes a NULL; anything else is a connection that is going.
    private func finish(_ failure: PostgresFailure?) throws {
        while let more = PQgetResult(handle) {
            defer { PQclear(more) }
            if PQstatus(handle) == CONNECTION_BAD {
                throw failure ?? PostgresFailure(result: more, connection: handle)
            }
        }
    }

    private static func answer(_ result: OpaquePointer, _ statement: Prepared?, decodingRows: Bool) -> Answer {
        var answer = Answer()
        guard decodingRows else {
            answer.changes = PQcmdTuples(result).flatMap { Int(String(cString: $0)) } ?? 0
            answer.tag = PQcmdStatus(result).map { String(cString: $0) } ?? ""
            return answer
        }
        let shape = statement?.shape ?? PostgresShape(result)
        statement?.shape = shape
        answer.rows = shape.rows(of: result)
        return answer
    }

    /// Reads what the last read left behind.
    private func part() throws {
        guard isParting else { return }
        isParting = false
        let result = PQgetResult(handle)
        defer { PQclear(result) }
        let isDone = PQresultStatus(result) == PGRES_COMMAND_OK
        sent.removeAll(keepingCapacity: true)
        guard isDone else { throw PostgresFailure(result: result, connection: handle) }
        try finish(nil)
        let end = PQgetResult(handle)
        defer { PQclear(end) }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC else {
            throw PostgresFailure(result: end, connection: handle)
        }
    }

    private func sending(_ result: Int32) throws {
        guard result == 1 else { throw PostgresFailure(result: nil, connection: handle) }
    }

    /// Only what is run again and again is prepared, not DDL.
    private static func isWorthKeeping(_ text: String) -> Bool {
        let word = text.drop { $0 == " " || $0 == "\n" || $0 == "(" }.prefix(6).uppercased()
        return ["SELECT", "INSERT", "UPDATE", "DELETE"].contains(word) || word.hasPrefix("WITH")
    }
}
