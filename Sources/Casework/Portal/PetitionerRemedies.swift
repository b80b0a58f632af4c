// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 可请求复查、复核的机关: what the holder of a ticket may ask for now, of whom and until when.
package struct OpenReview: Sendable {
    /// `review` (art 35) or `reReview` (art 36).
    package let kind: ProceedingKind
    /// The bodies that may review, the petitioner chooses.
    package let bodies: [Unit]
    /// The last day of K-07 or K-09; nil where service was never proved, so that no time has run.
    package let until: CalendarDate?
    /// 逾期: that day is over; whoever asks says why it is late, and the body decides whether the reason counts.
    package let isLate: Bool
}

extension Casework {
    /// 请求复查、复核 (arts 35, 36) by the holder of a ticket: today, at a body that may review the unit.
    ///
    /// - Parameters:
    ///   - unit: the body; where only one may review, nil names it.
    ///   - whyLate: the good reason, where K-07 or K-09 is over.
    ///   - formToken: the token of the form; a form sent twice asks once.
    /// - Throws: `FollowProblem.ended`; `Refusal` with its article, `outsideScope` for an agent who may not; `FieldErrors` at `unit`,
    ///   `grounds` or `whyLate`.
    package func requestReview(
        of unit: UnitID? = nil, grounds: String, whyLate: String? = nil, ticket: String, formToken: String? = nil
    ) async throws {
        try await database.write { db in
            let id = try matterID(ofTicket: ticket, allowing: .review, in: db)
            if let formToken, try !takeOnce(formToken, for: id, in: db) { return }
            var matter = try matter(id, in: db)
            guard let holder = matter.state.reviewable else { throw Refusal(.notAtThisStage, article: "35, 36") }
            let bodies = reviewBodies(of: holder.unit)
            guard let body = unit ?? (bodies.count == 1 ? bodies.first : nil),
                let reference = organisation.snapshot.units[body]?.reference
            else { throw FieldErrors([FieldProblem("unit", .missing, article: "35, 36")]) }
            let grounds = grounds.trimmingWhitespace()
            if grounds.count < 10 {
                throw FieldErrors([
                    FieldProblem("grounds", .tooShort, values: ["least": "10", "count": "\(grounds.count)"])
                ])
            }
            let isLate = self.isLate(matter.state.requestWindow(of: holder)?.dueOn)
            let reason = try isLate ? reasonForLateness(whyLate) : nil
            let request = ReviewRequest(
                unit: reference, requestedOn: today, receivedOn: today, grounds: String(grounds.prefix(10_000)),
                whyLate: reason)
            let act = Act(.requestReview, request)
            try requireReviewBody(for: act, on: holder)
            try requireStaff(for: act, in: db)
            _ = try perform(act, on: holder, of: &matter, by: .petitioner, in: db)
        }
    }

    private func isLate(_ last: CalendarDate?) -> Bool { last.map { $0 < today } ?? false }

    /// 正当理由: asked for where the last day is over; whether it counts, the body decides.
    private func reasonForLateness(_ typed: String?) throws(FieldErrors) -> String {
        let reason = (typed ?? "").trimmingWhitespace()
        if let problem = Self.problem(withReason: reason) { throw FieldErrors([problem]) }
        return String(reason.prefix(2_000))
    }

    /// What is wrong with the reason for a late request; nil where nothing is.
    package static func problem(withReason reason: String) -> FieldProblem? {
        if reason.isEmpty { return FieldProblem("whyLate", .missing, article: "35, 36, R-184") }
        guard reason.count < 5 else { return nil }
        return FieldProblem("whyLate", .tooShort, values: ["least": "5", "count": "\(reason.count)"])
    }

    /// What review the holder of a ticket may ask for; nil where there is none.
    package func openReview(ticket: String) async throws -> OpenReview? {
        try await database.read { db in
            let matter = try matter(matterID(ofTicket: ticket, allowing: .review, in: db), in: db)
            guard let holder = matter.state.reviewable, matter.state.isReviewable(holder) else { return nil }
            let isFirst = holder.kind != .review
            let until = matter.state.requestWindow(of: holder)?.dueOn
            return OpenReview(
                kind: isFirst ? .review : .reReview,
                bodies: reviewBodies(of: holder.unit).compactMap { organisation.snapshot.units[$0] },
                until: until, isLate: isLate(until))
        }
    }

    /// 申请回避 (art 28(3), R-145; S2:16(3)) by the holder of a ticket: who should not handle the matter, and why. The head of the unit
    /// decides, or of the one above where it is about the only one.
    ///
    /// - Parameter formToken: the token of the form; a form sent twice asks once.
    /// - Throws: `FollowProblem.ended`; `Refusal`.
    package func requestRecusal(_ request: RecusalRequest, ticket: String, formToken: String? = nil) async throws {
        try await database.write { db in
            let id = try matterID(ofTicket: ticket, allowing: .file, in: db)
            if let formToken, try !takeOnce(formToken, for: id, in: db) { return }
            var matter = try matter(id, in: db)
            let main = matter.state.proceedings.last { $0.kind.isMain && $0.kind != .routing && $0.closedOn == nil }
            guard let holder = main ?? matter.state.proceedings.last(where: { $0.kind.isMain && $0.closedOn == nil })
            else { throw Refusal(.notAtThisStage, article: "28(3)") }
            let act = try namingDecider(
                of: Act(.requestRecusal, request), on: holder, of: matter, by: .petitioner, in: db)
            _ = try perform(act, on: holder, of: &matter, by: .petitioner, in: db)
        }
    }
}

extension MatterState {
    /// The last decision against which a review may be asked for: a served opinion or simple reply, or a served review of it. What was
    /// decided again on a reviewer's order is later than the review, though it was opened before. An answer to a suggestion is none.
    var reviewable: ProceedingState? {
        guard purpose != .suggestion else { return nil }
        return proceedings.enumerated().filter {
            Procedure.of($0.element.kind).step(.requestReview, from: $0.element.stage) != nil
        }.max { ($0.element.closedOn ?? .never, $0.offset) < ($1.element.closedOn ?? .never, $1.offset) }?.element
    }

    /// Whether nobody has asked for it yet; of an agreement nobody does (arts 33, 35).
    func isReviewable(_ holder: ProceedingState) -> Bool {
        if holder.kind == .ordinaryHandling, !hasOpinion(holder) { return false }
        let letters = letters.filter { $0.proceeding == holder.id }
        return !isReviewed(holder) && (holder.closedOn != nil || !letters.isEmpty && letters.allSatisfy(\.isRendered))
    }
}
