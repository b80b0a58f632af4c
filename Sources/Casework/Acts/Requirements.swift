// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// What an act needs beside its stage and its form: things that only the register or the rule file knows.
extension Casework {
    /// 日期 (rules 9.4): days on the wrong side of today, and an act that is entered after its day, at the fields that say so.
    func requireDays(of act: Act, effectiveOn: CalendarDate?, because reason: String?) throws {
        var problems = act.dayProblems(on: today)
        if let effectiveOn, effectiveOn > today {
            problems.append(FieldProblem("effectiveOn", .futureDay, article: "rules 9.4"))
        } else if let effectiveOn, effectiveOn < today {
            if !act.verb.reportsEvent {
                problems.append(FieldProblem("effectiveOn", .takesEffectToday, article: "rules 9.4"))
            } else if reason == nil {
                problems.append(FieldProblem("backdatingReason", .neededHere, article: "rules 9.4"))
            }
        }
        if !problems.isEmpty { throw FieldErrors(problems) }
    }

    /// Refuses a review at a body that may not review the unit (arts 35, 36; R-189).
    func requireReviewBody(for act: Act, on holder: ProceedingState) throws {
        guard let request = act.inputs as? ReviewRequest, !reviewBodies(of: holder.unit).contains(request.unit.id)
        else {
            return
        }
        throw FieldErrors([FieldProblem("unit", .notAReviewBody, article: "35, 36, R-189")])
    }

    /// 共同的上一级 (art 24(1), R-137): who decides stands above all the parties and is none of them. Where nobody does, the joint conference coordinates:
    /// its office decides, or, where the register has none, the petition office, in which it sits (arts 11, 12).
    func requireDecider(for act: Act) throws {
        guard let dispute = act.inputs as? JurisdictionDispute else { return }
        let snapshot = organisation.snapshot
        let above = dispute.parties.map { Set(snapshot.chain(from: $0.party.id).dropFirst()) }
        let parties = Set(dispute.parties.map(\.party.id))
        let first = dispute.outsiders.isEmpty ? above.first : []
        let common = above.reduce(first ?? []) { $0.intersection($1) }.subtracting(parties)
        if !common.isEmpty {
            guard !common.contains(dispute.unit.id) else { return }
            throw FieldErrors([FieldProblem("unit", .notCommonSuperior, article: "24(1), R-137")])
        }
        let open = snapshot.units.values.filter { !$0.isClosed }
        let office: UnitKind =
            open.contains { $0.kind == .conferenceOffice } ? .conferenceOffice : .petitionOffice
        if dispute.unit.kind != office || parties.contains(dispute.unit.id) {
            throw FieldErrors([FieldProblem("unit", .conferenceDecides, article: "24(1), R-137")])
        }
    }

    /// 异议理由: as long as the rule file says.
    func requireReason(for act: Act, on holder: ProceedingState) throws {
        guard let objection = act.inputs as? Objection,
            let least = book.set(version: holder.ruleVersion)?.setting(.objectionReason)?.value
        else { return }
        let count = objection.reason.unicodeScalars.count
        guard count < least else { return }
        throw FieldErrors([
            FieldProblem(
                "reason", .tooShort, values: ["least": "\(least)", "count": "\(count)"], article: "23(3), R-135")
        ])
    }

    /// 被检举单位的上级 (art 30(3), R-161): whoever reviews what the accused unit decides works above it, also where the tree of units does not say so.
    /// The discipline organs and the personnel organ are not among them.
    func requireNotAboveAccused(_ act: Act, of matter: StoredMatter) throws {
        guard act.verb == .handOver, let target = act.target?.id,
            matter.state.marks.accused.contains(where: { reviewBodies(of: $0).contains(target) })
        else { return }
        throw Refusal(.accusedUnit, article: "30(3), R-161")
    }

    /// 采纳情况 (art 29, F-25): a suggestion that is answered simply is told as well whether it was adopted.
    func requireAdoption(for act: Act, of matter: StoredMatter) throws {
        guard let answer = act.inputs as? SimpleAnswer, matter.state.purpose == .suggestion, answer.adoption == nil
        else { return }
        throw FieldErrors([FieldProblem("adoption", .neededHere, article: "29, F-25")])
    }
}
