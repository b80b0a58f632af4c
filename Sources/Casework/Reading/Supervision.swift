// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 督办线索 (art 40(1), R-202, R-210): one thing that gives ground for supervision, with the liability item that the rules name for it. It is
/// a list for people, never a penalty.
package struct SupervisionTrigger: Sendable {
    /// 督办情形.
    package enum Ground: String, Sendable, CaseIterable {
        /// A day of the law or of the matter has passed.
        case overdue
        /// 交办事项未按期反馈.
        case noFeedback
        /// 拒不执行支持的意见.
        case notPerformed
        /// 紧急信息报送迟缓.
        case urgentLate
        /// 推诿: two agreed objections or more, or a dispute about who is competent.
        case shirked
        /// 事实不清、明显错误: an opinion that a review revoked, changed or sent back.
        case overturned
        /// 超期完成: done, but late.
        case metLate
        /// 补记完成 (rules 9.4): in time by its true day, recorded after the last one.
        case recordedLate
        /// 意见未送达: approved long ago, and nobody has it.
        case unserved
    }

    package let ground: Ground
    package let matter: MatterID
    package let number: String
    /// Nil for a sealed matter.
    package let title: String?
    package let unit: UnitID
    /// The clock that is over; nil for a ground that no clock measures.
    package let clock: ClockID?
    /// The day that was missed, or on which it was refused or reported.
    package let since: CalendarDate
    /// 责任条款, such as `44(3)`, or a consequence code of the rule file.
    package let liability: String
    package let grade: Lateness?
}

/// 督办线索 as far as one page holds them.
package struct SupervisionList: Sendable {
    package let groups: [SupervisionGroup]
    /// Nil where they are all of them; otherwise there are at least as many.
    package let atLeast: Int?
    /// Where each part that was cut goes on.
    package let next: [SupervisionPlace]
}

/// 线索类: one walk of the register; what it finds is paged by a key of its own.
package enum SupervisionPart: String, Sendable, CaseIterable {
    case late, notPerformed, urgentLate, shirked, overturned, metLate, unserved

    /// The ground by which it is called; what is late may also be a feedback that is missing.
    package var ground: SupervisionTrigger.Ground { SupervisionTrigger.Ground(rawValue: rawValue) ?? .overdue }
}

/// A place in one part of the list: after this day, this proceeding and this clock.
package struct SupervisionPlace: Equatable, Sendable {
    package let part: SupervisionPart
    let since: CalendarDate
    let proceeding: ProceedingID
    let clock: String

    /// As an address says it.
    package var text: String { [part.rawValue, since.iso, "\(proceeding)", clock].joined(separator: "~") }

    /// Nil for what is no such place.
    package init?(_ text: String) {
        let words = text.split(separator: "~", omittingEmptySubsequences: false).map(String.init)
        guard words.count == 4, let part = SupervisionPart(rawValue: words[0]), let since = CalendarDate(words[1]),
            let proceeding = Int64(words[2])
        else { return nil }
        self.init(part: part, since: since, proceeding: ProceedingID(proceeding), clock: words[3])
    }

    init(part: SupervisionPart, since: CalendarDate, proceeding: ProceedingID, clock: String) {
        self.part = part
        self.since = since
        self.proceeding = proceeding
        self.clock = clock
    }

    /// Before all others.
    static func first(of part: SupervisionPart) -> SupervisionPlace {
        SupervisionPlace(
            part: part, since: .on(instantSecondsSince1970: 0, offsetSeconds: 0), proceeding: ProceedingID(0), clock: ""
        )
    }
}

/// What one walk found, and where it goes on.
struct SupervisionWalk {
    let triggers: [SupervisionTrigger]
    let next: SupervisionPlace?
}

/// 督办线索 of one unit, the longest first.
package struct SupervisionGroup: Sendable {
    package let unit: UnitID
    package internal(set) var triggers: [SupervisionTrigger]
}

extension Casework {
    /// The groups alone.
    package func supervisionTriggers(for principal: Principal, limit: Int = 200) async throws -> [SupervisionGroup] {
        try await supervisionList(for: principal, limit: limit).groups
    }

