// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

extension Casework {
    /// Writes what changed between two states of a matter, and its journal entry, in the caller's transaction.
    func save(
        _ matter: inout StoredMatter, as next: MatterState, entry: EntryBody, _ envelope: Envelope,
        in db: any Connection
    ) throws {
        let before = matter.state
        try saveProceedings(&matter, before, next, actedOn: entry.actedOn, in: db)
        try saveClocks(before, next, in: db)
        try saveRecused(before, next, in: db)
        matter.state = next
        try append(entry, envelope, to: &matter, in: db)
        try db.post(
            """
            UPDATE matters SET purpose = \(next.purpose), category = \(next.category), grade = \(next.grade),
                path = \(next.path), is_first_filing = \(next.isFirstFiling), marks = \(try text(of: next.marks)), entry_count = \(matter.entryCount), chain_head = \(matter.chainHead)
            WHERE id = \(next.id)
            """)
        if next.isSealed {
            try dropNotices(of: next.id, in: db)
        } else {
            try saveAccess(before, next, in: db)
        }
    }

    private func saveProceedings(
        _ matter: inout StoredMatter, _ before: MatterState, _ next: MatterState, actedOn: ProceedingID?,
        in db: any Connection
    ) throws {
        for proceeding in next.proceedings {
            let due = next.dueOn(of: proceeding.id)
            guard let old = before.proceeding(proceeding.id), let version = matter.versions[proceeding.id] else {
                try insert(proceeding, of: next, due: due, in: db)
                matter.versions[proceeding.id] = 1
                continue
            }
            // Whoever acted on it had it before them: the next one must look again, even where only the matter changed.
            guard
                proceeding.id == actedOn || old != proceeding || before.dueOn(of: proceeding.id) != due
                    || before.isSealed != next.isSealed
                    || before.standsIn(for: old.unit) != next.standsIn(for: old.unit)
            else { continue }
            let changed = try db.execute(
                """
                UPDATE proceedings SET stage = \(proceeding.stage), unit_id = \(proceeding.unit),
                    sender_id = \(proceeding.sender), closed_on = \(proceeding.closedOn),
                    marks = \(try text(of: proceeding.marks)), due_on = \(due), is_sealed = \(next.isSealed),
                    is_at_accused = \(next.standsIn(for: proceeding.unit)), version = \(version + 1)
                WHERE id = \(proceeding.id) AND version = \(version)
                """)
            guard changed == 1 else { throw Refusal(.stale, article: "R-126") }
            matter.versions[proceeding.id] = version + 1
        }
    }

    func insert(
        _ proceeding: ProceedingState, of state: MatterState, due: CalendarDate, in db: any Connection
    ) throws {
        try db.post(
            """
            INSERT INTO proceedings (id, matter_id, kind, stage, unit_id, sender_id, rule_version, opened_on,
                closed_on, parent_id, marks, due_on, is_sealed, is_at_accused, version)
            VALUES (\(proceeding.id), \(state.id), \(proceeding.kind), \(proceeding.stage), \(proceeding.unit),
                \(proceeding.sender), \(proceeding.ruleVersion), \(proceeding.openedOn), \(proceeding.closedOn),
                \(proceeding.parent), \(try text(of: proceeding.marks)), \(due), \(state.isSealed),
                \(state.standsIn(for: proceeding.unit)), 1)
            """)
    }

    func saveClocks(_ before: MatterState, _ next: MatterState, in db: any Connection) throws {
        for (index, clock) in next.clocks.enumerated() {
            guard index < before.clocks.count else {
                try insert(clock, of: next, in: db)
                continue
            }
            let old = before.clocks[index]
            guard old != clock else { continue }
            try db.post(
                """
                UPDATE clocks SET proceeding_id = \(clock.proceeding), ordinal = \(clock.ordinal),
                    extended_by = \(clock.extendedBy), excluding = \(clock.excluding),
                    suspended_on = \(clock.suspendedOn),
                    due_on = \(clock.dueOn), internal_due_on = \(clock.internalDueOn),
                    is_provisional = \(clock.isProvisional), met_on = \(clock.metOn),
                    stopped_on = \(clock.stoppedOn), noticed_on = \(clock.noticedOn)
                WHERE proceeding_id = \(old.proceeding) AND clock = \(clock.clock) AND ordinal = \(old.ordinal)
                """)
        }
    }

