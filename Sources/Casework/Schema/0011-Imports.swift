// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 导入记录: which file was read and what came of it; each row's identity stands on its matter (`source_hash`).
    static let imports = Migration("0011-imports") { dialect in
        [
            """
            CREATE TABLE imports (
                id \(dialect.integerType) NOT NULL PRIMARY KEY,
                file TEXT NOT NULL,
                started_at TEXT NOT NULL,
                finished_at TEXT,
                rows_read \(dialect.integerType) NOT NULL,
                imported \(dialect.integerType) NOT NULL,
                rejected \(dialect.integerType) NOT NULL
            )\(dialect.strictSuffix)
            """
        ]
    }
}
