// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 复查复核机关: who reviews what a unit decided, where it is not what the tree says by itself.
    static let reviewBodies = Migration("0050-review-bodies") { dialect in
        [
            """
            CREATE TABLE review_bodies (
                unit_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                body_id \(dialect.integerType) NOT NULL REFERENCES units (id),
                PRIMARY KEY (unit_id, body_id)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX review_bodies_by_body ON review_bodies (body_id)",
        ]
    }
}
