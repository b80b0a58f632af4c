// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 已送出的文书, as the journal tells it: where the proceeding stands now says nothing of a letter that left the house before.
extension [JournalEntry] {
    /// What the petitioner has: a notice once it is made; an opinion, an agreement or a reply to a suggestion once an entry after its issue
    /// sent or served it (arts 29, 33, 35). It stays theirs whatever is decided later; one that another took the place of before it was sent
    /// never was.
    func sentLetters(of state: MatterState) -> Set<LetterID> {
        let served = servedLetters(of: state)
        let toOffices = correctionsToOffices
        let sent = state.letters.filter { letter in
            letter.isRendered && !toOffices.contains(letter.id)
                && (letter.kind.waitsForSending ? served.contains(letter.id) : letter.kind.isToldAtOnce)
        }
        return Set(sent.map(\.id))
    }

    /// 致机关的更正通知: what offices write to each other is no letter of the petitioner's.
    private var correctionsToOffices: Set<LetterID> {
        var letters: Set<LetterID> = []
        for entry in self {
            guard case .acted(let record) = entry.body, record.act.isBetweenOffices else { continue }
            letters.formUnion(record.issued)
        }
        return letters
    }

    private func servedLetters(of state: MatterState) -> Set<LetterID> {
        let waiting = Set(state.letters.filter(\.kind.waitsForSending).map(\.id))
        var last: [ProceedingID: LetterID] = [:]
        var served: Set<LetterID> = []
        for entry in self {
            guard case .acted(let record) = entry.body else { continue }
            if let issued = record.issued.first(where: waiting.contains) { last[record.proceeding] = issued }
            guard record.act.verb.sends, let letter = last[record.proceeding] else { continue }
            served.insert(letter)
        }
        return served
    }

    /// 定稿所依据的草稿 of an issued opinion, not what was drafted since.
    func draft(of letter: LetterID) -> OpinionDraft? {
        var drafts: [ProceedingID: OpinionDraft] = [:]
        for entry in self {
            guard case .acted(let record) = entry.body else { continue }
            if let draft = record.act.inputs as? OpinionDraft { drafts[record.proceeding] = draft }
            if record.issued.contains(letter) { return drafts[record.proceeding] }
        }
        return nil
    }
}

extension LetterKind {
    /// Whether it leaves the house by an act of its own.
    fileprivate var waitsForSending: Bool {
        switch self {
        case .handlingOpinion, .settlementAgreement, .reviewOpinion, .reReviewOpinion, .suggestionReply: true
        default: false
        }
    }

    /// Whether the petitioner has it as soon as it is made.
    fileprivate var isToldAtOnce: Bool {
        switch self {
        case .correctionNotice, .revocationNotice, .guidanceSlip, .hearingNotice, .hearingConclusion, .recusalDecision,
            .powerOfAttorney:
            true
        default: isNotice
        }
    }
}

extension Act {
    /// Whether it corrects what an office wrote to another.
    var isBetweenOffices: Bool { (inputs as? LetterCorrection)?.goesToOffice == true }
}

extension Verb {
    fileprivate var sends: Bool {
        self == .dispatchOpinion || self == .proveService || self == .replyToSuggestion || self == .answerSimply
    }
}
