// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 文书定稿: number, fields, template version and text are frozen in the act's transaction; bytes come later.
    func freeze(_ letter: LetterState, of matter: StoredMatter, in db: any Connection) throws {
        guard let proceeding = matter.state.proceeding(letter.proceeding),
            let draft = try opinion(of: letter.proceeding, matter, in: db)
        else { throw Refusal(.opinionMissing, article: "32") }
        let number = try documentNumber(of: letter.kind, unit: proceeding.unit, in: db)
        let frozen = try letters.freeze(
            try fields(number, draft, proceeding, matter, in: db), hash: { Digest.hex(Digest.sha256($0)) })
        let sealed = try matter.key.seal(EntryCoding.encode(frozen), context: "letter:\(letter.id)")
        try db.execute(
            """
            INSERT INTO letters (id, matter_id, proceeding_id, kind, document_number, template_version, frozen,
                text_hash, frozen_at)
            VALUES (\(letter.id), \(matter.state.id), \(letter.proceeding), \(letter.kind), \(number),
                \(frozen.templateVersion), \(sealed), \(frozen.textHash), \(clock.now))
            """)
        if !matter.state.isSealed {
            let text = [draft.claim, draft.facts, draft.opinion].joined(separator: "\n")
            try index(Bigrams.document(text), of: matter.state.id, source: letter.id.rawValue, in: db)
        }
    }

    /// 文号 without gaps per organ, year and kind: taken in the same transaction as the letter.
    private func documentNumber(of kind: LetterKind, unit: UnitID, in db: any Connection) throws -> String {
        let year = today.year
        let row = try db.queryOne(
            """
            INSERT INTO document_numbers (unit_id, year, kind, last) VALUES (\(unit), \(year), \(kind), 1)
            ON CONFLICT (unit_id, year, kind) DO UPDATE SET last = document_numbers.last + 1 RETURNING last
            """)
        let serial = try row?.get("last", as: Int.self) ?? 0
        let mark = organisation.snapshot.units[unit]?.mark ?? ""
        return letters.documentNumber(mark: mark, year: year, serial: serial)
    }

    private func fields(
        _ number: String, _ draft: OpinionDraft, _ proceeding: ProceedingState, _ matter: StoredMatter,
        in db: any Connection
    ) throws -> HandlingOpinionFields {
        let snapshot = organisation.snapshot
        let unit = snapshot.units[proceeding.unit]
        let accepted = matter.state.clocks.first { $0.proceeding == proceeding.id && $0.clock == .handling }
        let parties = try parties(of: matter, in: db)
        return HandlingOpinionFields(
            isDemonstration: isDemo, unitName: unit?.formalName ?? "", documentNumber: number,
            matterNumber: matter.number, petitionerName: parties.first?.details.name ?? "",
            receivedOn: written(matter.state.receivedOn), acceptedOn: accepted.map { written($0.startedOn) } ?? "",
            issuedOn: written(today), extendedTo: accepted.flatMap { $0.extendedBy > 0 ? written($0.dueOn) : nil },
            claims: [.init(text: draft.claim, outcome: letters.outcome(draft.outcome.rawValue))],
            facts: paragraphs(draft.facts), bases: draft.basis, opinion: paragraphs(draft.opinion),
            reviewUnitName: reviewBody(of: proceeding.unit, snapshot), reviewDays: 30)
    }

    private func written(_ day: CalendarDate) -> String {
        letters.date(year: day.year, month: day.month, day: day.day)
    }

    private func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }

    /// 复查机关 (art 35, R-189): the next higher organ, which for a unit of the district is the district government.
    private func reviewBody(of unit: UnitID, _ snapshot: OrganisationCache.Snapshot) -> String {
        let above = snapshot.chain(from: unit).dropFirst().compactMap { snapshot.units[$0] }
        return above.first { $0.level == .street || $0.level == .district }?.formalName ?? ""
    }
}
