// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 密封待办的一页, all of it, due first.
package struct SealedWork: Sendable {
    package let items: [WorkItem]
    /// What the next page begins after; nil on the last.
    package let next: ProceedingID?
}

extension Casework {
    /// Sealed matters that wait for one of this person's roles, found by the keys that the person holds: counted to the end, with the
    /// first of each group.
    func sealedWork(
        of principal: Principal, _ today: CalendarDate, _ limit: Int, in db: any Connection
    ) throws -> [WorkGroup] {
        guard let source = sealedSource(of: principal) else { return [] }
        let soon = today.adding(days: soonDays)
        let counts = try db.query(
            """
            SELECT p.kind, p.stage, p.unit_id, COUNT(*) AS waiting,
                COUNT(*) FILTER (WHERE p.due_on < \(today)) AS overdue,
                COUNT(*) FILTER (WHERE p.due_on = \(today)) AS due_today,
                COUNT(*) FILTER (WHERE p.due_on > \(today) AND p.due_on <= \(soon)) AS due_soon
            \(source) GROUP BY p.kind, p.stage, p.unit_id
            ORDER BY MIN(p.due_on), p.kind, p.stage, p.unit_id LIMIT 500
            """)
        guard !counts.isEmpty else { return [] }
        let items = try db.query(
            """
            SELECT w.proceeding_id, w.kind, w.stage, w.unit_id, w.due_on, w.id, w.number, w.channel, w.received_on,
                w.title, w.is_sealed, w.wrapped_key
            FROM (SELECT \(sealedColumns), k.wrapped_key,
                ROW_NUMBER() OVER (PARTITION BY p.kind, p.stage, p.unit_id ORDER BY p.due_on, p.id) AS place \(source)) w
            WHERE w.place <= \(limit) ORDER BY w.due_on, w.proceeding_id LIMIT \(limit * counts.count)
            """
        ).map { try sealedItem($0, of: principal) }
        return try counts.compactMap { row in
            let kind: ProceedingKind = try row.get("kind")
            let stage: StageCode = try row.get("stage")
            let unit: UnitID = try row.get("unit_id")
            let asked = principal.holdings.first { holding in
                holding.unit == unit && Procedure.of(kind).stages(askingFor: holding.role).contains(stage)
            }
            guard let asked else { return nil }
            return WorkGroup(
                kind: kind, stage: stage, unit: unit, role: asked.role, count: try row.get("waiting"),
                overdue: try row.get("overdue"), dueToday: try row.get("due_today"), dueSoon: try row.get("due_soon"),
                isCountComplete: true, items: items.filter { $0.kind == kind && $0.stage == stage && $0.unit == unit })
        }
    }

    /// 全部密封待办: every sealed matter that waits for this person, a page at a time. Naming them is on record before they are shown.
    package func sealedWork(
        of principal: Principal, after: ProceedingID? = nil, limit: Int = 50
    ) async throws -> SealedWork {
        guard let source = sealedSource(of: principal) else { return SealedWork(items: [], next: nil) }
        let items = try await database.read { db in
            let cursor: SQL =
                after.map { "AND (p.due_on, p.id) > (SELECT a.due_on, a.id FROM proceedings a WHERE a.id = \($0))" }
                ?? ""
            return try db.query(
                """
                SELECT \(sealedColumns), k.wrapped_key \(source) \(cursor) ORDER BY p.due_on, p.id LIMIT \(limit + 1)
                """
            ).map { try sealedItem($0, of: principal) }
        }
        let page = Array(items.prefix(limit))
        try await logNaming(of: page.map(\.matter), by: principal)
        return SealedWork(items: page, next: items.count > limit ? page.last?.proceeding : nil)
    }

    private var sealedColumns: SQL {
        """
        p.id AS proceeding_id, p.kind, p.stage, p.unit_id, p.due_on, m.id, m.number, m.channel, m.received_on, m.title,
        m.is_sealed
        """
    }

    /// From where they are read: the person's keys, and of those matters what waits for one of the person's roles; nil when none could.
    private func sealedSource(of principal: Principal) -> SQL? {
        var asked: SQL = ""
        for holding in principal.holdings where holding.role.opensSealed {
            for kind in ProceedingKind.allCases {
                let stages = Procedure.of(kind).stages(askingFor: holding.role)
                guard !stages.isEmpty else { continue }
                let one: SQL = "(p.unit_id = \(holding.unit) AND p.kind = \(kind) AND p.stage IN (\(SQL.list(stages))))"
                asked = asked.isEmpty ? one : "\(asked) OR \(one)"
            }
        }
        guard !asked.isEmpty else { return nil }
        return """
            FROM sealed_keys k JOIN proceedings p ON p.matter_id = k.matter_id JOIN matters m ON m.id = k.matter_id
            WHERE k.person_id = \(principal.person) AND p.is_sealed = 1 AND p.closed_on IS NULL AND (\(asked))
                AND \(MatterScope(of: principal).condition)
            """
    }

    private func sealedItem(_ row: Row, of principal: Principal) throws -> WorkItem {
        let id: MatterID = try row.get("id")
        let key = try DataKey.unwrap(
            row.get("wrapped_key"), by: ring, for: principal.person.rawValue, matter: id.rawValue)
        return try workItem(row, key: key)
    }
}
