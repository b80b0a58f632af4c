// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 我的待办, one line: a proceeding that waits for one of my roles.
package struct WorkItem: Sendable {
    package let proceeding: ProceedingID
    package let matter: MatterID
    package let number: String
    package let title: String
    package let channel: Channel
    package let kind: ProceedingKind
    package let stage: StageCode
    package let unit: UnitID
    package let receivedOn: CalendarDate
    /// The earliest statutory day; `never` when no duty runs.
    package let dueOn: CalendarDate
    package let isSealed: Bool
}

/// 待办分组: what a stage asks of me.
package struct WorkGroup: Sendable {
    package let kind: ProceedingKind
    package let stage: StageCode
    package let unit: UnitID
    package let role: Role
    /// How many wait, and of these how many are overdue, due today, or due within the days that count as soon.
    package let count: Int
    package let overdue: Int
    package let dueToday: Int
    package let dueSoon: Int
    /// Whether that is all of them; a desk with more than a thousand in one group is told "at least".
    package let isCountComplete: Bool
    package let items: [WorkItem]
}

extension Casework {
    /// 我的待办: for each of my roles, each stage that asks for it, due first; every group an index walk with a limit.
    package func myWork(of principal: Principal, limit: Int = 10) async throws -> [WorkGroup] {
        let today = today
        let groups = try await database.read { db in
            let free = try notRecused("p.matter_id", principal, in: db).map { " AND \($0)" as SQL } ?? ""
            var groups: [WorkGroup] = []
            var seen: Set<String> = []
            for holding in principal.holdings where holding.role.readsMatters {
                for kind in ProceedingKind.allCases {
                    for stage in Procedure.of(kind).stages(askingFor: holding.role)
                    where seen.insert("\(holding.unit) \(kind) \(stage.rawValue)").inserted {
                        if let group = try group(kind, stage, holding, today, limit, free, in: db) {
                            groups.append(group)
                        }
                    }
                }
            }
            return try groups + sealedWork(of: principal, today, limit, in: db)
        }
        try await logNaming(of: groups.flatMap(\.items).filter(\.isSealed).map(\.matter), by: principal)
        return groups
    }

    private func group(
        _ kind: ProceedingKind, _ stage: StageCode, _ holding: Principal.Holding, _ today: CalendarDate, _ limit: Int,
        _ free: SQL, in db: any Connection
    ) throws -> WorkGroup? {
        // The first by their due days: whatever is overdue or due soon is among them.
        let counts = try db.queryOne(
            """
            SELECT COUNT(*) AS waiting, COUNT(*) FILTER (WHERE due_on < \(today)) AS overdue,
                COUNT(*) FILTER (WHERE due_on = \(today)) AS due_today,
                COUNT(*) FILTER (WHERE due_on > \(today) AND due_on <= \(today.adding(days: WorkGroup.soon))) AS due_soon
            FROM (SELECT p.due_on FROM proceedings p
                WHERE p.unit_id = \(holding.unit) AND p.kind = \(kind) AND p.stage = \(stage) AND p.closed_on IS NULL
                    AND p.is_sealed = 0\(free) ORDER BY p.due_on LIMIT \(WorkGroup.countLimit + 1)) w
            """)
        let waiting: Int = try counts?.get("waiting") ?? 0
        guard let counts, waiting > 0 else { return nil }
        let rows = try db.query(
            """
            SELECT p.id AS proceeding_id, p.kind, p.stage, p.unit_id, p.due_on, m.id, m.number, m.channel,
                m.received_on, m.title, m.wrapped_key, m.is_sealed
            FROM proceedings p JOIN matters m ON m.id = p.matter_id
            WHERE p.unit_id = \(holding.unit) AND p.kind = \(kind) AND p.stage = \(stage) AND p.closed_on IS NULL
                AND p.is_sealed = 0\(free)
            ORDER BY p.due_on, p.id LIMIT \(limit)
            """)
        return WorkGroup(
            kind: kind, stage: stage, unit: holding.unit, role: holding.role,
            count: min(waiting, WorkGroup.countLimit), overdue: try counts.get("overdue"),
            dueToday: try counts.get("due_today"), dueSoon: try counts.get("due_soon"),
            isCountComplete: waiting <= WorkGroup.countLimit, items: try rows.map { try workItem($0, key: key(of: $0)) }
        )
    }

    func workItem(_ row: Row, key: DataKey) throws -> WorkItem {
        let id: MatterID = try row.get("id")
        let title = try key.open(row.get("title"), context: "matter:\(id):title")
        return WorkItem(
            proceeding: try row.get("proceeding_id"), matter: id, number: try row.get("number"),
            title: String(decoding: title, as: UTF8.self), channel: try row.get("channel"),
            kind: try row.get("kind"), stage: try row.get("stage"), unit: try row.get("unit_id"),
            receivedOn: try row.get("received_on"), dueOn: try row.get("due_on"),
            isSealed: try row.get("is_sealed"))
    }

    /// The key of an unsealed matter, from its row.
    func key(of row: Row) throws -> DataKey {
        let id: MatterID = try row.get("id")
        guard let wrapped = try row.get("wrapped_key", as: [UInt8]?.self) else {
            throw Refusal(.unseen, article: "30(3)")
        }
        return try DataKey.unwrap(wrapped, by: ring, matter: id.rawValue)
    }
}

extension WorkGroup {
    /// Lines that a group counts; beyond them it says "at least".
    package static let countLimit = 1_000
    /// 即将到期: so many days ahead.
    package static let soon = 3
}
