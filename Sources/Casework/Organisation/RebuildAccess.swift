// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 待重建的可见范围: units that stand elsewhere in the tree, and up to which matter the access rows are right again. It is
/// kept with the settings, so that a kill in between leaves nothing half done.
private struct PendingAccess: Codable {
    var units: [UnitID]
    var after: MatterID

    static let setting = "access.rebuild"
}

extension Casework {
    /// 重建可见范围: after units have moved in the tree, what stands above them sees their matters, and what stood above them
    /// no longer does. Some matters at a time, one transaction each time. Returns how many it has gone through.
    package func rebuildAccess(batch: Int = 100) async throws -> Int {
        var count = 0
        while let done = try await rebuildSomeAccess(batch) { count += done }
        return count
    }

    /// Notes, in the transaction of a new tree, whose access rows are to be made again.
    func noteMoved(_ units: [UnitID], in db: any Connection) throws {
        guard !units.isEmpty else { return }
        let before = try pendingAccess(in: db)?.units ?? []
        try keep(PendingAccess(units: Set(before + units).sorted(), after: MatterID(0)), in: db)
    }

    private func rebuildSomeAccess(_ batch: Int) async throws -> Int? {
        try await database.write { db in
            guard var pending = try pendingAccess(in: db) else { return nil }
            let matters = try db.query(
                """
                SELECT DISTINCT matter_id FROM matter_access
                WHERE unit_id IN (\(SQL.list(pending.units))) AND matter_id > \(pending.after)
                ORDER BY matter_id LIMIT \(batch)
                """
            ).map { try $0.get("matter_id", as: MatterID.self) }
            for matter in matters { try rebuildAccess(to: matter, in: db) }
            if let last = matters.last {
                pending.after = last
                try keep(pending, in: db)
            } else {
                try db.execute("DELETE FROM settings WHERE name = \(PendingAccess.setting)")
            }
            return matters.count
        }
    }

    /// The rows that a matter would have, had the tree always been what it is now: those of every unit that has dealt with
    /// it, which its journal tells, and of what stands above them.
    private func rebuildAccess(to id: MatterID, in db: any Connection) throws {
        let units: Set<UnitID>
        let state: MatterState
        do {
            let matter = try matter(id, in: db)
            state = matter.state
            units = try unitsThatDealt(with: matter, in: db)
        } catch let error where !(error is StorageError) {
            // `verify` names such a matter; who could see it goes on seeing it.
            return
        }
        let wanted = try db.query(
            """
            SELECT DISTINCT ancestor_id FROM unit_ancestors WHERE unit_id IN (\(SQL.list(units.sorted())))
            ORDER BY ancestor_id LIMIT 10000
            """
        ).map { try $0.get("ancestor_id", as: UnitID.self) }
        guard !wanted.isEmpty else { return }
        try db.execute("DELETE FROM matter_access WHERE matter_id = \(id) AND unit_id NOT IN (\(SQL.list(wanted)))")
        for unit in wanted {
            try db.execute(
                """
                INSERT INTO matter_access (unit_id, matter_id, due_on, is_open)
                VALUES (\(unit), \(id), \(state.dueOn), \(state.isOpen))
                ON CONFLICT (unit_id, matter_id) DO NOTHING
                """)
        }
    }

    /// 经办过的单位: every unit that has had it, as its journal tells.
    func unitsThatDealt(with matter: StoredMatter, in db: any Connection) throws -> Set<UnitID> {
        let entries = try journal(of: matter, in: db)
        guard let first = entries.first else { return [] }
        var state = try MatterState.replaying([(first.body, first.envelope)], id: matter.state.id, under: book)
        var units = Set(state.proceedings.map(\.unit))
        for entry in entries.dropFirst() {
            state = try state.applying(entry.body, in: entry.envelope, under: book).state
            units.formUnion(state.proceedings.map(\.unit))
        }
        return units
    }

    /// Whether units have moved and access rows are still to be made again.
    func isAccessPending(in db: any Connection) throws -> Bool { try pendingAccess(in: db) != nil }

    private func pendingAccess(in db: any Connection) throws -> PendingAccess? {
        let row = try db.queryOne("SELECT value FROM settings WHERE name = \(PendingAccess.setting)")
        guard let text = try row?.get("value", as: String.self) else { return nil }
        return try EntryCoding.decode(PendingAccess.self, Array(text.utf8))
    }

    private func keep(_ pending: PendingAccess, in db: any Connection) throws {
        let text = String(decoding: try EntryCoding.encode(pending), as: UTF8.self)
        try db.set(PendingAccess.setting, to: text)
    }
}
