// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Logging
import Storage

/// 办理结果: where the proceeding stands after an act.
package struct ActOutcome: Sendable {
    package let matter: MatterID
    package let number: String
    package let proceeding: ProceedingID
    package let stage: StageCode
    package let version: Int
    package let issued: [LetterID]
    /// Whether the matter is sealed.
    let isSealed: Bool
}

/// 决定: an act, judged and not yet written.
struct Decision {
    let entry: EntryBody
    let envelope: Envelope
    let next: MatterState
    let consequences: Consequences
}

extension Casework {
    /// 办理: one act on one proceeding: load, decide by the table, save, in one transaction.
    ///
    /// - Parameters:
    ///   - version: the version of the proceeding that the person had before them; nil does not ask.
    ///   - effectiveOn: the true day, when it is not today.
    ///   - reason: 补记理由 (rules 9.4): why it is entered after its day.
    /// - Throws: `Refusal` with its article; `Refusal.stale` when somebody acted in between.
    package func perform(
        _ act: Act, on proceeding: ProceedingID, version: Int? = nil, effectiveOn: CalendarDate? = nil,
        because reason: String? = nil, by principal: Principal
    ) async throws -> ActOutcome {
        let outcome = try await database.write { db in
            var matter = try matter(of: proceeding, visibleTo: principal, in: db)
            guard let holder = matter.state.proceeding(proceeding) else { throw Refusal(.unseen, article: "R-161") }
            let actor = actor(for: act, on: holder, of: matter.state, by: principal)
            let reason = reason.map { $0.trimmingWhitespace() }.flatMap { $0.isEmpty ? nil : $0 }
            try requireDays(of: act, effectiveOn: effectiveOn, because: reason)
            try requireReviewBody(for: act, on: holder)
            try requireDecider(for: act)
            try requireHearingAfterStart(for: act, on: holder, of: matter.state)
            try requireEligibleHolder(for: act, on: holder, of: matter, in: db)
            try requireStaff(for: act, in: db)
            try requireReason(for: act, on: holder)
            try requireFinal(act, from: matter, on: holder, by: principal, in: db)
            try requireNotAboveAccused(act, of: matter)
            try requireAdoption(for: act, of: matter)
            let running = try running(act, from: matter, on: holder, by: principal, in: db)
            let known = try namingDecider(of: act, on: holder, of: matter, by: actor, in: db)
            let named = try namingLetter(of: known, from: matter, by: principal, as: actor, in: db)
            let outcome = try perform(
                named, on: holder, of: &matter, version: version, by: actor, effectiveOn, because: reason, in: db)
            if let running, !matter.state.isSealed { try join(matter, to: running, as: actor, in: db) }
            try dropDeskDraft(of: .act(proceeding, act.verb), by: principal.person, in: db)
            try endPresence(on: proceeding, of: principal.person, in: db)
            return outcome
        }
        // The worker cannot open a sealed matter: whoever acts on it makes its letters.
        if outcome.isSealed {
            for letter in outcome.issued {
                do {
                    _ = try await render(letter, of: outcome.matter, openedBy: principal.person)
                } catch {
                    // The act stands. Whoever asks for the letter next makes it.
                    logger.error(
                        "a letter of a sealed matter could not be made yet",
                        metadata: ["letter": "\(letter)", "error": "\(error)"])
                }
            }
        }
        return outcome
    }

    /// Refuses a hearing that ends before it began, at the field that says so: of a re-review art 36(2), of a handling art 31(6).
    private func requireHearingAfterStart(
        for act: Act, on holder: ProceedingState, of state: MatterState
    ) throws {
        guard let record = act.inputs as? HearingRecord, let start = holder.marks.openedHearingOn,
            record.closedOn < start
        else { return }
        let parent = holder.parent.flatMap { state.proceeding($0) }
        let article = parent?.kind == .reReview ? "36(2)" : "31(6)"
        throw FieldErrors([
            FieldProblem("closedOn", .hearingEndsBeforeStart, values: ["start": start.iso], article: article)
        ])
    }

