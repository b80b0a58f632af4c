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
    /// 从哪天起等: where no duty runs, the day on which its last clock was met or began; otherwise, on which it was opened.
    package let since: CalendarDate
    package let isSealed: Bool
}

/// 我的待办的一部分: what is over, or due today.
package enum WorkPart: String, Sendable {
    case overdue, today

    /// A condition on `proceedings p`.
    func condition(on today: CalendarDate) -> SQL {
        switch self {
        case .overdue: " AND p.due_on < \(today)"
        case .today: " AND p.due_on = \(today)"
        }
    }
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
    /// Whether that is all of them; a desk with more than five hundred in one group is told "at least".
    package let isCountComplete: Bool
    package let items: [WorkItem]
}

extension Casework {
    /// 我的待办: for each of my roles, each stage that asks for it, due first; every group an index walk with a limit. What no day limits stands
    /// in the order in which it began to wait. Of a part of it the lines are fewer, the counts are those of the whole.
    package func myWork(
        of principal: Principal, _ part: WorkPart? = nil, limit: Int = 10
    ) async throws -> [WorkGroup] {
        let today = today
        let within = part?.condition(on: today) ?? ""
        let groups = try await database.read { db in
            let asked = try Self.stages(asking: principal) + standInStages(asking: principal, in: db)
            let free = try notRecused("p.matter_id", principal, in: db).map { " AND \($0)" as SQL } ?? ""
            let waiting = try waiting(asked, free, in: db)
            let lines = waiting.map { Self.lines(of: asked[$0.place], limit, free, within) }
            let dues = dues(of: waiting.map { ($0.place, asked[$0.place]) }, today, free)
            let answers = try db.queryEach(lines + dues)
            let duesByPlace = Dictionary(
                uniqueKeysWithValues: try answers.dropFirst(lines.count).joined().map {
                    (try $0.get("place", as: Int.self), $0)
                })
            return try zip(waiting, answers).compactMap { waiting, rows in
                try duesByPlace[waiting.place].map { try group(asked[waiting.place], waiting.count, $0, rows) }
            }
        }
        try await logNaming(of: groups.flatMap(\.items).filter(\.isSealed).map(\.matter), by: principal)
        return groups
    }

    /// A stage that asks for a role of somebody's, in a unit: its open matters, or the sealed ones of which the person holds a key.
    struct Asked: Sendable {
        let kind: ProceedingKind
        let stage: StageCode
        let holding: Principal.Holding
        let person: PersonID
        let isSealed: Bool

        /// A condition on `proceedings p`.
        func condition(_ free: SQL) -> SQL {
            "p.unit_id = \(holding.unit) AND p.kind = \(kind) AND p.stage = \(stage) AND \(reach(free))"
        }

        /// What of it the person may see. Who is recused from a sealed matter has no key of it any more.
        func reach(_ free: SQL) -> SQL {
            isSealed
                ? """
                p.closed_on IS NULL AND p.is_sealed = 1 AND EXISTS (
                    SELECT 1 FROM sealed_keys k WHERE k.person_id = \(person) AND k.matter_id = p.matter_id)
                """ : "p.closed_on IS NULL AND p.is_sealed = 0\(free)"
        }

        var key: SQL {
            isSealed
                ? "(SELECT k.wrapped_key FROM sealed_keys k WHERE k.person_id = \(person) AND k.matter_id = m.id)"
                : "m.wrapped_key"
        }
    }

    /// Every stage once, under the first role that it asks for; those that may open sealed matters are asked for these afterwards.
    static func stages(asking principal: Principal) -> [Asked] {
        let readers = principal.holdings.filter(\.role.readsMatters)
        return stages(asking: readers, of: principal.person, isSealed: false) + sealedStages(asking: principal)
    }

    /// The same of sealed matters alone.
    static func sealedStages(asking principal: Principal) -> [Asked] {
        stages(asking: principal.holdings.filter(\.role.opensSealed), of: principal.person, isSealed: true)
    }

    static func stages(
        asking holdings: [Principal.Holding], of person: PersonID, isSealed: Bool
    ) -> [Asked] {
        var asked: [Asked] = []
        var seen: Set<String> = []
        for holding in holdings {
            for kind in ProceedingKind.allCases {
                for stage in Procedure.of(kind).stages(askingFor: holding.role)
                where seen.insert("\(holding.unit) \(kind) \(stage.rawValue)").inserted {
                    asked.append(
                        Asked(kind: kind, stage: stage, holding: holding, person: person, isSealed: isSealed))
                }
            }
        }
        return asked
    }

    /// The groups in which something waits, and how much, in one trip.
    private func waiting(
        _ asked: [Asked], _ free: SQL, in db: any Connection
    ) throws -> [(place: Int, count: Int)] {
        let counting = Self.counting(Array(asked.enumerated())) { one in
            "\(Self.count(one.reach(free))) AS waiting"
        }
        return try db.queryEach(counting).joined().map { row in
            (place: try row.get("place", as: Int.self), count: try row.get("waiting", as: Int.self))
        }.filter { $0.count > 0 }.sorted { $0.place < $1.place }
    }

