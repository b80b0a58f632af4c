// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 责任人员: who holds which role in a unit, as the responsibility map names them.
package struct ResponsiblePerson: Sendable {
    package let unit: UnitID
    package let role: Role
    package let name: PersonName
}

extension Casework {
    /// The people who can act in the units of a file and in those above them: handlers, approvers, leaders. Of a sealed file nobody is
    /// named: only the holders of its key act on it, and who they are is said nowhere.
    package func responsiblePeople(for file: MatterFile) async throws -> [ResponsiblePerson] {
        guard !file.state.isSealed else { return [] }
        let snapshot = organisation.snapshot
        let holding = Set(file.state.proceedings.filter { $0.closedOn == nil }.map(\.unit) + [file.registeringUnit])
        let units = Set(holding.flatMap(snapshot.chain(from:))).sorted()
        guard !units.isEmpty else { return [] }
        return try await database.read { db in
            let rows = try db.query(
                """
                SELECT r.unit_id, r.role, p.name, p.name_en FROM person_roles r JOIN persons p ON p.id = r.person_id
                WHERE r.unit_id IN (\(SQL.list(units))) AND p.disabled_at IS NULL ORDER BY r.unit_id, r.role, p.id LIMIT 1000
                """)
            return try rows.map { row in
                ResponsiblePerson(
                    unit: try row.get("unit_id"), role: try row.get("role"),
                    name: PersonName(name: try row.get("name"), nameEnglish: try row.get("name_en")))
            }
        }
    }
}
