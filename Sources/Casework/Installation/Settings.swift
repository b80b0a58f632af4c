// SPDX-License-Identifier: Apache-2.0
package import Storage

extension Database {
    /// A stored setting of the installation; nil when it was never set.
    package func setting(_ name: String) async throws -> String? {
        try await read { db in try db.queryOne("SELECT value FROM settings WHERE name = \(name)")?.get("value") }
    }

    /// Stores a setting of the installation.
    package func set(_ name: String, to value: String) async throws {
        _ = try await write { db in
            try db.execute(
                """
                INSERT INTO settings (name, value) VALUES (\(name), \(value))
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """)
        }
    }
}

/// 节点租约: the number of this process in its ids, leased so that no two processes on one database share one.
package enum NodeLease {
    /// Leases run this long; a process that lives renews.
    package static let seconds = 3_600

    /// Takes the lowest number that nobody holds.
    ///
    /// - Returns: 0 to 1023, or nil when all are held.
    package static func take(in database: any Database, holder: String, now: Instant) async throws -> Int? {
        try await database.write { db in
            let held = try db.query(
                "SELECT id FROM nodes WHERE leased_until > \(now) ORDER BY id LIMIT 1024"
            ).map { try $0.get("id", as: Int.self) }
            guard let free = (0..<1_024).first(where: { !held.contains($0) }) else { return nil }
            try db.execute(
                """
                INSERT INTO nodes (id, holder, leased_until) VALUES (\(free), \(holder), \(now.adding(seconds: seconds)))
                ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
                """)
            return free
        }
    }

    /// Renews a lease; the worker calls it every few minutes.
    package static func renew(_ node: Int, in database: any Database, holder: String, now: Instant) async throws {
        _ = try await database.write { db in
            try db.execute(
                """
                UPDATE nodes SET leased_until = \(now.adding(seconds: seconds))
                WHERE id = \(node) AND holder = \(holder)
                """)
        }
    }

    /// Gives a number back when the process ends.
    package static func giveBack(_ node: Int, in database: any Database, holder: String) async throws {
        _ = try await database.write { db in
            try db.execute("DELETE FROM nodes WHERE id = \(node) AND holder = \(holder)")
        }
    }
}
