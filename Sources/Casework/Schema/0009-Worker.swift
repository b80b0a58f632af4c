// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 待发: what leaves the process is a row first, written with the act that caused it.
    static let worker = Migration("0009-worker") { dialect in
        [
            """
            CREATE TABLE outbox (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                kind TEXT NOT NULL,
                created_at TEXT NOT NULL,
                done_at TEXT
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX outbox_waiting ON outbox (id) WHERE done_at IS NULL",
        ]
    }
}
