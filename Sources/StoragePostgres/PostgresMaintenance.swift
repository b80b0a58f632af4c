// SPDX-License-Identifier: Apache-2.0
import Dispatch
package import Storage
import Logging

/// One connection for what cannot run in a transaction: `CREATE DATABASE`, `VACUUM`, `ANALYZE`.
package struct PostgresMaintenance: Sendable {
    private let settings: PostgresSettings

    /// - Parameters:
    ///   - url: as for `PostgresDatabase`.
    ///   - statementSeconds: how long one statement may take; 0 is without limit.
    package init(url: String, statementSeconds: Double = 0) {
        settings = PostgresSettings(
            url: url, statementMilliseconds: Int(statementSeconds * 1000), logger: Logger(label: "fengqiao.postgres"))
    }

    /// Runs the statements one after another on a new connection, each by itself, and returns the rows of the last.
    @discardableResult
    package func run(_ statements: SQL...) async throws -> [Row] {
        let settings = settings
        return try await withCheckedThrowingContinuation { continuation in
            DispatchQueue(label: "fengqiao.postgres.maintenance").async {
                continuation.resume(
                    with: Result {
                        do {
                            let wire = try PostgresWire(settings)
                            var rows: [Row] = []
                            for statement in statements { rows = try wire.run(statement, decodingRows: true).rows }
                            return rows
                        } catch let failure as PostgresFailure {
                            throw failure.error
                        }
                    })
            }
        }
    }
}
