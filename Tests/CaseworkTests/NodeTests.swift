// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// No id is made twice: not after a clock was set back, and not by two processes.
@Suite struct NodeTests {
    @Test(arguments: TestEngine.dialects)
    func `a clock that was set back between two runs repeats no id`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let receipt = try await world.register()
            let highest = try await world.casework.database.highestID()
            #expect(highest >= receipt.matter.rawValue)
            let earlier = Instant(milliseconds: world.time.now.milliseconds - 3_600_000)
            let made = IDSource(node: 1, after: highest, clock: { earlier })
            let ids = try #require(made)
            let next: MatterID = ids.next()
            #expect(next.rawValue > highest)
        }
    }

    @Test func `the tables whose ids are asked are all that have such ids`() async throws {
        try await TestEngine.sqliteFile.withWorld { world in
            let tables = try await world.casework.database.read { db in
                try db.query(
                    """
                    SELECT name, sql FROM sqlite_master
                    WHERE type = 'table' AND name NOT LIKE 'search_index%' ORDER BY name LIMIT 200
                    """
                ).map { (name: try $0.get("name", as: String.self), sql: try $0.get("sql", as: String?.self) ?? "") }
            }
            let keyed = tables.filter { table in
                table.sql.split(whereSeparator: { ",(\n".contains($0) }).contains {
                    $0.drop { $0 == " " }.hasPrefix("id INTEGER NOT NULL PRIMARY KEY")
                }
            }
            #expect(Set(keyed.map(\.name)) == Set(IDTables.names + ["nodes"]))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `who has lost the node number writes nothing that was prepared, and goes on under another`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let database = world.casework.database
            let lease = try #require(try await NodeLease.take(in: database, holder: "a:1", now: world.time.now))
            let ids = world.casework.ids
            let leased = LeasedDatabase(database, lease: lease, ids: ids, clock: world.casework.clock)
            let number = lease.node
            try await leased.set("one", to: "1")

            world.time.move(seconds: 2 * NodeLease.seconds)
            let other = try #require(try await NodeLease.take(in: database, holder: "b:2", now: world.time.now))
            #expect(other.node == number)
            #expect(!lease.isHeld(at: world.time.now))
            await #expect(throws: StorageError.self) { try await leased.set("two", to: "2") }
            #expect(try await database.setting("two") == nil)
            #expect(lease.node != number)
            try await leased.set("three", to: "3")
            let next: MatterID = ids.next()
            #expect(Int(next.rawValue >> 12) & 1_023 == lease.node)
            #expect(try await next.rawValue > database.highestID())
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a command that runs for hours keeps its number as long as nobody else has it`(_ engine: TestEngine)
        async throws
    {
        try await engine.withWorld { world in
            let database = world.casework.database
            let lease = try #require(try await NodeLease.take(in: database, holder: "a:1", now: world.time.now))
            let leased = LeasedDatabase(
                database, lease: lease, ids: world.casework.ids, clock: world.casework.clock)
            let number = lease.node
            for _ in 0..<6 {
                world.time.move(seconds: NodeLease.seconds * 2 / 3)
                try await leased.set("one", to: "1")
                #expect(lease.isHeld(at: world.time.now))
            }
            #expect(lease.node == number)
            world.time.move(seconds: NodeLease.seconds * 2)
            try await leased.set("one", to: "1")
            #expect(lease.node == number)
        }
    }
}
