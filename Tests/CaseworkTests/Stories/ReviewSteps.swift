// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support

/// The steps of a review by the district and of a re-review by the city, as the stories take them (arts 35, 36).
extension CaseworkWorld {
    private func reviewer(of kind: ProceedingKind) -> String { kind == .review ? "d" : "c" }

    /// Asked for by the petitioner, with the code.
    func askForReview(of receipt: Receipt) async throws {
        try await casework.requestReview(grounds: "没有查清漏水的真正原因，请求审查。", ticket: casework.ticket(for: receipt))
    }

    /// Accepted, drafted and approved; the paper is made.
    func approveReview(of receipt: Receipt, _ draft: ReviewDraft, in kind: ProceedingKind) async throws {
        let unit = reviewer(of: kind)
        try await act(.acceptReview, ReviewAcceptance(hasNoInterest: true), on: receipt, kind, by: "\(unit).reviewer")
        try await act(.draftReview, draft, on: receipt, kind, by: "\(unit).reviewer")
        try await act(.approveReview, on: receipt, kind, by: "\(unit).approver")
        try await worker()
    }

    /// Handed over today.
    func serveReview(of receipt: Receipt, _ kind: ProceedingKind) async throws {
        let proof = ServiceProof(method: .inPerson, servedOn: casework.today, proof: "本人签收")
        try await act(.proveService, proof, on: receipt, kind, by: "\(reviewer(of: kind)).reviewer")
    }
}
