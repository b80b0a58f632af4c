// SPDX-License-Identifier: Apache-2.0

/// A CSV file with a header whose columns are asked for by name.
///
/// ```swift
/// var table = try CSVTable(CSVReader(text.read), requiring: ["title", "time"])
/// while let row = try table.next() {
///     guard row.fault == nil else { continue }   // a reject: row.line and row.fault say why
///     let title = row["title"]
/// }
/// ```
package struct CSVTable {
    /// The header's names, trimmed, in the order of the file.
    package let columns: [String]
    private let index: [String: Int]
    private var reader: CSVReader

    /// Reads the header. Throws `CSVError.empty`, `.badHeader`, `.duplicateColumn` or `.missingColumns`, and what the reader throws.
    package init(_ reader: CSVReader, requiring required: [String] = []) throws {
        var reader = reader
        guard let header = try reader.next() else { throw CSVError.empty }
        if let fault = header.fault { throw CSVError.badHeader(line: header.line, fault: fault) }
        columns = header.fields.map(Self.trimmed)
        var index: [String: Int] = [:]
        for (position, name) in columns.enumerated() where !name.isEmpty {
            if index.updateValue(position, forKey: name) != nil { throw CSVError.duplicateColumn(name) }
        }
        let missing = required.filter { index[$0] == nil }
        if !missing.isEmpty { throw CSVError.missingColumns(missing, found: columns) }
        self.index = index
        self.reader = reader
    }

    /// The next row; nil at the end. A row of the wrong length comes with the fault `.ragged`.
    package mutating func next() throws -> CSVRow? {
        guard let record = try reader.next() else { return nil }
        let isRagged = record.fields.count != columns.count
        let ragged = isRagged ? CSVFault.ragged(expected: columns.count, found: record.fields.count) : nil
        return CSVRow(line: record.line, fields: record.fields, fault: record.fault ?? ragged, index: index)
    }

    private static func trimmed(_ name: String) -> String {
        let scalars = name.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}

/// One row under a header.
package struct CSVRow: Sendable {
    package let line: Int
    /// All fields as they stand in the file, for a file of rejects.
    package let fields: [String]
    package let fault: CSVFault?
    private let index: [String: Int]

    init(line: Int, fields: [String], fault: CSVFault?, index: [String: Int]) {
        self.line = line
        self.fields = fields
        self.fault = fault
        self.index = index
    }

    /// The field under a column; nil when there is no such column, or the row is too short.
    package subscript(_ column: String) -> String? {
        guard let position = index[column], position < fields.count else { return nil }
        return fields[position]
    }
}
