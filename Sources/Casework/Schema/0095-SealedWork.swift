// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 密封待办: the walk of what waits at a stage, as open matters have it. And the texts within reach of who may see few matters.
    static let sealedWork = Migration("0095-sealed-work") { dialect in
        [
            """
            CREATE INDEX proceedings_by_sealed_work ON proceedings (unit_id, kind, stage, due_on, id)
            WHERE closed_on IS NULL AND is_sealed = 1
            """
        ] + (dialect == .postgres ? textsOfMatters : [])
    }

    /// The texts of a matter from the index alone; on SQLite each index holds the row's id anyway.
    private static let textsOfMatters: [SQL] = [
        "DROP INDEX search_rows_by_matter", "CREATE INDEX search_rows_by_matter ON search_rows (matter_id, id)",
    ]
}
