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
            The folder gets a manifest with the hash of every file. Keep the key file elsewhere: without it the copy \
            cannot be read, and with it alone there is nothing to read.
            """)

    @Argument(help: "The folder to make; it must not be there.")
    var target: String

    @Flag(help: "Print what was copied as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw Complaint("\(target) is there already; a backup makes its own folder")
        }
        var opening = Site.Opening()
        opening.writes = false
        let site = try await Site.open(options, opening)
        // It has its name when it is whole: what stops half way leaves nothing that looks like a backup.
        let unfinished = Self.unfinished(target)
        let manifest: Manifest
        do {
            manifest = try await copy(site, to: unfinished)
            try FileManager.default.moveItem(atPath: unfinished, toPath: target)
        } catch {
            if FileManager.default.fileExists(atPath: unfinished) {
                try FileManager.default.removeItem(atPath: unfinished)
            }
            await site.close()
            throw error
        }
        await site.close()
        if json {
            try Output.json(BackupReport(folder: target, engine: manifest.engine, files: manifest.files.count))
        } else {
            Output.line("\(counted(manifest.files.count, "file")) in \(target); the key is not among them")
        }
    }

    private func copy(_ site: Site, to folder: String) async throws -> Manifest {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let engine: String
        switch site.settings.engine {
        case .sqlite:
            engine = "sqlite"
            guard let database = site.engine as? any BackingUp else {
                throw Complaint("this engine cannot be copied")
            }
            try await database.backup(to: folder + "/database.sqlite")
        case .postgres(let url):
            engine = "postgres"
            try Tool.run(
                "pg_dump", ["--format=custom", "--file=\(folder)/database.dump"], on: PostgresAddress(url))
        }
        // After the database: a file is there before its row is, so every row of the copy finds its file.
        let copying = Progress("copying attachments")
        defer { copying.end() }
        try LiveFolder(path: site.settings.attachments).copy(to: folder + "/attachments") { copying.show($0) }
        let manifest = try Manifest.of(folder: folder, engine: engine, keyProof: KeyProof(site.casework.ring.proof()))
        try manifest.write(to: folder)
        return manifest
    }

    /// A name beside the target that no other backup has.
    private static func unfinished(_ target: String) -> String {
        let path = (target as NSString).standardizingPath
        let name = ".\((path as NSString).lastPathComponent).\(UUID().uuidString).unfinished"
        return ((path as NSString).deletingLastPathComponent as NSString).appendingPathComponent(name)
    }
}

/// What a backup holds, as scripts read it.
struct BackupReport: Encodable {
    let folder: String
    let engine: String
    let files: Int
}
