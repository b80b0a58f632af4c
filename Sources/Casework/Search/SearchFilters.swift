// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 筛选条件 on `matters m` and its access row `a`, as a walk asks them.
struct SearchFilters: Sendable {
    /// Conditions on the matter.
    private var own: [SQL] = []
    /// Conditions on the access row.
    private(set) var ofReach: [SQL] = []
    /// What other tables say: queries of `x.matter_id`, each ending in its condition.
    private var sets: [SQL] = []
    /// Whether days of the law are asked for, of which an index of the access rows knows.
    private(set) var isByDay = false

    /// - Parameter free: a condition on `a` that keeps recused people out, where there is one.
    init(_ query: SearchQuery, today: CalendarDate, places: [UnitID], free: SQL?) {
        if let channel = query.channel { own.append("m.channel = \(channel)") }
        if let purpose = query.purpose { own.append("m.purpose = \(purpose)") }
        if let category = query.category, !category.isEmpty {
            own.append("m.category >= \(category) AND m.category < \(category + "~")")
        }
        if let from = query.receivedFrom { own.append("m.received_on >= \(from)") }
        if let to = query.receivedTo { own.append("m.received_on <= \(to)") }
        if query.place != nil { own.append("m.place_id IN (\(SQL.list(places)))") }
        if query.openOnly { ofReach.append("a.is_open = 1") }
        let before = [query.dueBefore, query.overdueOnly ? today : nil].compactMap(\.self).min()
        if let before { ofReach.append("a.is_open = 1 AND a.due_on < \(before)") }
        isByDay = before != nil || query.dueOn != nil
        if let unit = query.waitingAt {
            // A rating waits for the petitioner, and for no unit.
            let stage: SQL =
                query.stage.map { " AND x.stage = \($0)" } ?? " AND x.kind NOT IN (\(SQL.list(RatedObject.kinds)))"
            sets.append(
                "SELECT x.matter_id FROM proceedings x WHERE x.closed_on IS NULL AND x.unit_id = \(unit)\(stage)")
        } else if let stage = query.stage {
            sets.append("SELECT x.matter_id FROM proceedings x WHERE x.stage = \(stage)")
        }
        if let unit = query.unit { sets.append("SELECT x.matter_id FROM matter_access x WHERE x.unit_id = \(unit)") }
        if let free { ofReach.append(free) }
    }

    /// Whether nothing is asked of the matter itself.
    var areOfReach: Bool { own.isEmpty && sets.isEmpty }

    /// Asked of one matter after the other.
    var ofEach: [SQL] { ofReach + own + sets.map { "EXISTS (\($0) AND x.matter_id = m.id)" } }

    /// Of the matter alone. Where another table names few matters they are asked for at once; where it names many, a walk meets them soon.
    func ofMatter(in db: any Connection) throws -> [SQL] {
        try own
            + sets.map { set in
                let named = try db.queryOne("SELECT COUNT(*) AS named FROM (\(set) LIMIT \(Self.few)) s")
                let areFew = try (named?.get("named", as: Int.self) ?? 0) < Self.few
                return areFew ? "m.id IN (\(set))" : "(\(set) AND x.matter_id = m.id LIMIT 1) IS NOT NULL"
            }
    }

    private static let few = 5_000
}
