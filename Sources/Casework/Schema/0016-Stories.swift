// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 市级单位、回避、代理人查询码、热线工单、法定途径清单: a review may go up to the city; who is recused finds nothing; an agent holds a
    /// code of its own; a hotline order is answered once; the paths of the law are offered.
    static let stories = Migration("0016-stories") { dialect in
        [
            """
            ALTER TABLE units ADD COLUMN rank TEXT NOT NULL DEFAULT 'unit'
                CHECK (rank IN ('city', 'district', 'street', 'community', 'unit', 'venue'))
            """,
            "UPDATE units SET rank = level",
            "ALTER TABLE units DROP COLUMN level",
            "ALTER TABLE units RENAME COLUMN rank TO level",
            """
            CREATE TABLE recusals (
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                PRIMARY KEY (person_id, matter_id)
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE agent_codes (
                matter_id \(dialect.integerType) NOT NULL PRIMARY KEY REFERENCES matters (id),
                code_hash \(dialect.binaryType) NOT NULL,
                powers TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE hotline_orders (
                order_number TEXT NOT NULL PRIMARY KEY,
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                is_linked \(dialect.integerType) NOT NULL CHECK (is_linked IN (0, 1)),
                recorded_at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE path_catalogue (
                row_number \(dialect.integerType) NOT NULL PRIMARY KEY,
                department TEXT NOT NULL,
                matter TEXT NOT NULL,
                path TEXT NOT NULL CHECK (path IN ('p1', 'p2', 'p3', 'p4', 'p5')),
                basis TEXT NOT NULL,
                body TEXT NOT NULL,
                time_limit TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX hotline_orders_by_matter ON hotline_orders (matter_id)",
        ]
    }
}
