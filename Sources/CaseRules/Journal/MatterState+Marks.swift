// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// What an act leaves behind for later steps, on the matter and on its proceeding.
    mutating func note(_ record: ActRecord, _ envelope: Envelope, in proceeding: inout ProceedingState) {
        let act = record.act
        noteMatter(act, envelope)
        switch act.inputs {
        case let inputs as ExtensionRequest:
            proceeding.marks.extensionDays = inputs.days
            proceeding.marks.drafter = envelope.actor.person
        case let inputs as OpinionDraft:
            proceeding.marks.drafter = envelope.actor.person
            proceeding.marks.supports = inputs.leavesSomething
            proceeding.marks.executeBy = inputs.executeBy
        case let inputs as Settlement:
            proceeding.marks.supports = inputs.performBy != nil
            proceeding.marks.executeBy = inputs.performBy
            proceeding.marks.decidedOn = envelope.effectiveOn
        case let inputs as ReviewDraft:
            proceeding.marks.drafter = envelope.actor.person
            proceeding.marks.redecideBy = inputs.ordersBy
            proceeding.marks.replaces = inputs.replaces
            proceeding.marks.leavesToPath = inputs.leavesToPath
            proceeding.marks.supports = inputs.replaces && inputs.executeBy != nil
            proceeding.marks.executeBy = inputs.replaces ? inputs.executeBy : nil
        case is AdoptionDraft, is CompletionReport: proceeding.marks.drafter = envelope.actor.person
        case let inputs as HearingOpening: proceeding.marks.openedHearingOn = inputs.openedOn
        case let inputs as DisclosureGrant: proceeding.marks.disclosedUntil = inputs.untilOn
        default: break
        }
        switch act.verb {
        case .approveExtension: proceeding.marks.wasExtended = true
        case .refuseExtension: proceeding.marks.extensionDays = nil
        case .approveOpinion, .approveReview, .approveAdoption:
            proceeding.marks.decidedOn = envelope.effectiveOn
        case .revokeOpinion:
            proceeding.marks.decidedOn = nil
            proceeding.marks.isRedecision = latest(.redecision, in: proceeding.id) != nil
            proceeding.marks.declared = []
        case .revokeDecision:
            proceeding.marks.decidedOn = nil
            proceeding.marks.declared = []
        case .redecide:
            voidDraft(of: &proceeding)
            proceeding.marks.declared = []
        case .supersede:
            voidDraft(of: &proceeding)
            // What the reviewer's decision has replaced is nothing that a review could be asked for again (arts 35, 36).
            proceeding.marks.decidedOn = nil
        case .proveService: proceeding.marks.isRedecision = false
        case .clearAccused: if let unit = proceeding.marks.cleared { marks.clear(unit) }
        case .seal: bringHome()
        case .unseal:
            if let found = proceeding.marks.foundToBe {
                purpose = found
                isSealed = false
            }
        default: break
        }
        noteDeclaration(record, envelope, in: &proceeding)
    }

    /// 收回 (art 30(3)): what runs beside the way of a matter that is sealed goes on at the office that registered it, where somebody has the key.
    private mutating func bringHome() {
        for index in proceedings.indices where proceedings[index].closedOn == nil && !proceedings[index].kind.isMain {
            proceedings[index].unit = registeredBy
        }
    }

    /// 原稿作废: what was drafted, agreed or asked for under the old order is not gone on with.
    private func voidDraft(of proceeding: inout ProceedingState) {
        proceeding.marks.drafter = nil
        proceeding.marks.extensionDays = nil
        proceeding.marks.supports = false
        proceeding.marks.executeBy = nil
    }

    private mutating func noteMatter(_ act: Act, _ envelope: Envelope) {
        switch act.inputs {
        case let inputs as Classification:
            purpose = inputs.purpose
            if inputs.purpose == .accusation { isSealed = true }
            category = inputs.category ?? category
            grade = inputs.grade ?? grade
            path = inputs.path ?? path
            if let filing = inputs.filing { isFirstFiling = filing == .first }
        case let inputs as Accused:
            // What was named at the door stays locked out when another turns out later (art 30(3)).
            marks.name(inputs.unit)
            // 被检举控告的本人 is out, wherever else that person works.
            if let person = inputs.person, !marks.recused.contains(person) { marks.recused.append(person) }
        case let inputs as SealingOrder:
            purpose = .accusation
            isSealed = true
            path = nil
            if let unit = inputs.unit { marks.name(unit) }
            if let person = inputs.person, !marks.recused.contains(person) { marks.recused.append(person) }
        case let inputs as Acceptance: take(inputs.path)
        // A claim that is answered simply is answered in the petition procedure.
        case is SimpleAcceptance, is SimpleAnswer: if purpose == .claim { path = path ?? .p6 }
        case let inputs as PathImport:
            take(inputs.path)
            if act.verb == .correctPath { marks.pathWasCorrected = true }
        case let inputs as JurisdictionDecision:
            marks.lead = inputs.lead.id
        case let inputs as RecusalDecision:
            if !marks.recused.contains(inputs.person) { marks.recused.append(inputs.person) }
        default: break
        }
        switch act.verb {
        case .agreeToObjection: marks.bounces += 1
        case .leavePath:
            marks.pathWasCorrected = true
            path = nil
        case .acceptNewFacts: marks.hasNewFacts = true
        // What a reviewer orders or decides is decided in the petition procedure (arts 31(6), 36(3)).
        case .redecide, .supersede: path = .p6
        default: break
        }
    }

    /// 确定途径: another path than the one proposed is the one correction.
    private mutating func take(_ chosen: StatutoryPath) {
        if let path, path != chosen { marks.pathWasCorrected = true }
        path = chosen
    }

    /// What a proceeding knows from its first moment: from the act that opened it and from its parent.
    func begin(_ child: inout ProceedingState, by act: Act, _ envelope: Envelope, from parent: ProceedingState) {
        child.marks.drafter = envelope.actor.person
        switch act.inputs {
        case let inputs as ReviewRequest:
            child.marks.drafter = nil
            child.marks.requestedOn = inputs.requestedOn
            if let clock = requestWindow(of: parent) { child.marks.isLate = inputs.requestedOn > clock.dueOn }
        case let inputs as HearingNotice: child.marks.hearingNotifiedFor = inputs.heldOn
        case is Interest: child.marks.interested = envelope.actor.person
        case let inputs as RecusalRequest: child.marks.interested = inputs.person
        case let inputs as KeyHolderProposal: child.marks.proposed = inputs.person
        case let inputs as ClearingProposal: child.marks.cleared = inputs.unit.id
        case let inputs as UnsealingProposal: child.marks.foundToBe = inputs.purpose.purpose
        case let inputs as OrderIncident: child.marks.endangersLife = inputs.endangersLife
        case is ServiceProof: child.marks.executeBy = parent.marks.executeBy
        default: break
        }
        if act.verb == .redecide {
            child.marks.redecideBy = parent.marks.redecideBy
            child.marks.isRedecision = true
        }
        if child.kind == .ordinaryHandling || child.kind == .simpleHandling || child.kind == .suggestion {
            child.marks.drafter = nil
            // A conversion goes on with what was taken over already.
            child.marks.declared = parent.marks.declared
        }
    }

    /// How many ids an act takes for what it opens: by its own step, and by the steps that it brings about elsewhere.
    package static func openings(of step: Step<StageCode>, by tables: ProcedureTables = Procedure.of) -> Int {
        step.cascades.reduce(step.opens.count) { count, cascade in
            let most = cascade.kinds.flatMap { tables($0).steps }.filter { $0.verb == cascade.verb }
                .map(\.opens.count).max()
            return count + (most ?? 0)
        }
    }

    /// Whether a step opens a proceeding of the kind here and now.
    func isOpenable(
        _ kind: ProceedingKind, by record: ActRecord, _ parent: ProceedingState, under rules: RuleSet?
    ) -> Bool {
        switch kind {
        case .ordinaryHandling: purpose != .suggestion
        case .suggestion: purpose == .suggestion
        case .execution: parent.marks.supports
        // What is not sealed is handed over on paper: the organ does not work here.
        case .handOverReceipt: isSealed
        case .callBack: (record.act.inputs as? Rating)?.asksForCallBack ?? false
        case .officeRating: isOfficeRatable(by: record, under: rules)
        case .rating: isRatable(under: rules) && !proceedings.contains { $0.kind == .rating }
        default: true
        }
    }
}
