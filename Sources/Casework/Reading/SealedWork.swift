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
        let asked = Self.sealedStages(asking: principal)
        guard !asked.isEmpty else { return SealedWork(items: [], next: nil) }
        let items = try await database.read { db in
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
                    m.title, k.wrapped_key, m.is_sealed
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
}
