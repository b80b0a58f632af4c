// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Storage
import Synchronization

/// 标识来源: 63-bit, time-ordered ids made by the application (decision 8); one source a process.
package final class IDSource: Sendable {
    private let maker: Mutex<IDMaker>
    private let clock: @Sendable () -> Instant

    /// - Parameters:
    ///   - node: the leased number of this process, 0 to 1023; nil for any other.
    ///   - last: the highest id that is stored: were the clock set back while nothing ran, ids would otherwise come again.
    package init?(node: Int, after last: Int64 = 0, clock: @escaping @Sendable () -> Instant) {
        guard let maker = IDMaker(node: node, after: last) else { return nil }
        self.maker = Mutex(maker)
        self.clock = clock
    }

    /// A new id.
    package func next<Of>() -> ID<Of> {
        let now = clock().milliseconds
        return ID(maker.withLock { $0.next(nowMilliseconds: now) })
    }

    /// Goes on under another number, after every id that it has made and every one that is stored.
    func move(to node: Int, after stored: Int64) throws {
        let now = clock().milliseconds
        let isMoved = maker.withLock { maker in
            guard let next = IDMaker(node: node, after: max(stored, maker.next(nowMilliseconds: now))) else {
                return false
            }
            maker = next
            return true
        }
        guard isMoved else { throw StorageError.mistake("no node \(node)") }
    }
}

extension Database {
    /// The highest id that any table holds, whichever process made it; 0 in an empty database. Each is the end of an index.
    package func highestID() async throws -> Int64 {
        try await read { db in
            var highest: Int64 = 0
            for table in IDTables.names {
                let row = try db.queryOne("SELECT MAX(id) AS id FROM \(SQL.identifier(table))")
                highest = max(highest, try row?.get("id", as: Int64?.self) ?? 0)
            }
            return highest
        }
    }
}

/// 以标识为键的表: a test holds the list against the schema.
package enum IDTables {
    /// Every table whose `id` an `IDSource` makes.
    package static let names = [
        "units", "persons", "api_tokens", "access_log", "admin_log", "matters", "filings", "parties", "attachments",
        "proceedings", "letters", "checkpoints", "search_rows", "outbox", "imports", "saved_filters", "print_runs",
        "letter_prints",
    ]
}
