// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Letters
import Secrets
import Storage

/// 文书格式: paper, or the same text for a screen. A demonstration's past is made for the screen: nobody will print it.
package enum LetterFormat: String, Sendable, CaseIterable {
    case pdf, html
}

extension FrozenLetter {
    /// The letter's bytes in a format.
    func bytes(as format: LetterFormat, faces: LetterFaces) throws -> [UInt8] {
        switch format {
        case .pdf: try LetterPDF.pdf(self, faces: faces)
        case .html: try LetterPage.html(self)
        }
    }
}

extension Casework {
    /// 制成文书: makes the bytes of frozen letters, once, stores them with their hash and says so in the journal.
    /// One that cannot be made is passed over, and holds up none behind it.
    package func renderLetters(batch: Int = 50, troubles: WorkTroubles = WorkTroubles()) async throws -> Int {
        var count = 0
        var after = LetterID(0)
        while true {
            let start = after
            let waiting = try await database.read { db in
                try db.query(
                    """
                    SELECT l.id, l.matter_id FROM letters l JOIN matters m ON m.id = l.matter_id
                    WHERE l.bytes IS NULL AND m.is_sealed = 0 AND l.id > \(start) ORDER BY l.id LIMIT \(batch)
                    """
                ).map {
                    (letter: try $0.get("id", as: LetterID.self), matter: try $0.get("matter_id", as: MatterID.self))
                }
            }
            for item in waiting {
                after = item.letter
                count +=
                    try await attempt("letter \(item.letter)", of: item.matter, troubles) {
                        try await render(item.letter, of: item.matter)
                    } ?? 0
            }
            if waiting.count < batch { return count }
        }
    }

    /// Makes the bytes of one letter; 0 when it has them already.
    ///
    /// - Parameter person: one of the named people, for a letter of a sealed matter.
    func render(_ letter: LetterID, of id: MatterID, openedBy person: PersonID? = nil) async throws -> Int {
        let frozen = try await database.read { db in
            let matter = try matter(id, in: db, openedBy: person)
            return try frozenLetter(letter, of: matter, in: db)
        }
        let bytes = try frozen.bytes(as: letterFormat, faces: letterFaces)
        return try await database.write { db in try store(bytes, of: letter, id, openedBy: person, in: db) }
    }

    private func store(
        _ bytes: [UInt8], of letter: LetterID, _ id: MatterID, openedBy person: PersonID?, in db: any Connection
    ) throws -> Int {
        var matter = try matter(id, in: db, openedBy: person)
        let hash = Digest.hex(Digest.sha256(bytes))
        let changed = try db.execute(
            """
            UPDATE letters SET bytes = \(try matter.key.seal(bytes, context: "letter-bytes:\(letter)")),
                bytes_hash = \(hash), format = \(letterFormat.rawValue), rendered_at = \(clock.now)
            WHERE id = \(letter) AND bytes IS NULL
            """)
        guard changed == 1 else { return 0 }
        let body = EntryBody.letterRendered(LetterRecord(letter: letter, bytesHash: hash))
        let envelope = envelope(of: .system)
        let next = try matter.state.applying(body, in: envelope, under: book).state
        try save(&matter, as: next, entry: body, envelope, in: db)
        try db.execute(
            "UPDATE outbox SET done_at = \(clock.now) WHERE matter_id = \(id) AND kind = 'render' AND done_at IS NULL")
        return 1
    }

    func frozenLetter(_ letter: LetterID, of matter: StoredMatter, in db: any Connection) throws -> FrozenLetter {
        let row = try db.queryOne(
            "SELECT frozen FROM letters WHERE id = \(letter) AND matter_id = \(matter.state.id)")
        guard let row else { throw Refusal(.unseen, article: "R-161") }
        return try EntryCoding.decode(
            FrozenLetter.self, matter.key.open(row.get("frozen"), context: "letter:\(letter)"))
    }

    /// The stored bytes of a letter: what was rendered once, never rendered again.
    package func letterBytes(_ letter: LetterID, for principal: Principal) async throws -> [UInt8] {
        let matterID = try await database.read { db in
            try self.matterID(of: .letter(letter), visibleTo: principal, in: db)
        }
        try await logAccess(to: matterID, by: principal, seen: .letter)
        try await makeSealed(letter, of: matterID, openedBy: principal)
        return try await database.read { db in
            let matter = try matter(matterID, visibleTo: principal, in: db)
            try requireNothingKept(in: letter, of: matter, for: principal, in: db)
            return try letterBytes(letter, of: matter, in: db)
        }
    }

    /// A letter of a sealed matter whose making failed, which the worker cannot make, is made by whoever reads it next.
    private func makeSealed(_ letter: LetterID, of id: MatterID, openedBy principal: Principal) async throws {
        let isMissing = try await database.read { db in
            try db.queryOne(
                """
                SELECT 1 AS one FROM letters l JOIN matters m ON m.id = l.matter_id
                WHERE l.id = \(letter) AND l.matter_id = \(id) AND l.bytes IS NULL AND m.is_sealed = 1
                """) != nil
        }
        if isMissing { _ = try await render(letter, of: id, openedBy: principal.person) }
    }

    /// 屏幕阅读: the letter as a page, made from what was frozen; its words are those of the paper.
    package func letterPage(_ letter: LetterID, for principal: Principal) async throws -> [UInt8] {
        let frozen = try await frozenLetter(letter, for: principal)
        return try LetterPage.html(frozen)
    }

    /// 可编辑文档 (DOCX) of a letter, for those who must go on writing.
    package func letterWordFile(_ letter: LetterID, for principal: Principal) async throws -> [UInt8] {
        try LetterWordFile.docx(await frozenLetter(letter, for: principal), faces: letterFaces)
    }

    /// 纸面 (PDF): the stored bytes when they are paper, or the paper made now.
    package func letterPaper(_ letter: LetterID, for principal: Principal) async throws -> [UInt8] {
        let bytes = try await letterBytes(letter, for: principal)
        if bytes.starts(with: Self.pdfMark) { return bytes }
        return try LetterPDF.pdf(await frozenLetter(letter, for: principal), faces: letterFaces)
    }

    static let pdfMark = Array("%PDF-".utf8)

    private func frozenLetter(_ letter: LetterID, for principal: Principal) async throws -> FrozenLetter {
        let matterID = try await database.read { db in
            try self.matterID(of: .letter(letter), visibleTo: principal, in: db)
        }
        try await logAccess(to: matterID, by: principal, seen: .letter)
        try await makeSealed(letter, of: matterID, openedBy: principal)
        return try await database.read { db in
            let matter = try matter(matterID, visibleTo: principal, in: db)
            try requireNothingKept(in: letter, of: matter, for: principal, in: db)
            return try frozenLetter(letter, of: matter, in: db)
        }
    }

    func letterBytes(_ letter: LetterID, of matter: StoredMatter, in db: any Connection) throws -> [UInt8] {
        let row = try db.queryOne(
            "SELECT bytes FROM letters WHERE id = \(letter) AND matter_id = \(matter.state.id)")
        guard let bytes = try row?.get("bytes", as: [UInt8]?.self) else {
            throw Refusal(.letterNotReady, article: "32, F-11")
        }
        return try matter.key.open(bytes, context: "letter-bytes:\(letter)")
    }
}
