// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 检索即时入索引: PostgreSQL gathers new tokens in a list beside its index and moves four megabytes of them at once; whoever registers at that
    /// moment waits for it, a third of a second. Each text goes into the index by itself instead, and no search reads through the list.
    static let searchAtOnce = Migration("0021-search-at-once") { dialect in
        switch dialect {
        case .sqlite: []
        case .postgres:
            [
                "ALTER INDEX search_rows_by_tokens SET (fastupdate = off)",
                "SELECT gin_clean_pending_list('search_rows_by_tokens')",
            ]
        }
    }
}
