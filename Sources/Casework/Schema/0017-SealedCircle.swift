// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 知悉范围: who was locked out of a matter before there was a table of it (art 28(3)), and what the worker notices of sealed matters without their key.
    static let sealedCircle = Migration("0017-sealed-circle") { dialect in
        let earlier: SQL =
            switch dialect {
            case .sqlite:
                """
                INSERT INTO recusals (person_id, matter_id)
                SELECT DISTINCT CAST(j.value AS INTEGER), m.id FROM matters m, json_each(m.marks, '$.recused') j
                WHERE NOT EXISTS (SELECT 1 FROM recusals x WHERE x.person_id = CAST(j.value AS INTEGER) AND x.matter_id = m.id)
                """
            case .postgres:
                """
                INSERT INTO recusals (person_id, matter_id)
                SELECT DISTINCT CAST(j.value AS BIGINT), m.id
                FROM matters m, jsonb_array_elements_text(CAST(m.marks AS JSONB) -> 'recused') j
                WHERE NOT EXISTS (SELECT 1 FROM recusals x WHERE x.person_id = CAST(j.value AS BIGINT) AND x.matter_id = m.id)
                """
            }
        return [
            earlier,
            """
            CREATE TABLE sealed_notices (
                proceeding_id \(dialect.integerType) NOT NULL REFERENCES proceedings (id),
                clock TEXT NOT NULL,
                ordinal \(dialect.integerType) NOT NULL,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                noticed_on TEXT NOT NULL,
                PRIMARY KEY (proceeding_id, clock, ordinal)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX sealed_notices_by_matter ON sealed_notices (matter_id)",
            """
            CREATE INDEX clocks_late ON clocks (due_on, proceeding_id, clock)
            WHERE met_on IS NULL AND stopped_on IS NULL
            """,
            """
            CREATE INDEX proceedings_not_performed ON proceedings (opened_on, id)
            WHERE stage = 'notPerformed' AND closed_on IS NULL
            """,
            "CREATE INDEX proceedings_urgent ON proceedings (opened_on, id) WHERE kind = 'urgency'",
        ] + accessLog(dialect)
    }

    /// The access log knows one more way of showing: in full by a grant. SQLite changes no condition of a table, so it is made anew.
    private static func accessLog(_ dialect: Dialect) -> [SQL] {
        [
            """
            CREATE TABLE access_log_anew (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                at TEXT NOT NULL,
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                matter_id \(dialect.integerType) NOT NULL,
                seen TEXT NOT NULL CHECK (
                    seen IN ('masked', 'full', 'sealed', 'attachment', 'letter', 'lookup', 'disclosed'))
            )\(dialect.strictSuffix)
            """,
            """
            INSERT INTO access_log_anew (id, at, person_id, matter_id, seen)
            SELECT id, at, person_id, matter_id, seen FROM access_log
            """,
            "DROP TABLE access_log",
            "ALTER TABLE access_log_anew RENAME TO access_log",
            "CREATE INDEX access_log_by_matter ON access_log (matter_id, id)",
        ]
    }
}
