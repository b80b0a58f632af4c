// SPDX-License-Identifier: Apache-2.0

extension MatterState {
    /// Refuses an actor that the step is not open to: by role, by unit, or because the person is recused (art 28(3)).
    func admit(
        _ actor: Actor, to step: Step<StageCode>, of proceeding: ProceedingState, _ act: Act
    ) throws(Refusal) {
        if let person = actor.person, marks.recused.contains(person) {
            throw Refusal(.recused, article: "28(3), R-145")
        }
        guard step.by.contains(where: { $0.admits(actor) }), isAtDesk(actor, step.desk, proceeding, act.target?.id)
        else { throw Refusal(.notYours, article: step.article) }
    }

    private func isAtDesk(_ actor: Actor, _ desk: Desk, _ proceeding: ProceedingState, _ target: UnitID?) -> Bool {
        guard actor.kind == .staff else { return true }
        return switch desk {
        case .holder: actor.unit == proceeding.unit
        case .registrar: actor.unit == registeredBy
        case .target: actor.unit == target
        }
    }

    /// Whether the act would be admitted on a day, for this actor, judged by stage, people and what does not depend on the form: what
    /// buttons show. After the last day of K-04 nobody is offered an objection.
    package func steps(
        openTo actor: Actor, on proceeding: ProceedingState, day: CalendarDate
    ) -> [Step<StageCode>] {
        if let person = actor.person, marks.recused.contains(person) { return [] }
        let envelope = Envelope(actor: actor, recordedOn: day, effectiveOn: day, calendarThrough: 0)
        return Procedure.of(proceeding.kind).steps(from: proceeding.stage).filter { step in
            step.by.contains { $0.admits(actor) } && isAtDesk(actor, step.desk, proceeding, actor.unit)
                && step.guards.allSatisfy { !Self.standing.contains($0) || holds($0, step, proceeding, envelope) }
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
        .notAccusation, .isAccusation, .withinObjectionWindow, .notYetAccepted, .pathUncorrected, .extensionUnused,
        .beforeHandlingDue, .ratingOpen, .notYetReviewed, .nothingNew, .noHearingYet, .notSuggestion,
        .nothingFollowed, .noOtherReview, .handlingEnded, .opinionStands,
    ]
}
