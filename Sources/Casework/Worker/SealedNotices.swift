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
    /// Notices what is over in sealed matters, once a clock: stages and days stand in plain columns. The journal's entries are sealed under the
    /// matter's key, so the entry is written with the next act of somebody who holds it (`writeWhatWaited`). It is counted nowhere.
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

    /// A duty that was met or fell needs no notice any more, so that these are as few as what is over.
    func dropNotices(of matter: MatterID, in db: any Connection) throws {
        try db.post(
            """
            DELETE FROM sealed_notices WHERE matter_id = \(matter) AND EXISTS (
                SELECT 1 FROM clocks c WHERE c.proceeding_id = sealed_notices.proceeding_id
                    AND c.clock = sealed_notices.clock AND c.ordinal = sealed_notices.ordinal
                    AND (c.met_on IS NOT NULL OR c.stopped_on IS NOT NULL))
            """)
    }

    /// What is over in the sealed matters of which this person holds the key, the longest first: the few notices are walked, not the many keys.
    package func sealedNotices(for principal: Principal, limit: Int = 100) async throws -> [SealedNotice] {
        guard principal.holdings.contains(where: \.role.opensSealed) else { return [] }
        let scope = MatterScope(of: principal)
        let notices = try await database.read { db in
            try db.query(
                """
                SELECT m.id, m.number, p.unit_id, c.clock, c.due_on, n.noticed_on FROM sealed_notices n
                CROSS JOIN sealed_keys k CROSS JOIN clocks c CROSS JOIN proceedings p CROSS JOIN matters m
                WHERE k.person_id = \(principal.person) AND k.matter_id = n.matter_id
                    AND c.proceeding_id = n.proceeding_id AND c.clock = n.clock AND c.ordinal = n.ordinal
                    AND p.id = n.proceeding_id AND m.id = n.matter_id AND c.met_on IS NULL AND c.stopped_on IS NULL
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

    /// 日历到达 in sealed matters: their provisional days are reckoned again in the plain columns, and noted for the journal.
    func reckonSealed(_ batch: Int) async throws -> Int {
        guard let known = book.calendar.knownThrough else { return 0 }
        let matters = try await database.read { db in
            try db.query(
                """
                SELECT DISTINCT c.matter_id FROM clocks c JOIN matters m ON m.id = c.matter_id
                WHERE c.is_provisional = 1 AND c.met_on IS NULL AND c.stopped_on IS NULL
                    AND c.due_on <= \("\(known)-12-31") AND m.is_sealed = 1 ORDER BY c.matter_id LIMIT \(batch)
                """
            ).map { try $0.get("matter_id", as: MatterID.self) }
        }
        var count = 0
        for matter in matters { count += try await database.write { db in try reckonSealed(matter, known, in: db) } }
        return count
    }

    private func reckonSealed(_ id: MatterID, _ known: Int, in db: any Connection) throws -> Int {
        guard let before = try state(of: id, in: db) else { return 0 }
        var next = before
        var count = 0
        for clock in before.clocks where clock.isProvisional && clock.isRunning {
            guard try !clock.reckoning(under: book, knowingThrough: known).isProvisional else { continue }
            let record = ClockRecord(proceeding: clock.proceeding, clock: clock.clock, ordinal: clock.ordinal)
            next = try next.applying(.reckonedAgain(record), in: envelope(of: .system), under: book).state
            count += try db.execute(
                """
                INSERT INTO sealed_reckonings (proceeding_id, clock, ordinal, matter_id, reckoned_on)
                VALUES (\(clock.proceeding), \(clock.clock), \(clock.ordinal), \(id), \(today))
                ON CONFLICT (proceeding_id, clock, ordinal) DO NOTHING
                """)
        }
        try saveClocks(before, next, in: db)
        for proceeding in next.proceedings {
            try db.execute(
                "UPDATE proceedings SET due_on = \(next.dueOn(of: proceeding.id)) WHERE id = \(proceeding.id)")
        }
        return count
    }

    /// What the worker noticed and reckoned without the key is written into the journal by the first act of somebody who has it.
    func writeWhatWaited(for matter: inout StoredMatter, in db: any Connection) throws {
        let id = matter.state.id
        let reckoned = try reckoningsThatWait(of: id, in: db)
        let noticed = try records(
            """
            SELECT n.proceeding_id, n.clock, n.ordinal FROM sealed_notices n JOIN clocks c
                ON c.proceeding_id = n.proceeding_id AND c.clock = n.clock AND c.ordinal = n.ordinal
            WHERE n.matter_id = \(id) AND c.noticed_on IS NULL
            """, in: db)
        let envelope = envelope(of: .system)
        for body in reckoned.map(EntryBody.reckonedAgain) + noticed.map(EntryBody.overdueNoticed) {
            let next = try matter.state.applying(body, in: envelope, under: book).state
            try save(&matter, as: next, entry: body, envelope, in: db)
        }
        if !reckoned.isEmpty { try db.execute("DELETE FROM sealed_reckonings WHERE matter_id = \(id)") }
    }

    func reckoningsThatWait(of matter: MatterID, in db: any Connection) throws -> [ClockRecord] {
        try records("SELECT proceeding_id, clock, ordinal FROM sealed_reckonings WHERE matter_id = \(matter)", in: db)
    }

    private func records(_ rows: SQL, in db: any Connection) throws -> [ClockRecord] {
        try db.query("\(rows) ORDER BY 1, 2, 3 LIMIT 100").map { row in
            ClockRecord(
                proceeding: try row.get("proceeding_id"), clock: try row.get("clock"), ordinal: try row.get("ordinal"))
        }
    }
}
