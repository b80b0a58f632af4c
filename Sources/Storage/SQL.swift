// SPDX-License-Identifier: Apache-2.0

/// A statement or a part of one, with its values bound by construction.
///
/// ```swift
/// let due: SQL = "due_on < \(today)"                                     // binds `today`
/// let list: SQL = "SELECT id FROM clocks WHERE \(due) ORDER BY due_on"   // splices `due`
/// ```
/// There is no spelling for an unbound value: an interpolated value is always a parameter, and only another `SQL` becomes text.
///
/// Restrictions of the common dialect: no `?` in a literal part, one statement a value, no parameters in DDL. A parameter has the
/// type that PostgreSQL infers from its place; where it cannot (a bare `SELECT \(x)`, a `VALUES` list), write `CAST(\(x) AS BIGINT)`.
package struct SQL: ExpressibleByStringInterpolation, Sendable, Equatable {
    /// The text with `?` for each value: what SQLite reads, so that rendering costs nothing there.
    private(set) var text: String
    /// The UTF-8 offset of each value's `?` in `text`, ascending.
    private(set) var marks: [Int]
    /// The bound values, in the order of their marks.
    package private(set) var values: [SQLValue]

    package init(stringLiteral value: StaticString) {
        text = value.description
        marks = []
        values = []
    }

    package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

    private init(text: String, marks: [Int], values: [SQLValue]) {
        self.text = text
        self.marks = marks
        self.values = values
    }

    /// True for a fragment without any text, for optional filters.
    package var isEmpty: Bool { text.isEmpty }

    /// Collects the parts of an interpolated statement.
    package struct StringInterpolation: StringInterpolationProtocol {
        var sql: SQL

        package init(literalCapacity: Int, interpolationCount: Int) {
            sql = SQL(text: "", marks: [], values: [])
            sql.text.reserveCapacity(literalCapacity + interpolationCount)
            sql.marks.reserveCapacity(interpolationCount)
            sql.values.reserveCapacity(interpolationCount)
        }

        package mutating func appendLiteral(_ literal: StaticString) { sql.text += literal.description }

        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value) { sql.bind(value.sqlValue) }

        /// A value that may be missing binds as NULL.
        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            sql.bind(value?.sqlValue ?? .null)
        }

        package mutating func appendInterpolation(_ fragment: SQL) { sql.append(fragment) }
    }
}

extension SQL {
    /// Splices the fragments, with the separator between them: `SQL.joined(filters, separator: " AND ")`.
    package static func joined(_ fragments: some Sequence<SQL>, separator: SQL = ", ") -> SQL {
        var sql = SQL(text: "", marks: [], values: [])
        var isFirst = true
        for fragment in fragments {
            if !isFirst { sql.append(separator) }
            isFirst = false
            sql.append(fragment)
        }
        return sql
    }

    /// The values bound one by one with commas, for `IN (\(SQL.list(ids)))`. Empty for no values, which no engine reads: ask first.
    package static func list<Value: SQLConvertible>(_ values: some Sequence<Value>) -> SQL {
        var sql = SQL(text: "", marks: [], values: [])
        for value in values {
            if !sql.isEmpty { sql.text += ", " }
            sql.bind(value.sqlValue)
        }
        return sql
    }

    /// A quoted name of a table or column that is known only at run time.
    package static func identifier(_ name: String) -> SQL {
        var quoted = "\""
        for character in name.unicodeScalars where character != "\0" {
            if character == "\"" { quoted.unicodeScalars.append(character) }
            quoted.unicodeScalars.append(character)
        }
        return SQL(text: quoted + "\"", marks: [], values: [])
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var sql = left
        sql.append(right)
        return sql
    }

    /// Splices a fragment at the end.
    package mutating func append(_ fragment: SQL) {
        let offset = text.utf8.count
        text += fragment.text
        if !fragment.marks.isEmpty {
            for mark in fragment.marks { marks.append(mark + offset) }
            values.append(contentsOf: fragment.values)
        }
    }

    private mutating func bind(_ value: SQLValue) {
        marks.append(text.utf8.count)
        text += "?"
        values.append(value)
    }

    /// The text that the engine reads: `?` on SQLite, `$1 …` on PostgreSQL.
    package func rendered(for dialect: Dialect) -> String {
        guard dialect == .postgres, !marks.isEmpty else { return text }
        var result = ""
        let bytes = text.utf8
        result.reserveCapacity(bytes.count + marks.count * 2)
        var start = bytes.startIndex
        for (number, mark) in marks.enumerated() {
            let end = bytes.index(bytes.startIndex, offsetBy: mark)
            result += text[start..<end]
            result += "$"
            result += String(number + 1)
            start = bytes.index(after: end)
        }
        result += text[start...]
        return result
    }
}
