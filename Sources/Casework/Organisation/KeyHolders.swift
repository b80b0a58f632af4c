// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// 密钥持有人 of an accusation that comes in at a unit (art 30(3)): the clerk who registers it and the named people of that
    /// unit, and, where these are fewer than two, of the nearest petition office, then of the discipline organ. Everything is
    /// registered (art 22), so an office with one clerk refuses nobody.
    ///
    /// - Parameter out: who must not hold it: the people of an accused unit, and who is recused.
    /// - Throws: `Refusal.tooFewKeyHolders` when there is not one person anywhere who could ever open it.
    func keyHolders(
        comingInAt unit: UnitID, with clerk: PersonID? = nil, except out: Set<PersonID> = [], in db: any Connection
    ) throws -> [PersonID] {
        var holders = clerk.map { [$0] }?.filter { !out.contains($0) } ?? []
        for near in organisation.snapshot.keyHoldingUnits(from: unit) {
            let isOrgan = organisation.snapshot.units[near]?.kind == .discipline
            let people =
                try isOrgan
                ? organHolders(of: near, except: out, in: db) : sealedMatterHolders(of: near, except: out, in: db)
            for person in people where !holders.contains(person) {
                holders.append(person)
            }
            if holders.count >= 2 { return holders }
        }
        guard !holders.isEmpty else { throw Refusal(.tooFewKeyHolders, article: "30(3), R-161") }
        return holders
    }

    /// Units with a clerk, at whose door an accusation would find fewer than two people to hold its key.
    func unitsWithoutKeyHolders(in db: any Connection) throws -> [Unit] {
        let rows = try db.query(
            """
            SELECT r.unit_id, r.person_id, r.role FROM person_roles r JOIN persons p ON p.id = r.person_id
            WHERE r.role IN (\(SQL.list([Role.clerk, .supervisor, .leader]))) AND p.disabled_at IS NULL
            ORDER BY r.unit_id, r.person_id, r.role LIMIT 50000
            """)
        var holders: [UnitID: Set<PersonID>] = [:]
        var doors: Set<UnitID> = []
        for row in rows {
            let unit: UnitID = try row.get("unit_id")
            holders[unit, default: []].insert(try row.get("person_id"))
            if try row.get("role", as: Role.self) == .clerk { doors.insert(unit) }
        }
        let snapshot = organisation.snapshot
        return snapshot.unitsInOrder.filter { unit in
            guard doors.contains(unit.id) else { return false }
            let reach = snapshot.keyHoldingUnits(from: unit.id)
            return reach.reduce(into: Set<PersonID>()) { $0.formUnion(holders[$1] ?? []) }.count < 2
        }
    }
}

extension OrganisationCache.Snapshot {
    /// The unit itself, then the petition offices on its way up and beside it, the nearest first, then every other one, then
    /// the discipline organs.
    func keyHoldingUnits(from id: UnitID) -> [UnitID] {
        var units = [id]
        func add(_ some: [Unit]) {
            for unit in some where !unit.isClosed && !units.contains(unit.id) { units.append(unit.id) }
        }
        let inOrder = unitsInOrder
        let offices = inOrder.filter { $0.kind == .petitionOffice }
        for ancestor in chain(from: id) { add(offices.filter { $0.id == ancestor || $0.parent == ancestor }) }
        add(offices)
        add(inOrder.filter { $0.kind == .discipline })
        return units
    }
}