    /// Computed from what stands in the register, for supervisors, leaders and secretaries: of all that reaches the unit in which they are that,
    /// which is what their figures count; each of its parts is an index walk with the limit. After a place, the list holds what follows it in
    /// its part, and nothing of the others.
    ///
    /// - Throws: `Refusal.notYours` for everybody else.
    package func supervisionList(
        for principal: Principal, after place: SupervisionPlace? = nil, limit: Int = 200
    ) async throws -> SupervisionList {
        let offices = principal.supervisedOffices
        guard !offices.isEmpty else { throw Refusal(.notYours, article: "40, R-202") }
        let scope = MatterScope(of: principal)
        // A sealed matter reaches no unit: it stands here for who holds its key at the office that registered it.
        let within: SQL = """
            (m.is_sealed = 1 AND m.unit_id IN (\(SQL.list(offices))) OR m.is_sealed = 0 AND EXISTS (
                SELECT 1 FROM matter_access s WHERE s.unit_id IN (\(SQL.list(offices))) AND s.matter_id = m.id))
                AND \(scope.condition)
            """
        let places = place.map { [$0] } ?? SupervisionPart.allCases.map(SupervisionPlace.first)
        let walks = try await database.read { db in
            try places.map { try walk($0, within, limit, in: db) }
        }
        let next = walks.compactMap(\.next)
        let found = walks.flatMap(\.triggers)
        try await logNaming(of: found.filter { $0.title == nil }.map(\.matter), by: principal)
        var groups: [SupervisionGroup] = []
        for trigger in found.sorted(by: { ($0.since, $0.number) < ($1.since, $1.number) }) {
            if let place = groups.firstIndex(where: { $0.unit == trigger.unit }) {
                groups[place].triggers.append(trigger)
            } else {
                groups.append(SupervisionGroup(unit: trigger.unit, triggers: [trigger]))
            }
        }
        return SupervisionList(groups: groups, atLeast: next.isEmpty ? nil : found.count, next: next)
    }

    private func walk(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        switch place.part {
        case .late: try late(place, within, limit, in: db)
        case .notPerformed: try notPerformed(place, within, limit, in: db)
        case .urgentLate: try urgentLate(place, within, limit, in: db)
        case .shirked: try shirked(place, within, limit, in: db)
        case .overturned: try overturned(place, within, limit, in: db)
        case .metLate: try metLate(place, within, limit, in: db)
        case .unserved: try unserved(place, within, limit, in: db)
        }
    }

    /// The triggers of rows that are in the order of day, proceeding and clock, and where the next page begins.
    func page(
        _ rows: [Row], of place: SupervisionPlace, _ limit: Int, day: (Row) throws -> CalendarDate,
        _ trigger: (Row) throws -> SupervisionTrigger?
    ) throws -> SupervisionWalk {
        let next: SupervisionPlace? =
            try rows.count < limit
            ? nil
            : rows.last.map { row in
                let isOfClock = place.part == .late || place.part == .metLate
                return SupervisionPlace(
                    part: place.part, since: try day(row), proceeding: try row.get("proceeding_id"),
                    clock: isOfClock ? try row.get("clock", as: String.self) : "")
            }
        return SupervisionWalk(triggers: try rows.compactMap(trigger), next: next)
    }

    private func late(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        let rows = try db.query(
            """
            SELECT c.clock, c.due_on, c.rule_version, c.proceeding_id, p.unit_id AS holder_id, m.id, m.number, m.title,
                m.wrapped_key, m.is_sealed
            FROM clocks c JOIN matters m ON m.id = c.matter_id JOIN proceedings p ON p.id = c.proceeding_id
            WHERE c.due_on < \(today) AND c.met_on IS NULL AND c.stopped_on IS NULL AND c.suspended_on IS NULL
                AND c.clock NOT IN (\(SQL.list(Self.rights))) AND \(within)
                AND (c.due_on, c.proceeding_id, c.clock) > (\(place.since), \(place.proceeding), \(place.clock))
            ORDER BY c.due_on, c.proceeding_id, c.clock LIMIT \(limit)
            """)
        return try page(rows, of: place, limit, day: { try $0.get("due_on") }) { row in
            let clock: ClockID = try row.get("clock")
            let rule = book.set(version: try row.get("rule_version"))?.clock(clock)
            return try trigger(
                clock == .feedback ? .noFeedback : .overdue, row, clock: clock, since: row.get("due_on"),
                liability: rule?.liability ?? "", isGraded: true)
        }
    }

