// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Secrets
import Storage

/// 拟文: turns an act and the matter as it then stands into the fields of one letter.
struct LetterWriter {
    let casework: Casework
    let matter: StoredMatter
    let proceeding: ProceedingState
    let act: Act
    let actor: Actor
    let db: any Connection

    var state: MatterState { matter.state }
    var letters: LetterTemplates { casework.letters }
    private var snapshot: OrganisationCache.Snapshot { casework.organisation.snapshot }

    /// 制发单位: the unit whose act it is, never the one that it is sent to.
    var issuer: UnitID { actor.unit ?? proceeding.unit }

    /// Freezes the letter of a kind.
    func freeze(_ kind: LetterKind, number: String?) throws -> FrozenLetter {
        func frozen(_ fields: some LetterFields) throws -> FrozenLetter {
            try letters.freeze(fields, isCheckable: !state.isSealed, hash: { Digest.hex(Digest.sha256($0)) })
        }
        return try frozen(fields(of: kind, head: head(number)))
    }

    private func fields(of kind: LetterKind, head: LetterHead) throws -> any LetterFields {
        switch kind {
        case .acceptanceNotice: try acceptanceNotice(head)
        case .proceduralNotice: try proceduralNotice(head)
        case .forwardingNotice: try forwardingNotice(head)
        case .nonAcceptance: try nonAcceptance(head)
        case .finalNonAcceptance: try finalNonAcceptance(head)
        case .extensionNotice: try extensionNotice(head)
        case .directReply: try directReply(head)
        case .simpleReply: try simpleReply(head)
        case .suggestionReply: try suggestionReply(head)
        case .statutoryResultNotice: try statutoryResultNotice(head)
        case .guidanceSlip: try guidanceSlip(head)
        case .registrationForm: try registrationForm(head)
        case .powerOfAttorney: try powerOfAttorney(head)
        case .transferLetter: try transferLetter(head)
        case .assignmentLetter: try assignmentLetter(head)
        case .handOverLetter: try handOverLetter(head)
        case .cadreNotice: try cadreNotice(head)
        case .objectionForm: try objectionForm(head)
        case .objectionDecision: try objectionDecision(head)
        case .completionReport: try completionReport(head)
        case .urgentReport: try urgentReport(head)
        // No act issues it yet: the acts of supervision (art 40) are not begun.
        case .supervisionLetter: throw Refusal(.notAtThisStage, article: "40")
        case .recusalDecision: try recusalDecision(head)
        case .handlingOpinion: try handlingOpinion(head)
        case .reviewOpinion: try reviewOpinion(head)
        case .reReviewOpinion: try reReviewOpinion(head)
        case .settlementAgreement: try settlementAgreement(head)
        case .serviceReceipt: try serviceReceipt(head)
        case .correctionNotice: try correctionNotice(head)
        case .revocationNotice: try revocationNotice(head)
        case .hearingNotice: try hearingNotice(head)
        case .hearingRecord: try hearingRecord(head)
        case .hearingConclusion: try hearingConclusion(head)
        }
    }

    private func head(_ number: String?) -> LetterHead {
        let address = casework.publicAddress
        return LetterHead(
            isDemonstration: casework.isDemo, unitName: formalName(issuer), documentNumber: number,
            matterNumber: matter.number, issuedOn: today, contact: contact,
            query: address.isEmpty ? nil : LetterQuery(queryAddress: address + "/follow"),
            verification: address.isEmpty ? nil : LetterVerification(verificationAddress: address + "/letters"))
    }

    /// 联系方式 that the unit publishes of itself (art 18(1)); nil where it publishes none.
    var contact: LetterContact? {
        guard let published = snapshot.units[issuer]?.contact, !published.phone.isEmpty, !published.address.isEmpty
        else { return nil }
        return LetterContact(office: formalName(issuer), phone: published.phone, address: published.address)
    }

    // MARK: Words

    /// The inputs of an act, where they are of the form that the letter is about.
    func inputs<Inputs: ActInputs>(_: Inputs.Type) throws -> Inputs {
        guard let inputs = act.inputs as? Inputs else { throw Refusal(.notAtThisStage, article: "R-126") }
        return inputs
    }

    /// The last act of a verb on a proceeding, from the journal.
    func last<Inputs: ActInputs>(_ verb: Verb, on id: ProceedingID? = nil, as _: Inputs.Type) throws -> Inputs? {
        try casework.lastInputs(of: verb, on: id ?? proceeding.id, of: matter, as: Inputs.self, in: db)
    }

    func phrase(_ phrase: LetterPhrase) -> String { letters.word(.phrases, phrase.rawValue) }

    /// What stands where something was not written down.
    func standIn(_ word: LetterStandIn) -> String { letters.word(.standIns, word.rawValue) }

    func written(_ day: CalendarDate) -> String { letters.date(year: day.year, month: day.month, day: day.day) }

    var today: String { written(casework.today) }
    var receivedOn: String { written(state.receivedOn) }

