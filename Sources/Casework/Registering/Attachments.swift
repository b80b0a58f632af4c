// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// What is sealed in an attachment's row: its name as given, and the key of its bytes.
struct AttachmentSecret: Codable {
    let name: String
    let key: [UInt8]
}

extension Casework {
    /// Inserts the row of an attachment whose bytes are on disk already.
    func insert(
        _ attachment: StagedAttachment, of matter: MatterID, filing: FilingID?, key: DataKey, addedBy: String,
        in db: any Connection
    ) throws {
        let id: AttachmentID = ids.next()
        let secret = try EntryCoding.encode(AttachmentSecret(name: attachment.name, key: attachment.key))
        try db.execute(
            """
            INSERT INTO attachments (id, matter_id, filing_id, file_id, name, kind, size, sha256, added_at, added_by)
            VALUES (\(id), \(matter), \(filing), \(attachment.fileID),
                \(try key.seal(secret, context: "attachment:\(id)")), \(attachment.kind), \(attachment.size),
                \(attachment.sha256), \(clock.now), \(addedBy))
            """)
    }
}
