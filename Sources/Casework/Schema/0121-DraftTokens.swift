// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 草稿出自哪张表: the hash of the token of the form from which a draft was kept, so that what is registered leaves none behind.
    static let draftTokens = Migration("0121-draft-tokens") { dialect in
        ["ALTER TABLE desk_drafts ADD COLUMN form_token \(dialect.binaryType)"]
    }
}
