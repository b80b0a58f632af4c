// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 规则留底: what each rule and calendar said when this register first reckoned with it; a file that says something else later is refused.
    static let rulePrints = Migration("0051-rule-prints") { dialect in
        [
            """
            CREATE TABLE rule_prints (
                name TEXT NOT NULL PRIMARY KEY,
                hash TEXT NOT NULL,
                first_seen_at TEXT NOT NULL
            )\(dialect.strictSuffix)
            """
        ]
    }
}
