// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage
import TextAnalysis

extension Casework {
    /// Adds the tokens of a text to the search index. Sealed matters never come here.
    ///
    /// - Parameter source: the id of the filing, letter or act that the text is of: the row has the same one, so that it can be
    ///   found again when it must be forgotten.
    func index(_ tokens: String, of matter: MatterID, source: Int64, in db: any Connection) throws {
        switch db.dialect {
        case .sqlite:
            try db.post("INSERT INTO search_rows (id, matter_id) VALUES (\(source), \(matter))")
            try db.post("INSERT INTO search_index (rowid, tokens) VALUES (\(source), \(tokens))")
        case .postgres:
            // A tsvector keeps no position beyond 16,383, and words next to each other are found by position.
            let parts = Self.parts(of: tokens)
            for (number, part) in parts.enumerated() {
                let row = number == 0 ? source : (ids.next() as ID<MatterTag>).rawValue
                try db.post(
                    """
                    INSERT INTO search_rows (id, matter_id, tokens)
                    VALUES (\(row), \(matter), to_tsvector('simple', \(part)))
                    """)
            }
        }
    }

    /// A long text in parts of sixteen thousand tokens that overlap a little.
    private static func parts(of tokens: String) -> [String] {
        let most = 16_000
        guard tokens.utf8.count > most else { return [tokens] }
        let all = tokens.split(separator: " ")
        guard all.count > most else { return [tokens] }
        return stride(from: 0, to: all.count, by: most - 20).map { start in
            all[start..<min(start + most, all.count)].joined(separator: " ")
        }
    }

    /// Takes a matter out of the search index. A contentless FTS5 table wants the old tokens back to forget them, so they
    /// are made again from the texts.
    func unindex(_ matter: StoredMatter, in db: any Connection) throws {
        let id = matter.state.id
        if db.dialect == .sqlite {
            for (source, tokens) in try indexedTexts(of: matter, in: db) {
                let row = try db.queryOne("SELECT id FROM search_rows WHERE id = \(source) AND matter_id = \(id)")
                guard row != nil else { continue }
                try db.post(
                    "INSERT INTO search_index (search_index, rowid, tokens) VALUES ('delete', \(source), \(tokens))")
            }
        }
        try db.post("DELETE FROM search_rows WHERE matter_id = \(id)")
    }

    /// 重建检索: takes a matter into the index again, as if it had never been out of it.
    func reindex(_ matter: StoredMatter, in db: any Connection) throws {
        for (source, tokens) in try indexedTexts(of: matter, in: db) {
            try index(tokens, of: matter.state.id, source: source, in: db)
        }
    }

    private func indexedTexts(of matter: StoredMatter, in db: any Connection) throws -> [(
        source: Int64, tokens: String
    )] {
        var texts = try everyFiling(of: matter, in: db).enumerated().map { index, filing in
            let front = index == 0 ? [matter.number] : []
            let text = (front + [filing.texts.searched]).joined(separator: "\n")
            return (filing.id.rawValue, Bigrams.document(text))
        }
        // What was decided, and not what was drafted since a revocation: an index row is forgotten by the very words that it was made of.
        let isDecided = matter.state.letters.contains { $0.kind == .handlingOpinion }
        let journal = isDecided ? try journal(of: matter, in: db) : []
        for letter in matter.state.letters {
            let decided = letter.kind == .handlingOpinion ? journal.draft(of: letter.id)?.searchableText : nil
            guard
                let text = try decided ?? searchableText(of: letter.kind, on: letter.proceeding, matter, in: db)
            else { continue }
            texts.append((letter.id.rawValue, Bigrams.document(text)))
        }
        return texts
    }

    private func everyFiling(of matter: StoredMatter, in db: any Connection) throws -> [Filing] {
        var all: [Filing] = []
        while true {
            let page = try filings(of: matter, after: all.last?.id ?? FilingID(0), in: db)
            all += page
            if page.count < Self.mostListed { return all }
        }
    }
}
