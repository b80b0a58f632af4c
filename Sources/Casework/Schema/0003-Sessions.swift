// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 登录与令牌: sessions and API tokens are stored as hashes; the access log says who saw what.
    static let sessions = Migration("0003-sessions") { dialect in
        [
            """
            CREATE TABLE sessions (
                token_hash \(dialect.binaryType) NOT NULL PRIMARY KEY,
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                form_token TEXT NOT NULL,
                created_at TEXT NOT NULL,
                seen_at TEXT NOT NULL,
                expires_at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX sessions_by_person ON sessions (person_id)",
            "CREATE INDEX sessions_by_expiry ON sessions (expires_at)",
            """
            CREATE TABLE api_tokens (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                token_hash \(dialect.binaryType) NOT NULL UNIQUE,
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                name TEXT NOT NULL,
                roles TEXT NOT NULL,
                created_at TEXT NOT NULL,
                revoked_at TEXT
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE idempotency_keys (
                token_id \(dialect.integerType) NOT NULL REFERENCES api_tokens (id),
                key TEXT NOT NULL,
                request_hash \(dialect.binaryType) NOT NULL,
                response TEXT NOT NULL,
                created_at TEXT NOT NULL,
                PRIMARY KEY (token_id, key)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE access_log (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                at TEXT NOT NULL,
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                matter_id \(dialect.integerType) NOT NULL,
                seen TEXT NOT NULL CHECK (seen IN ('masked', 'full', 'sealed', 'attachment', 'letter', 'lookup'))
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX access_log_by_matter ON access_log (matter_id, id)",
        ]
    }
}
