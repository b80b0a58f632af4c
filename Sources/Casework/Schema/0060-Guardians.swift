// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 监护人: who stands in a matter may stand there as a guardian. SQLite changes no condition of a column, so it is made anew.
    static let guardians = Migration("0060-guardians") { _ in
        [
            """
            ALTER TABLE parties ADD COLUMN standing TEXT NOT NULL DEFAULT 'petitioner'
                CHECK (standing IN ('petitioner', 'representative', 'agent', 'guardian'))
            """,
            "UPDATE parties SET standing = role",
            "ALTER TABLE parties DROP COLUMN role",
            "ALTER TABLE parties RENAME COLUMN standing TO role",
        ]
    }
}
