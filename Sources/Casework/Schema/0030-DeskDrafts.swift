// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 办理台草稿: what somebody typed into a form and has not sent, sealed, one for each person and form; and the key of what a person
    /// keeps for themself alone.
    static let deskDrafts = Migration("0030-desk-drafts") { dialect in
        [
            """
            CREATE TABLE person_keys (
                person_id \(dialect.integerType) NOT NULL PRIMARY KEY REFERENCES persons (id),
                wrapped_key \(dialect.binaryType) NOT NULL
            )\(dialect.strictSuffix)
            """,
            """
            CREATE TABLE desk_drafts (
                person_id \(dialect.integerType) NOT NULL REFERENCES persons (id),
                form TEXT NOT NULL,
                proceeding_id \(dialect.integerType) REFERENCES proceedings (id),
                content \(dialect.binaryType) NOT NULL,
                saved_at TEXT NOT NULL,
                PRIMARY KEY (person_id, form)
            )\(dialect.strictSuffix)
            """,
            "CREATE INDEX desk_drafts_by_person ON desk_drafts (person_id, saved_at)",
            "CREATE INDEX desk_drafts_by_age ON desk_drafts (saved_at)",
        ]
    }
}
