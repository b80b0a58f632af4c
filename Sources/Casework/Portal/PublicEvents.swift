// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 公开经过: one line of the petitioner's time line: what happened, on which day, at which unit. Words are at `events.<code>`.
package struct PublicEvent: Equatable, Sendable {
    package let code: String
    /// The true day, which for a service is the day of the proof.
    package let on: CalendarDate
    package let unit: UnitID?
    /// 理由, where the petitioner is told why.
    package var reason: String?
}

extension Casework {
    /// The entries that a petitioner is shown; what offices say to each other is not among them.
    func publicEvents(_ journal: [JournalEntry], of state: MatterState) -> [PublicEvent] {
        let office = state.registeredBy
        var events: [PublicEvent] = []
        var target: UnitID?
        var foundToBe: UnsealingProposal.FoundPurpose?
        for entry in journal {
            let day = entry.envelope.effectiveOn
            switch entry.body {
            case .registered: events.append(PublicEvent(code: entry.body.kind, on: day, unit: office))
            case .filed, .materialAdded, .codeReissued:
                events.append(PublicEvent(code: entry.body.kind, on: day, unit: nil))
            case .acted(let record):
                target = record.act.target?.id ?? target
                // What is grave is no simple matter any more (art 25, R-221).
                if record.act.verb == .reportUrgent, state.opensHandling(record) {
                    events.append(PublicEvent(code: Verb.convert.rawValue, on: day, unit: nil))
                }
                foundToBe = (record.act.inputs as? UnsealingProposal)?.purpose ?? foundToBe
                if record.act.verb == .unseal, let foundToBe {
                    events.append(PublicEvent(code: "unseal.\(foundToBe.rawValue)", on: day, unit: nil))
                }
                guard Self.publicVerbs.contains(record.act.verb), !record.act.isBetweenOffices else { continue }
                let isOfOffice = state.proceeding(record.proceeding)?.kind == .officeRating
                let unit = record.act.target?.id ?? entry.envelope.actor.unit ?? target ?? office
                events.append(
                    PublicEvent(
                        code: record.act.verb.rawValue + (isOfOffice ? ".office" : ""), on: record.act.servedOn ?? day,
                        unit: unit,
                        reason: record.act.verb == .cancelHearing ? (record.act.inputs as? Reason)?.reason : nil))
            default: continue
            }
        }
        return events
    }

    private static let publicVerbs: Set<Verb> = [
        .transfer, .assign, .handOver, .replyDirectly, .keep, .receive, .accept, .decline, .approveExtension,
        .approveOpinion, .dispatchOpinion, .proveService, .agreeToObjection, .rate, .recordReply, .transferSimply,
        .keepSimply, .declineFinally, .guide, .importToPath, .correctPath, .recordPathResult, .acceptSimply,
        .answerSimply, .convert, .takeUp, .replyToSuggestion, .settle, .conveneHearing, .cancelHearing,
        .requestReview, .acceptReview,
        .declineReview, .approveReview, .correctOpinion, .revokeOpinion, .correctLetter, .revokeDecision,
        .correctRecord,
        .recordPerformance, .recordCallBack,
    ]
}

extension MatterState {
    /// Whether an act opened a handling of its own beside what it is called after.
    fileprivate func opensHandling(_ record: ActRecord) -> Bool {
        proceedings.contains { record.opened.contains($0.id) && $0.kind.isHandling }
    }
}

extension Act {
    fileprivate var servedOn: CalendarDate? {
        (inputs as? ServiceProof)?.servedOn
    }
}

extension [JournalEntry] {
    /// What stands: of each proceeding what was done since a decision of its own was revoked. That a review is taken up again takes back
    /// nothing of what is reviewed.
    private var standing: [JournalEntry] {
        var revokedAt: [ProceedingID: Int] = [:]
        for entry in self {
            guard case .acted(let record) = entry.body, record.act.verb == .revokeDecision else { continue }
            revokedAt[record.proceeding] = entry.seq
        }
        return filter { entry in
            guard case .acted(let record) = entry.body, let seq = revokedAt[record.proceeding] else { return true }
            return entry.seq > seq
        }
    }

    /// The words of an answer that was given without an opinion.
    var lastReply: String? {
        standing.compactMap { entry -> String? in
            guard case .acted(let record) = entry.body else { return nil }
            return switch record.act.inputs {
            case let inputs as DirectReply: inputs.reply
            case let inputs as RecordedReply: inputs.reply
            case let inputs as SimpleAnswer: inputs.reply
            default: nil
            }
        }.last
    }

    /// The last notice of non-acceptance.
    var lastNonAcceptance: NonAcceptance? {
        standing.compactMap { entry -> NonAcceptance? in
            guard case .acted(let record) = entry.body else { return nil }
            return record.act.inputs as? NonAcceptance
        }.last
    }
}
