// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// Refuses when a condition of a step does not hold; each condition names its own ground.
    func check(
        _ condition: Guard, _ act: Act, _ proceeding: ProceedingState, _ envelope: Envelope, _ article: String
    ) throws(Refusal) {
        switch condition {
        case .purposeKnown:
            if purpose == nil { throw Refusal(.purposeMissing, article: "29-31") }
        case .staysSealed:
            if isSealed, case .classify(let inputs) = act, inputs.purpose != .accusation {
                throw Refusal(.staysSealed, article: "30(3)")
            }
        case .notAccusation:
            if purpose == .accusation { throw Refusal(.accusationElsewhere, article: "30, R-131e") }
        case .targetIsHandOverOrgan:
            guard let kind = act.target?.kind, kind == .discipline || kind.isPoliticalLegal else {
                throw Refusal(.notAHandOverOrgan, article: "22(4), 30")
            }
        case .accusationToDiscipline:
            if purpose == .accusation, act.target?.kind != .discipline {
                throw Refusal(.accusationElsewhere, article: "30, R-131e")
            }
        case .targetIsAnother:
            if act.target?.id == proceeding.unit { throw Refusal(.sameUnit, article: article) }
        case .withinObjectionWindow:
            guard let clock = latest(.objection, in: proceeding.id), envelope.effectiveOn <= clock.dueOn else {
                let due = latest(.objection, in: proceeding.id)?.dueOn.iso ?? ""
                throw Refusal(.objectionTooLate, article: "23(3), K-04", values: ["due": due])
            }
        case .notYetAccepted:
            let begun = proceedings.contains {
                $0.kind == .ordinaryHandling && $0.unit == proceeding.unit && $0.closedOn == nil
                    && $0.stage != OrdinaryHandling.Stage.awaitingAcceptance.code
            }
            if begun { throw Refusal(.alreadyAccepted, article: "R-135") }
        case .feedbackDayAhead:
            if case .assign(let inputs) = act, inputs.feedbackDueOn < envelope.effectiveOn {
                throw Refusal(.feedbackDayPassed, article: "22(3)", values: ["day": inputs.feedbackDueOn.iso])
            }
        case .extensionUnused:
            if proceeding.extensionDays != nil { throw Refusal(.extensionUsed, article: "34, R-183") }
        case .beforeHandlingDue:
            if let clock = running(.handling, in: proceeding.id), envelope.effectiveOn > clock.dueOn {
                throw Refusal(.extensionTooLate, article: "34, R-183", values: ["due": clock.dueOn.iso])
            }
        case .letterRendered:
            let ready = letters.contains { $0.proceeding == proceeding.id && $0.isRendered }
            if !ready { throw Refusal(.letterNotReady, article: "32, F-11") }
        case .servedDayIsPossible:
            if case .proveService(let inputs) = act {
                if inputs.servedOn > envelope.recordedOn {
                    throw Refusal(.futureDay, article: article, values: ["day": inputs.servedOn.iso])
                }
                if inputs.servedOn < receivedOn {
                    throw Refusal(.beforeReceipt, article: article, values: ["received": receivedOn.iso])
                }
            }
        case .ratingOpen:
            guard let clock = running(.rating, in: proceeding.id), envelope.effectiveOn <= clock.dueOn else {
                throw Refusal(.ratingClosed, article: "R-240, K-19")
            }
        }
    }

    private func latest(_ clock: ClockID, in proceeding: ProceedingID) -> ClockState? {
        clocks.last { $0.proceeding == proceeding && $0.clock == clock }
    }
}
