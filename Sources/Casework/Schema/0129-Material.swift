// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 补充材料与再次提出分开: a row of `filings` that holds material added to what was filed; it brings no matter again (I-08).
    static let material = Migration("0129-material") { dialect in
        ["ALTER TABLE filings ADD COLUMN is_material \(dialect.integerType) NOT NULL DEFAULT 0"]
    }
}
