// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 全部程序: proceedings know where they came from and what later steps ask about; clocks leave out the time of hearings. What an opinion
    /// said stands in the journal alone.
    static let wholeStatute = Migration("0015-whole-statute") { dialect in
        [
            "ALTER TABLE matters ADD COLUMN marks TEXT NOT NULL DEFAULT '{}'",
            "ALTER TABLE proceedings ADD COLUMN parent_id \(dialect.integerType) REFERENCES proceedings (id)",
            "ALTER TABLE proceedings ADD COLUMN marks TEXT NOT NULL DEFAULT '{}'",
            "ALTER TABLE proceedings DROP COLUMN extension_days",
            "ALTER TABLE clocks ADD COLUMN excluding \(dialect.integerType) NOT NULL DEFAULT 0",
            "ALTER TABLE clocks ADD COLUMN suspended_on TEXT",
            "DROP INDEX proceedings_by_work",
            """
            CREATE INDEX proceedings_by_work ON proceedings (unit_id, kind, stage, due_on, id)
            WHERE closed_on IS NULL AND is_sealed = 0
            """,
            "ALTER TABLE letters ADD COLUMN format TEXT",
            "CREATE INDEX letters_by_number ON letters (document_number)",
            """
            CREATE INDEX proceedings_sealed ON proceedings (due_on, id) WHERE is_sealed = 1 AND closed_on IS NULL
            """,
            "CREATE INDEX letters_by_proceeding ON letters (proceeding_id, kind, id)",
            "DROP TABLE opinions",
        ]
    }
}
