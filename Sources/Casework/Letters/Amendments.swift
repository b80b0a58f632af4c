// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 撤销与更正 of a letter that is out (arts 27, 32): by which notice, on which day.
package struct LetterAmendment: Equatable, Sendable {
    /// 撤销 or 更正.
    package enum Change: Equatable, Sendable {
        case revoked, corrected
    }

    /// The letter that it is about.
    package let letter: LetterID
    package let change: Change
    /// The notice's number; of the matter where nobody could be told, so that no notice was issued.
    package let number: String
    package let on: CalendarDate
}

extension Casework {
    /// What became of the letters of a matter, in the order of the journal.
    func amendments(
        of matter: StoredMatter, _ journal: [JournalEntry], in db: any Connection
    ) throws -> [LetterAmendment] {
        let issued = try issuedLetters(of: matter, in: db)
        return journal.compactMap { entry in
            guard case .acted(let record) = entry.body, let change = record.act.verb.change,
                let letter = amended(by: record, on: matter.state.proceeding(record.proceeding)?.kind, issued)
            else { return nil }
            let notice = issued.first { record.issued.contains($0.id) }
            return LetterAmendment(
                letter: letter.id, change: change, number: notice?.number ?? matter.number,
                on: entry.envelope.recordedOn)
        }
    }

    /// The letter that an act took back or put right: among those that were there when it was done.
    private func amended(by record: ActRecord, on kind: ProceedingKind?, _ issued: [IssuedLetter]) -> IssuedLetter? {
        let earlier = record.issued.first.map { notice in issued.filter { $0.id < notice } } ?? issued
        if let correction = record.act.inputs as? LetterCorrection {
            return letter(named: correction.letter, among: earlier)
        }
        guard let kind else { return nil }
        let kinds =
            record.act.verb == .correctOpinion
            ? [.handlingOpinion] : LetterKind.revoked(by: record.act.verb, on: kind)
        return earlier.last { $0.proceeding == record.proceeding && kinds.contains($0.kind) }
    }
}

extension LetterKind {
    /// 可撤销的文书: which papers an act may take back, by the kind of proceeding.
    static func revoked(by verb: Verb, on kind: ProceedingKind) -> [LetterKind] {
        switch (kind, verb) {
        case (.review, .revokeOpinion): [.reviewOpinion]
        case (.review, _), (.reReview, _): [.nonAcceptance]
        case (_, .revokeOpinion): [.handlingOpinion]
        default: [.nonAcceptance, .finalNonAcceptance, .directReply, .guidanceSlip, .forwardingNotice]
        }
    }
}

extension Verb {
    fileprivate var change: LetterAmendment.Change? {
        switch self {
        case .revokeOpinion, .revokeDecision: .revoked
        case .correctOpinion, .correctLetter: .corrected
        default: nil
        }
    }
}
