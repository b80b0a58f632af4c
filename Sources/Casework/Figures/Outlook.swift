// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 态势: where matters come from and where they wait: what stands below the five figures.
package struct Outlook: Sendable {
    /// 一周: what came in and what was closed in the seven days from `from` on.
    package struct Week: Equatable, Sendable {
        package let from: CalendarDate
        package internal(set) var received, closed: Int
    }

    /// 升温话题: a category of the first level, now and in the period before.
    package struct Topic: Equatable, Sendable {
        /// Its code; nil for matters that are not classed.
        package let category: String?
        package let now, before: Int
    }

    /// 各单位超期: duties that are over today.
    package struct Late: Equatable, Sendable {
        package let unit: UnitID
        package let count: Int
        /// The day of the one that is over longest.
        package let since: CalendarDate
    }

    package let weeks: [Week]
    /// 各街道: matters of the period by the street where it happened.
    package let streets: [UnitID: Int]
    package let topics: [Topic]
    package let late: [Late]
}

extension Casework {
    /// The outlook at the end of a period; each part one walk of an index by day.
    ///
    /// - Throws: `Refusal.notYours` for who is no leader, secretary, supervisor or statistician.
    package func outlook(_ period: Period, for principal: Principal) async throws -> Outlook {
        let within = try figureScope(of: principal)
        return try await database.read { db in
            Outlook(
                weeks: try weeks(12, endingOn: period.to, within, in: db),
                streets: try streets(period, within, in: db), topics: try topics(period, within, in: db),
                late: try late(within, in: db))
        }
    }

    func weeks(_ count: Int, endingOn last: CalendarDate, _ within: FigureScope, in db: any Connection) throws
        -> [Outlook.Week]
    {
        let first = last.adding(days: 1 - 7 * count)
        var weeks = (0..<count).map { Outlook.Week(from: first.adding(days: 7 * $0), received: 0, closed: 0) }
        let received = try db.query(
            """
            SELECT m.received_on AS day, COUNT(*) AS count FROM \(within.walk("matters m", by: "m.id"))
                AND m.received_on BETWEEN \(first) AND \(last) AND m.is_sealed = 0
            GROUP BY m.received_on ORDER BY m.received_on LIMIT 1000
            """)
        for row in received { weeks[first.days(until: try row.get("day")) / 7].received += try row.get("count") }
        let closed = try db.query(
            """
            SELECT p.closed_on AS day, COUNT(DISTINCT p.matter_id) AS count FROM \(within.walk("proceedings p", by: "p.matter_id"))
                AND p.closed_on BETWEEN \(first) AND \(last) AND p.kind IN (\(SQL.list(Self.handlingKinds)))
                AND a.is_open = 0
            GROUP BY p.closed_on ORDER BY p.closed_on LIMIT 1000
            """)
        for row in closed { weeks[first.days(until: try row.get("day")) / 7].closed += try row.get("count") }
        return weeks
    }

    private func streets(_ period: Period, _ within: FigureScope, in db: any Connection) throws -> [UnitID: Int] {
        let rows = try db.query(
            """
            SELECT m.place_id AS place, COUNT(*) AS count FROM \(within.walk("matters m", by: "m.id"))
                AND m.received_on BETWEEN \(period.from) AND \(period.to) AND m.is_sealed = 0 AND m.place_id IS NOT NULL
            GROUP BY m.place_id ORDER BY m.place_id LIMIT 10000
            """)
        let snapshot = organisation.snapshot
        var streets: [UnitID: Int] = [:]
        for row in rows {
            let place: UnitID = try row.get("place")
            let street = snapshot.chain(from: place).first { snapshot.units[$0]?.level == .street }
            if let street { streets[street, default: 0] += try row.get("count") }
        }
        return streets
    }

    /// Those with most matters now, at most eight.
    private func topics(_ period: Period, _ within: FigureScope, in db: any Connection) throws -> [Outlook.Topic] {
        let now = try topLevel(period, within, in: db)
        let before = try topLevel(period.before, within, in: db)
        return now.map { Outlook.Topic(category: $0.key, now: $0.value, before: before[$0.key] ?? 0) }
            .sorted { ($1.now, $0.category ?? "~") < ($0.now, $1.category ?? "~") }.prefix(8).map { $0 }
    }

    /// Matters by the first two digits of their category.
    func topLevel(_ period: Period, _ within: FigureScope, in db: any Connection) throws -> [String?: Int] {
        let rows = try db.query(
            """
            SELECT SUBSTR(m.category, 1, 2) AS top, COUNT(*) AS count FROM \(within.walk("matters m", by: "m.id"))
                AND m.received_on BETWEEN \(period.from) AND \(period.to) AND m.is_sealed = 0
            GROUP BY SUBSTR(m.category, 1, 2) ORDER BY top LIMIT 100
            """)
        return try rows.reduce(into: [:]) { $0[try $1.get("top", as: String?.self)] = try $1.get("count") }
    }

    private func late(_ within: FigureScope, in db: any Connection) throws -> [Outlook.Late] {
        try db.query(
            """
            SELECT p.unit_id AS unit, COUNT(*) AS count, MIN(p.due_on) AS since FROM matter_access a
            JOIN proceedings p ON p.matter_id = a.matter_id
            WHERE \(within.access) AND a.is_open = 1 AND a.due_on < \(today) AND p.due_on < \(today)
                AND p.closed_on IS NULL AND p.is_sealed = 0
            GROUP BY p.unit_id ORDER BY count DESC, p.unit_id LIMIT 500
            """
        ).map { Outlook.Late(unit: try $0.get("unit"), count: try $0.get("count"), since: try $0.get("since")) }
    }
}
