// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 撤销、变更与更正 of a letter that is out (arts 27, 32, 35, 36): by which paper, on which day.
package struct LetterAmendment: Equatable, Sendable {
    /// 撤销, 变更, 责令重新处理 or 更正.
    package enum Change: String, Equatable, Sendable, CaseIterable {
        case revoked, changed, sentBack, corrected

        /// Whether the letter does not stand any more.
        package var ends: Bool { self != .corrected }
    }

    /// The letter that it is about.
    package let letter: LetterID
    package let change: Change
    /// The number of the notice or opinion; of the matter where nobody could be told, so that none was issued.
    package let number: String
    package let on: CalendarDate
    /// The notice or opinion.
    let by: LetterID?
}

extension Casework {
    /// What became of the letters of a matter, in the order of the journal.
    func amendments(
        of matter: StoredMatter, _ journal: [JournalEntry], in db: any Connection
    ) throws -> [LetterAmendment] {
        var reading = AmendmentReading(
            state: matter.state, issued: try issuedLetters(of: matter, in: db), casework: self)
        for entry in journal {
            guard case .acted(let record) = entry.body else { continue }
            let day = record.act.inputs.countsFrom ?? entry.envelope.recordedOn
            reading.read(record, on: day, numbered: matter.number)
        }
        return reading.amendments
    }
}

/// The journal of a matter, read act by act for what becomes of its letters.
private struct AmendmentReading {
    let state: MatterState
    let issued: [IssuedLetter]
    let casework: Casework
    var amendments: [LetterAmendment] = []
    /// What was out when the act was done.
    private var out: Set<LetterID> = []
    private var drafts: [ProceedingID: ReviewDraft] = [:]

    init(state: MatterState, issued: [IssuedLetter], casework: Casework) {
        self.state = state
        self.issued = issued
        self.casework = casework
    }

    mutating func read(_ record: ActRecord, on day: CalendarDate, numbered number: String) {
        defer { out.formUnion(record.issued) }
        if let draft = record.act.inputs as? ReviewDraft { drafts[record.proceeding] = draft }
        guard let proceeding = state.proceeding(record.proceeding) else { return }
        let notice = issued.first { record.issued.contains($0.id) }
        func amend(_ letters: [IssuedLetter], _ change: LetterAmendment.Change, by paper: IssuedLetter?) {
            amendments += letters.map {
                LetterAmendment(
                    letter: $0.id, change: change, number: paper.flatMap(\.said) ?? number, on: day, by: paper?.id)
            }
        }
        let earlier = issued.filter { out.contains($0.id) }
        func last(_ kinds: [LetterKind], on id: ProceedingID?) -> [IssuedLetter] {
            Array(earlier.filter { $0.proceeding == id && kinds.contains($0.kind) }.suffix(1))
        }
        switch record.act.verb {
        case .correctLetter:
            guard let correction = record.act.inputs as? LetterCorrection else { return }
            let letter = casework.letter(named: correction.letter, among: earlier)
            amend(letter.map { [$0] } ?? [], .corrected, by: notice)
        case .correctRecord:
            amend(last([.statutoryResultNotice, .settlementAgreement], on: proceeding.id), .corrected, by: notice)
        case .correctOpinion: amend(last([.handlingOpinion], on: proceeding.id), .corrected, by: notice)
        case .revokeOpinion, .revokeDecision:
            let revoked = last(LetterKind.revoked(by: record.act.verb, on: proceeding.kind), on: proceeding.id)
            // What a review had taken away stands again when the review is taken back itself.
            amendments.removeAll { found in revoked.contains { $0.id == found.by } }
            amend(revoked, .revoked, by: notice)
            // What was written to the organ falls with what was told of it (art 22(4)).
            if revoked.first?.kind == .forwardingNotice || revoked.isEmpty && proceeding.kind == .routing {
                amend(last([.handOverLetter], on: proceeding.id), .revoked, by: notice)
            }
        // 更正途径: what was told of the wrong path does not hold any more.
        case .correctPath: amend(last([.acceptanceNotice], on: proceeding.id), .changed, by: notice)
        case .leavePath: amend(last([.acceptanceNotice], on: proceeding.parent), .revoked, by: notice)
        case .proveService:
            guard let change = drafts[proceeding.id]?.change else { return }
            let opinion = last([.reviewOpinion, .reReviewOpinion], on: proceeding.id).first
            // A receipt of a review that a re-review has overturned takes nothing away (art 36(3)).
            guard !amendments.contains(where: { $0.letter == opinion?.id && $0.change.ends }) else { return }
            amend(reviewed(by: proceeding, among: earlier), change, by: opinion)
        default: break
        }
    }

    /// 复查、复核所审的意见 (arts 35, 36): of a review that of the handling, of a re-review that of the review as well; what has fallen before
    /// does not fall again.
    private func reviewed(by review: ProceedingState, among earlier: [IssuedLetter]) -> [IssuedLetter] {
        var above: Set<ProceedingID> = []
        var next = review.parent.flatMap(state.proceeding)
        while let found = next {
            above.insert(found.id)
            next = found.parent.flatMap(state.proceeding)
        }
        // A simple matter that was to be decided again went on as an ordinary one.
        let goneOn = state.proceedings.filter { $0.kind == .ordinaryHandling && $0.parent.map(above.contains) ?? false }
        above.formUnion(goneOn.map(\.id))
        let fallen = Set(amendments.filter(\.change.ends).map(\.letter))
        let opinions: [LetterKind] = [.handlingOpinion, .simpleReply, .reviewOpinion]
        return earlier.filter {
            opinions.contains($0.kind) && above.contains($0.proceeding) && !fallen.contains($0.id)
        }
    }
}

extension IssuedLetter {
    /// Its number, where its kind takes one.
    fileprivate var said: String? { number.isEmpty ? nil : number }
}

extension ReviewDraft {
    /// What becomes of the opinion that it is about; nil where it is upheld.
    fileprivate var change: LetterAmendment.Change? {
        switch outcome {
        case .upheld: nil
        case .revoked: .revoked
        case .changed: .changed
        case .redecide: .sentBack
        }
    }
}

extension LetterKind {
    /// 可撤销的文书: which papers an act may take back, by the kind of proceeding.
    static func revoked(by verb: Verb, on kind: ProceedingKind) -> [LetterKind] {
        switch (kind, verb) {
        case (.review, .revokeOpinion): [.reviewOpinion]
        case (.review, _), (.reReview, _): [.nonAcceptance]
        case (_, .revokeOpinion): [.handlingOpinion]
        case (.simpleHandling, _): [.simpleReply, .suggestionReply]
        case (.suggestion, _): [.suggestionReply]
        default: [.nonAcceptance, .finalNonAcceptance, .directReply, .guidanceSlip, .forwardingNotice]
        }
    }
}
