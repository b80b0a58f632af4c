// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 职能承继的结果.
package struct Succession: Equatable, Sendable {
    /// Matters that went over.
    package var matters = 0
    /// Matters that could not: the worker's log says why.
    package var failed = 0
}

/// 无主事项: an open proceeding at a unit that is no more.
package struct Orphan: Equatable, Sendable {
    package let matter: MatterID
    package let number: String
    package let proceeding: ProceedingID
    package let kind: ProceedingKind
    package let unit: UnitID
    /// Sealed: one of its named people hands it on.
    package let isSealed: Bool
}

extension Casework {
    /// 职能承继 (art 24(2), R-138): a unit is merged or abolished; all that it has under way goes to the unit that has its function now, some
    /// matters at a time, one transaction and one entry each. No day moves. Closed matters stay with the unit that dealt with them.
    ///
    /// A unit that was split hands each part to another unit: `only` names the matters of this part, and the unit closes with the last.
    ///
    /// - Throws: `Refusal.notYours` for anybody but the system administrator; `FieldErrors` at `unit` or `successor`.
    package func succeed(
        _ unit: UnitID, by successor: UnitID, only matters: [MatterID]? = nil, batch: Int = 100,
        troubles: WorkTroubles = WorkTroubles(), as principal: Principal? = nil
    ) async throws -> Succession {
        try require(.systemAdministrator, of: principal)
        guard let old = organisation.snapshot.units[unit] else {
            throw FieldErrors([FieldProblem("unit", .unknownUnit, article: "24(2), R-138")])
        }
        guard successor != unit, let new = organisation.snapshot.units[successor], !new.isClosed else {
            throw FieldErrors([FieldProblem("successor", .unknownUnit, article: "24(2), R-138")])
        }
        try await database.write { db in
            if matters == nil {
                try db.execute("UPDATE units SET closed_on = \(today) WHERE id = \(unit) AND closed_on IS NULL")
                try OrganisationCache.noteChange(in: db)
            }
            try noteAdmin(.succeedUnit, old.code, new.code, by: principal, in: db)
        }
        try await organisation.reload(from: database)
        var result = Succession()
        var after = MatterID(0)
        while true {
            let page = try await openMatters(of: unit, after: after, batch)
            for id in page {
                after = id
                if let matters, !matters.contains(id) { continue }
                let done = try await attempt("succession \(id)", of: id, troubles) {
                    try await succeed(id, SuccessionRecord(from: unit, to: successor))
                }
                if let done { result.matters += done } else { result.failed += 1 }
            }
            if page.count < batch { return result }
        }
    }

    /// 无主事项清单: what is open at units that are no more, sealed matters without anything but their number.
    package func orphans(limit: Int = 200) async throws -> [Orphan] {
        try await database.read { db in
            try db.query(
                """
                SELECT p.id, p.matter_id, p.kind, p.unit_id, p.is_sealed, m.number
                FROM proceedings p JOIN units u ON u.id = p.unit_id JOIN matters m ON m.id = p.matter_id
                WHERE u.closed_on IS NOT NULL AND p.closed_on IS NULL ORDER BY p.id LIMIT \(limit)
                """
            ).map { row in
                Orphan(
                    matter: try row.get("matter_id"), number: try row.get("number"), proceeding: try row.get("id"),
                    kind: try row.get("kind"), unit: try row.get("unit_id"), isSealed: try row.get("is_sealed"))
            }
        }
    }

    private func openMatters(of unit: UnitID, after: MatterID, _ batch: Int) async throws -> [MatterID] {
        try await database.read { db in
            try db.query(
                """
                SELECT DISTINCT matter_id FROM proceedings
                WHERE (unit_id = \(unit) OR sender_id = \(unit)) AND closed_on IS NULL AND is_sealed = 0
                    AND matter_id > \(after)
                ORDER BY matter_id LIMIT \(batch)
                """
            ).map { try $0.get("matter_id") }
        }
    }

    private func succeed(_ id: MatterID, _ record: SuccessionRecord) async throws -> Int {
        try await database.write { db in
            var matter = try matter(id, in: db)
            let envelope = envelope(of: .system)
            let next = try matter.state.applying(.succeeded(record), in: envelope, under: book).state
            guard next != matter.state else { return 0 }
            try save(&matter, as: next, entry: .succeeded(record), envelope, in: db)
            return 1
        }
    }
}
