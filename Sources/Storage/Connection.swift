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

    /// Runs a statement that changes something and whose count nobody needs: at the latest with the next statement or the commit, in one trip
    /// to the server with it. Should it fail, that is where the error comes.
    func post(_ sql: SQL) throws

    /// Runs several queries that do not depend on each other, in one trip to the server, and returns the rows of each.
    func queryEach(_ statements: [SQL]) throws -> [[Row]]
}

extension Connection {
    package func post(_ sql: SQL) throws { try execute(sql) }

    package func queryEach(_ statements: [SQL]) throws -> [[Row]] { try statements.map(query) }

    /// The first row, or nil when there is none.
    package func queryOne(_ sql: SQL) throws -> Row? { try query(sql).first }
}
