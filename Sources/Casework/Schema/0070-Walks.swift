// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 索引与令牌的最后使用: what the worker forgets, what a seal takes away and what the auditor asks is found by an index, so that nothing
    /// grows with the age of the archive; a token knows the day of its last use.
    static let walks = Migration("0070-walks") { _ in
        [
            "CREATE INDEX blind_index_by_matter ON blind_index (matter_id)",
            "CREATE INDEX form_tokens_used_by_time ON form_tokens_used (used_at)",
            "CREATE INDEX wrong_codes_by_time ON wrong_codes (last_at)",
            "CREATE INDEX idempotency_keys_by_time ON idempotency_keys (created_at)",
            "CREATE INDEX checkpoints_by_cut ON checkpoints (cut, id)",
            "CREATE INDEX access_log_by_person ON access_log (person_id, id)",
            "CREATE INDEX admin_log_by_person ON admin_log (person_id, id)",
            "CREATE INDEX admin_log_by_subject ON admin_log (subject, id)",
            "ALTER TABLE api_tokens ADD COLUMN last_used_on TEXT",
        ]
    }
}
