// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 检索: our own bigrams, in FTS5 on one engine and in a tsvector on the other. Sealed matters have no row here.
    static let searching = Migration("0008-searching") { dialect in
        switch dialect {
        case .sqlite:
            [
                """
                CREATE VIRTUAL TABLE search_index USING fts5 (
                    tokens, content='', detail='full', columnsize=0, tokenize="unicode61 remove_diacritics 0"
                )
                """,
                """
                CREATE TABLE search_rows (
                    id INTEGER NOT NULL PRIMARY KEY,
                    matter_id INTEGER NOT NULL REFERENCES matters (id)
                ) STRICT
                """,
                "CREATE INDEX search_rows_by_matter ON search_rows (matter_id)",
            ]
        case .postgres:
            [
                """
                CREATE TABLE search_rows (
                    id BIGINT NOT NULL PRIMARY KEY,
                    matter_id BIGINT NOT NULL REFERENCES matters (id),
                    tokens TSVECTOR NOT NULL
                )
                """,
                "CREATE INDEX search_rows_by_matter ON search_rows (matter_id)",
                "CREATE INDEX search_rows_by_tokens ON search_rows USING gin (tokens)",
            ]
        }
    }
}
