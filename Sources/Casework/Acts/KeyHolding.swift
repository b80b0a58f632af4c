// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 知悉人的变动 (art 30(3)): who gets a key later, and who loses one by leaving.
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
            throw FieldErrors([FieldProblem("person", .unknownPerson, article: "30(3)")])
        }
        let held = try db.queryOne(
            "SELECT person_id FROM sealed_keys WHERE person_id = \(person) AND matter_id = \(matter.state.id)")
        if held != nil { throw FieldErrors([FieldProblem("person", .taken, article: "30(3)")]) }
    }

    static let holderRoles: [Role] = [.clerk, .supervisor, .leader, .handler, .approver]

    /// Takes the keys of matters that a person has nothing to do with any more: neither the office that registered, nor a unit that has the
    /// file, nor a petition office or discipline organ that stands in. Where fewer than two people who can sign in are left, others stand in
    /// first; where there is nobody at all, the key stays, or the file would be lost.
    ///
    /// - Parameter leaving: true for somebody who is shut out: the key is of no use then, and others stand in.
    func settleKeys(of person: PersonID, leaving: Bool = false, in db: any Connection) throws {
        let units =
            leaving
            ? []
            : try roleHoldings(of: person, in: db).filter { Self.holderRoles.contains($0.role) }
                .map(\.unit)
        let standsIn = units.contains { unit in
            let kind = organisation.snapshot.units[unit]?.kind
            return kind == .petitionOffice || kind == .discipline
        }
        if standsIn { return }
        let held = try db.query(
            "SELECT matter_id FROM sealed_keys WHERE person_id = \(person) ORDER BY matter_id LIMIT 10000"
        ).map { try $0.get("matter_id", as: MatterID.self) }
        for id in held {
            let matter = try matter(id, in: db, openedBy: person)
            let own = Set([matter.registeringUnit] + matter.state.proceedings.map(\.unit))
            if !own.isDisjoint(with: units) { continue }
            guard try hasOthers(matter, than: person, in: db) else { continue }
            try db.execute("DELETE FROM sealed_keys WHERE matter_id = \(id) AND person_id = \(person)")
        }
    }

    /// Whether two other people who can sign in hold the key, after those stand in who would have at the door; true when one at least does.
    private func hasOthers(_ matter: StoredMatter, than person: PersonID, in db: any Connection) throws -> Bool {
        if try others(matter.state.id, than: person, in: db) < 2 {
            let out = try lockedOut(of: matter.state.marks, in: db).union([person])
            do {
                for other in try keyHolders(comingInAt: matter.registeringUnit, except: out, in: db) {
                    try giveKey(of: matter, to: other, in: db)
                }
            } catch let refusal as Refusal where refusal.code == .tooFewKeyHolders {
                return false
            }
        }
        return try others(matter.state.id, than: person, in: db) > 0
    }

    private func others(_ matter: MatterID, than person: PersonID, in db: any Connection) throws -> Int {
        try db.queryOne(
            """
            SELECT COUNT(*) AS count FROM sealed_keys k JOIN persons p ON p.id = k.person_id
            WHERE k.matter_id = \(matter) AND k.person_id <> \(person) AND p.disabled_at IS NULL
            """)?.get("count", as: Int.self) ?? 0
    }
}
