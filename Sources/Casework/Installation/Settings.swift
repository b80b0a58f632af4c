// SPDX-License-Identifier: Apache-2.0
package import Storage

extension Database {
    /// A stored setting of the installation; nil when it was never set.
    package func setting(_ name: String) async throws -> String? {
        try await read { db in try db.queryOne("SELECT value FROM settings WHERE name = \(name)")?.get("value") }
    }

    /// Stores a setting of the installation.
    package func set(_ name: String, to value: String) async throws {
        try await write { db in try db.set(name, to: value) }
    }
}

extension Connection {
    /// Stores a setting in the caller's transaction.
    func set(_ name: String, to value: String) throws {
        try execute(
            """
            INSERT INTO settings (name, value) VALUES (\(name), \(value))
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """)
    }
}
