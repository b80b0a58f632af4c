// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 处理意见与文书: the transaction freezes fields and text; the worker adds the bytes once.
    static let letters = Migration("0006-letters") { dialect in
        [
            """
            CREATE TABLE opinions (
                proceeding_id \(dialect.integerType) NOT NULL REFERENCES proceedings (id),
                version \(dialect.integerType) NOT NULL,
                draft \(dialect.binaryType) NOT NULL,
                drafted_by \(dialect.integerType) REFERENCES persons (id),
                drafted_at TEXT NOT NULL,
                PRIMARY KEY (proceeding_id, version)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE document_numbers (
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                year \(dialect.integerType) NOT NULL,
                kind TEXT NOT NULL,
                last \(dialect.integerType) NOT NULL CHECK (last >= 1),
                PRIMARY KEY (unit_id, year, kind)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE letters (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                proceeding_id \(dialect.integerType) NOT NULL REFERENCES proceedings (id),
                kind TEXT NOT NULL,
                document_number TEXT NOT NULL,
                template_version TEXT NOT NULL,
                frozen \(dialect.binaryType) NOT NULL,
                text_hash TEXT NOT NULL,
                frozen_at TEXT NOT NULL,
                bytes \(dialect.binaryType),
                bytes_hash TEXT,
                rendered_at TEXT,
                CHECK ((bytes IS NULL) = (bytes_hash IS NULL))
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX letters_by_matter ON letters (matter_id, id)",
            "CREATE INDEX letters_to_render ON letters (id) WHERE bytes IS NULL",
        ]
    }
}
