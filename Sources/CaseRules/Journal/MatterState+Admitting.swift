// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// Refuses an actor that the step is not open to: by role, by unit, or because the person is recused (art 28(3)).
    func admit(
        _ actor: Actor, to step: Step<StageCode>, of proceeding: ProceedingState, _ act: Act
    ) throws(Refusal) {
        if let person = actor.person, marks.recused.contains(person) {
            throw Refusal(.recused, article: "28(3), R-145")
        }
        if isWaiting(actor, for: step.verb, on: proceeding) { throw Refusal(.interestOpen, article: "28(3), R-145") }
        guard admits(actor, to: step, of: proceeding, target: act.target?.id) else {
            throw Refusal(.notYours, article: step.article)
        }
    }

    /// 申明之后、决定之前 (art 28(3), R-145): who has declared an interest does nothing more on the matter until the head has decided. What is grave or
    /// urgent is reported all the same (art 25); that another should recuse is said, and decided by who may decide on it.
    private func isWaiting(_ actor: Actor, for verb: Verb, on proceeding: ProceedingState) -> Bool {
        guard let person = actor.person, proceeding.kind != .recusal else { return false }
        if verb == .reportUrgent || verb == .requestRecusal { return false }
        return proceedings.contains {
            $0.kind == .recusal && $0.closedOn == nil && $0.marks.interested == person && $0.marks.drafter == person
        }
    }

    /// Whether a step is open to an actor by role and unit.
    package func admits(
        _ actor: Actor, to step: Step<StageCode>, of proceeding: ProceedingState, target: UnitID?
    ) -> Bool {
        let isMeant = step.by.contains { $0.admits(actor) }
        guard actor.kind == .staff else { return isMeant }
        let places: [UnitID] =
            switch step.desk {
            case .holder: [proceeding.unit]
            case .registrar: [registeredBy]
            case .target: target.map { [$0] } ?? []
            case .holderOrRegistrar: [proceeding.unit, registeredBy]
            }
        if isMeant, let unit = actor.unit, places.contains(unit) { return true }
        return step.desk != .target && places.contains { standsIn(actor, for: $0) }
    }

    /// 代行 (art 30(3), R-161): where the unit that has the file is itself accused, none of its people may know of it; whoever holds the key
    /// elsewhere acts in its place, so that the file does not lie still.
    private func standsIn(_ actor: Actor, for unit: UnitID) -> Bool {
        guard isSealed, marks.accused.contains(unit), let own = actor.unit, let role = actor.role else { return false }
        return !marks.accused.contains(own) && KeyHoldings.holders.contains(.role(role))
    }

    /// Whether the act would be admitted on a day, for this actor, judged by stage, people and what does not depend on the form: what
    /// buttons show. After the last day of K-04 nobody is offered an objection.
    package func steps(
        openTo actor: Actor, on proceeding: ProceedingState, day: CalendarDate
    ) -> [Step<StageCode>] {
        if let person = actor.person, marks.recused.contains(person) { return [] }
        let envelope = Envelope(actor: actor, recordedOn: day, effectiveOn: day, calendarThrough: 0)
        return Procedure.of(proceeding.kind).steps(from: proceeding.stage).filter { step in
            admits(actor, to: step, of: proceeding, target: actor.unit)
                && !isWaiting(actor, for: step.verb, on: proceeding)
                && step.guards.allSatisfy { !Self.standing.contains($0) || holds($0, step, proceeding, envelope) }
        }
    }

    /// Why an act that this actor may do is closed on a day, whatever the form says; nil where it is open, or not this actor's at all.
    package func closed(
        _ verb: Verb, to actor: Actor, on proceeding: ProceedingState, day: CalendarDate
    ) -> Refusal? {
        let envelope = Envelope(actor: actor, recordedOn: day, effectiveOn: day, calendarThrough: 0)
        guard let step = Procedure.of(proceeding.kind).step(verb, from: proceeding.stage),
            admits(actor, to: step, of: proceeding, target: actor.unit)
        else { return nil }
        do throws(Refusal) {
            for condition in step.guards where Self.standing.contains(condition) {
                try check(condition, Act(verb), proceeding, envelope, step.article)
            }
            return nil
        } catch {
            return error
        }
    }

    private func holds(
        _ condition: Guard, _ step: Step<StageCode>, _ proceeding: ProceedingState, _ envelope: Envelope
    ) -> Bool {
        do {
            try check(condition, Act(step.verb), proceeding, envelope, step.article)
            return true
        } catch {
            return false
        }
    }

    /// Conditions that no form can change.
    private static let standing: Set<Guard> = [
        .notAccusation, .isAccusation, .accusedNamed, .withinObjectionWindow, .notYetAccepted, .pathUncorrected,
        .extensionUnused,
        .beforeHandlingDue, .ratingOpen, .notYetReviewed, .nothingNew, .noHearingYet, .notSuggestion,
        .nothingFollowed, .noOtherReview, .handlingEnded, .opinionStands, .agreementStands, .replyUnserved,
        .nobodyAccused, .circleSettled, .nothingDecided, .decisionOpen,
    ]
}
