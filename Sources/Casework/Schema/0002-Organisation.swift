// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 单位与人员: the tree of units, its closure, people and the roles that they hold in units.
    static let organisation = Migration("0002-organisation") { dialect in
        [
            """
            CREATE TABLE units (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                code TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                name_en TEXT NOT NULL,
                name_formal TEXT NOT NULL,
                mark TEXT NOT NULL,
                level TEXT NOT NULL CHECK (level IN ('district', 'street', 'community', 'unit', 'venue')),
                kind TEXT NOT NULL,
                parent_id \(dialect.integerType) REFERENCES units (id),
                closed_on TEXT
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX units_by_parent ON units (parent_id)",
            """
            CREATE TABLE unit_ancestors (
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                ancestor_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                depth \(dialect.integerType) NOT NULL CHECK (depth >= 0),
                PRIMARY KEY (unit_id, ancestor_id)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE persons (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                login TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                name_en TEXT NOT NULL,
                password_hash TEXT,
                failures \(dialect.integerType) NOT NULL DEFAULT 0,
                locked_until TEXT,
                created_at TEXT NOT NULL,
                disabled_at TEXT
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE person_roles (
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                role TEXT NOT NULL,
                PRIMARY KEY (person_id, unit_id, role)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX person_roles_by_unit ON person_roles (unit_id, role)",
            """
            CREATE TABLE categories (
                code TEXT NOT NULL PRIMARY KEY,
                level1 TEXT NOT NULL, level2 TEXT NOT NULL, level3 TEXT NOT NULL,
                level1_en TEXT NOT NULL, level2_en TEXT NOT NULL, level3_en TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
        ]
    }
}
