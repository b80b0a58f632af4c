// SPDX-License-Identifier: Apache-2.0

/// One record of a CSV file, as it stands there.
package struct CSVRecord: Equatable, Sendable {
    /// The line on which the record begins, counted from 1; a quoted field may hold line breaks, so records and lines differ.
    package let line: Int
    package let fields: [String]
    /// What is wrong with this record alone; the reader goes on behind it.
    package let fault: CSVFault?

    package init(line: Int, fields: [String], fault: CSVFault? = nil) {
        self.line = line
        self.fields = fields
        self.fault = fault
    }
}

/// What may be wrong with one record. Columns count from 1.
package enum CSVFault: Error, Equatable, Sendable {
    /// Something other than a separator follows a closing quote, as in `"a"b,c`.
    case textAfterQuote(column: Int)
    /// The field is longer than the limit; what is above it was not kept.
    case fieldTooLong(column: Int, limit: Int)
    /// The record has more fields than the limit; what is above it was not kept.
    case tooManyFields(limit: Int)
    /// The field is not valid UTF-8; wrong bytes are shown as U+FFFD.
    case notUTF8(column: Int)
    /// The record has fewer or more fields than the header.
    case ragged(expected: Int, found: Int)
    /// The field holds a zero byte, which is no text.
    case zeroByte(column: Int)
}

extension CSVFault: CustomStringConvertible {
    package var description: String {
        switch self {
        case .textAfterQuote(let column): "column \(column): something stands behind the closing quote"
        case .fieldTooLong(let column, let limit): "column \(column): longer than \(limit) bytes"
        case .tooManyFields(let limit): "more than \(limit) columns"
        case .notUTF8(let column): "column \(column): not UTF-8"
        case .ragged(let expected, let found): "\(found) columns where the header has \(expected)"
        case .zeroByte(let column): "column \(column): a zero byte, which is no text"
        }
    }
}

/// What stops the reading of a whole file.
package enum CSVError: Error, Equatable, Sendable {
    /// A quote opened on this line is never closed.
    case unclosedQuote(line: Int)
    /// The file has no header.
    case empty
    /// The header is itself faulty.
    case badHeader(line: Int, fault: CSVFault)
    /// The header names this column twice.
    case duplicateColumn(String)
    /// The header lacks these columns, in the order in which they were asked for; `found` is what it has.
    case missingColumns([String], found: [String])
}

extension CSVError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unclosedQuote(let line): "the quote that opens on line \(line) is never closed"
        case .empty: "the file is empty; its first line must name the columns"
        case .badHeader(let line, let fault): "line \(line), which names the columns: \(fault)"
        case .duplicateColumn(let name): "two columns are called \(name)"
        case .missingColumns(let missing, let found):
            "there is no column \(missing.joined(separator: ", ")); the first line names "
                + found.joined(separator: ", ")
        }
    }
}

/// Bounds that keep a reader's memory constant.
package struct CSVLimits: Equatable, Sendable {
    /// Bytes of UTF-8 in one field.
    package let fieldBytes: Int
    /// Bytes of UTF-8 in all fields of one record together.
    package let recordBytes: Int
    package let fields: Int

    package init(fieldBytes: Int = 4 << 20, recordBytes: Int = 16 << 20, fields: Int = 1_000) {
        self.fieldBytes = fieldBytes
        self.recordBytes = recordBytes
        self.fields = fields
    }
}
