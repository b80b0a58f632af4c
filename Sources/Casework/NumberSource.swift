// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Storage
import Synchronization

/// 编号来源: matter numbers from a block of a hundred a year that this node holds. A block that was not used up leaves a gap:
/// gaps are allowed and said; only document numbers are gapless.
package final class NumberSource: Sendable {
    private struct Block {
        var next: Int
        var end: Int
    }

    private static let size = 100
    private let blocks = Mutex<[Int: Block]>([:])

    package init() {}

    /// The next number of a year. A new block is taken in a transaction of its own, before the one that uses the
    /// number: were it the same one, a roll-back would hand the same numbers out again.
    package func next(year: Int, from database: any Database) async throws -> MatterNumber {
        while true {
            if let serial = take(year) {
                guard let number = MatterNumber(year: year, serial: serial) else {
                    throw StorageError.mistake("no matter number \(serial) in \(year)")
                }
                return number
            }
            let end = try await database.write { db in
                let row = try db.queryOne(
                    """
                    INSERT INTO number_blocks (year, next) VALUES (\(year), \(1 + Self.size))
                    ON CONFLICT (year) DO UPDATE SET next = number_blocks.next + \(Self.size) RETURNING next
                    """)
                guard let row else { throw StorageError.mistake("no block of numbers for \(year)") }
                return try row.get("next", as: Int.self)
            }
            blocks.withLock { $0[year] = Block(next: end - Self.size, end: end) }
        }
    }

    private func take(_ year: Int) -> Int? {
        blocks.withLock { blocks in
            guard let held = blocks[year], held.next < held.end else { return nil }
            blocks[year]?.next += 1
            return held.next
        }
    }
}
