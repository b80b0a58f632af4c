// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// What an act needs beside its stage and its form: things that only the register or the rule file knows.
extension Casework {
    /// Refuses a review at a body that may not review the unit (arts 35, 36; R-189).
    func requireReviewBody(for act: Act, on holder: ProceedingState) throws {
        guard let request = act.inputs as? ReviewRequest, !reviewBodies(of: holder.unit).contains(request.unit.id)
        else {
            return
        }
        throw FieldErrors([FieldProblem("unit", .notAReviewBody, article: "35, 36, R-189")])
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
                "reason", .tooShort, values: ["least": "\(least)", "count": "\(count)"], article: "23(3)")
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
