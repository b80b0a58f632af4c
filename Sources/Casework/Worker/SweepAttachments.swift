// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// 附件清理: removes files that no row speaks of: uploads that were broken off, drafts that were never filed. The files of
    /// a draft live as long as the draft, which each touch prolongs; any other is left alone for eight days. Returns how many
    /// went.
    package func sweepAttachments() async throws -> Int {
        // Drafts are asked first: a file that is filed meanwhile has its row before its draft goes.
        var known = try await filesOfDrafts()
        let names = try attachments.names()
        var start = names.startIndex
        while start < names.endIndex {
            let end = names.index(start, offsetBy: 500, limitedBy: names.endIndex) ?? names.endIndex
            let some = names[start..<end].map { "\($0)" }
            let rows = try await database.read { db in
                try db.query("SELECT DISTINCT file_id FROM attachments WHERE file_id IN (\(SQL.list(some))) LIMIT 500")
                    .map { try $0.get("file_id", as: String.self) }
            }
            known.formUnion(rows.compactMap { AttachmentName($0) })
            start = end
        }
        return try attachments.sweep(
            keeping: known, olderThanMilliseconds: 8 * 86_400_000, nowMilliseconds: clock.real.milliseconds)
    }

    /// Every file that a living draft holds, a page of drafts at a time.
    private func filesOfDrafts() async throws -> Set<AttachmentName> {
        var files: Set<AttachmentName> = []
        var after: [UInt8] = []
        let now = clock.real
        while true {
            let start = after
            let page = try await database.read { db in
                try db.query(
                    """
                    SELECT token_hash, content FROM drafts WHERE token_hash > \(start) AND expires_at > \(now)
                    ORDER BY token_hash LIMIT 200
                    """
                ).map {
                    (hash: try $0.get("token_hash", as: [UInt8].self), content: try $0.get("content", as: [UInt8].self))
                }
            }
            for draft in page {
                after = draft.hash
                files.formUnion(try self.files(ofDraft: draft.content, draft.hash, now))
            }
            if page.count < 200 { return files }
        }
    }

    /// A draft that no longer opens is dead to its writer, too, and holds nothing.
    private func files(ofDraft content: [UInt8], _ hash: [UInt8], _ now: Instant) throws -> [AttachmentName] {
        do {
            let plain = try SealedCookie.open(
                content, for: .draft, binding: Digest.hex(hash), nowMilliseconds: now.milliseconds, by: ring)
            return try EntryCoding.decode(FilingDraft.self, plain).files.compactMap { AttachmentName($0.id) }
        } catch SecretError.expired, SecretError.unknownKey {
            return []
        }
    }
}
