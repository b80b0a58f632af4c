// SPDX-License-Identifier: Apache-2.0

/// 承办的动作 (art 28(3), R-145): an act by which a person takes a matter over. Whoever does declares that he has no interest in it or in the
/// petitioner; who has one does not go on, but declares that (申明利害关系), and the head decides.
///
/// Handling begins with the acceptance, the simple acceptance, the taking up of a suggestion, the import to a statutory path (or its correction)
/// and the acceptance of a review or a re-review: their form asks it of everybody. Somebody may come to a matter by another act: to a simple reply
/// or a study without those, as a colleague of who began, or when a new decision was ordered or an opinion revoked. So the acts that decide (the
/// drafts of an opinion, of a study and of a review, the simple reply, the settlement) ask it of who has not declared since the proceeding was
/// opened last. Decision 12 says why no other act does.
package protocol TakingOver: ActInputs {
    /// 声明没有利害关系. Entries from before it was asked for say nothing of it.
    var hasNoInterest: Bool? { get }
}

extension MatterState {
    /// Whether an act asks this person to declare on the proceeding.
    package func asksDeclaration(of verb: Verb, on proceeding: ProceedingState, by person: PersonID) -> Bool {
        guard let field = verb.fields.first(where: { $0.name == ActField.hasNoInterest.name }) else { return false }
        return field.isRequired || !proceeding.marks.declared.contains(person)
    }

    /// 没有声明: what is wrong with an act of somebody who takes the matter over without a word. It is asked at the door and not in replay, as
    /// older entries have none. Nobody declares for the system.
    package func undeclared(_ act: Act, on proceeding: ProceedingState, by actor: Actor) -> FieldProblem? {
        guard actor.kind == .staff, let person = actor.person,
            asksDeclaration(of: act.verb, on: proceeding, by: person),
            (act.inputs as? any TakingOver)?.hasNoInterest != true
        else { return nil }
        let field = ActField.hasNoInterest
        let isOfTheForm = act.verb.fields.contains(field)
        return FieldProblem(field.name, isOfTheForm ? .notDeclared : .notDeclaredYet, article: field.article)
    }

    /// Keeps who has declared on a proceeding.
    func noteDeclaration(_ record: ActRecord, _ envelope: Envelope, in proceeding: inout ProceedingState) {
        guard (record.edition ?? 0) >= TableEdition.takeOverIsDeclared, let person = envelope.actor.person,
            (record.act.inputs as? any TakingOver)?.hasNoInterest == true,
            !proceeding.marks.declared.contains(person)
        else { return }
        proceeding.marks.declared.append(person)
    }
}