    /// Art 42(4): a unit that does not do what its own opinion supports.
    private func notPerformed(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        let rows = try db.query(
            """
            SELECT p.id AS proceeding_id, p.opened_on, p.unit_id AS holder_id, m.id, m.number, m.title, m.wrapped_key, m.is_sealed
            FROM proceedings p JOIN matters m ON m.id = p.matter_id
            WHERE p.stage = 'notPerformed' AND p.closed_on IS NULL AND \(within)
                AND (p.opened_on, p.id) > (\(place.since), \(place.proceeding))
            ORDER BY p.opened_on, p.id LIMIT \(limit)
            """)
        return try page(rows, of: place, limit, day: { try $0.get("opened_on") }) { row in
            try trigger(.notPerformed, row, clock: nil, since: row.get("opened_on"), liability: "42(4)")
        }
    }

    /// Art 46(4): reported to the party committee, the government or the conference office later than the rules aim at.
    private func urgentLate(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        let rows = try db.query(
            """
            SELECT p.id AS proceeding_id, p.opened_on, p.rule_version, p.unit_id AS holder_id, m.id, m.number,
                m.title, m.wrapped_key, m.is_sealed
            FROM proceedings p JOIN matters m ON m.id = p.matter_id
            WHERE p.kind = 'urgency' AND p.opened_on > \(today.adding(days: -365)) AND m.is_sealed = 0 AND \(within)
                AND (p.opened_on, p.id) > (\(place.since), \(place.proceeding))
            ORDER BY p.opened_on, p.id LIMIT \(limit)
            """)
        return try page(rows, of: place, limit, day: { try $0.get("opened_on") }) { row in
            let rules = book.set(version: try row.get("rule_version"))
            guard let most = rules?.setting(.urgentReport)?.value,
                let report = try report(opening: row.get("proceeding_id"), of: row, in: db),
                report.minutesToReport > most
            else { return nil }
            return try trigger(.urgentLate, row, clock: nil, since: row.get("opened_on"), liability: "46(4)")
        }
    }

    private func report(
        opening proceeding: ProceedingID, of row: Row, in db: any Connection
    ) throws -> UrgentReport? {
        let id: MatterID = try row.get("id")
        let key = try key(of: row)
        let entries = try db.query(
            """
            SELECT seq, body FROM journal WHERE matter_id = \(id) AND kind = \("act." + Verb.reportUrgent.rawValue)
            ORDER BY seq LIMIT 50
            """)
        for entry in entries {
            let plain = try key.open(
                entry.get("body"), context: "journal:\(id):\(try entry.get("seq", as: Int.self))")
            let record = try EntryCoding.decode(ActRecord.self, plain)
            if record.opened.contains(proceeding) { return record.act.inputs as? UrgentReport }
        }
        return nil
    }

    func trigger(
        _ ground: SupervisionTrigger.Ground, _ row: Row, clock: ClockID?, since: CalendarDate, liability: String,
        isGraded: Bool = false
    ) throws -> SupervisionTrigger {
        let id: MatterID = try row.get("id")
        let isSealed: Bool = try row.get("is_sealed")
        let title = isSealed ? nil : try key(of: row).openText(row.get("title"), context: "matter:\(id):title")
        let grades = LatenessGrades(under: book.set(on: today))
        return SupervisionTrigger(
            ground: ground, matter: id, number: try row.get("number"), title: title, unit: try row.get("holder_id"),
            clock: clock, since: since, liability: liability,
            grade: isGraded ? grades.grade(due: since, on: today) : nil)
    }
}

extension Principal {
    /// The offices for which this person looks after how others deal with what came in (art 40).
    package var supervisedOffices: [UnitID] {
        var units: [UnitID] = []
        for holding in holdings
        where [.supervisor, .leader, .secretary].contains(holding.role) && !units.contains(holding.unit) {
            units.append(holding.unit)
        }
        return units
    }
}
