// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

extension Casework {
    /// 无人单位: units in which nobody can sign for or handle anything, in the order of their codes; venues and the
    /// unit above all are no addressees.
    package func unitsWithoutStaff() async throws -> [Unit] {
        let staffed = try await unitsWithStaff()
        return organisation.snapshot.unitsInOrder.filter {
            !$0.isClosed && $0.level != .venue && !staffed.contains($0.id)
        }
    }

    /// Refuses to send a matter where nobody would find it. A hand-over goes to an organ whose own procedure applies, and whose
    /// people need not be in this system.
    ///
    /// - Throws: `FieldErrors` with `unitWithoutStaff`, naming the unit.
    func requireStaff(for act: Act, in db: any Connection) throws {
        switch act.verb {
        case .transfer, .transferSimply, .assign, .requestReview, .disputeJurisdiction: break
        default: return
        }
        guard let target = act.target else { return }
        // A review that nobody can take up would run out untouched (arts 35, 36).
        let roles: [Role] =
            act.verb == .requestReview ? [.reviewer] : [.clerk, .handler, .reviewer, .leader, .approver]
        let row = try db.queryOne(
            """
            SELECT 1 AS one FROM person_roles r JOIN persons p ON p.id = r.person_id
            WHERE r.unit_id = \(target.id) AND r.role IN (\(SQL.list(roles))) AND p.disabled_at IS NULL
            LIMIT 1
            """)
        guard row == nil else { return }
        let unit = organisation.snapshot.units[target.id]
        let values = ["unit": unit?.name ?? "", "code": unit?.code ?? ""]
        throw FieldErrors([FieldProblem("unit", .unitWithoutStaff, values: values, article: "14, R-107")])
    }
}

extension Casework {
    /// How many people hold a role in each unit.
    package func staffCounts() async throws -> [UnitID: Int] {
        try await database.read { db in
            let rows = try db.query(
                """
                SELECT r.unit_id, COUNT(DISTINCT r.person_id) AS people FROM person_roles r
                JOIN persons p ON p.id = r.person_id WHERE p.disabled_at IS NULL GROUP BY r.unit_id ORDER BY r.unit_id
                """)
            var counts: [UnitID: Int] = [:]
            for row in rows { counts[try row.get("unit_id")] = try row.get("people") }
            return counts
        }
    }

    /// A member of staff by account; nil when there is none.
    package func person(_ login: String) async throws -> Person? {
        try await database.read { db in
            let row = try db.queryOne(
                "SELECT id, login, name, name_en, disabled_at FROM persons WHERE login = \(login.lowercased())")
            guard let row else { return nil }
            let id: PersonID = try row.get("id")
            return Person(
                id: id, login: try row.get("login"), name: try row.get("name"),
                nameEnglish: try row.get("name_en"), isDisabled: try row.get("disabled_at", as: String?.self) != nil,
                holdings: try roleHoldings(of: id, in: db))
        }
    }
}
