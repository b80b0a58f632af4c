// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Letters
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 补充材料: more words or files from the holder of a ticket, kept as sent, with an entry.
    ///
    /// - Parameter formToken: the token of the form; a form sent twice adds once.
    /// - Throws: `FollowProblem.ended`; `FieldErrors`; `Refusal` when the matter is sealed or over, `outsideScope` for an agent who may not.
    package func addMaterial(
        text: String, attachments: [StagedAttachment], ticket: String, formToken: String? = nil
    ) async throws {
        let text = text.trimmingWhitespace()
        try checkMaterial(text, attachments)
        let texts = try EntryCoding.encode(FilingTexts(title: "", facts: text, claim: ""))
        try await database.write { db in
            let id = try matterID(ofTicket: ticket, allowing: .file, in: db)
            if let formToken, try !takeOnce(formToken, for: id, in: db) { return }
            var matter = try matter(id, in: db)
            guard matter.state.isOpen else { throw Refusal(.notAtThisStage, article: "R-122") }
            let filing: FilingID = ids.next()
            let hash = Digest.hex(Digest.sha256(texts))
            try insertFiling(filing, texts, hash, channel: .web, on: today, of: matter, isMaterial: true, in: db)
            let files = try attachments.map {
                try insert($0, of: id, filing: filing, key: matter.key, addedBy: "petitioner", in: db)
            }
            let record = MaterialRecord(attachments: files, textHash: text.isEmpty ? nil : hash)
            try save(&matter, as: matter.state, entry: .materialAdded(record), envelope(of: .petitioner), in: db)
            if !text.isEmpty { try index(Bigrams.document(text), of: id, source: filing.rawValue, in: db) }
        }
    }

    /// 评价 (R-240, rules 5.1) of one object by the holder of a ticket, once.
    ///
    /// - Parameters:
    ///   - object: the petition department or the unit.
    ///   - network: where it comes from; only a keyed hash of it is kept, for three months.
    /// - Throws: `FollowProblem.ended`; `Refusal.ratingClosed` outside the window, or after a rating.
    package func rate(
        _ rating: Rating, of object: RatedObject = .unit, ticket: String, network: String = ""
    ) async throws {
        try await database.write { db in
            var matter = try matter(matterID(ofTicket: ticket, allowing: .rate, in: db), in: db)
            guard let holder = matter.state.proceedings.last(where: { $0.kind == object.kind && $0.closedOn == nil })
            else {
                throw Refusal(.ratingClosed, article: "R-240, K-19")
            }
            _ = try perform(Act(.rate, rating), on: holder, of: &matter, by: .petitioner, in: db)
            try noteOrigin(of: holder.id, matter.state.id, network: network, in: db)
        }
    }

    /// A letter that was sent to the holder of a ticket, as a page; any other letter is not there.
    package func letterPage(_ letter: LetterID, ticket: String) async throws -> [UInt8] {
        try LetterPage.html(await sentLetter(letter, ticket: ticket))
    }

    /// The same on paper (PDF): the bytes that were made once, whose hash is on record, where they are paper.
    package func letterPaper(_ letter: LetterID, ticket: String) async throws -> [UInt8] {
        let bytes = try await database.read { db in
            try letterBytes(letter, of: sender(of: letter, ticket: ticket, in: db), in: db)
        }
        if bytes.starts(with: Self.pdfMark) { return bytes }
        return try LetterPDF.pdf(await sentLetter(letter, ticket: ticket), faces: letterFaces)
    }

    private func sentLetter(_ letter: LetterID, ticket: String) async throws -> FrozenLetter {
        try await database.read { db in
            try frozenLetter(letter, of: sender(of: letter, ticket: ticket, in: db), in: db)
        }
    }

    /// The matter of a letter that was sent to the holder of a ticket.
    private func sender(of letter: LetterID, ticket: String, in db: any Connection) throws -> StoredMatter {
        let matter = try matter(matterID(ofTicket: ticket, in: db), in: db)
        guard try journal(of: matter, in: db).sentLetters(of: matter.state).contains(letter) else {
            throw Refusal(.unseen, article: "R-161")
        }
        return matter
    }

    /// 补发查询码: a new code for a petitioner who lost it, given at the window; the old one and its tickets end.
    ///
    /// - Parameter text: a token of ours under which the code is kept for its slip, in the same transaction.
    /// - Returns: the code in two groups, to be shown once.
    /// - Throws: `Refusal.notYours` for anybody but a clerk of a unit that has the matter.
    @discardableResult
    package func reissueCode(
        of id: MatterID, by principal: Principal, keepingUnder text: String? = nil
    ) async throws -> String {
        let code = QueryCode.make(random: random)
        let hash = ring.queryCodeHash(code, matter: id.rawValue)
        try await database.write { db in
            var matter = try matter(id, visibleTo: principal, in: db)
            guard let holding = clerkHolding(principal, of: matter) else { throw Refusal(.notYours, article: "R-128") }
            try db.execute("UPDATE matters SET code_hash = \(hash) WHERE id = \(id)")
            try save(
                &matter, as: matter.state, entry: .codeReissued,
                envelope(of: .staff(principal.person, as: .clerk, in: holding.unit)), in: db)
            if let text { try keep(code: code, of: matter, underText: text, in: db) }
        }
        return code.grouped
    }

    /// As clerk of which unit that has the matter, or had it at the door, this person may give out a new code.
    func clerkHolding(_ principal: Principal, of matter: StoredMatter) -> Principal.Holding? {
        let units = [matter.registeringUnit] + matter.state.proceedings.map(\.unit)
        return principal.holdings.first { $0.role == .clerk && units.contains($0.unit) }
    }

    /// Notes a form token; false when it was used before.
    func takeOnce(_ formToken: String, for matter: MatterID, in db: any Connection) throws -> Bool {
        try db.execute(
            """
            INSERT INTO form_tokens_used (token_hash, matter_id, used_at)
            VALUES (\(Digest.sha256(Array(formToken.utf8))), \(matter), \(clock.real))
            ON CONFLICT (token_hash) DO NOTHING
            """) == 1
    }

    /// Inserts the row of a filing whose texts are encoded already.
    func insertFiling(
        _ filing: FilingID, _ texts: [UInt8], _ hash: String, channel: Channel, on day: CalendarDate,
        of matter: StoredMatter, isMaterial: Bool = false, in db: any Connection
    ) throws {
        try db.execute(
            """
            INSERT INTO filings (id, matter_id, channel, received_on, recorded_at, texts, text_hash, is_material)
            VALUES (\(filing), \(matter.state.id), \(channel), \(day), \(clock.now),
                \(try matter.key.seal(texts, context: "filing:\(filing)")), \(hash), \(isMaterial))
            """)
    }

    private func checkMaterial(_ text: String, _ attachments: [StagedAttachment]) throws {
        if text.isEmpty && attachments.isEmpty { throw FieldErrors([FieldProblem("text", .missing)]) }
        if text.count > Self.longestText {
            throw FieldErrors([
                FieldProblem("text", .tooLong, values: ["most": "\(Self.longestText)", "count": "\(text.count)"])
            ])
        }
        if attachments.count > Self.mostAttachments {
            throw FieldErrors([FieldProblem("files", .tooMany, values: ["most": "\(Self.mostAttachments)"])])
        }
    }

    /// Characters of a text of a petitioner; above it an attachment is offered.
    package static let longestText = 20_000
    /// Files of one filing.
    package static let mostAttachments = 20
}
