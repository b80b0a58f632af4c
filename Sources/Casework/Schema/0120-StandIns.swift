// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 代行待办 (art 30(3), R-161): what waits at a unit that is accused itself is found by an index of its own, not by the marks of every
    /// accusation of which somebody holds a key. Of older rows each that may wait there is noted; whoever reads looks at the marks. And
    /// the notices of what is over are only those of what still is.
    static let standIns = Migration("0120-stand-ins") { dialect in
        [
            "ALTER TABLE proceedings ADD COLUMN is_at_accused \(dialect.integerType) NOT NULL DEFAULT 0",
            """
            UPDATE proceedings SET is_at_accused = 1 WHERE is_sealed = 1 AND EXISTS (
                SELECT 1 FROM matters m WHERE m.id = proceedings.matter_id AND m.marks LIKE '%"accused":[%'
                    AND m.marks NOT LIKE '%"accused":[]%')
            """,
            """
            CREATE INDEX proceedings_at_accused ON proceedings (matter_id, unit_id)
            WHERE closed_on IS NULL AND is_at_accused = 1
            """,
            """
            DELETE FROM sealed_notices WHERE EXISTS (
                SELECT 1 FROM clocks c WHERE c.proceeding_id = sealed_notices.proceeding_id
                    AND c.clock = sealed_notices.clock AND c.ordinal = sealed_notices.ordinal
                    AND (c.met_on IS NOT NULL OR c.stopped_on IS NOT NULL))
            """,
        ]
    }
}
