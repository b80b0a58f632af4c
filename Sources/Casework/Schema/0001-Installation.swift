// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// What the database knows of itself (its mode, the demo clock), the nodes that make ids, and their number blocks.
    static let installation = Migration("0001-installation") { dialect in
        [
            """
            CREATE TABLE settings (
                name TEXT NOT NULL PRIMARY KEY,
                value TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE nodes (
                id \(dialect.integerType) NOT NULL PRIMARY KEY CHECK (id BETWEEN 0 AND 1023),
                holder TEXT NOT NULL,
                leased_until TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE number_blocks (
                year \(dialect.integerType) NOT NULL PRIMARY KEY,
                next \(dialect.integerType) NOT NULL CHECK (next BETWEEN 1 AND 10000000)
            )\(dialect.strictSuffix)
            """,
        ]
    }
}
