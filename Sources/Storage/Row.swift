// SPDX-License-Identifier: Apache-2.0

/// The column names of one result, shared by all its rows.
package final class Columns: Sendable {
    package let names: [String]
    private let wide: [String: Int]

    package init(_ names: [String]) {
        self.names = names
        // A short list is faster walked than hashed.
        wide =
            names.count <= 12
            ? [:] : Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The place of a column, the first one if two have the same name.
    func index(of name: String) -> Int? { names.count <= 12 ? names.firstIndex(of: name) : wide[name] }
}

/// One row of a result, decoded by name or by place.
package struct Row: Sendable {
    package let columns: Columns
    package let values: [SQLValue]

    package init(columns: Columns, values: [SQLValue]) {
        self.columns = columns
        self.values = values
    }

    /// Reads a column by its name; a missing column or another kind of value is `StorageError.mistake`.
    package func get<Value: SQLConvertible>(_ column: String, as type: Value.Type = Value.self) throws -> Value {
        guard let index = columns.index(of: column) else { throw StorageError.mistake("no column \(column)") }
        return try get(index, as: type)
    }

    /// Reads a column by its place, from 0.
    package func get<Value: SQLConvertible>(_ index: Int, as type: Value.Type = Value.self) throws -> Value {
        guard values.indices.contains(index) else { throw StorageError.mistake("no column at \(index)") }
        do {
            return try Value(sqlValue: values[index])
        } catch StorageError.mistake(let text) {
            throw StorageError.mistake("column \(columns.names[index]): \(text)")
        }
    }
}
