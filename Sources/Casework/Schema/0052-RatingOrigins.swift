// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 评价来源: from which network a rating came and from which the desk is used, as keyed hashes that go after three months; nothing of a person.
    static let ratingOrigins = Migration("0052-rating-origins") { dialect in
        [
            """
            CREATE TABLE rating_origins (
                proceeding_id \(dialect.integerType) NOT NULL PRIMARY KEY REFERENCES proceedings (id),
                matter_id \(dialect.integerType) NOT NULL REFERENCES matters (id),
                network \(dialect.binaryType),
                rated_at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX rating_origins_by_matter ON rating_origins (matter_id)",
            "CREATE INDEX rating_origins_by_time ON rating_origins (rated_at)",
            """
            CREATE TABLE desk_networks (
                network \(dialect.binaryType) NOT NULL PRIMARY KEY,
                seen_at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """,
        ]
    }
}
