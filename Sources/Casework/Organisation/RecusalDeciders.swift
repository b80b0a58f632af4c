// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 谁决定回避 (art 28(3), R-145): the head of the unit; where nobody is left there who is neither concerned nor asked for it, a head of the next unit above
/// who is not.
extension Casework {
    /// The act with what the register knows of it: whom the words mean, and which unit decides.
    ///
    /// Of a sealed matter the own unit decides as before: the one above holds no key of it and must not learn of it (art 30(3)).
    func namingDecider(
        of act: Act, on holder: ProceedingState, of matter: StoredMatter, by actor: Actor, in db: any Connection
    ) throws -> Act {
        func decider(except person: PersonID?) throws -> UnitID? {
            if matter.state.isSealed { return nil }
            let out = Set(matter.state.marks.recused + [actor.person, person].compactMap { $0 })
            return try unitDeciding(for: holder.unit, except: out, in: db)
        }
        switch act.inputs {
        case let inputs as Interest:
            return Act(act.verb, Interest(reason: inputs.reason, decider: try decider(except: nil)))
        case let inputs as RecusalRequest:
            let person = try member(of: holder.unit, named: inputs.whom, in: db)
            return Act(
                act.verb,
                RecusalRequest(
                    whom: inputs.whom, reason: inputs.reason, person: person, decider: try decider(except: person)))
        default: return act
        }
    }

    /// The unit above that decides; nil where the own one can, or where there is none above that could.
    private func unitDeciding(
        for unit: UnitID, except out: Set<PersonID>, in db: any Connection
    ) throws -> UnitID? {
        let snapshot = organisation.snapshot
        for above in snapshot.chain(from: unit) where above == unit || snapshot.units[above]?.isClosed == false {
            let heads = try holders(of: above, in: [.approver, .leader], except: out, limit: 1, in: db)
            if !heads.isEmpty { return above == unit ? nil : above }
        }
        return nil
    }

    /// The one of a unit's people whom the words name, by account or by name; nil where they name nobody for certain.
    private func member(of unit: UnitID, named words: String, in db: any Connection) throws -> PersonID? {
        let words = words.trimmingWhitespace()
        let rows = try db.query(
            """
            SELECT DISTINCT p.id, p.login, p.name FROM persons p JOIN person_roles r ON r.person_id = p.id
            WHERE r.unit_id = \(unit) AND p.disabled_at IS NULL ORDER BY p.id LIMIT 5000
            """)
        let meant = try rows.filter { row in
            let name: String = try row.get("name")
            return try row.get("login", as: String.self) == words.lowercased() || name == words
                || name.count > 1 && words.contains(name)
        }
        return meant.count == 1 ? try meant.first?.get("id") : nil
    }
}
