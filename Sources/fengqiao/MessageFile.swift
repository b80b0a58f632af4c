// SPDX-License-Identifier: Apache-2.0
import Formats

/// 来件文件: an older register as a CSV file, read row by row. What stops the reading is told with the file's name.
struct MessageFile {
    let path: String
    private var table: CSVTable

    /// Opens the file and reads its header.
    init(_ path: String, _ mapping: MessageColumns) throws {
        let text = DecodedBytes(try FileBytes(path: path).read)
        self.path = path
        table = try Self.telling(path) { try CSVTable(CSVReader(text.read), requiring: mapping.columns) }
    }

    var columns: [String] { table.columns }

    /// The next row; nil at the end.
    mutating func next() throws -> CSVRow? {
        try Self.telling(path) { try table.next() }
    }

    private static func telling<T>(_ path: String, _ read: () throws -> T) throws -> T {
        do {
            return try read()
        } catch CSVError.unclosedQuote(let line) {
            throw Complaint(
                "\(path): \(CSVError.unclosedQuote(line: line)); the rows before it are in. Close it and run the command "
                    + "again: nothing doubles")
        } catch let error as CSVError {
            throw Complaint("\(path): \(error)")
        } catch let error as TextDecodingError {
            throw Complaint("\(path): \(error)")
        }
    }
}
