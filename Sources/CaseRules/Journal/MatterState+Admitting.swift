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

    /// Whether the act would be admitted now, for this actor, judged by stage and people only: what buttons show.
    package func steps(openTo actor: Actor, on proceeding: ProceedingState) -> [Step<StageCode>] {
        if let person = actor.person, marks.recused.contains(person) { return [] }
        return Procedure.of(proceeding.kind).steps(from: proceeding.stage).filter { step in
            step.by.contains { $0.admits(actor) } && isAtDesk(actor, step.desk, proceeding, actor.unit)
        }
    }
}
