// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 收取附件: a file that is being received: sealed while it arrives, durable once it is finished, gone when it is dropped.
package struct AttachmentIntake: Sendable {
    private let upload: AttachmentUpload
    private let key: DataKey
    private let name: String

    fileprivate init(upload: AttachmentUpload, key: DataKey, name: String) {
        self.upload = upload
        self.key = key
        self.name = name
    }

    /// Bytes so far.
    package var count: Int { Int(upload.count) }

    /// Takes the next bytes.
    package func write(_ bytes: [UInt8]) throws { try upload.write(bytes) }

    /// Ends the file and waits until it is on the disk.
    ///
    /// - Parameter kind: what its content shows it to be, not what its name says.
    package func finish(kind: String) async throws -> StagedAttachment {
        let stored = try await upload.commit()
        return StagedAttachment(
            fileID: stored.name.text, name: name, kind: kind, size: Int(stored.count),
            sha256: Digest.hex(stored.sha256), key: key)
    }

    /// Throws away what came.
    package func abandon() { upload.abandon() }
}

extension Casework {
    /// Begins to receive a file; its name is kept sealed, as the petitioner gave it.
    package func receiveFile(named name: String) throws -> AttachmentIntake {
        let key = try DataKey.make(random: random)
        let upload = try attachments.begin(AttachmentName.make(random: random), key: key, random: random)
        return AttachmentIntake(upload: upload, key: key, name: name)
    }

    /// 附件: its name and kind, and its bytes in pieces, for somebody who may see the matter. The showing is on record
    /// before the first byte.
    package func attachment(
        _ id: AttachmentID, for principal: Principal
    ) async throws -> (file: Attachment, bytes: any AsyncSequence<[UInt8], any Error> & Sendable) {
        let (matterID, (file, fileID, key)) = try await database.read { db in
            let matterID = try self.matterID(of: .attachment(id), visibleTo: principal, in: db)
            let matter = try matter(matterID, visibleTo: principal, in: db)
            guard let found = try attachment(id, of: matter, in: db) else {
                throw Refusal(.unseen, article: "R-161")
            }
            return (matter.state.id, found)
        }
        try await logAccess(to: matterID, by: principal, seen: .attachment)
        guard let name = AttachmentName(fileID) else { throw StorageError.corrupt("attachments.file_id") }
        return (file, try await attachments.body(name, key: key))
    }
}
