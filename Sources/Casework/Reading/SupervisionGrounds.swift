// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 督办情形 (art 40(1), R-202, S2:52) that no clock says by itself; of the last year.
extension Casework {
    private var aYearAgo: CalendarDate { today.adding(days: -365) }

    /// 推诿 (art 45(1)): a matter that two units or more gave back, or about which it is disputed who is competent.
    func shirked(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        let rows = try db.query(
            """
            SELECT p.id AS proceeding_id, p.opened_on, p.unit_id AS holder_id, m.id, m.number, m.title, m.wrapped_key, m.is_sealed
            FROM proceedings p JOIN matters m ON m.id = p.matter_id
            WHERE p.opened_on > \(aYearAgo) AND \(within) AND p.id IN (
                SELECT MAX(r.id) FROM proceedings r WHERE r.stage = 'returned' AND r.opened_on > \(aYearAgo)
                GROUP BY r.matter_id HAVING COUNT(*) > 1
                UNION SELECT d.id FROM proceedings d
                WHERE d.kind = 'jurisdictionDispute' AND d.opened_on > \(aYearAgo))
                AND (p.opened_on, p.id) > (\(place.since), \(place.proceeding))
            ORDER BY p.opened_on, p.id LIMIT \(limit)
            """)
        return try page(rows, of: place, limit, day: { try $0.get("opened_on") }) { row in
            try trigger(.shirked, row, clock: nil, since: row.get("opened_on"), liability: "45(1)")
        }
    }

    /// 事实不清、适用依据错误、程序违法 (art 42(3), R-190): what a review or a re-review did not leave standing.
    func overturned(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        let rows = try db.query(
            """
            SELECT p.id AS proceeding_id, p.closed_on, h.unit_id AS holder_id, m.id, m.number, m.title, m.wrapped_key, m.is_sealed
            FROM proceedings p JOIN proceedings h ON h.id = p.parent_id JOIN matters m ON m.id = p.matter_id
            WHERE p.stage = 'reviewed' AND p.closed_on > \(aYearAgo) AND \(within)
                AND (p.marks LIKE '%"replaces":true%' OR p.marks LIKE '%"redecideBy":"%' OR p.marks LIKE '%"leavesToPath":true%')
                AND (p.closed_on, p.id) > (\(place.since), \(place.proceeding))
            ORDER BY p.closed_on, p.id LIMIT \(limit)
            """)
        return try page(rows, of: place, limit, day: { try $0.get("closed_on") }) { row in
            try trigger(.overturned, row, clock: nil, since: row.get("closed_on"), liability: "42(3)")
        }
    }

    /// 超期完成: a day of the law was missed, though the thing was done in the end; or it was done in time and that was recorded only when
    /// the day had passed and the lateness was noticed (rules 9.4). Late reports of emergencies are a ground of their own.
    func metLate(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        let rows = try db.query(
            """
            SELECT c.clock, c.due_on, c.met_on, c.rule_version, c.proceeding_id, p.unit_id AS holder_id, m.id, m.number,
                m.title, m.wrapped_key, m.is_sealed
            FROM clocks c JOIN matters m ON m.id = c.matter_id JOIN proceedings p ON p.id = c.proceeding_id
            WHERE (c.met_on > c.due_on OR c.met_on <= c.due_on AND c.noticed_on > c.due_on) AND c.due_on > \(aYearAgo) AND c.clock NOT IN (\(SQL.list(Self.rights + [ClockID.urgentReport])))
                AND \(within)
                AND (c.due_on, c.proceeding_id, c.clock) > (\(place.since), \(place.proceeding), \(place.clock))
            ORDER BY c.due_on, c.proceeding_id, c.clock LIMIT \(limit)
            """)
        return try page(rows, of: place, limit, day: { try $0.get("due_on") }) { row in
            let clock: ClockID = try row.get("clock")
            let rule = book.set(version: try row.get("rule_version"))?.clock(clock)
            let (dueOn, metOn): (CalendarDate, CalendarDate) = (try row.get("due_on"), try row.get("met_on"))
            return try trigger(
                metOn > dueOn ? .metLate : .recordedLate, row, clock: clock, since: dueOn,
                liability: rule?.liability ?? "")
        }
    }

    /// 意见未送达 (arts 32, 35, 45(1)): approved so long ago that a clock would be well over, and not proved to be served.
    func unserved(
        _ place: SupervisionPlace, _ within: SQL, _ limit: Int, in db: any Connection
    ) throws -> SupervisionWalk {
        let stages = [
            OrdinaryHandling.Stage.opinionApproved.code, OrdinaryHandling.Stage.dispatched.code,
            Reviews.Stage.reviewApproved.code, Reviews.Stage.reviewDispatched.code,
        ]
        let kinds: [LetterKind] = [.handlingOpinion, .reviewOpinion, .reReviewOpinion]
        let days = LatenessGrades(under: book.set(on: today)).wellOver
        let before = clock.now.adding(seconds: -days * 86_400)
        func day(_ row: Row) throws -> CalendarDate {
            let at: Instant = try row.get("frozen_at")
            return book.day(ofSecondsSince1970: at.secondsSince1970)
        }
        let rows = try db.query(
            """
            SELECT MAX(l.frozen_at) AS frozen_at, p.id AS proceeding_id, p.unit_id AS holder_id, m.id, m.number, m.title,
                m.wrapped_key, m.is_sealed
            FROM proceedings p JOIN letters l ON l.proceeding_id = p.id JOIN matters m ON m.id = p.matter_id
            WHERE p.stage IN (\(SQL.list(stages))) AND p.closed_on IS NULL AND l.kind IN (\(SQL.list(kinds)))
                AND \(within) AND p.id > \(place.proceeding)
            GROUP BY p.id, p.unit_id, m.id, m.number, m.title, m.wrapped_key, m.is_sealed
            HAVING MAX(l.frozen_at) < \(before)
            ORDER BY p.id LIMIT \(limit)
            """)
        return try page(rows, of: place, limit, day: day) { row in
            try trigger(.unserved, row, clock: nil, since: day(row), liability: "45(1)")
        }
    }
}
