// SPDX-License-Identifier: Apache-2.0
import Casework
import Foundation

/// 检查点文件: checkpoints leave the database as lines of a file that only grows.
enum CheckpointFile {
    static func append(_ checkpoint: Checkpoint, to path: String) throws {
        var line = try JSONEncoder().encode(checkpoint)
        line.append(10)
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        }
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { handle.closeFile() }
        handle.seekToEndOfFile()
        handle.write(line)
    }

    /// The last checkpoint of a file. A last line that a power cut left half written is passed over.
    static func read(_ path: String) throws -> Checkpoint {
        guard let text = FileManager.default.contents(atPath: path).map({ String(decoding: $0, as: UTF8.self) }),
            !text.isEmpty
        else { throw Complaint("no checkpoint can be read from \(path)") }
        for line in text.split(separator: "\n").suffix(text.hasSuffix("\n") ? 1 : 2).reversed() {
            do {
                return try JSONDecoder().decode(Checkpoint.self, from: Data(line.utf8))
            } catch is DecodingError {
                continue
            }
        }
        throw Complaint("\(path) is no file of checkpoints; its last line is not one that fengqiao exported")
    }
}
