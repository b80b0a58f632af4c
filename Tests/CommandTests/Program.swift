// SPDX-License-Identifier: Apache-2.0
import Foundation
import Secrets
import Storage
import Support
import Synchronization

/// The program as a process of its own, from this build.
struct Program {
    static let root = URL(filePath: #filePath).appending(path: "../../..").standardized.path()
    static let path = root + "/.build/debug/fengqiao"

    /// What a run left behind.
    struct Ending {
        let status: Int32
        let output: String
        let errors: String

        /// The last line of the output as a JSON object of numbers.
        func summary() throws -> [String: Double] {
            let line = output.split(separator: "\n").last ?? ""
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            return object.compactMapValues { ($0 as? NSNumber)?.doubleValue }
        }
    }

    /// A run under way. Its output goes to files, so that nothing said before a kill is lost and no pipe fills.
    final class Run {
        let process: Child
        let outputPath: String
        private let errorPath: String

        init(_ arguments: [String], in folder: String, through wrapper: [String] = []) throws {
            let name = UUID().uuidString
            outputPath = "\(folder)/\(name).out"
            errorPath = "\(folder)/\(name).err"
            process = try Child(wrapper + [Program.path] + arguments, output: outputPath, errors: errorPath)
        }

        var output: String { Self.read(outputPath) }

        /// Kills it as a power cut would: no handler runs, nothing is flushed.
        func kill() async throws -> Ending {
            process.send(SIGKILL)
            return try await end()
        }

        func end() async throws -> Ending {
            let status = try await process.end()
            return Ending(status: status, output: Self.read(outputPath), errors: Self.read(errorPath))
        }

        /// Waits until the output holds a text.
        func wait(for text: String, seconds: Int = 60) async throws {
            for _ in 0..<(seconds * 100) {
                if output.contains(text) { return }
                guard process.isRunning else { break }
                try await Task.sleep(for: .milliseconds(10))
            }
            throw NeverSaid(text: text, output: output, errors: Self.read(errorPath))
        }

        private static func read(_ path: String) -> String {
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        }
    }

    struct NeverSaid: Error {
        let text, output, errors: String
    }

    static func run(_ arguments: [String], in folder: String) async throws -> Ending {
        try await Run(arguments, in: folder).end()
    }
}

/// An installation for a test: a folder, an engine's database and a key.
struct Installation {
    let engine: TestEngine
    let folder: String
    /// `sqlite:PATH` or the URL of a PostgreSQL database.
    let database: String
    let key: String
    /// Where a test opens the database by itself.
    let place: TestPlace

    /// The options that name it.
    var options: [String] { ["--database", database, "--data", folder + "/data", "--key-file", key] }

    var attachments: String {
        engine == .postgres ? folder + "/data/attachments" : folder + "/data/site.sqlite.attachments"
    }

    var checkpoints: String {
        engine == .postgres ? folder + "/data/checkpoints" : folder + "/data/site.sqlite.checkpoints"
    }

    /// Runs a command on it.
    func run(_ arguments: [String]) async throws -> Program.Ending {
        try await Program.run(arguments + options, in: folder)
    }
}

extension TestEngine {
    /// Runs the body with an installation that has a key and, as yet, no schema.
    func withInstallation<T>(_ body: (Installation) async throws -> T) async throws -> T {
        try await withFolder { folder in
            let data = folder + "/data"
            try FileManager.default.createDirectory(
                atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let key = data + "/site.key"
            try KeyFile.write(try KeyRing.make(random: systemRandom).json(), to: key)
            guard self == .postgres else {
                let path = data + "/site.sqlite"
                return try await body(
                    Installation(
                        engine: self, folder: folder, database: "sqlite:" + path, key: key, place: .file(path)))
            }
            return try await withPlace { place in
                guard case .server(let url) = place else { throw StorageError.mistake("no server") }
                return try await body(
                    Installation(engine: self, folder: folder, database: url, key: key, place: place))
            }
        }
    }
}

extension Installation {
    /// The number and count of entries of every matter.
    func entries() async throws -> [String: Int] {
        let database = try await place.open()
        let rows = try await database.read { db in
            try db.query("SELECT number, entry_count FROM matters").map { row in
                (try row.get("number", as: String.self), try row.get("entry_count", as: Int.self))
            }
        }
        await database.close()
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// Where the file of every attachment that has a row must lie.
    func filesOfAttachments() async throws -> [String] {
        let database = try await place.open()
        let names = try await database.read { db in
            try db.query("SELECT file_id FROM attachments ORDER BY id").map { try $0.get("file_id", as: String.self) }
        }
        await database.close()
        return names.map { "\(attachments)/\($0.prefix(2))/\($0)" }
    }

    /// Runs statements as somebody would who has the database and not the program.
    func tamper(_ statements: [SQL]) async throws {
        let database = try await place.open()
        try await database.write { db in for statement in statements { try db.execute(statement) } }
        await database.close()
    }
}

/// What a rehearsal said: the highest count of entries of each matter. A last line that was cut is not counted.
func acknowledged(_ output: String) -> [String: Int] {
    var counts: [String: Int] = [:]
    for line in output.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
        let words = line.split(separator: " ")
        guard words.count == 2, let count = Int(words[1]) else { continue }
        counts[String(words[0])] = max(count, counts[String(words[0])] ?? 0)
    }
    return counts
}
