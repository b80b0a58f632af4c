// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// 附件验证: opens the newest attachment of an unsealed matter to its end and holds it against its hash: after a restore this
    /// proves that folder, database and key belong together.
    ///
    /// - Returns: false when there is no attachment.
    /// - Throws: when its file is missing, does not open under the key, or is another one.
    package func proveAttachment() async throws -> Bool {
        let found = try await database.read { db -> (name: String, key: DataKey, sha256: String)? in
            let row = try db.queryOne(
                """
                SELECT a.id, a.matter_id, a.file_id, a.sealed_key, a.sha256 FROM attachments a
                JOIN matters m ON m.id = a.matter_id WHERE m.is_sealed = 0 ORDER BY a.id DESC LIMIT 1
                """)
            guard let row else { return nil }
            let id: AttachmentID = try row.get("id")
            let matter = try matter(row.get("matter_id"), in: db)
            let key = try DataKey.open(row.get("sealed_key"), under: matter.key, context: "attachment:\(id):key")
            return (try row.get("file_id"), key, try row.get("sha256"))
        }
        guard let found else { return false }
        guard let name = AttachmentName(found.name) else { throw StorageError.corrupt("attachments.file_id") }
        var digest = RunningDigest()
        for try await piece in try await attachments.body(name, key: found.key) { digest.add(piece) }
        guard Digest.hex(digest.bytes) == found.sha256 else { throw StorageError.corrupt("attachments.sha256") }
        return true
    }
}

extension Database {
    /// Whether there is any table in it, ours or somebody else's: a restore wants an empty place.
    package func holdsTables() async throws -> Bool {
        try await read { db in
            switch db.dialect {
            case .sqlite: try db.queryOne("SELECT name FROM sqlite_master LIMIT 1") != nil
            case .postgres:
                try db.queryOne(
                    """
                    SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema') LIMIT 1
                    """) != nil
            }
        }
    }
}
