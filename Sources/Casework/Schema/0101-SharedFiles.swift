// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 共用附件: one stored file may be evidence in two matters (art 19(3), R-122). SQLite takes no condition off a column, so the table is made
    /// anew.
    static let sharedFiles = Migration("0101-shared-files") { dialect in
        let freed: [SQL] =
            switch dialect {
            case .postgres: ["ALTER TABLE attachments DROP CONSTRAINT attachments_file_id_key"]
            case .sqlite: anew
            }
        return freed + ["CREATE INDEX attachments_by_file ON attachments (file_id)"]
    }

    private static let anew: [SQL] = [
        """
        CREATE TABLE attachments_anew (
            id \(Dialect.sqlite.integerType) NOT NULL PRIMARY KEY,
            matter_id \(Dialect.sqlite.integerType) NOT NULL REFERENCES matters (id),
            filing_id \(Dialect.sqlite.integerType) REFERENCES filings (id),
            file_id TEXT NOT NULL,
            name \(Dialect.sqlite.binaryType) NOT NULL,
            sealed_key \(Dialect.sqlite.binaryType) NOT NULL,
            kind TEXT NOT NULL,
            size \(Dialect.sqlite.integerType) NOT NULL CHECK (size >= 0),
            sha256 TEXT NOT NULL,
            added_at TEXT NOT NULL,
            added_by TEXT NOT NULL CHECK (added_by IN ('petitioner', 'staff'))
        )\(Dialect.sqlite.strictSuffix)
        """,
        """
        INSERT INTO attachments_anew (id, matter_id, filing_id, file_id, name, sealed_key, kind, size, sha256, added_at, added_by)
        SELECT id, matter_id, filing_id, file_id, name, sealed_key, kind, size, sha256, added_at, added_by FROM attachments
        """,
        "DROP TABLE attachments",
        "ALTER TABLE attachments_anew RENAME TO attachments",
        "CREATE INDEX attachments_by_matter ON attachments (matter_id, id)",
    ]
}
