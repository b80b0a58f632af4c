// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 填写草稿: the answers of a filing that is being written, and the files that were sent with it already.
package struct FilingDraft: Codable, Equatable, Sendable {
    package var fields: [String: String]
    package var files: [DraftFile]
    /// It was filed: nothing but its receipt is left.
    package internal(set) var receipt: KeptReceipt?

    package init(fields: [String: String] = [:], files: [DraftFile] = []) {
        self.fields = fields
        self.files = files
    }
}

/// 草稿附件: a file on disk that no row speaks of yet; its key is wrapped.
package struct DraftFile: Codable, Equatable, Sendable {
    /// The name on disk, which also names it in forms.
    package let id: String
    package let name: String
    package let kind: String
    package let size: Int
    let sha256: String
    let wrappedKey: [UInt8]
}

extension Casework {
    /// Seven days, by the real clock.
    package static let draftSeconds = 7 * 86_400

    /// The text of a random cookie that a draft is kept under.
    package func newDraftToken() throws -> String {
        try Token.make(random: random).text
    }

    /// Keeps a draft, sealed, for seven days from now. A token that is none of ours is not kept under; and where it was filed meanwhile, the
    /// receipt that lies there stays.
    package func saveDraft(
        _ draft: FilingDraft, token text: String, seconds: Int = Self.draftSeconds
    ) async throws {
        guard let token = Token(text) else { throw FollowProblem.ended }
        let hash = ring.tokenHash(token, for: .draft)
        try await database.write { db in
            guard try receipt(ofToken: hash, in: db) == nil else { return }
            try save(draft, under: hash, seconds: seconds, in: db)
        }
    }

    /// The same in the caller's transaction.
    func save(
        _ draft: FilingDraft, under hash: [UInt8], seconds: Int = Self.draftSeconds, in db: any Connection
    ) throws {
        let expiry = clock.real.adding(seconds: seconds)
        let content = try SealedCookie.seal(
            EntryCoding.encode(draft), for: .draft, binding: Digest.hex(hash),
            expiresAtMilliseconds: expiry.milliseconds, by: ring)
        try db.execute(
            """
            INSERT INTO drafts (token_hash, content, expires_at) VALUES (\(hash), \(content), \(expiry))
            ON CONFLICT (token_hash) DO UPDATE SET content = excluded.content, expires_at = excluded.expires_at
            """)
    }

    /// The draft of a cookie; nil when there is none or its time has passed.
    package func draft(_ text: String) async throws -> FilingDraft? {
        guard let token = Token(text) else { return nil }
        let hash = ring.tokenHash(token, for: .draft)
        return try await database.read { db in try draft(under: hash, in: db) }
    }

    /// The same in the caller's transaction.
    func draft(under hash: [UInt8], in db: any Connection) throws -> FilingDraft? {
        let now = clock.real
        let content = try db.queryOne("SELECT content FROM drafts WHERE token_hash = \(hash) AND expires_at > \(now)")?
            .get("content", as: [UInt8].self)
        guard let content else { return nil }
        do {
            let plain = try SealedCookie.open(
                content, for: .draft, binding: Digest.hex(hash), nowMilliseconds: now.milliseconds, by: ring)
            return try EntryCoding.decode(FilingDraft.self, plain)
        } catch SecretError.expired, SecretError.unknownKey {
            return nil
        }
    }

    /// Forgets a draft: it was filed, or the person wants it gone. Files of it that were not filed are removed when
    /// `removingFiles` says so.
    package func dropDraft(_ text: String, removingFiles: Bool = false) async throws {
        guard let token = Token(text) else { return }
        if removingFiles, let draft = try await draft(text) {
            for file in draft.files { try remove(file) }
        }
        let hash = ring.tokenHash(token, for: .draft)
        _ = try await database.write { db in try db.execute("DELETE FROM drafts WHERE token_hash = \(hash)") }
    }

    /// A staged file as a draft keeps it.
    package func draftFile(_ staged: StagedAttachment) throws -> DraftFile {
        DraftFile(
            id: staged.fileID, name: staged.name, kind: staged.kind, size: staged.size, sha256: staged.sha256,
            wrappedKey: try staged.key.wrapped(by: ring, matter: 0))
    }

    /// The file of a draft, to be filed.
    package func staged(_ file: DraftFile) throws -> StagedAttachment {
        StagedAttachment(
            fileID: file.id, name: file.name, kind: file.kind, size: file.size, sha256: file.sha256,
            key: try DataKey.unwrap(file.wrappedKey, by: ring, matter: 0))
    }

    /// Removes a file that was taken out of a draft.
    package func remove(_ file: DraftFile) throws {
        if let name = AttachmentName(file.id) { try attachments.remove(name) }
    }
}
