// SPDX-License-Identifier: Apache-2.0
import Formats
import Foundation

/// 退回行: rows that could not be taken, as they stood, with line and reason in front. No file is made when there are none, and
/// the one of an earlier run goes when a later run takes every row.
final class RejectsFile {
    /// So many stand on the terminal; all of them in the file.
    private static let told = 10
    private static let front = ["line", "reason"]

    private let path: String?
    private let columns: [String]
    private var handle: FileHandle?
    private var first: [(line: Int, reason: String)] = []
    private var count = 0

    init(path: String?, columns: [String]) {
        self.path = path
        self.columns = columns
    }

    /// Whether the file can be made, asked before anything else is done; one that is there stays as it is.
    ///
    /// - Throws: a `Complaint` that names it.
    static func check(_ path: String) throws {
        let isThere = FileManager.default.fileExists(atPath: path)
        let descriptor = open(path, isThere ? O_WRONLY | O_CLOEXEC : O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Complaint(
                "the file for rejected rows, \(path), cannot be made: \(String(cString: strerror(errno))); name another with "
                    + "--rejects. Nothing was imported")
        }
        close(descriptor)
        if !isThere { try FileManager.default.removeItem(atPath: path) }
    }

    func add(_ row: CSVRow, because reason: String) throws {
        count += 1
        if first.count < Self.told { first.append((row.line, reason)) }
        guard let path else { return }
        if handle == nil {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try write(Self.front + columns)
        }
        try write(["\(row.line)", reason] + row.fields)
    }

    /// Ends the file; without a rejected row, the file that an earlier run left here is out of date and goes.
    func finish() throws {
        try handle?.close()
        guard count == 0, let path, let old = FileHandle(forReadingAtPath: path) else { return }
        let mark = Data(Self.line(Self.front).dropLast(2).utf8)
        let isOurs = try old.read(upToCount: mark.count) == mark
        try old.close()
        if isOurs { try FileManager.default.removeItem(atPath: path) }
    }

    /// Says on the terminal which rows were not taken, and where all of them are.
    func tell() {
        guard count > 0 else { return }
        for row in first { Output.note("line \(row.line): \(row.reason)") }
        if count > first.count { Output.note("… and \(count - first.count) more") }
        if let path, handle != nil { Output.note("rejected rows, as they stood: \(path)") }
    }

    private func write(_ fields: [String]) throws {
        try handle?.write(contentsOf: Data(Self.line(fields).utf8))
    }

    private static func line(_ fields: [String]) -> String {
        fields.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }.joined(separator: ",") + "\r\n"
    }
}
