// SPDX-License-Identifier: Apache-2.0
import Storage
import Testing

/// `SQL` by itself: what is bound, what is spliced, how it is rendered.
struct SQLTests {
    @Test func `an interpolated value is bound, whatever it says`() {
        let name = "'; DROP TABLE things; --"
        let sql: SQL = "SELECT id FROM things WHERE name = \(name) AND code = \("?") AND amount > \(5)"
        #expect(sql.rendered(for: .sqlite) == "SELECT id FROM things WHERE name = ? AND code = ? AND amount > ?")
        #expect(sql.rendered(for: .postgres) == "SELECT id FROM things WHERE name = $1 AND code = $2 AND amount > $3")
        #expect(sql.values == [.text(name), .text("?"), .integer(5)])
    }

    @Test func `a spliced fragment keeps its values in their places`() {
        let filter: SQL = "事项 = \("甲") OR amount IN (\(SQL.list([1, 2, 3])))"
        let sql: SQL = "SELECT \(0), x FROM t WHERE \(filter) LIMIT \(9)"
        #expect(sql.rendered(for: .postgres) == "SELECT $1, x FROM t WHERE 事项 = $2 OR amount IN ($3, $4, $5) LIMIT $6")
        #expect(sql.values == [.integer(0), .text("甲"), .integer(1), .integer(2), .integer(3), .integer(9)])
    }

    @Test func `fragments are joined, and a dollar in the text stays`() {
        let joined = SQL.joined(["a = \(1)", "b = '$2'", "c = \(nil as String?)"], separator: " AND ")
        #expect(joined.rendered(for: .postgres) == "a = $1 AND b = '$2' AND c = $2")
        #expect(joined.values == [.integer(1), .null])
        #expect(SQL.joined([]).isEmpty)
    }

    @Test func `an identifier is quoted`() {
        #expect(SQL.identifier(#"a"b; --"#).rendered(for: .sqlite) == #""a""b; --""#)
    }

    @Test func `more than nine values are numbered on`() {
        #expect(SQL.list(1...11).rendered(for: .postgres).hasSuffix("$9, $10, $11"))
    }

    @Test func `a row is read by name and by place, and says which column is wrong`() throws {
        let names = (0..<20).map { "c\($0)" }
        let row = Row(columns: Columns(names), values: names.indices.map { .integer(Int64($0)) })
        #expect(try row.get("c17") == 17)
        #expect(try row.get(3, as: Int?.self) == 3)
        #expect(throws: StorageError.mistake("no column c20")) { try row.get("c20", as: Int.self) }
        #expect(throws: StorageError.mistake("no column at 20")) { try row.get(20, as: Int.self) }
        #expect(throws: StorageError.mistake("column c2: expected text, found integer")) {
            try row.get("c2", as: String.self)
        }
        #expect(throws: StorageError.mistake("column c2: expected 0 or 1, found integer")) {
            try row.get("c2", as: Bool.self)
        }
    }

    enum Stage: String, SQLConvertible { case filed, closed }

    @Test func `a raw value is stored and an unknown one is a mistake`() throws {
        #expect(Stage.closed.sqlValue == .text("closed"))
        #expect(try Stage(sqlValue: .text("filed")) == .filed)
        #expect(throws: StorageError.mistake("no Stage has this raw value")) { try Stage(sqlValue: .text("x")) }
        #expect(try Stage?(sqlValue: .null) == nil)
    }
}
