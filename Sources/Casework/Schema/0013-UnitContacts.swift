// SPDX-License-Identifier: Apache-2.0
import Storage

extension Schema {
    /// 公开事项: how a unit is reached, as it publishes it (art 18(1), R-111).
    static let unitContacts = Migration("0013-unit-contacts") { dialect in
        [
            """
            CREATE TABLE unit_contacts (
                unit_id \(dialect.integerType) NOT NULL PRIMARY KEY REFERENCES units (id),
                web TEXT NOT NULL,
                post TEXT NOT NULL,
                phone TEXT NOT NULL,
                address TEXT NOT NULL,
                hours TEXT NOT NULL
            )\(dialect.strictSuffix)
            """
        ]
    }
}
