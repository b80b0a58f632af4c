// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 程序与期限. "My work" walks `proceedings_by_work`; the sweep walks `clocks_by_due`.
    static let proceedings = Migration("0005-proceedings") { dialect in
        [
            """
            CREATE TABLE proceedings (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                kind TEXT NOT NULL,
                stage TEXT NOT NULL,
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                sender_id \(dialect.integerType) REFERENCES units (id),
                rule_version TEXT NOT NULL,
                opened_on TEXT NOT NULL,
                closed_on TEXT,
                extension_days \(dialect.integerType),
                due_on TEXT NOT NULL,
                is_sealed \(dialect.integerType) NOT NULL CHECK (is_sealed IN (0, 1)),
                version \(dialect.integerType) NOT NULL CHECK (version >= 1)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX proceedings_by_matter ON proceedings (matter_id, id)",
            """
            CREATE INDEX proceedings_by_work ON proceedings (unit_id, stage, due_on, id)
            WHERE closed_on IS NULL AND is_sealed = 0
            """,
            """
            CREATE TABLE clocks (
                proceeding_id \(dialect.integerType) NOT NULL REFERENCES proceedings (id),
                clock TEXT NOT NULL,
                ordinal \(dialect.integerType) NOT NULL CHECK (ordinal >= 1),
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                rule_version TEXT NOT NULL,
                started_on TEXT NOT NULL,
                named_on TEXT,
                extended_by \(dialect.integerType) NOT NULL,
                due_on TEXT NOT NULL,
                internal_due_on TEXT NOT NULL,
                is_provisional \(dialect.integerType) NOT NULL CHECK (is_provisional IN (0, 1)),
                met_on TEXT,
                stopped_on TEXT,
                noticed_on TEXT,
                PRIMARY KEY (proceeding_id, clock, ordinal)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX clocks_by_matter ON clocks (matter_id)",
            """
            CREATE INDEX clocks_by_due ON clocks (due_on, proceeding_id, clock)
            WHERE met_on IS NULL AND stopped_on IS NULL AND noticed_on IS NULL
            """,
            """
            CREATE INDEX clocks_provisional ON clocks (due_on, proceeding_id)
            WHERE is_provisional = 1 AND met_on IS NULL AND stopped_on IS NULL
            """,
        ]
    }
}
