// SPDX-License-Identifier: Apache-2.0
package import Storage
import Synchronization

/// 节点租约: the number of this process in its ids, leased so that no two processes on one database share one. A process whose
/// lease has run out, because it slept or could not renew, writes nothing until it has a number again.
package final class NodeLease: Sendable {
    /// Leases run this long; a process that lives renews every minute.
    package static let seconds = 3_600
    /// So long before its end a lease counts as lost: a write under way must still be within it.
    private static let margin = 60

    private struct Held {
        var node: Int
        var until: Instant
        /// When somebody last set out to renew it.
        var askedAt: Instant?
    }

    private let held: Mutex<Held>
    private let holder: String

    private init(_ held: Held, holder: String) {
        self.held = Mutex(held)
        self.holder = holder
    }

    package var node: Int { held.withLock { $0.node } }

    /// Whether this process may still make ids and write.
    package func isHeld(at now: Instant) -> Bool {
        held.withLock { now < $0.until.adding(seconds: -Self.margin) }
    }

    /// Whether half of the lease is over and nobody has set out to renew it within the last minute: true for one who asks.
    fileprivate func isDue(at now: Instant) -> Bool {
        held.withLock { held in
            guard held.until.adding(seconds: -Self.seconds / 2) < now else { return false }
            if let asked = held.askedAt, now < asked.adding(seconds: 60) { return false }
            held.askedAt = now
            return true
        }
    }

    /// Takes the lowest number that nobody holds.
    ///
    /// - Returns: nil when all 1,024 are held.
    package static func take(in database: any Database, holder: String, now: Instant) async throws -> NodeLease? {
        try await takeNumber(in: database, holder: holder, now: now).map { NodeLease($0, holder: holder) }
    }

    /// Renews the lease. One that ran out and was given to another process is not taken back: ids then go on under a new
    /// number, after the highest that is stored.
    ///
    /// - Returns: whether the number is still the same one.
    /// - Throws: `StorageError.unavailable` when no number is free; nothing is written until one is.
    @discardableResult
    package func renew(in database: any Database, ids: IDSource, now: Instant) async throws -> Bool {
        let node = node
        let until = now.adding(seconds: Self.seconds)
        let renewed = try await database.write { db in
            try db.execute("UPDATE nodes SET leased_until = \(until) WHERE id = \(node) AND holder = \(self.holder)")
        }
        if renewed == 1 {
            held.withLock { $0.until = until }
            return true
        }
        guard let fresh = try await Self.takeNumber(in: database, holder: holder, now: now) else {
            throw StorageError.unavailable("no node number is free")
        }
        try await ids.move(to: fresh.node, after: database.highestID())
        held.withLock { $0 = fresh }
        return false
    }

    /// How many other processes hold a number just now.
    package func others(in database: any Database, now: Instant) async throws -> Int {
        let node = node
        return try await database.read { db in
            try db.query("SELECT id FROM nodes WHERE leased_until > \(now) AND id <> \(node) ORDER BY id LIMIT 1024")
                .count
        }
    }

    /// Gives the number back when the process ends.
    package func giveBack(in database: any Database) async throws {
        let node = node
        try await database.write { db in
            try db.execute("DELETE FROM nodes WHERE id = \(node) AND holder = \(self.holder)")
        }
    }

    /// 弃租: on SQLite whoever holds the lock file is alone on this machine: numbers of processes of it that were killed are free at once,
    /// so that a program that is started over and over does not run out of them.
    package static func freeAll(ofHost host: String, in database: any Database) async throws {
        try await database.write { db in
            let left = try db.query("SELECT id, holder FROM nodes ORDER BY id LIMIT 1024").filter { row in
                try row.get("holder", as: String.self).hasPrefix(host + ":")
            }.map { try $0.get("id", as: Int.self) }
            guard !left.isEmpty else { return }
            try db.execute("DELETE FROM nodes WHERE id IN (\(SQL.list(left)))")
        }
    }

    private static func takeNumber(in database: any Database, holder: String, now: Instant) async throws -> Held? {
        let until = now.adding(seconds: seconds)
        return try await database.write { db in
            let held = try db.query(
                "SELECT id FROM nodes WHERE leased_until > \(now) ORDER BY id LIMIT 1024"
            ).map { try $0.get("id", as: Int.self) }
            guard let free = (0..<1_024).first(where: { !held.contains($0) }) else { return nil }
            try db.execute(
                """
                INSERT INTO nodes (id, holder, leased_until) VALUES (\(free), \(holder), \(until))
                ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
                """)
            return Held(node: free, until: until)
        }
    }
}

/// 有租约的数据库: writes under a lease only, so that no id is stored that another process may make as well. It renews the lease
/// of a command that runs long; what was prepared under a number that is lost is not written.
package struct LeasedDatabase: Database {
    private let base: any Database
    private let lease: NodeLease
    private let ids: IDSource
    private let clock: CaseClock

    package init(_ base: any Database, lease: NodeLease, ids: IDSource, clock: CaseClock) {
        self.base = base
        self.lease = lease
        self.ids = ids
        self.clock = clock
    }

    package var dialect: Dialect { base.dialect }

    package func read<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await base.read(body)
    }

    @discardableResult
    package func write<T: Sendable>(_ body: @Sendable @escaping (any Connection) throws -> T) async throws -> T {
        try await write(.serialisable, body)
    }

    @discardableResult
    package func write<T: Sendable>(
        _ isolation: Isolation, _ body: @Sendable @escaping (any Connection) throws -> T
    ) async throws -> T {
        let now = clock.real
        if !lease.isHeld(at: now) || lease.isDue(at: now) {
            guard try await lease.renew(in: base, ids: ids, now: now) else {
                throw StorageError.unavailable("this process had lost its node number and has a new one now")
            }
        }
        return try await base.write(isolation, body)
    }

    package func checkReady() async throws { try await base.checkReady() }

    package func close() async { await base.close() }
}
