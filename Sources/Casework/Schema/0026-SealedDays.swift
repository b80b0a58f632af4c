// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 密封事项的重算: which provisional day was reckoned again without the key, so that the next act writes it into the journal.
    static let sealedDays = Migration("0026-sealed-days") { dialect in
        [
            """
            CREATE TABLE sealed_reckonings (
                proceeding_id \(dialect.integerType) NOT NULL REFERENCES proceedings (id),
                clock TEXT NOT NULL,
                ordinal \(dialect.integerType) NOT NULL,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                reckoned_on TEXT NOT NULL,
                PRIMARY KEY (proceeding_id, clock, ordinal)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX sealed_reckonings_by_matter ON sealed_reckonings (matter_id)",
        ]
    }
}
