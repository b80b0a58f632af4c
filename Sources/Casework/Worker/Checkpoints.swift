// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 检查点: how many matters and entries there were at a moment, and a root over all chain heads of that moment, under
/// a key. It is exported, so that a removed last entry or a removed matter is seen, which no chain alone can show.
package struct Checkpoint: Codable, Equatable, Sendable {
    /// Entries recorded up to this instant are covered.
    package let cut: String
    package let matters: Int
    package let entries: Int
    package let root: [UInt8]
    package let mac: [UInt8]

    package init(cut: String, matters: Int, entries: Int, root: [UInt8], mac: [UInt8]) {
        self.cut = cut
        self.matters = matters
        self.entries = entries
        self.root = root
        self.mac = mac
    }
}

/// 检查点的进度: what a checkpoint says up to an instant.
private struct CheckpointSum {
    var cut: String
    var matters: Int
    var entries: Int
    var sum: HeadSum
}

extension Casework {
    /// Writes a checkpoint and returns it for export. Its cost grows with what happened since the last one, not with
    /// the archive: the root is a sum of keyed hashes, one a matter, from which old heads are taken and new ones added.
    ///
    /// Entries before the cut change no more, so they are read outside of the transaction that writes, a slice of time after
    /// the other: the first checkpoint after a large import holds nobody up.
    ///
    /// - Parameters:
    ///   - slice: about how many entries are read at once.
    ///   - age: entries younger than so many seconds are left to the next one. Ten seconds are longer than nearly any transaction;
    ///     a command that ends, and that nobody writes beside, leaves none out.
    package func checkpoint(slice: Int = 2_000, olderThan age: Int = 10) async throws -> Checkpoint {
        for _ in 0..<5 {
            if let checkpoint = try await countedCheckpoint(slice, age) { return checkpoint }
        }
        throw StorageError.busy
    }

    /// Whether something was recorded since the last checkpoint.
    ///
    /// - Parameter underNewKey: whether one is due as well where the last was made under an older master key.
    package func isCheckpointDue(underNewKey: Bool = false) async throws -> Bool {
        try await database.read { db in
            let last = try storedCheckpoint(in: db)
            if underNewKey, let last, try KeyRing.checkpointKeyID(of: last.mac) != ring.currentKeyID { return true }
            return try db.queryOne("SELECT 1 AS one FROM journal WHERE recorded_at > \(last?.cut ?? "") LIMIT 1") != nil
        }
    }

    /// The age of the last checkpoint in seconds; nil before the first.
    package func checkpointAge() async throws -> Int? {
        let last = try await lastCheckpoint()
        return last.flatMap { Instant(text: $0.cut) }.map { max(0, clock.now.secondsSince1970 - $0.secondsSince1970) }
    }

    /// The last checkpoint that the database holds; nil before the first.
    package func lastCheckpoint() async throws -> Checkpoint? {
        try await database.read { db in try storedCheckpoint(in: db) }
    }

    /// Nil when an entry came in late, before the cut, while the rest was counted: then it is counted again.
    private func countedCheckpoint(_ slice: Int, _ age: Int) async throws -> Checkpoint? {
        let stored = try await lastCheckpoint()
        let last = try countedUp(to: stored)
        // Where a clock was set back, what was counted stays counted.
        let cut = max(clock.now.adding(seconds: -age).text, stored?.cut ?? "")
        var progress = last
        while progress.cut < cut { progress = try await adding(slice, to: progress, upTo: cut) }
        let done = progress
        let root = done.sum.bytes
        let mac = ring.checkpointCode(count: Int64(done.entries), root: root)
        let id: ID<MatterTag> = ids.next()
        let checkpoint = Checkpoint(cut: cut, matters: done.matters, entries: done.entries, root: root, mac: mac)
        return try await database.write { db in
            // Whoever is writing just now is waited for, under whatever isolation.
            if db.dialect == .postgres { try db.execute("LOCK TABLE journal IN SHARE ROW EXCLUSIVE MODE") }
            // A commit that waited long for the disk is seen here: no entry comes in before the cut once this one is written.
            let counted = try db.queryOne(
                "SELECT COUNT(*) AS entries FROM journal WHERE recorded_at > \(last.cut) AND recorded_at <= \(cut)")
            guard try counted?.get("entries", as: Int.self) == done.entries - last.entries else { return nil }
            // Where another process was quicker, both counted from the same one and say the same: a line more does no harm.
            try db.execute(
                """
                INSERT INTO checkpoints (id, cut, matters, entries, root, mac)
                VALUES (\(id), \(cut), \(done.matters), \(done.entries), \(root), \(mac))
                """)
            return checkpoint
        }
    }

    private func storedCheckpoint(in db: any Connection) throws -> Checkpoint? {
        try db.queryOne(
            "SELECT cut, matters, entries, root, mac FROM checkpoints ORDER BY cut DESC, id DESC LIMIT 1"
        ).map {
            Checkpoint(
                cut: try $0.get("cut"), matters: try $0.get("matters"), entries: try $0.get("entries"),
                root: try $0.get("root"), mac: try $0.get("mac"))
        }
    }

    /// What the next checkpoint goes on from: nothing, where there was none or an older master key made it.
    private func countedUp(to last: Checkpoint?) throws -> CheckpointSum {
        guard let last, try KeyRing.checkpointKeyID(of: last.mac) == ring.currentKeyID else {
            return CheckpointSum(cut: "", matters: 0, entries: 0, sum: HeadSum(bytes: HeadSum.zero))
        }
        return CheckpointSum(
            cut: last.cut, matters: last.matters, entries: last.entries, sum: HeadSum(bytes: last.root))
    }

