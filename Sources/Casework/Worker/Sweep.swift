// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 巡检结果: what one pass of the worker did.
package struct SweepResult: Equatable, Sendable {
    package var noticed = 0
    package var received = 0
    package var lapsed = 0
    package var reckoned = 0

    package init() {}
}

extension Casework {
    /// 逾期巡检: every clock that is over gets its one entry; a second pass, or a second process, finds nothing left to
    /// do. Each matter is a transaction of its own, so that a kill in the middle loses nothing and doubles nothing.
    package func sweep(batch: Int = 200) async throws -> SweepResult {
        var result = SweepResult()
        result.noticed = try await noticeOverdue(batch)
        result.received = try await receiveAutomatically(batch)
        result.lapsed = try await lapseRatings(batch)
        result.reckoned = try await reckonProvisional(batch)
        return result
    }

    private func noticeOverdue(_ batch: Int) async throws -> Int {
        let today = today
        return try await each(batch) { db, after in
            try db.query(
                """
                SELECT c.matter_id, c.proceeding_id, c.clock, c.ordinal FROM clocks c
                JOIN matters m ON m.id = c.matter_id
                WHERE c.due_on < \(today) AND c.met_on IS NULL AND c.stopped_on IS NULL AND c.noticed_on IS NULL
                    AND c.clock NOT IN (\(SQL.list(Self.rights))) AND m.is_sealed = 0 AND c.matter_id > \(after)
                ORDER BY c.matter_id, c.proceeding_id, c.clock, c.ordinal LIMIT \(batch)
                """)
        } entry: { matter, record in
            matter.state.clocks.contains {
                $0.proceeding == record.proceeding && $0.clock == record.clock && $0.ordinal == record.ordinal
                    && $0.isOpenDuty && $0.noticedOn == nil && $0.dueOn < today
            } ? .overdueNoticed(record) : nil
        }
    }

    /// 日历到达: exactly the provisional days whose year is known by now are reckoned again, with one entry each.
    private func reckonProvisional(_ batch: Int) async throws -> Int {
        guard let known = book.calendar.knownThrough else { return 0 }
        let book = book
        return try await each(batch) { db, after in
            try db.query(
                """
                SELECT c.matter_id, c.proceeding_id, c.clock, c.ordinal FROM clocks c
                JOIN matters m ON m.id = c.matter_id
                WHERE c.is_provisional = 1 AND c.met_on IS NULL AND c.stopped_on IS NULL
                    AND c.due_on <= \("\(known)-12-31") AND m.is_sealed = 0 AND c.matter_id > \(after)
                ORDER BY c.matter_id, c.proceeding_id, c.clock, c.ordinal LIMIT \(batch)
                """)
        } entry: { matter, record in
            let clock = matter.state.clocks.first {
                $0.proceeding == record.proceeding && $0.clock == record.clock && $0.ordinal == record.ordinal
            }
            guard let clock, clock.isProvisional, clock.isRunning,
                try !clock.reckoning(under: book, knowingThrough: known).isProvisional
            else { return nil }
            return .reckonedAgain(record)
        }
    }

    /// Walks clocks in pages by matter and writes one entry for each that still asks for it inside its transaction.
    private func each(
        _ batch: Int, _ page: @escaping @Sendable (any Connection, MatterID) throws -> [Row],
        entry: @escaping @Sendable (StoredMatter, ClockRecord) throws -> EntryBody?
    ) async throws -> Int {
        var count = 0
        var after = MatterID(0)
        while true {
            let start = after
            let found = try await database.read { db in
                try page(db, start).map { row in
                    (
                        matter: try row.get("matter_id", as: MatterID.self),
                        record: ClockRecord(
                            proceeding: try row.get("proceeding_id"), clock: try row.get("clock"),
                            ordinal: try row.get("ordinal"))
                    )
                }
            }
            for item in found {
                count += try await database.write { db in
                    var matter = try matter(item.matter, in: db)
                    guard let body = try entry(matter, item.record) else { return 0 }
                    let envelope = envelope(of: .system)
                    let next = try matter.state.applying(body, in: envelope, under: book).state
                    try save(&matter, as: next, entry: body, envelope, in: db)
                    return 1
                }
            }
            guard found.count == batch, let last = found.last else { return count }
            // The page may end inside a matter; what was noticed has left the index, so the same matter may be asked again.
            after = MatterID(last.matter.rawValue - 1)
        }
    }

    static let rights: [ClockID] = [.objection, .reviewRequest, .reReviewRequest, .rating, .judicialConfirmation]
}
