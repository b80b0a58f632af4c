// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Letters
import Storage

/// 身份保密 (art 30(3), S2:22(4)): who asked for it is known to the registering office, and to another unit's handlers only by a grant,
/// until its last day. The file of an accusation is seen by its named people alone, so there it adds nothing.
extension MatterState {
    /// The grant by which a unit may know who filed, on a day.
    func disclosure(to units: [UnitID], on day: CalendarDate) -> ProceedingState? {
        proceedings.last { proceeding in
            guard proceeding.kind == .disclosure, proceeding.stage == Disclosures.Stage.disclosed.code,
                let until = proceeding.marks.disclosedUntil, let asker = proceeding.sender
            else { return false }
            return units.contains(asker) && day <= until
        }
    }

    /// Whether the identity is kept from this person today.
    func keepsIdentity(from principal: Principal, on day: CalendarDate) -> Bool {
        guard marks.isConfidential, !isSealed else { return false }
        let isRegistrar = principal.holdings.contains { $0.unit == registeredBy && $0.role.readsMatters }
        return !isRegistrar && grant(for: principal, on: day) == nil
    }

    /// The grant by which this person sees who filed: it is for those who deal with the matter, not for all of the unit.
    func grant(for principal: Principal, on day: CalendarDate) -> ProceedingState? {
        guard marks.isConfidential, !isSealed else { return nil }
        let units = principal.holdings.filter { $0.role == .handler || $0.role == .reviewer }.map(\.unit)
        return disclosure(to: units, on: day)
    }

    /// How a full showing stands in the access log.
    func seen(by principal: Principal, on day: CalendarDate) -> Seen {
        if isSealed { return .sealed }
        if keepsIdentity(from: principal, on: day) { return .masked }
        let isRegistrar = principal.holdings.contains { $0.unit == registeredBy }
        return !isRegistrar && grant(for: principal, on: day) != nil ? .disclosed : .full
    }
}

extension Party {
    /// What is left of a party whose identity is kept: in which role.
    var withheld: Party { Party(id: id, filing: filing, details: PartyDetails(role: details.role)) }
}

extension Casework {
    /// Refuses a letter that says who filed to somebody from whom that is kept.
    ///
    /// - Throws: `Refusal.identityKept`.
    func requireNothingKept(
        in letter: LetterID, of matter: StoredMatter, for principal: Principal, in db: any Connection
    ) throws {
        guard matter.state.keepsIdentity(from: principal, on: today) else { return }
        let text = try frozenLetter(letter, of: matter, in: db).text
        let kept = try parties(of: matter, in: db).map(\.details).flatMap { [$0.name, $0.phone, $0.document] }
        if kept.contains(where: { !$0.isEmpty && text.contains($0) }) { throw MatterFile.identityKept }
    }
}

extension MatterFile {
    /// Who filed is kept from this unit; a handler may ask the registering office.
    package static let identityKept = Refusal(.identityKept, article: "30(3), S2:22(4)")
}