    /// One slice more: as many entries as are asked for, and all of the same instant as the last of them.
    private func adding(_ slice: Int, to before: CheckpointSum, upTo cut: String) async throws -> CheckpointSum {
        try await database.read { db in
            var next = before
            let end = try db.queryOne(
                """
                SELECT recorded_at FROM journal WHERE recorded_at > \(before.cut) AND recorded_at <= \(cut)
                ORDER BY recorded_at LIMIT 1 OFFSET \(slice)
                """)
            next.cut = try end?.get("recorded_at") ?? cut
            let changed = try db.query(
                """
                SELECT c.matter_id, c.first, c.last, j.hash AS head, o.hash AS old
                FROM (SELECT matter_id, MIN(seq) AS first, MAX(seq) AS last FROM journal
                    WHERE recorded_at > \(before.cut) AND recorded_at <= \(next.cut) GROUP BY matter_id) c
                JOIN journal j ON j.matter_id = c.matter_id AND j.seq = c.last
                LEFT JOIN journal o ON o.matter_id = c.matter_id AND o.seq = c.first - 1
                ORDER BY c.matter_id
                """)
            for row in changed {
                let matter: MatterID = try row.get("matter_id")
                let first: Int = try row.get("first")
                let latest: Int = try row.get("last")
                if first > 1 {
                    let old = try row.get("old", as: [UInt8]?.self) ?? []
                    next.sum.subtract(try headCode(matter, first - 1, old, under: ring.currentKeyID))
                } else {
                    next.matters += 1
                }
                next.sum.add(try headCode(matter, latest, row.get("head"), under: ring.currentKeyID))
                next.entries += latest - first + 1
            }
            return next
        }
    }

    /// What the database no longer holds of an exported checkpoint: entries or matters removed or changed since, or a
    /// checkpoint that somebody made up.
    package func faults(against checkpoint: Checkpoint) async throws -> [VerifyReport.Fault] {
        let origin = origin(of: checkpoint)
        var faults = origin.fault.map { [$0] } ?? []
        guard let keyID = origin.keyID else { return faults.map { .ofCheckpoint($0) } }
        var sum = HeadSum(bytes: HeadSum.zero)
        var matters = 0
        var entries = 0
        var after = MatterID(0)
        while true {
            let start = after
            let page = try await database.read { db in
                try db.query(
                    """
                    SELECT c.matter_id, c.last, j.hash
                    FROM (SELECT matter_id, MAX(seq) AS last FROM journal
                        WHERE matter_id > \(start) AND recorded_at <= \(checkpoint.cut)
                        GROUP BY matter_id ORDER BY matter_id LIMIT 2000) c
                    JOIN journal j ON j.matter_id = c.matter_id AND j.seq = c.last
                    ORDER BY c.matter_id
                    """
                ).map { row in
                    let matter: MatterID = try row.get("matter_id")
                    let last: Int = try row.get("last")
                    return (matter, last, try headCode(matter, last, row.get("hash"), under: keyID))
                }
            }
            for (matter, last, code) in page {
                after = matter
                matters += 1
                entries += last
                sum.add(code)
            }
            if page.count < 2_000 { break }
        }
        if matters < checkpoint.matters { faults.append("\(checkpoint.matters - matters) matters are gone") }
        if entries < checkpoint.entries { faults.append("\(checkpoint.entries - entries) entries are gone") }
        if sum.bytes != checkpoint.root { faults.append("the chains are not those of the checkpoint") }
        return faults.map { .ofCheckpoint($0) }
    }

    /// Under which master key of ours a checkpoint was made, nil for one that cannot be held against anything; and what is wrong with it itself.
    private func origin(of checkpoint: Checkpoint) -> (keyID: UInt32?, fault: String?) {
        do {
            let id = try KeyRing.checkpointKeyID(of: checkpoint.mac)
            let isGenuine = try ring.isCheckpointCode(
                checkpoint.mac, count: Int64(checkpoint.entries), root: checkpoint.root)
            return (id, isGenuine ? nil : "the checkpoint was not made by this installation")
        } catch {
            if case SecretError.unknownKey(let id) = error {
                return (nil, "the checkpoint was made under master key \(id), which the key file does not hold")
            }
            return (nil, "the checkpoint is not in the form that this program writes")
        }
    }

    /// The keyed hash of a matter's head at an entry.
    private func headCode(
        _ matter: MatterID, _ seq: Int, _ hash: [UInt8], under keyID: UInt32
    ) throws -> [UInt8] {
        try ring.checkpointCode(count: Int64(seq), root: Array("\(matter):".utf8) + hash, under: keyID)
    }
}

/// A sum of 256-bit hashes modulo 2^256: order does not matter, and a part can be taken away again.
struct HeadSum {
    static let zero = [UInt8](repeating: 0, count: 32)

    private(set) var bytes: [UInt8]

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func add(_ other: [UInt8]) {
        var carry = 0
        for index in bytes.indices.reversed() where index < other.count {
            let total = Int(bytes[index]) + Int(other[index]) + carry
            bytes[index] = UInt8(total & 0xFF)
            carry = total >> 8
        }
    }

    mutating func subtract(_ other: [UInt8]) {
        var borrow = 0
        for index in bytes.indices.reversed() where index < other.count {
            let rest = Int(bytes[index]) - Int(other[index]) - borrow
            bytes[index] = UInt8(rest & 0xFF)
            borrow = rest < 0 ? 1 : 0
        }
    }
}
