// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 同卷办理提示: who opened an act's form on which proceeding in the last ten minutes. One row a person and proceeding, written over and
    /// swept: nobody can read off it what somebody did yesterday.
    static let presences = Migration("0032-presences") { dialect in
        [
            """
            CREATE TABLE presences (
                proceeding_id \(dialect.integerType) NOT NULL REFERENCES proceedings (id),
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                verb TEXT NOT NULL,
                since_at TEXT NOT NULL,
                seen_at TEXT NOT NULL,
                PRIMARY KEY (proceeding_id, person_id)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX presences_by_age ON presences (seen_at)",
        ]
    }
}
