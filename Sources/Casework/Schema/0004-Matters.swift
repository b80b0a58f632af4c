// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 信访事项、来件、信访人、附件. Texts and people are sealed under the matter's key; a matter has no stage of its own.
    static let matters = Migration("0004-matters") { dialect in
        [
            """
            CREATE TABLE matters (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                number TEXT NOT NULL UNIQUE,
                channel TEXT NOT NULL,
                purpose TEXT CHECK (purpose IN ('suggestion', 'accusation', 'claim')),
                category TEXT,
                grade TEXT NOT NULL,
                path TEXT,
                received_on TEXT NOT NULL,
                registered_at TEXT NOT NULL,
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                place_id \(dialect.integerType) REFERENCES units (id),
                is_sealed \(dialect.integerType) NOT NULL CHECK (is_sealed IN (0, 1)),
                is_contactable \(dialect.integerType) NOT NULL CHECK (is_contactable IN (0, 1)),
                is_first_filing \(dialect.integerType) NOT NULL CHECK (is_first_filing IN (0, 1)),
                headcount \(dialect.integerType) NOT NULL CHECK (headcount >= 1),
                wrapped_key \(dialect.binaryType),
                code_hash \(dialect.binaryType) UNIQUE,
                title \(dialect.binaryType) NOT NULL,
                entry_count \(dialect.integerType) NOT NULL CHECK (entry_count >= 1),
                chain_head \(dialect.binaryType) NOT NULL,
                source_hash \(dialect.binaryType) UNIQUE,
                CHECK (is_sealed = 0 OR wrapped_key IS NULL),
                CHECK (is_sealed = 1 OR wrapped_key IS NOT NULL)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE sealed_keys (
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                wrapped_key \(dialect.binaryType) NOT NULL,
                PRIMARY KEY (person_id, matter_id)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX sealed_keys_by_matter ON sealed_keys (matter_id)",
            """
            CREATE TABLE filings (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                channel TEXT NOT NULL,
                received_on TEXT NOT NULL,
                recorded_at TEXT NOT NULL,
                texts \(dialect.binaryType) NOT NULL,
                text_hash TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX filings_by_matter ON filings (matter_id, id)",
            """
            CREATE TABLE parties (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                filing_id \(dialect.integerType) NOT NULL REFERENCES filings (id),
                role TEXT NOT NULL CHECK (role IN ('petitioner', 'representative', 'agent')),
                details \(dialect.binaryType) NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX parties_by_matter ON parties (matter_id, id)",
            """
            CREATE TABLE blind_index (
                value \(dialect.binaryType) NOT NULL,
                party_id \(dialect.integerType) NOT NULL REFERENCES parties (id),
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                PRIMARY KEY (value, party_id)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE attachments (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                filing_id \(dialect.integerType) REFERENCES filings (id),
                file_id TEXT NOT NULL UNIQUE,
                name \(dialect.binaryType) NOT NULL,
                sealed_key \(dialect.binaryType) NOT NULL,
                kind TEXT NOT NULL,
                size \(dialect.integerType) NOT NULL CHECK (size >= 0),
                sha256 TEXT NOT NULL,
                added_at TEXT NOT NULL,
                added_by TEXT NOT NULL CHECK (added_by IN ('petitioner', 'staff'))
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX attachments_by_matter ON attachments (matter_id, id)",
            """
            CREATE TABLE matter_access (
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                due_on TEXT NOT NULL,
                is_open \(dialect.integerType) NOT NULL CHECK (is_open IN (0, 1)),
                PRIMARY KEY (unit_id, matter_id)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX matter_access_by_matter ON matter_access (matter_id)",
            "CREATE INDEX matter_access_by_due ON matter_access (unit_id, is_open, due_on, matter_id)",
        ]
    }
}
