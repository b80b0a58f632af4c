// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 文书定稿: number, template version and text are frozen in the act's transaction; bytes come later.
    func freeze(
        _ letter: LetterState, for act: Act, of matter: StoredMatter, by actor: Actor, in db: any Connection
    ) throws {
        guard let proceeding = matter.state.proceeding(letter.proceeding) else {
            throw Refusal(.unseen, article: "R-161")
        }
        let writer = LetterWriter(
            casework: self, matter: matter, proceeding: proceeding, act: act, actor: actor, db: db)
        let number =
            letter.kind.isNumbered
            ? try documentNumber(of: letter.kind, isSealed: matter.state.isSealed, unit: writer.issuer, in: db) : nil
        let frozen = try writer.freeze(letter.kind, number: number)
        let sealed = try matter.key.seal(EntryCoding.encode(frozen), context: "letter:\(letter.id)")
        try db.execute(
            """
            INSERT INTO letters (id, matter_id, proceeding_id, kind, document_number, template_version, frozen,
                text_hash, frozen_at, issuer_id)
            VALUES (\(letter.id), \(matter.state.id), \(letter.proceeding), \(letter.kind), \(number ?? ""),
                \(frozen.templateVersion), \(sealed), \(frozen.textHash), \(clock.now), \(writer.issuer))
            """)
        if !matter.state.isSealed { try queue(letter, of: matter, issuedBy: writer.issuer, in: db) }
        if !matter.state.isSealed, let text = try searchableText(of: letter.kind, on: letter.proceeding, matter, in: db)
        {
            try index(Bigrams.document(text), of: matter.state.id, source: letter.id.rawValue, in: db)
        }
    }

    /// 文号 without gaps per organ, year and kind: taken in the same transaction as the letter. What is sealed has series of its own, under a word of
    /// their own: in the common one its gap would tell whoever sees the letters of the organ that there is a sealed one (art 30(3)).
    private func documentNumber(
        of kind: LetterKind, isSealed: Bool, unit: UnitID, in db: any Connection
    ) throws -> String {
        let year = today.year
        let series = (isSealed ? "sealed." : "") + kind.rawValue
        let word = isSealed ? letters.word(.phrases, LetterPhrase.sealedMark.rawValue) : ""
        let row = try db.queryOne(
            """
            INSERT INTO document_numbers (unit_id, year, kind, last) VALUES (\(unit), \(year), \(series), 1)
            ON CONFLICT (unit_id, year, kind) DO UPDATE SET last = document_numbers.last + 1 RETURNING last
            """)
        let serial = try row?.get("last", as: Int.self) ?? 0
        let mark = organisation.snapshot.units[unit]?.mark ?? ""
        return letters.documentNumber(
            mark: mark + word + letters.word(.marks, kind.rawValue), year: year, serial: serial)
    }
}

extension MatterState {
    /// The days of K-07 and the like, as the rule file has them.
    func days(of clock: ClockID, under book: RuleBook, in proceeding: ProceedingState) -> Int {
        book.set(version: proceeding.ruleVersion)?.clock(clock)?.amount ?? 30
    }
}