    /// 本单位收到之日 (art 23, R-134): of what was transferred or assigned, the unit's own receipt.
    var unitReceivedOn: String {
        let isDirect = proceeding.unit == state.registeredBy
        return isDirect ? receivedOn : written(begun.openedOn)
    }

    /// 原简易办理: where the work on the matter began. What a review ordered to be decided again of a simple reply was received and accepted then
    /// and not on the day of the order.
    private var begun: ProceedingState {
        guard let parent = proceeding.parent.flatMap({ state.proceeding($0) }), parent.kind == .simpleHandling else {
            return proceeding
        }
        return parent
    }

    func paragraphs(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
    }

    func formalName(_ unit: UnitID?) -> String { unit.flatMap { snapshot.units[$0]?.formalName } ?? "" }

    /// 下级单位: whether a unit stands below the one that issues.
    func isBelow(_ unit: UnitID) -> Bool { unit != issuer && snapshot.chain(from: unit).contains(issuer) }

    /// 信访事项 in one line: its title.
    func title() throws -> String { try casework.title(of: matter) }

    func filing() throws -> Filing? { try casework.filings(of: matter, in: db).first }

    /// 信访人 by name, in full: the letter is for them; somebody without a name, or whose name the unit does not know, is called what
    /// they are.
    func petitioner() throws -> String {
        let name = try party()?.name ?? ""
        return name.isEmpty ? phrase(.petitioner) : name
    }

    /// The first of the people of the matter, as far as the issuing unit may know them (S2:22(4)).
    func party() throws -> PartyDetails? { try parties().first }

    /// The people of the matter, as far as the issuing unit may know them.
    func parties() throws -> [PartyDetails] {
        let parties = try casework.parties(of: matter, in: db).map(\.details)
        let isKnown =
            !state.marks.isConfidential || issuer == state.registeredBy
            || state.disclosure(to: [issuer], on: casework.today) != nil
        return isKnown ? parties : parties.map { PartyDetails(role: $0.role) }
    }

    /// The same in a letter to a unit, from which the petitioner may have asked to be kept.
    func petitionerForUnits() throws -> String {
        state.marks.isConfidential ? phrase(.confidential) : try petitioner()
    }

    /// 法定途径 as the sender proposes it.
    var proposedPath: String? {
        get throws { try state.path.map { try letters.path($0).name } }
    }

    var purpose: String { state.purpose.map { letters.word(.purposes, $0.rawValue) } ?? standIn(.unclassified) }

    func staffName(_ person: PersonID?) throws -> String {
        guard let person, let row = try db.queryOne("SELECT name FROM persons WHERE id = \(person)") else {
            return standIn(.head)
        }
        return try row.get("name")
    }

    /// 复查、复核机关 (arts 35, 36; R-189): the bodies that may review the unit, in the words of the letter.
    ///
    /// - Throws: `Refusal.noReviewBody` where none is entered: a paper that names a wrong remedy is not issued.
    func reviewBodies(above unit: UnitID) throws -> String {
        let names = casework.reviewBodies(of: unit).map { snapshot.units[$0]?.formalName ?? "" }.filter { !$0.isEmpty }
        guard !names.isEmpty else {
            throw Refusal(.noReviewBody, article: "35, 36, R-189", values: ["unit": formalName(unit)])
        }
        return names.joined(separator: phrase(.or))
    }

    /// 受理之日: of the notice itself, also where the sixty days were counted from an earlier day.
    var acceptedOn: String {
        let told = [proceeding.id, begun.id].lazy.compactMap { id in
            state.notice(of: id)?.metOn
                ?? state.clocks.first { $0.proceeding == id && $0.clock == .handling }?.startedOn
        }.first
        return written(told ?? begun.openedOn)
    }

    /// Number and day of a letter that was issued on a proceeding.
    func issued(_ kind: LetterKind, on id: ProceedingID?) throws -> (number: String, on: String)? {
        guard let id else { return nil }
        let row = try db.queryOne(
            """
            SELECT document_number, frozen_at FROM letters WHERE proceeding_id = \(id) AND kind = \(kind)
            ORDER BY id DESC LIMIT 1
            """)
        guard let row else { return nil }
        let at: Instant = try row.get("frozen_at")
        return (
            try row.get("document_number"), written(casework.book.day(ofSecondsSince1970: at.secondsSince1970))
        )
    }

}

extension Casework {
    /// What of a letter can be searched for: what was decided.
    func searchableText(
        of kind: LetterKind, on proceeding: ProceedingID, _ matter: StoredMatter, in db: any Connection
    ) throws -> String? {
        switch kind {
        case .handlingOpinion:
            try lastInputs(of: .draftOpinion, on: proceeding, of: matter, as: OpinionDraft.self, in: db)?.searchableText
        case .reviewOpinion, .reReviewOpinion:
            try lastInputs(of: .draftReview, on: proceeding, of: matter, as: ReviewDraft.self, in: db).map {
                [$0.facts, $0.opinion].joined(separator: "\n")
            }
        default: nil
        }
    }
}

extension OpinionDraft {
    /// What of it can be searched for.
    var searchableText: String { (claims.map(\.text) + [facts, opinion]).joined(separator: "\n") }
}
