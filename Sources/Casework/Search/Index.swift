// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage
import TextAnalysis

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

    /// Takes a matter out of the search index. A contentless FTS5 table wants the old tokens back to forget them, so they
    /// are made again from the texts, in the order in which they were added.
    func unindex(_ matter: StoredMatter, in db: any Connection) throws {
        let id = matter.state.id
        let rows = try db.query("SELECT id FROM search_rows WHERE matter_id = \(id) ORDER BY id LIMIT 1000")
        if db.dialect == .sqlite {
            for (row, tokens) in zip(rows, try indexedTexts(of: matter, in: db)) {
                let rowid: Int64 = try row.get("id")
                try db.execute(
                    "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', \(rowid), \(tokens))")
            }
        }
        try db.execute("DELETE FROM search_rows WHERE matter_id = \(id)")
    }

    private func indexedTexts(of matter: StoredMatter, in db: any Connection) throws -> [String] {
        var texts = try filings(of: matter, in: db).enumerated().map { index, filing in
            let front = index == 0 ? [matter.number] : []
            return Bigrams.document((front + [filing.title, filing.facts, filing.claim]).joined(separator: "\n"))
        }
        for proceeding in matter.state.proceedings
        where matter.state.letters.contains(where: { $0.proceeding == proceeding.id }) {
            if let draft = try opinion(of: proceeding.id, matter, in: db) {
                texts.append(Bigrams.document([draft.claim, draft.facts, draft.opinion].joined(separator: "\n")))
            }
        }
        return texts
    }
}
