// SPDX-License-Identifier: Apache-2.0
import CPostgres
import Storage

/// An error with what is to be done about it.
struct PostgresFailure: Error {
    enum Cause {
        /// The server said no: tell the caller.
        case refused
        /// Another transaction was faster: run again.
        case conflict
        /// A prepared statement no longer fits the schema: run again on a new connection.
        case stale
        /// The connection is gone: run again on a new one.
        case lost
        /// The connection went during COMMIT: never run again.
        case unknownOutcome
    }

    let error: StorageError
    let cause: Cause

    init(_ error: StorageError, _ cause: Cause) {
        self.error = error
        self.cause = cause
    }

    /// Reads a failed result. The server's messages of class 22 and its details hold values, so they are not repeated.
    init(result: OpaquePointer?, connection: OpaquePointer) {
        // The fields' codes are characters, which are macros in C.
        func field(_ code: Character) -> String? {
            guard let ascii = code.asciiValue, let text = PQresultErrorField(result, Int32(ascii)) else { return nil }
            return String(cString: text)
        }
        let state = field("C") ?? ""
        let message = field("M") ?? "the connection is gone"
        let table = field("t") ?? ""
        if state.isEmpty || PQstatus(connection) == CONNECTION_BAD {
            self.init(.unavailable(message), .lost)
            return
        }
        switch state {
        case "23505": self.init(.unique(Self.columns(detail: field("D"), table: table) ?? field("n") ?? ""), .refused)
        case "23503", "23001": self.init(.constraint("foreign key"), .refused)
        case "23514": self.init(.constraint("check \(field("n") ?? "")"), .refused)
        case "23502": self.init(.constraint("not null \(table).\(field("c") ?? "")"), .refused)
        case "P0001": self.init(.constraint(message), .refused)
        case "40001", "40P01": self.init(.busy, .conflict)
        case "55P03", "55006": self.init(.busy, .refused)
        case "57014": self.init(.timeout, .refused)
        case "53100": self.init(.full, .refused)
        case "58030": self.init(.io(message), .refused)
        case "25006": self.init(.readOnly, .refused)
        case "XX001", "XX002": self.init(.corrupt(message), .refused)
        case "26000": self.init(.mistake(message), .stale)
        case "0A000" where field("R") == "RevalidateCachedQuery": self.init(.mistake(message), .stale)
        default:
            switch state.prefix(2) {
            case "08": self.init(.unavailable(message), .lost)
            case "57": self.init(.unavailable(message), .lost)
            case "53", "28", "3D": self.init(.unavailable(message), .refused)
            case "22": self.init(.mistake("a value does not fit (SQLSTATE \(state))"), .refused)
            case "23": self.init(.constraint(field("n") ?? state), .refused)
            default: self.init(.mistake(message), .refused)
            }
        }
    }

    /// `table.a, table.b` from the detail `Key (a, b)=(…) already exists.`, as SQLite says it.
    private static func columns(detail: String?, table: String) -> String? {
        guard let detail, let start = detail.firstIndex(of: "("), let end = detail.firstRange(of: ")=") else {
            return nil
        }
        return detail[detail.index(after: start)..<end.lowerBound].split(separator: ",")
            .map { "\(table).\($0.filter { $0 != " " && $0 != "\"" })" }
            .joined(separator: ", ")
    }
}
