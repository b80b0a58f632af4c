// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 门户: encrypted drafts of filings (seven days) and the delays after wrong codes.
    static let portal = Migration("0010-portal") { dialect in
        [
            """
            CREATE TABLE drafts (
                token_hash \(dialect.binaryType) NOT NULL PRIMARY KEY,
                content \(dialect.binaryType) NOT NULL,
                expires_at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX drafts_by_expiry ON drafts (expires_at)",
            """
            CREATE TABLE wrong_codes (
                network \(dialect.binaryType) NOT NULL,
                number TEXT NOT NULL,
                failures \(dialect.integerType) NOT NULL,
                last_at TEXT NOT NULL,
                PRIMARY KEY (network, number)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE form_tokens_used (
                token_hash \(dialect.binaryType) NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                used_at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
        ]
    }
}
