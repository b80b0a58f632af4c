// SPDX-License-Identifier: Apache-2.0
import Storage
import Support
import Testing

/// What goes in comes out, on every engine.
struct ValueTests {
    @Test(arguments: TestEngine.all)
    func `every text comes back as it was`(engine: TestEngine) async throws {
        let texts = [
            "", "'", "''; DROP TABLE things; --", "\"$1\" ? \\ %s", "信访事项 🏮👨‍👩‍👧", "مرحبا \u{202E}abc", "\u{1}\t\r\n",
            String(repeating: "枫桥", count: 180_000),
        ]
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { db in
                for (id, text) in texts.enumerated() {
                    try db.execute("INSERT INTO things (id, name) VALUES (\(id), \(text))")
                }
            }
            let read: [String] = try await database.read {
                try $0.query("SELECT name FROM things ORDER BY id").map { try $0.get("name") }
            }
            #expect(read == texts)
        }
    }

    @Test(arguments: TestEngine.all)
    func `numbers, bytes and nulls come back as they were`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            let numbers: [Int64] = [0, 1, .max, 4_294_967_296]
            let weights = [0.1, -1e300, Double.leastNonzeroMagnitude, 3.0, 0.1 + 0.2]
            let blobs: [[UInt8]] = [[], [0], Array(0...255), Array(repeating: 0x5C, count: 100_000)]
            try await database.write { db in
                for number in numbers {
                    try db.execute("INSERT INTO things (id, amount) VALUES (\(number), \(number))")
                }
                for (id, weight) in weights.enumerated() {
                    try db.execute("INSERT INTO things (id, weight) VALUES (\(100 + id), \(weight))")
                }
                for (id, blob) in blobs.enumerated() {
                    try db.execute("INSERT INTO things (id, bytes) VALUES (\(200 + id), \(blob))")
                }
                try db.execute("INSERT INTO things (id) VALUES (\(Int64.min))")
            }
            try await database.read { db in
                let read: [Int64] = try db.query("SELECT amount FROM things WHERE amount IS NOT NULL ORDER BY amount")
                    .map { try $0.get(0) }
                #expect(read == numbers.sorted())
                let reals: [Double] = try db.query("SELECT weight FROM things WHERE weight IS NOT NULL ORDER BY id")
                    .map { try $0.get(0) }
                #expect(reals == weights)
                let bytes: [[UInt8]] = try db.query("SELECT bytes FROM things WHERE bytes IS NOT NULL ORDER BY id")
                    .map { try $0.get(0) }
                #expect(bytes == blobs)
                let smallest = try #require(
                    try db.queryOne("SELECT id, name, amount, weight, bytes FROM things ORDER BY id"))
                #expect(smallest.values == [.integer(.min), .null, .null, .null, .null])
                #expect(smallest.columns.names == ["id", "name", "amount", "weight", "bytes"])
            }
        }
    }

    @Test(arguments: TestEngine.all)
    func `sums, counts, truth and averages have the same kinds`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { db in
                try db.put(1, amount: 1)
                try db.put(2, amount: 2)
            }
            let row = try await database.read {
                try $0.queryOne(
                    """
                    SELECT SUM(amount) AS total, COUNT(*) AS number, AVG(amount) AS middle,
                           EXISTS (SELECT 1 FROM things WHERE id = \(1)) AS found,
                           COUNT(*) FILTER (WHERE amount > \(1)) AS large
                    FROM things
                    """)
            }
            let values = try #require(row)
            #expect(try values.get("total") == 3)
            #expect(try values.get("number") == 2)
            #expect(try values.get("middle") == 1.5)
            #expect(try values.get("found", as: Bool.self))
            #expect(try values.get("large") == 1)
        }
    }

    @Test(arguments: TestEngine.all)
    func `a NUL character in a text is refused before it is stored`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            await #expect(throws: StorageError.mistake("text holds a NUL character")) {
                try await database.write { db in
                    try db.execute("INSERT INTO things (id, name) VALUES (1, \("a\0b"))")
                }
            }
            #expect(try await database.read { try $0.count() } == 0)
        }
    }

    @Test(arguments: TestEngine.all)
    func `text is ordered by its bytes`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { db in
                for (id, name) in ["中", "b", "B", "一", "a", "Z", "é"].enumerated() {
                    try db.execute("INSERT INTO things (id, name) VALUES (\(id), \(name))")
                }
            }
            let names: [String] = try await database.read {
                try $0.query("SELECT name FROM things ORDER BY name").map { try $0.get("name") }
            }
            #expect(names == ["B", "Z", "a", "b", "é", "一", "中"])
        }
    }

    @Test(arguments: TestEngine.all)
    func `changed rows are counted and returned`(engine: TestEngine) async throws {
        try await engine.withDatabase(migrations: [things]) { database async throws in
            try await database.write { db in
                #expect(try db.execute("INSERT INTO things (id, amount) VALUES (1, 1), (2, 2), (3, 3)") == 3)
                #expect(try db.execute("UPDATE things SET amount = amount + 1 WHERE id > \(1)") == 2)
                #expect(try db.execute("UPDATE things SET amount = 9 WHERE id > \(7)") == 0)
                #expect(try db.execute("CREATE TABLE others (id TEXT)") == 0)
                let rows = try db.query("UPDATE things SET amount = \(7) WHERE id = \(2) RETURNING id, amount")
                #expect(try rows.map { try $0.get("amount") } == [7])
                let upsert = try db.queryOne(
                    """
                    INSERT INTO things (id, amount) VALUES (\(3), \(10))
                    ON CONFLICT (id) DO UPDATE SET amount = excluded.amount RETURNING amount
                    """)
                #expect(try upsert?.get("amount") == 10)
                #expect(try db.execute("DELETE FROM things") == 3)
            }
        }
    }
}
