// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 增加知悉人 (art 30(3)): who may get a key later.
extension Casework {
    /// Refuses a person who could not be a holder, at the field that names them.
    func requireEligibleHolder(
        for act: Act, on holder: ProceedingState, of matter: StoredMatter, in db: any Connection
    ) throws {
        guard let proposal = act.inputs as? KeyHolderProposal else { return }
        try requireEligible(proposal.person, in: holder.unit, of: matter, in: db)
    }

    /// A named person works in the unit that has the file, in a role that deals with it, is locked out by nothing, and has no key yet.
    func requireEligible(
        _ person: PersonID, in unit: UnitID, of matter: StoredMatter, in db: any Connection
    ) throws {
        let out = try lockedOut(of: matter.state.marks, in: db)
        let people = try holders(of: unit, in: Self.holderRoles, except: out, limit: 50_000, in: db)
        guard people.contains(person) else {
            throw FieldErrors([FieldProblem("person", .cannotHoldKey, article: "30(3)")])
        }
        let held = try db.queryOne(
            "SELECT person_id FROM sealed_keys WHERE person_id = \(person) AND matter_id = \(matter.state.id)")
        if held != nil { throw FieldErrors([FieldProblem("person", .holdsKey, article: "30(3)")]) }
    }

    static let holderRoles: [Role] = [.clerk, .supervisor, .leader, .handler, .approver]
}
