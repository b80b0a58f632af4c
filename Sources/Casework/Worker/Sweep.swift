// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 巡检结果: what one pass of the worker did.
package struct SweepResult: Equatable, Sendable {
    package var noticed = 0
    package var received = 0
    package var lapsed = 0
    package var converted = 0
    package var reckoned = 0
    /// Days that an amended notice moved.
    package var revised = 0
    /// Units that were silent beyond their notice.
    package var silenced = 0
    /// Matters that were passed over; the log says which and why.
    package var failed = 0

    package init() {}
}

/// What came of one part of a sweep.
struct SweptPart {
    var done = 0
    var failed = 0

    /// Counts one piece of work; nil is one that failed.
    mutating func add(_ outcome: Int?) {
        if let outcome { done += outcome } else { failed += 1 }
    }
}

extension Casework {
    /// 逾期巡检: every clock that is over gets its one entry; a second pass, or a second process, finds nothing left to
    /// do. Each matter is a transaction of its own, so that a kill in the middle loses nothing and doubles nothing; and one
    /// that cannot be opened holds up no other.
    ///
    /// - Throws: the first error that stopped a whole part, such as a database that is away, after every part was tried.
    package func sweep(batch: Int = 200, troubles: WorkTroubles = WorkTroubles()) async throws -> SweepResult {
        let parts: [(result: WritableKeyPath<SweepResult, Int>, body: () async throws -> SweptPart)] = [
            (\.noticed, { try await noticeOverdue(batch, troubles) }),
            (\.received, { try await receiveAutomatically(batch, troubles) }),
            (\.lapsed, { try await lapseRatings(batch, troubles) }),
            (\.converted, { try await convertSimple(batch, troubles) }),
            (\.silenced, { try await noteSilence(batch, troubles) }),
            (\.reckoned, { try await reckonProvisional(batch, troubles) }),
            (\.revised, { try await reckonRevised(batch, troubles) }),
        ]
        var result = SweepResult()
        var first: (any Error)?
        do { try await noticeSealed(batch) } catch { first = error }
        do { _ = try await reckonSealed(batch) } catch { first = first ?? error }
        for part in parts {
            do {
                let swept = try await part.body()
                result[keyPath: part.result] = swept.done
                result.failed += swept.failed
            } catch {
                first = first ?? error
            }
        }
        if let first { throw first }
        return result
    }

    private func noticeOverdue(_ batch: Int, _ troubles: WorkTroubles) async throws -> SweptPart {
        let today = today
        return try await each("overdue", batch, troubles) { db, after in
            try db.query(
                """
                SELECT c.matter_id, c.proceeding_id, c.clock, c.ordinal FROM clocks c
                JOIN matters m ON m.id = c.matter_id
                WHERE c.due_on < \(today) AND c.met_on IS NULL AND c.stopped_on IS NULL AND c.suspended_on IS NULL
                    AND c.noticed_on IS NULL
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
    func reckonProvisional(_ batch: Int, _ troubles: WorkTroubles = WorkTroubles()) async throws -> SweptPart {
        guard let known = book.calendar.knownThrough else { return SweptPart() }
        let book = book
        let today = today
        return try await each("calendar", batch, troubles) { db, after in
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
                try !clock.reckoning(under: book, knowingThrough: known, on: today).isProvisional
            else { return nil }
            return .reckonedAgain(record)
        }
    }

    /// 放假安排修订后重算: from the day on which an amended notice counts, every running day that it moves is reckoned again, with one entry each; a
    /// day that has passed stays. Once all were looked at, that is noted.
    func reckonRevised(_ batch: Int, _ troubles: WorkTroubles = WorkTroubles()) async throws -> SweptPart {
        let today = today
        guard let revision = book.revisions.last(where: { $0.knownFrom <= today }),
            let known = book.calendar.knownThrough,
            try await database.setting(Self.revisionSetting) != revision.name
        else { return SweptPart() }
        let book = book
        let part = try await each("revision", batch, troubles) { db, after in
            try db.query(
                """
                SELECT c.matter_id, c.proceeding_id, c.clock, c.ordinal FROM clocks c
                JOIN matters m ON m.id = c.matter_id
                WHERE c.due_on >= \(revision.knownFrom) AND c.met_on IS NULL AND c.stopped_on IS NULL
                    AND m.is_sealed = 0 AND c.matter_id > \(after)
                ORDER BY c.matter_id, c.proceeding_id, c.clock, c.ordinal LIMIT \(batch)
                """)
        } entry: { matter, record in
            let clock = matter.state.clocks.first {
                $0.proceeding == record.proceeding && $0.clock == record.clock && $0.ordinal == record.ordinal
            }
            guard let clock, clock.isRunning, clock.dueOn >= revision.knownFrom else { return nil }
            let again = try clock.reckoning(under: book, knowingThrough: known, on: today)
            return again.statutoryDueOn != clock.dueOn || again.internalDueOn != clock.internalDueOn
                ? .reckonedAgain(record) : nil
        }
        if part.failed == 0 { try await database.set(Self.revisionSetting, to: revision.name) }
        return part
    }

    private static let revisionSetting = "calendar.revision"

    /// Walks clocks in pages by matter and writes one entry for each that still asks for it inside its transaction.
    private func each(
        _ work: String, _ batch: Int, _ troubles: WorkTroubles,
        _ page: @escaping @Sendable (any Connection, MatterID) throws -> [Row],
        entry: @escaping @Sendable (StoredMatter, ClockRecord) throws -> EntryBody?
    ) async throws -> SweptPart {
        var part = SweptPart()
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
                let name = "\(work) \(item.record.proceeding) \(item.record.clock) \(item.record.ordinal)"
                part.add(
                    try await attempt(name, of: item.matter, troubles) {
                        try await write(to: item.matter, item.record, entry)
                    })
            }
            guard found.count == batch, let last = found.last else { return part }
            // The page may end inside a matter; what was noticed has left the index, so the same matter may be asked again,
            // but not when it filled the page alone and nothing left.
            let again = MatterID(last.matter.rawValue - 1)
            after = again > start ? again : last.matter
        }
    }

    private func write(
        to id: MatterID, _ record: ClockRecord,
        _ entry: @escaping @Sendable (StoredMatter, ClockRecord) throws -> EntryBody?
    ) async throws -> Int {
        try await database.write { db in
            var matter = try matter(id, in: db)
            guard let body = try entry(matter, record) else { return 0 }
            let envelope = envelope(of: .system)
            let next = try matter.state.applying(body, in: envelope, under: book).state
            try save(&matter, as: next, entry: body, envelope, in: db)
            return 1
        }
    }

    static let rights: [ClockID] = [.objection, .reviewRequest, .reReviewRequest, .rating, .judicialConfirmation]
}
