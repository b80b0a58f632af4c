// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 在办事项的补充 (art 19(3), R-122): what is not accepted because the same matter runs leaves its words and files with the one that runs, where they
    /// are of use. A matter of another register is told of in the letter alone.
    func join(_ matter: StoredMatter, to running: StoredMatter, as actor: Actor, in db: any Connection) throws {
        var running = running
        guard let newest = try filings(of: matter, in: db).first else { return }
        let filing: FilingID = ids.next()
        let joined = newest.texts
        let texts = try EntryCoding.encode(joined)
        let hash = Digest.hex(Digest.sha256(texts))
        try insertFiling(filing, texts, hash, channel: newest.channel, on: newest.receivedOn, of: running, in: db)
        let files = try copyAttachments(from: matter, to: running, filing, in: db)
        let record = MaterialRecord(attachments: files, textHash: hash)
        try save(&running, as: running.state, entry: .materialAdded(record), envelope(of: actor), in: db)
        try index(Bigrams.document(joined.searched), of: running.state.id, source: filing.rawValue, in: db)
    }

    /// Both matters have the file: its bytes stay where they are, and its own key is sealed under the other matter's as well. The one that was
    /// not accepted may be taken up again (art 27), and is nothing without its evidence. What is there already is not copied again.
    private func copyAttachments(
        from matter: StoredMatter, to running: StoredMatter, _ filing: FilingID, in db: any Connection
    ) throws -> [AttachmentID] {
        let rows = try db.query(
            """
            SELECT a.id, a.file_id, a.name, a.sealed_key, a.kind, a.size, a.sha256, a.added_at, a.added_by
            FROM attachments a
            WHERE a.matter_id = \(matter.state.id) AND NOT EXISTS (
                SELECT 1 FROM attachments b WHERE b.matter_id = \(running.state.id) AND b.file_id = a.file_id)
            ORDER BY a.id LIMIT 200
            """)
        return try rows.map { row in
            let id: AttachmentID = try row.get("id")
            let copy: AttachmentID = ids.next()
            let name = try matter.key.openText(row.get("name"), context: "attachment:\(id):name")
            let key = try DataKey.open(row.get("sealed_key"), under: matter.key, context: "attachment:\(id):key")
            try db.execute(
                """
                INSERT INTO attachments (id, matter_id, filing_id, file_id, name, sealed_key, kind, size, sha256, added_at, added_by)
                VALUES (\(copy), \(running.state.id), \(filing), \(try row.get("file_id", as: String.self)),
                    \(try running.key.seal(name, context: "attachment:\(copy):name")),
                    \(try key.sealed(under: running.key, context: "attachment:\(copy):key")),
                    \(try row.get("kind", as: String.self)), \(try row.get("size", as: Int.self)),
                    \(try row.get("sha256", as: String.self)), \(try row.get("added_at", as: Instant.self)),
                    \(try row.get("added_by", as: String.self)))
                """)
            return copy
        }
    }
}
