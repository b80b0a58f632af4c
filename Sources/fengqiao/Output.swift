// SPDX-License-Identifier: Apache-2.0
import Foundation

/// What commands print: data as JSON on one line, or as words.
enum Output {
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        line(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    static func line(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }

    static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// A number with its noun: "1 file", "2 files".
func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
}

/// A progress bar on standard error, when that is a terminal.
struct Progress {
    private let total: Int?
    private let label: String
    private let isTerminal = isatty(2) == 1

    init(_ label: String, total: Int? = nil) {
        self.label = label
        self.total = total
    }

    func show(_ done: Int) {
        guard isTerminal else { return }
        if let total, total > 0 {
            let filled = min(30, 30 * done / total)
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            FileHandle.standardError.write(Data("\r\(label) \(bar) \(done)/\(total)".utf8))
        } else {
            FileHandle.standardError.write(Data("\r\(label) \(done)".utf8))
        }
    }

    func end() {
        if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) }
    }
}
