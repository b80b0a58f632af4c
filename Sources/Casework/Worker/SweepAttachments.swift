// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

extension Casework {
    /// 附件清理: removes files that no row speaks of: uploads that were broken off, drafts that were never filed. A draft lives
    /// for seven days, so a file is left alone for eight. Returns how many went.
    package func sweepAttachments() async throws -> Int {
        var known: Set<AttachmentName> = []
        let names = try attachments.names()
        var start = names.startIndex
        while start < names.endIndex {
            let end = names.index(start, offsetBy: 500, limitedBy: names.endIndex) ?? names.endIndex
            let some = names[start..<end].map { "\($0)" }
            let rows = try await database.read { db in
                try db.query("SELECT file_id FROM attachments WHERE file_id IN (\(SQL.list(some))) LIMIT 500")
                    .map { try $0.get("file_id", as: String.self) }
            }
            known.formUnion(rows.compactMap { AttachmentName($0) })
            start = end
        }
        return try attachments.sweep(
            keeping: known, olderThanMilliseconds: 8 * 86_400_000, nowMilliseconds: clock.real.milliseconds)
    }
}
