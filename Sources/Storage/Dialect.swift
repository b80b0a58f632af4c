// SPDX-License-Identifier: Apache-2.0

/// The engine's dialect: the closed list of places where the two engines must be told different things.
package enum Dialect: String, Sendable, CaseIterable {
    case sqlite
    case postgres

    /// The type of a 64-bit integer column. SQLite's STRICT tables know only INTEGER, PostgreSQL's INTEGER has 32 bits.
    package var integerType: SQL { self == .sqlite ? "INTEGER" : "BIGINT" }

    /// The type of a column of doubles.
    package var realType: SQL { self == .sqlite ? "REAL" : "DOUBLE PRECISION" }

    /// The type of a column of bytes.
    package var binaryType: SQL { self == .sqlite ? "BLOB" : "BYTEA" }

    /// Ends a `CREATE TABLE`, so that SQLite too refuses text in an integer column.
    package var strictSuffix: SQL { self == .sqlite ? " STRICT" : "" }

    /// The engine's clock as an instant `2026-03-02T01:00:00.000Z`. Only for the migrations' own table: everywhere else time is bound.
    var currentInstant: SQL {
        switch self {
        case .sqlite: "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"
        case .postgres: "to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"
        }
    }
}
