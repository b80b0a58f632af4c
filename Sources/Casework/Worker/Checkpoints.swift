// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 检查点: count and root over all chain heads, under a key. It is exported, so that a removed last entry or a removed
/// matter is seen, which no chain alone can show.
package struct Checkpoint: Codable, Equatable, Sendable {
    package let at: String
    package let matters: Int
    package let entries: Int
    package let root: [UInt8]
    package let mac: [UInt8]
}

extension Casework {
    /// Writes a checkpoint over the present heads and returns it for export.
    package func checkpoint() async throws -> Checkpoint {
        let (matters, entries, root) = try await database.read { db in try heads(upTo: nil, in: db) }
        let at = clock.real.text
        let mac = ring.checkpointCode(count: Int64(entries), root: root)
        let id: ID<MatterTag> = ids.next()
        _ = try await database.write { db in
            try db.execute(
                """
                INSERT INTO checkpoints (id, at, matters, entries, root, mac)
                VALUES (\(id), \(at), \(matters), \(entries), \(root), \(mac))
                """)
        }
        return Checkpoint(at: at, matters: matters, entries: entries, root: root, mac: mac)
    }

    /// Folds all heads, in pages by id: SHA-256 over id, count and head of each matter.
    func heads(
        upTo limit: MatterID?, in db: any Connection
    ) throws -> (matters: Int, entries: Int, root: [UInt8]) {
        var hasher = RunningDigest()
        var after = MatterID(0)
        var matters = 0
        var entries = 0
        while true {
            let rows = try db.query(
                """
                SELECT id, entry_count, chain_head FROM matters WHERE id > \(after) ORDER BY id LIMIT 5000
                """)
            for row in rows {
                after = try row.get("id")
                let count: Int = try row.get("entry_count")
                hasher.add(Array("\(after):\(count):".utf8))
                hasher.add(try row.get("chain_head", as: [UInt8].self))
                matters += 1
                entries += count
            }
            if rows.count < 5_000 { return (matters, entries, hasher.bytes) }
        }
    }
}
