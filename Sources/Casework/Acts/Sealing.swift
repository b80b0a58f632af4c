// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// 密封 of a matter that turns out to be an accusation: its key goes over to named people, and every trace outside
    /// goes: the common key, search rows, blind index, access rows, what waits for a printer, who is at work on it and what somebody else typed into
    /// a form of it (art 30(3), R-161). Nobody whom the act itself names as accused gets the key.
    ///
    /// What a person has read, printed or fetched is not taken back by this, nor what a backup of an earlier day holds.
    func seal(_ matter: StoredMatter, as next: MatterState, by actor: Actor, in db: any Connection) throws {
        let id = matter.state.id
        let holders = try keyHolders(
            comingInAt: matter.registeringUnit, with: actor.person, except: lockedOut(of: next.marks, in: db), in: db)
        for person in holders { try giveKey(of: matter, to: person, in: db) }
        try db.execute("UPDATE matters SET is_sealed = 1, wrapped_key = NULL WHERE id = \(id)")
        try unindex(matter, in: db)
        try db.execute("DELETE FROM blind_index WHERE matter_id = \(id)")
        try db.execute("DELETE FROM matter_access WHERE matter_id = \(id)")
        try forgetPrinting(of: id, in: db)
        let proceedings: SQL = "(SELECT p.id FROM proceedings p WHERE p.matter_id = \(id))"
        try db.execute("DELETE FROM presences WHERE proceeding_id IN \(proceedings)")
        try db.execute(
            "DELETE FROM desk_drafts WHERE proceeding_id IN \(proceedings) AND person_id NOT IN (\(SQL.list(holders)))")
    }

    /// Who holds the key of a sealed matter after an act: the named people of the discipline organ from the hand-over on, and nobody
    /// who belongs to the accused unit, whatever else that person is (art 30(3), R-161).
    func passKeys(
        after act: Act, by proceeding: ProceedingID, on matter: StoredMatter, in db: any Connection
    ) throws {
        switch act.verb {
        case .handOver:
            guard let organ = act.target else { return }
            let out = try lockedOut(of: matter.state.marks, in: db)
            for person in try organHolders(of: organ.id, except: out, in: db) {
                try giveKey(of: matter, to: person, in: db)
            }
        case .nameAccused:
            try takeKeysFromAccused(of: matter, in: db)
            try fillOrgan(of: matter, in: db)
        case .approveRecusal:
            try fillCircle(of: matter, in: db)
            try fillOrgan(of: matter, in: db)
        case .admitKeyHolder:
            guard let holding = matter.state.proceeding(proceeding), let person = holding.marks.proposed else { return }
            try requireEligible(person, in: holding.unit, of: matter, in: db)
            try giveKey(of: matter, to: person, in: db)
        default: break
        }
    }

    /// Takes the key from everybody who belongs to an accused unit. Where fewer than two are left, those stand in who would
    /// have, had the accused been known at the door.
    ///
    /// - Throws: `Refusal.tooFewKeyHolders` when nobody at all could open it.
    func takeKeysFromAccused(of matter: StoredMatter, in db: any Connection) throws {
        let id = matter.state.id
        let out = try lockedOut(of: matter.state.marks, in: db)
        let holders = try db.query(
            "SELECT person_id FROM sealed_keys WHERE matter_id = \(id) ORDER BY person_id LIMIT 200"
        ).map { try $0.get("person_id", as: PersonID.self) }
        let gone = holders.filter { out.contains($0) }
        if !gone.isEmpty {
            try db.execute("DELETE FROM sealed_keys WHERE matter_id = \(id) AND person_id IN (\(SQL.list(gone)))")
        }
        try fillCircle(of: matter, in: db)
    }

    /// Takes from somebody who has come to a unit the keys of accusations against it; who is left, or comes in their place, holds them.
    func takeKeysOfAccusations(from person: PersonID, in units: [UnitID], in db: any Connection) throws {
        let held = try db.query(
            """
            SELECT m.id, m.marks FROM sealed_keys k JOIN matters m ON m.id = k.matter_id
            WHERE k.person_id = \(person) ORDER BY m.id LIMIT 10000
            """)
        for row in held {
            let marks = try EntryCoding.decode(MatterMarks.self, Array(row.get("marks", as: String.self).utf8))
            guard marks.accused.contains(where: units.contains) else { continue }
            try takeKeysFromAccused(of: matter(row.get("id"), in: db, openedBy: person), in: db)
        }
    }

    func giveKey(of matter: StoredMatter, to person: PersonID, in db: any Connection) throws {
        let id = matter.state.id
        let wrapped = try matter.key.wrapped(by: ring, for: person.rawValue, matter: id.rawValue)
        try db.execute(
            """
            INSERT INTO sealed_keys (matter_id, person_id, wrapped_key) VALUES (\(id), \(person), \(wrapped))
            ON CONFLICT (person_id, matter_id) DO NOTHING
            """)
    }

    /// 收件机关的指定人员: who deals with accusations at the organ that they are handed to.
    func organHolders(
        of unit: UnitID, except out: Set<PersonID> = [], in db: any Connection
    ) throws -> [PersonID] {
        try holders(of: unit, in: [.clerk, .handler, .approver, .leader], except: out, limit: 50, in: db)
    }

    /// The first people with one of some roles in a unit who are not locked out.
    func holders(
        of unit: UnitID, in roles: [Role], except out: Set<PersonID>, limit: Int, in db: any Connection
    ) throws -> [PersonID] {
        let people = try db.query(
            """
            SELECT DISTINCT r.person_id FROM person_roles r JOIN persons p ON p.id = r.person_id
            WHERE r.unit_id = \(unit) AND r.role IN (\(SQL.list(roles))) AND p.disabled_at IS NULL
            ORDER BY r.person_id LIMIT \(out.isEmpty ? limit : 50_000)
            """
        ).map { try $0.get("person_id", as: PersonID.self) }
        return Array(people.filter { !out.contains($0) }.prefix(limit))
    }

    /// Everybody with any role in the accused unit, above or below it, and everybody who is recused.
    func lockedOut(of marks: MatterMarks, in db: any Connection) throws -> Set<PersonID> {
        var people = Set(marks.recused)
        guard !marks.accused.isEmpty else { return people }
        let rows = try db.query(
            """
            SELECT DISTINCT person_id FROM person_roles WHERE unit_id IN (\(SQL.list(marks.accused)))
            ORDER BY person_id LIMIT 50000
            """)
        for row in rows { people.insert(try row.get("person_id")) }
        return people
    }
}
