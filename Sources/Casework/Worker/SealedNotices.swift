// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 密封事项的逾期: noticed by the worker beside the journal, whose key it has not. Only key holders are shown it.
package struct SealedNotice: Sendable {
    package let matter: MatterID
    package let number: String
    package let clock: ClockID
    package let unit: UnitID
    package let dueOn: CalendarDate
    package let noticedOn: CalendarDate
}

extension Casework {
    /// Notices what is over in sealed matters, once a clock: stages and days stand in plain columns. The journal says nothing of it,
    /// since its entries are sealed under the matter's key. It is counted nowhere.
    func noticeSealed(_ batch: Int) async throws {
        let today = today
        _ = try await database.write { db in
            try db.execute(
                """
                INSERT INTO sealed_notices (proceeding_id, clock, ordinal, matter_id, noticed_on)
                SELECT c.proceeding_id, c.clock, c.ordinal, c.matter_id, \(today) FROM clocks c
                JOIN matters m ON m.id = c.matter_id
                WHERE c.due_on < \(today) AND c.met_on IS NULL AND c.stopped_on IS NULL AND c.suspended_on IS NULL
                    AND c.noticed_on IS NULL
                    AND c.clock NOT IN (\(SQL.list(Self.rights))) AND m.is_sealed = 1
                    AND NOT EXISTS (SELECT 1 FROM sealed_notices n WHERE n.proceeding_id = c.proceeding_id
                        AND n.clock = c.clock AND n.ordinal = c.ordinal)
                ORDER BY c.due_on, c.proceeding_id, c.clock LIMIT \(batch * 10)
                """)
        }
    }

    /// What is over in the sealed matters of which this person holds the key, the longest first.
    package func sealedNotices(for principal: Principal, limit: Int = 100) async throws -> [SealedNotice] {
        guard principal.holdings.contains(where: \.role.opensSealed) else { return [] }
        let scope = MatterScope(of: principal)
        let notices = try await database.read { db in
            try db.query(
                """
                SELECT m.id, m.number, p.unit_id, c.clock, c.due_on, n.noticed_on FROM sealed_keys k
                JOIN sealed_notices n ON n.matter_id = k.matter_id
                JOIN clocks c ON c.proceeding_id = n.proceeding_id AND c.clock = n.clock AND c.ordinal = n.ordinal
                JOIN proceedings p ON p.id = n.proceeding_id JOIN matters m ON m.id = n.matter_id
                WHERE k.person_id = \(principal.person) AND c.met_on IS NULL AND c.stopped_on IS NULL
                    AND c.suspended_on IS NULL AND \(scope.condition)
                ORDER BY c.due_on, n.proceeding_id, n.clock LIMIT \(limit)
                """
            ).map { row in
                SealedNotice(
                    matter: try row.get("id"), number: try row.get("number"), clock: try row.get("clock"),
                    unit: try row.get("unit_id"), dueOn: try row.get("due_on"), noticedOn: try row.get("noticed_on"))
            }
        }
        try await logNaming(of: notices.map(\.matter), by: principal)
        return notices
    }
}