    func insert(_ clock: ClockState, of state: MatterState, in db: any Connection) throws {
        try db.post(
            """
            INSERT INTO clocks (proceeding_id, clock, ordinal, matter_id, rule_version, started_on, named_on,
                extended_by, excluding, suspended_on, due_on, internal_due_on, is_provisional, met_on, stopped_on,
                noticed_on)
            VALUES (\(clock.proceeding), \(clock.clock), \(clock.ordinal), \(state.id), \(clock.ruleVersion),
                \(clock.startedOn), \(clock.namedOn), \(clock.extendedBy), \(clock.excluding), \(clock.suspendedOn),
                \(clock.dueOn), \(clock.internalDueOn), \(clock.isProvisional), \(clock.metOn), \(clock.stoppedOn), \(clock.noticedOn))
            """)
    }

    /// 可见单位: units and those above them, in the tree of this transaction, not the one in memory. On SQLite row by row: a statement of several rows begins with a savepoint, at
    /// which the text index writes out what it holds in memory, a fifth of what a registration costs.
    func grantAccess(to next: MatterState, _ reached: [UnitID], in db: any Connection) throws {
        let due = next.dueOn
        let units: SQL = "SELECT DISTINCT a.ancestor_id FROM unit_ancestors a WHERE a.unit_id IN (\(SQL.list(reached)))"
        guard db.dialect == .sqlite else {
            return try db.post(
                """
                INSERT INTO matter_access (unit_id, matter_id, due_on, is_open)
                SELECT u.ancestor_id, CAST(\(next.id) AS BIGINT), CAST(\(due) AS TEXT), CAST(\(next.isOpen) AS BIGINT)
                FROM (\(units)) u ON CONFLICT (unit_id, matter_id) DO NOTHING
                """)
        }
        for row in try db.query(units) {
            let unit: UnitID = try row.get("ancestor_id")
            try db.post(
                """
                INSERT INTO matter_access (unit_id, matter_id, due_on, is_open)
                VALUES (\(unit), \(next.id), \(due), \(next.isOpen)) ON CONFLICT (unit_id, matter_id) DO NOTHING
                """)
        }
    }

    /// A row for each unit that may see the matter, ancestors included, with the earliest day on which something is owed.
    func saveAccess(_ before: MatterState?, _ next: MatterState, in db: any Connection) throws {
        let due = next.dueOn
        let reached = Set(next.proceedings.map(\.unit)).subtracting(before?.proceedings.map(\.unit) ?? [])
        if !reached.isEmpty { try grantAccess(to: next, reached.sorted(), in: db) }
        if let before, before.dueOn != due || before.isOpen != next.isOpen {
            try db.post(
                """
                UPDATE matter_access SET due_on = \(due), is_open = \(next.isOpen) WHERE matter_id = \(next.id)
                """)
        }
    }
}

extension Casework {
    /// 标记 as opaque text, keys sorted.
    func text(of marks: any Encodable) throws -> String {
        String(decoding: try EntryCoding.encode(marks), as: UTF8.self)
    }
}

extension MatterState {
    /// The earliest day on which an office owes something in a proceeding.
    func dueOn(of proceeding: ProceedingID) -> CalendarDate {
        clocks.filter { $0.proceeding == proceeding && $0.isOpenDuty }.map(\.dueOn).min() ?? .never
    }

    /// Whether the unit is accused in a sealed matter, so that somebody else does what waits for it (art 30(3), R-161).
    func standsIn(for unit: UnitID) -> Bool { isSealed && marks.accused.contains(unit) }

    /// The earliest day on which an office owes something in the matter.
    package var dueOn: CalendarDate { clocks.filter(\.isOpenDuty).map(\.dueOn).min() ?? .never }

    /// Whether something is still to be done: a rating that waits for the petitioner does not count.
    var isOpen: Bool {
        proceedings.contains { proceeding in
            let procedure = Procedure.of(proceeding.kind)
            return proceeding.closedOn == nil && !proceeding.kind.isRating
                && !procedure.resting.contains(proceeding.stage)
        }
    }
}

extension EntryBody {
    /// The proceeding that somebody acted on.
    fileprivate var actedOn: ProceedingID? {
        if case .acted(let record) = self { record.proceeding } else { nil }
    }
}
