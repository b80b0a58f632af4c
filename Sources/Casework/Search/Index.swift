// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// Adds the tokens of a text to the search index. Sealed matters never come here.
    func index(_ tokens: String, of matter: MatterID, in db: any Connection) throws {
        let row: ID<MatterTag> = ids.next()
        switch db.dialect {
        case .sqlite:
            try db.execute("INSERT INTO search_rows (id, matter_id) VALUES (\(row), \(matter))")
            try db.execute("INSERT INTO search_index (rowid, tokens) VALUES (\(row), \(tokens))")
        case .postgres:
            try db.execute(
                """
                INSERT INTO search_rows (id, matter_id, tokens)
                VALUES (\(row), \(matter), to_tsvector('simple', \(tokens)))
                """)
        }
    }
}

extension Casework {
    func unindex(_ matter: StoredMatter, in db: any Connection) throws {}
}
