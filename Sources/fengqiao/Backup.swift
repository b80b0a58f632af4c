// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import Foundation
import Secrets
import Storage

struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy database and attachments into one folder while the server runs. Never the key.",
        discussion: """
            The folder gets a manifest with the hash of every file. Keep the key file elsewhere: without it the copy
            cannot be read, and with it alone there is nothing to read.
            """)

    @Argument(help: "The folder to make; it must not be there.")
    var target: String

    @OptionGroup var options: SiteOptions

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw Complaint("\(target) is there already; a backup makes its own folder")
        }
        var opening = Site.Opening()
        opening.writes = false
        let site = try await Site.open(options, opening)
        try FileManager.default.createDirectory(
            atPath: target, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let engine: String
        switch site.settings.engine {
        case .sqlite:
            engine = "sqlite"
            guard let database = site.database as? any BackingUp else {
                throw Complaint("this engine cannot be copied")
            }
            try await database.backup(to: target + "/database.sqlite")
        case .postgres(let url):
            engine = "postgres"
            try Tool.run("pg_dump", ["--format=custom", "--file=\(target)/database.dump", "--dbname=\(url)"])
        }
        if FileManager.default.fileExists(atPath: site.settings.attachments) {
            try FileManager.default.copyItem(atPath: site.settings.attachments, toPath: target + "/attachments")
        }
        let manifest = try Manifest.of(folder: target, engine: engine, keyProof: site.casework.ring.proof())
        try manifest.write(to: target)
        await site.close()
        Output.line("\(manifest.files.count) files in \(target); the key is not among them")
    }
}

/// 备份清单: every file with its hash, and a proof by which a key is known to be the right one.
struct Manifest: Codable {
    static let name = "manifest.json"

    let engine: String
    let keyProof: [UInt8]
    let files: [String: String]

    static func of(folder: String, engine: String, keyProof: [UInt8]) throws -> Manifest {
        var files: [String: String] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: folder) where name != Self.name {
            var isFolder: ObjCBool = false
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            files[name] = try hash(of: path)
        }
        return Manifest(engine: engine, keyProof: keyProof, files: files)
    }

    static func read(from folder: String) throws -> Manifest {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            throw Complaint("\(folder) has no \(name); it is not a backup of fengqiao")
        }
        return try JSONDecoder().decode(Manifest.self, from: data)
    }

    func write(to folder: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try encoder.encode(self).write(to: URL(fileURLWithPath: folder + "/" + Self.name))
    }

    /// The files that are missing or changed.
    func faults(in folder: String) throws -> [String] {
        try files.sorted { $0.key < $1.key }.compactMap { name, hash in
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path) else { return "\(name) is missing" }
            return try Self.hash(of: path) == hash ? nil : "\(name) was changed"
        }
    }

    private static func hash(of path: String) throws -> String {
        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { handle.closeFile() }
        var digest = RunningDigest()
        while let data = try handle.read(upToCount: 1 << 20), !data.isEmpty { digest.add(Array(data)) }
        return Digest.hex(digest.bytes)
    }
}

/// Another program that a command calls: pg_dump, pg_restore.
enum Tool {
    static func run(_ name: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [name] + arguments
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Complaint(
                "\(name) ended with \(process.terminationStatus); is it installed and as new as the server?")
        }
    }
}
