// SPDX-License-Identifier: Apache-2.0
import Formats
import Foundation

/// 来件文件: an older register as a CSV file, read row by row. What stops the reading is told with the file's name.
struct MessageFile {
    let path: String
    private var table: CSVTable

    /// Opens the file and reads its header.
    init(_ path: String, _ mapping: MessageColumns) throws {
        let text = DecodedBytes(try FileBytes(path: path).read)
        try Self.checkText(path)
        self.path = path
        table = try Self.telling(path) { try CSVTable(CSVReader(text.read), requiring: mapping.columns) }
    }

    /// Reads the whole text once: a byte that belongs to no character is told with its line, before anything is made or imported. What can be read
    /// only once, such as a pipe, is not read twice.
    private static func checkText(_ path: String) throws {
        guard let kind = try FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType,
            kind == .typeRegular
        else { return }
        let text = DecodedBytes(try FileBytes(path: path).read)
        do {
            var buffer = [UInt8](repeating: 0, count: 65_536)
            while try buffer.withUnsafeMutableBytes({ try text.read(into: $0) }) > 0 {}
        } catch let error as TextDecodingError {
            throw try complaint(path, error)
        }
    }

    private static func complaint(_ path: String, _ error: TextDecodingError) throws -> Complaint {
        let line = try error.line(in: FileBytes(path: path).read)
        return Complaint("\(path)\(line.map { ", line \($0)" } ?? ""): \(error); nothing was imported")
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
