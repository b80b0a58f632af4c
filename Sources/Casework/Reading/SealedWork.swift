// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 密封待办的一页, all of it, due first.
package struct SealedWork: Sendable {
    package let items: [WorkItem]
    /// What the next page begins after; nil on the last.
    package let next: ProceedingID?
}

extension Casework {
    /// 全部密封待办: every sealed matter that waits for this person, a page at a time. Naming them is on record before they are shown.
    package func sealedWork(
        of principal: Principal, after: ProceedingID? = nil, limit: Int = 50
    ) async throws -> SealedWork {
        let own = Self.sealedStages(asking: principal)
        guard !own.isEmpty else { return SealedWork(items: [], next: nil) }
        let items = try await database.read { db in
            let asked = try own + standInStages(asking: principal, in: db)
            let cursor: SQL =
                after.map { " AND (p.due_on, p.id) > (SELECT a.due_on, a.id FROM proceedings a WHERE a.id = \($0))" }
                ?? ""
            // The first of each stage, an index walk each; the first of all are among them.
            let each = asked.map { one -> SQL in
                """
                SELECT * FROM (SELECT p.id AS proceeding_id, p.due_on FROM proceedings p
                    WHERE \(one.condition(""))\(cursor) ORDER BY p.due_on, p.id LIMIT \(limit + 1)) w
                """
            }
            return try db.query(
                """
                SELECT w.proceeding_id, p.kind, p.stage, p.unit_id, w.due_on, m.id, m.number, m.channel, m.received_on,
                    m.title, k.wrapped_key, m.is_sealed, \(Self.since) AS since
                FROM (\(SQL.joined(each, separator: " UNION ALL "))) w JOIN proceedings p ON p.id = w.proceeding_id
                JOIN matters m ON m.id = p.matter_id
                JOIN sealed_keys k ON k.person_id = \(principal.person) AND k.matter_id = m.id
                ORDER BY w.due_on, w.proceeding_id LIMIT \(limit + 1)
                """
            ).map { try workItem($0, of: principal.person) }
        }
        let page = Array(items.prefix(limit))
        try await logNaming(of: page.map(\.matter), by: principal)
        return SealedWork(items: page, next: items.count > limit ? page.last?.proceeding : nil)
    }

    /// 代行待办 (art 30(3), R-161): what waits at a unit that is accused itself waits for who holds the key elsewhere.
    func standInStages(asking principal: Principal, in db: any Connection) throws -> [Asked] {
        let own = principal.holdings.filter(\.role.opensSealed).map(\.unit)
        guard !own.isEmpty else { return [] }
        let held = try db.query(
            """
            SELECT DISTINCT p.unit_id, m.marks FROM proceedings p
            CROSS JOIN sealed_keys k CROSS JOIN matters m
            WHERE k.person_id = \(principal.person) AND k.matter_id = p.matter_id AND m.id = p.matter_id
                AND p.closed_on IS NULL AND p.is_at_accused = 1 AND p.unit_id NOT IN (\(SQL.list(own)))
            LIMIT 1000
            """)
        var units: Set<UnitID> = []
        for row in held {
            let unit: UnitID = try row.get("unit_id")
            let marks = try EntryCoding.decode(MatterMarks.self, Array(row.get("marks", as: String.self).utf8))
            if marks.accused.contains(unit) { units.insert(unit) }
        }
        let places = units.sorted().map { Principal.Holding(role: .clerk, unit: $0) }
        return Self.stages(asking: places, of: principal.person, isSealed: true)
    }
}
