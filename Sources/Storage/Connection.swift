// SPDX-License-Identifier: Apache-2.0

/// One transaction's connection. Not `Sendable`, on purpose: it lives inside the body it is handed to.
///
/// A statement that fails ends the transaction on both engines: every later statement throws the same error, and the transaction is
/// rolled back even if the body catches it. Ask first or write `ON CONFLICT` instead of catching.
package protocol Connection: AnyObject {
    var dialect: Dialect { get }

    /// Runs a statement and returns all its rows (`SELECT`, or `… RETURNING`).
    func query(_ sql: SQL) throws -> [Row]

    /// Runs a statement and returns the number of rows it inserted, changed or deleted.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int
}

extension Connection {
    /// The first row, or nil when there is none.
    package func queryOne(_ sql: SQL) throws -> Row? { try query(sql).first }
}
