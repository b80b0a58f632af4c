// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 续写码: a filing that is being written is taken up on another device by a code.
    static let draftCodes = Migration("0090-draft-codes") { dialect in
        [
            "ALTER TABLE drafts ADD COLUMN resume_hash \(dialect.binaryType)",
            "CREATE UNIQUE INDEX drafts_by_code ON drafts (resume_hash)",
        ]
    }
}
