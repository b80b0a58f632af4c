// SPDX-License-Identifier: Apache-2.0
import GRDB
import GRDBSQLite
import Storage

/// The seam's word for an error of GRDB; other errors (a refusal thrown by a body) pass as they are.
func storageError(_ error: any Error) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    return storageError(code: error.extendedResultCode.rawValue, message: error.message ?? "")
}

/// The seam's word for a result code of SQLite. Its messages name tables and columns, never values.
func storageError(code: Int32, message: String) -> StorageError {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED: return .busy
    case SQLITE_FULL: return .full
    case SQLITE_READONLY: return .readOnly
    case SQLITE_INTERRUPT: return .timeout
    case SQLITE_IOERR: return .io(message)
    case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupt(message)
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_NOMEM, SQLITE_NOLFS: return .unavailable(message)
    case SQLITE_CONSTRAINT: return constraintError(code: code, message: message)
    default: return .mistake(message)
    }
}

/// SQLite says `UNIQUE constraint failed: t.a, t.b`; the seam says the part after the colon, so that both engines agree.
private func constraintError(code: Int32, message: String) -> StorageError {
    let subject = message.firstRange(of: " constraint failed: ").map { String(message[$0.upperBound...]) } ?? message
    // The extended codes are macros with shifts, which Swift does not import: code | (n << 8).
    switch code >> 8 {
    case 6, 8, 10: return .unique(subject)
    case 1: return .constraint("check \(subject)")
    case 3: return .constraint("foreign key")
    case 5: return .constraint("not null \(subject)")
    // Another type than the column's in a STRICT table.
    case 12: return .mistake(message)
    default: return .constraint(message)
    }
}
