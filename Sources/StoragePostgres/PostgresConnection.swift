// SPDX-License-Identifier: Apache-2.0
import Storage

/// What a transaction's body sees.
final class PostgresConnection: Connection {
    let dialect = Dialect.postgres
    private let wire: PostgresWire
    /// The first statement that failed: after it the transaction is lost.
    private(set) var failure: PostgresFailure?

    init(_ wire: PostgresWire) { self.wire = wire }

    func query(_ sql: SQL) throws -> [Row] { try guarded { try wire.run(sql, decodingRows: true).rows } }

    func execute(_ sql: SQL) throws -> Int { try guarded { try wire.run(sql, decodingRows: false).changes } }

    func post(_ sql: SQL) throws { try guarded { try wire.post(sql) } }

    func queryEach(_ statements: [SQL]) throws -> [[Row]] { try guarded { try wire.runEach(statements) } }

    private func guarded<T>(_ work: () throws -> T) throws -> T {
        if let failure { throw failure.error }
        do {
            return try work()
        } catch let error as PostgresFailure {
            failure = error
            throw error.error
        } catch let error as StorageError {
            failure = PostgresFailure(error, .refused)
            throw error
        }
    }
}
