// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 可见单位 by the tree as it stands in a snapshot: what stands above units, asked once for each set of them.
final class AccessReach {
    /// Units have moved in the tree and the worker has not made all rows again: what stands there now may be of either tree.
    let isMoving: Bool
    private var known: [Set<UnitID>: Set<UnitID>] = [:]

    init(in db: any Connection, isMoving: Bool) { self.isMoving = isMoving }

    /// Nil while the tree is moving.
    func units(above units: Set<UnitID>, in db: any Connection) throws -> Set<UnitID>? {
        if isMoving { return nil }
        if let known = known[units] { return known }
        let above = Set(
            try db.query(
                """
                SELECT DISTINCT ancestor_id FROM unit_ancestors WHERE unit_id IN (\(SQL.list(units.sorted())))
                ORDER BY ancestor_id LIMIT 10000
                """
            ).map { try $0.get("ancestor_id", as: UnitID.self) })
        known[units] = above
        return above
    }
}

extension Casework {
    /// Compares the access rows of a matter with what its journal says: which units may see it, and the day and state that lists go by.
    ///
    /// - Parameters:
    ///   - wanted: nil where the rows of two trees may be mixed, so that only day and state are compared.
    ///   - state: nil for a sealed matter, which has no rows at all.
    func hold(
        rowsOf id: MatterID, against wanted: Set<UnitID>?, _ state: MatterState?, _ finding: inout Finding,
        in db: any Connection
    ) throws {
        let rows = try db.query(
            "SELECT unit_id, due_on, is_open FROM matter_access WHERE matter_id = \(id) ORDER BY unit_id LIMIT 20000")
        let present = Set(try rows.map { try $0.get("unit_id", as: UnitID.self) })
        if let wanted {
            let names = organisation.snapshot.units
            for unit in wanted.subtracting(present).sorted() {
                finding.fault(nil, "the unit \(names[unit]?.code ?? "\(unit)") has dealt with it and no longer sees it")
            }
            for unit in present.subtracting(wanted).sorted() {
                finding.fault(nil, "the unit \(names[unit]?.code ?? "\(unit)") sees it and has never dealt with it")
            }
        }
        guard let state else { return }
        let areRight = try rows.allSatisfy {
            try $0.get("due_on", as: CalendarDate.self) == state.dueOn
                && $0.get("is_open", as: Bool.self) == state.isOpen
        }
        if !areRight { finding.fault(nil, "an access row says another day or state than the matter") }
    }
}
