// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// Inserts the row of an attachment whose bytes are on disk already.
    @discardableResult
    func insert(
        _ attachment: StagedAttachment, of matter: MatterID, filing: FilingID?, key: DataKey, addedBy: String,
        in db: any Connection
    ) throws -> AttachmentID {
        let id: AttachmentID = ids.next()
        try db.execute(
            """
            INSERT INTO attachments (id, matter_id, filing_id, file_id, name, sealed_key, kind, size, sha256, added_at, added_by)
            VALUES (\(id), \(matter), \(filing), \(attachment.fileID),
                \(try key.seal(attachment.name, context: "attachment:\(id):name")),
                \(try attachment.key.sealed(under: key, context: "attachment:\(id):key")), \(attachment.kind),
                \(attachment.size), \(attachment.sha256), \(clock.now), \(addedBy))
            """)
        return id
    }
}
