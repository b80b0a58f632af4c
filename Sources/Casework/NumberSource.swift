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

    private struct State {
        var blocks: [Int: Block] = [:]
        /// A block that is being taken: whoever needs a number of the year meanwhile waits for it and takes none of its own.
        var refills: [Int: Task<Void, any Error>] = [:]
    }

    private static let size = 100
    private let state = Mutex(State())

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
            try await refill(year, from: database)?.value
        }
    }

    /// The taking of a new block; nil when there are numbers again.
    private func refill(_ year: Int, from database: any Database) -> Task<Void, any Error>? {
        state.withLock { state in
            if let held = state.blocks[year], held.next < held.end { return nil }
            if let running = state.refills[year] { return running }
            let refill = Task {
                do {
                    let end = try await Self.blockEnd(year, in: database)
                    self.state.withLock { state in
                        state.blocks[year] = Block(next: end - Self.size, end: end)
                        state.refills[year] = nil
                    }
                } catch {
                    self.state.withLock { $0.refills[year] = nil }
                    throw error
                }
            }
            state.refills[year] = refill
            return refill
        }
    }

    /// Takes the next block: one row, met by every process.
    private static func blockEnd(_ year: Int, in database: any Database) async throws -> Int {
        try await database.write(.snapshot) { db in
            let row = try db.queryOne(
                """
                INSERT INTO number_blocks (year, next) VALUES (\(year), \(1 + size))
                ON CONFLICT (year) DO UPDATE SET next = number_blocks.next + \(size) RETURNING next
                """)
            guard let row else { throw StorageError.mistake("no block of numbers for \(year)") }
            return try row.get("next", as: Int.self)
        }
    }

    private func take(_ year: Int) -> Int? {
        state.withLock { state in
            guard let held = state.blocks[year], held.next < held.end else { return nil }
            state.blocks[year]?.next += 1
            return held.next
        }
    }
}
