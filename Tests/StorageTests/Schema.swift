// SPDX-License-Identifier: Apache-2.0
import Storage

/// The schema of the contract tests: one table of each kind of column and constraint.
let things = Migration("0001-things") { dialect in
    [
        """
        CREATE TABLE things (
            id \(dialect.integerType) PRIMARY KEY,
            name TEXT,
            amount \(dialect.integerType) CONSTRAINT amount_is_not_negative CHECK (amount >= 0),
            weight \(dialect.realType),
            bytes \(dialect.binaryType),
            code TEXT
        )\(dialect.strictSuffix)
        """,
        "CREATE UNIQUE INDEX things_code ON things (code, name) WHERE code IS NOT NULL",
        """
        CREATE TABLE parts (
            id \(dialect.integerType) PRIMARY KEY,
            thing_id \(dialect.integerType) NOT NULL REFERENCES things (id)
        )\(dialect.strictSuffix)
        """,
    ]
}

extension Connection {
    /// Puts a thing with a number and an amount.
    func put(_ id: Int, amount: Int = 0) throws {
        try execute("INSERT INTO things (id, amount) VALUES (\(id), \(amount))")
    }

    func amount(_ id: Int) throws -> Int? {
        try queryOne("SELECT amount FROM things WHERE id = \(id)")?.get("amount")
    }

    func count() throws -> Int {
        try queryOne("SELECT COUNT(*) AS number FROM things")?.get("number") ?? -1
    }
}

/// What a body throws that has nothing to do with storage.
struct Refusal: Error, Equatable {}