    /// The same for an actor that is no principal: the petitioner, the worker, the import.
    func perform(
        _ act: Act, on holder: ProceedingState, of matter: inout StoredMatter, version: Int? = nil, by actor: Actor,
        _ effectiveOn: CalendarDate? = nil, because reason: String? = nil, in db: any Connection
    ) throws -> ActOutcome {
        if matter.state.isSealed { try writeWhatWaited(for: &matter, in: db) }
        let decision = try decide(
            act, on: holder, of: matter, version: version, by: actor, effectiveOn, because: reason)
        let wasSealed = matter.state.isSealed
        let (next, consequences) = (decision.next, decision.consequences)
        if next.isSealed && !wasSealed { try seal(matter, as: next, by: actor, in: db) }
        try save(&matter, as: next, entry: decision.entry, decision.envelope, in: db)
        if wasSealed && !next.isSealed { try unseal(matter, in: db) }
        if next.isSealed { try passKeys(after: act, by: holder.id, on: matter, in: db) }
        for letter in consequences.letters { try freeze(letter, for: act, of: matter, by: actor, in: db) }
        if !consequences.letters.isEmpty { try post("render", for: matter.state.id, in: db) }
        return ActOutcome(
            matter: matter.state.id, number: matter.number, proceeding: holder.id,
            stage: next.proceeding(holder.id)?.stage ?? holder.stage, version: matter.versions[holder.id] ?? 0,
            issued: consequences.letters.map(\.id), isSealed: next.isSealed)
    }

    /// 决定: what the act would do, decided by the table and not yet written. A preview asks no more than this.
    ///
    /// - Throws: `Refusal`; `FieldErrors` where nothing stands against it but that nobody has declared (art 28(3)).
    func decide(
        _ act: Act, on holder: ProceedingState, of matter: StoredMatter, version: Int? = nil, by actor: Actor,
        _ effectiveOn: CalendarDate? = nil, because reason: String? = nil
    ) throws -> Decision {
        if let version, matter.versions[holder.id] != version {
            throw Refusal(.stale, article: "R-126", values: ["stage": holder.stage.rawValue])
        }
        let step = Procedure.of(holder.kind).step(act.verb, from: holder.stage)
        let record = ActRecord(
            proceeding: holder.id, act: act, opened: ids(count: step.map { MatterState.openings(of: $0) } ?? 0),
            issued: ids(count: step?.issues.count ?? 0), backdatingReason: reason)
        let envelope = envelope(of: actor, effectiveOn: effectiveOn)
        let entry = EntryBody.acted(record)
        let (next, consequences) = try matter.state.applying(entry, in: envelope, under: book)
        if let problem = matter.state.undeclared(act, on: holder, by: actor) { throw FieldErrors([problem]) }
        return Decision(entry: entry, envelope: envelope, next: next, consequences: consequences)
    }

    /// The role in which the person acts: the first that the step is open to, so that the refusal names the step.
    func actor(
        for act: Act, on holder: ProceedingState, of state: MatterState, by principal: Principal
    ) -> Actor {
        let step = Procedure.of(holder.kind).step(act.verb, from: holder.stage)
        if let step {
            let admitted = principal.allActors.first {
                state.admits($0, to: step, of: holder, target: act.target?.id)
            }
            if let admitted { return admitted }
        }
        let units =
            switch step?.desk {
            case .target: act.target.map { [$0.id] } ?? []
            case .registrar: principal.holdings.map(\.unit)
            case .holder, .holderOrRegistrar, nil: [holder.unit]
            }
        let actors = units.flatMap { principal.actors(in: $0) }
        let fitting = actors.first { actor in step?.by.contains { $0.admits(actor) } ?? false }
        return fitting ?? actors.first ?? Actor(kind: .staff, person: principal.person, role: nil, unit: nil)
    }

    private func ids<Of>(count: Int) -> [ID<Of>] { (0..<count).map { _ in ids.next() } }

    /// A row of the outbox, written with the act that caused it.
    func post(_ kind: String, for matter: MatterID, in db: any Connection) throws {
        let id: ID<MatterTag> = ids.next()
        try db.post(
            """
            INSERT INTO outbox (id, matter_id, kind, created_at) VALUES (\(id), \(matter), \(kind), \(clock.now))
            """)
    }
}
