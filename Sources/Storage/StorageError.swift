// SPDX-License-Identifier: Apache-2.0

/// What can go wrong in storage, the same words for both engines. The texts are for logs and never hold stored values.
package enum StorageError: Error, Equatable, Sendable {
    /// Others held the lock, or the connections, for too long: try again.
    case busy
    /// The disk or the quota is full; nothing was stored.
    case full
    /// The database was opened read-only, or a read tried to write.
    case readOnly
    /// The database cannot be reached or used. After a lost connection during COMMIT the outcome is unknown, and the text says so.
    case unavailable(String)
    /// A unique key exists already; the text is `table.column, table.column`.
    case unique(String)
    /// A constraint refused: `check NAME`, `not null TABLE.COLUMN`, `foreign key`, or the text of a trigger.
    case constraint(String)
    /// The disk failed.
    case io(String)
    /// A statement ran for longer than it may.
    case timeout
    /// The file is damaged or not a database.
    case corrupt(String)
    /// The statement or the decoding is wrong: our fault.
    case mistake(String)
}
