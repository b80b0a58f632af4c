// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 制发单位: whose act issued a letter stays with it, wherever its proceeding goes. Of letters that were there before, it is the unit of
    /// the last act or registration up to the letter's own instant; an act without a unit is its proceeding's.
    static let letterIssuers = Migration("0100-letter-issuers") { dialect in
        [
            "ALTER TABLE letters ADD COLUMN issuer_id \(dialect.integerType) REFERENCES units (id)",
            """
            UPDATE letters SET issuer_id = COALESCE(
                (SELECT j.actor_unit_id FROM journal j
                 WHERE j.matter_id = letters.matter_id AND j.recorded_at <= letters.frozen_at
                     AND (j.kind = 'registered' OR j.kind LIKE 'act.%')
                 ORDER BY j.seq DESC LIMIT 1),
                (SELECT p.unit_id FROM proceedings p WHERE p.id = letters.proceeding_id))
            """,
        ]
    }
}
