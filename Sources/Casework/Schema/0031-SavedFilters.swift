// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 常用筛选: searches that somebody gave a name, sealed under the person's own key, because words that are searched for may name people.
    static let savedFilters = Migration("0031-saved-filters") { dialect in
        [
            """
            CREATE TABLE saved_filters (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                content \(dialect.binaryType) NOT NULL
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX saved_filters_by_person ON saved_filters (person_id, id)",
        ]
    }
}