    /// How many of each are over, due today and due soon: each a stretch of the index, which costs what it counts.
    private func dues(of asked: [(offset: Int, element: Asked)], _ today: CalendarDate, _ free: SQL) -> [SQL] {
        let soon = today.adding(days: soonDays)
        return Self.counting(asked) { one in
            let reach = one.reach(free)
            return """
                \(Self.count("\(reach) AND p.due_on < \(today)")) AS overdue,
                \(Self.count("\(reach) AND p.due_on = \(today)")) AS due_today,
                \(Self.count("\(reach) AND p.due_on > \(today) AND p.due_on <= \(soon)")) AS due_soon
                """
        }
    }

    /// Counts of groups `a`, the open and the sealed ones each in a statement, whose length is that of a row of values a group: a part of a union
    /// for each of a hundred groups took ten times as long.
    private static func counting(
        _ asked: [(offset: Int, element: Asked)], _ counts: (Asked) -> SQL
    ) -> [SQL] {
        [false, true].compactMap { isSealed in
            let groups = asked.filter { $0.element.isSealed == isSealed }
            guard let first = groups.first?.element else { return nil }
            let rows = groups.map { place, one -> SQL in
                """
                (CAST(\(place) AS BIGINT), CAST(\(one.holding.unit) AS BIGINT), CAST(\(one.kind) AS TEXT),
                    CAST(\(one.stage) AS TEXT))
                """
            }
            return """
                WITH a (place, unit_id, kind, stage) AS (VALUES \(SQL.joined(rows, separator: ", ")))
                SELECT a.place, \(counts(first)) FROM a
                """
        }
    }

    /// How many of a group `a`; one more than the limit says that there are more.
    private static func count(_ reach: SQL) -> SQL {
        """
        (SELECT COUNT(*) FROM (SELECT 1 FROM proceedings p
            WHERE p.unit_id = a.unit_id AND p.kind = a.kind AND p.stage = a.stage AND \(reach)
            LIMIT \(WorkGroup.countLimit + 1)) w)
        """
    }

    private static func lines(of asked: Asked, _ limit: Int, _ free: SQL, _ within: SQL) -> SQL {
        """
        SELECT p.id AS proceeding_id, p.kind, p.stage, p.unit_id, p.due_on, m.id, m.number, m.channel,
            m.received_on, m.title, \(asked.key) AS wrapped_key, m.is_sealed,
            CASE WHEN p.due_on = \(CalendarDate.never) THEN \(since) ELSE p.opened_on END AS since
        FROM proceedings p JOIN matters m ON m.id = p.matter_id
        WHERE \(asked.condition(free))\(within) ORDER BY p.due_on, p.id LIMIT \(limit)
        """
    }

    /// Since when `proceedings p` stands where it stands, as its clocks tell.
    static let since: SQL = """
        COALESCE((SELECT MAX(CASE WHEN c.met_on > c.started_on THEN c.met_on ELSE c.started_on END)
            FROM clocks c WHERE c.proceeding_id = p.id), p.opened_on)
        """

    private func group(_ asked: Asked, _ waiting: Int, _ dues: Row, _ lines: [Row]) throws -> WorkGroup {
        func count(_ column: String) throws -> Int { min(try dues.get(column), WorkGroup.countLimit) }
        return WorkGroup(
            kind: asked.kind, stage: asked.stage, unit: asked.holding.unit, role: asked.holding.role,
            count: min(waiting, WorkGroup.countLimit), overdue: try count("overdue"),
            dueToday: try count("due_today"), dueSoon: try count("due_soon"),
            isCountComplete: waiting <= WorkGroup.countLimit,
            items: try lines.map { try workItem($0, of: asked.person) }
                .sorted { ($0.dueOn, $0.since, $0.proceeding) < ($1.dueOn, $1.since, $1.proceeding) })
    }

    /// A line of the list; a sealed one is opened by the person's own key.
    func workItem(_ row: Row, of person: PersonID) throws -> WorkItem {
        let id: MatterID = try row.get("id")
        let isSealed: Bool = try row.get("is_sealed")
        let key =
            try isSealed
            ? DataKey.unwrap(row.get("wrapped_key"), by: ring, for: person.rawValue, matter: id.rawValue) : key(of: row)
        let title = try key.open(row.get("title"), context: "matter:\(id):title")
        return WorkItem(
            proceeding: try row.get("proceeding_id"), matter: id, number: try row.get("number"),
            title: String(decoding: title, as: UTF8.self), channel: try row.get("channel"),
            kind: try row.get("kind"), stage: try row.get("stage"), unit: try row.get("unit_id"),
            receivedOn: try row.get("received_on"), dueOn: try row.get("due_on"),
            since: try row.get("since"), isSealed: isSealed)
    }

    /// 将到期: so many days ahead, as the rule file says.
    package var soonDays: Int { LatenessGrades(under: book.set(on: today)).soon }

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
    package static let countLimit = 500
}
