// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import Foundation
import Logging
import Secrets
import StoragePostgres

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a backup back into an empty place, and prove that the key opens it.")

    @Argument(help: "The folder that `fengqiao backup` made.")
    var source: String

    @Flag(help: "Print what was restored as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        let settings = try await options.settings()
        let manifest = try Manifest.read(from: source)
        let checking = Progress("checking the copy", total: manifest.files.count)
        let faults = try manifest.faults(in: source) { checking.show($0) }
        checking.end()
        guard faults.isEmpty else { throw Complaint("the backup is not whole: " + faults.joined(separator: "; ")) }
        guard FileManager.default.fileExists(atPath: settings.keyFile) else {
            throw Complaint("put the key file at \(settings.keyFile) first, or name it with --key-file")
        }
        let ring = try KeyRing(json: KeyFile.read(settings.keyFile))
        guard ring.proves(manifest.keyProof.bytes) else {
            throw Complaint("the key in \(settings.keyFile) is not the key of this backup")
        }
        try await bringBack(settings, manifest)
        let report = try await prove(settings)
        if json {
            try Output.json(report)
        } else {
            Output.line(
                "restored \(counted(report.matters, "matter")); the key opens what is sealed and every chain is whole"
                    + (report.attachment_opened ? "; an attachment was opened and is the one that was filed" : ""))
        }
    }

    private func prove(_ settings: SiteSettings) async throws -> RestoreReport {
        let site = try await Site.open(settings)
        let report: VerifyReport
        let isOpened: Bool
        do {
            let verifying = Progress("verifying")
            // The manifest's hashes have said of each file that it is whole.
            report = try await site.casework.verify(readingFiles: false) { verifying.show($0) }
            verifying.end()
            isOpened = try await site.casework.proveAttachment()
        } catch {
            await site.close()
            throw error
        }
        await site.close()
        guard report.isClean else {
            throw Complaint("restored, but verify found \(counted(report.faults.count, "fault")); run it to see them")
        }
        return RestoreReport(matters: report.matters, entries: report.entries, attachment_opened: isOpened)
    }

    /// Everything is copied beside its place first, so that a disk that fills up on the way leaves the place empty.
    private func bringBack(_ settings: SiteSettings, _ manifest: Manifest) async throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: settings.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard
            try !files.fileExists(atPath: settings.attachments)
                || files.contentsOfDirectory(atPath: settings.attachments).isEmpty
        else { throw Complaint("\(settings.attachments) is not empty; restore needs an empty place") }
        let unfinished = settings.attachments + ".\(UUID().uuidString).unfinished"
        do {
            try LiveFolder(path: source + "/attachments").copy(to: unfinished)
            try await bringBackDatabase(settings, manifest)
            if files.fileExists(atPath: unfinished) {
                if files.fileExists(atPath: settings.attachments) { try files.removeItem(atPath: settings.attachments) }
                try files.moveItem(atPath: unfinished, toPath: settings.attachments)
            }
        } catch {
            if files.fileExists(atPath: unfinished) { try files.removeItem(atPath: unfinished) }
            throw error
        }
    }

    private func bringBackDatabase(_ settings: SiteSettings, _ manifest: Manifest) async throws {
        let files = FileManager.default
        switch (settings.engine, manifest.engine) {
        case (.sqlite(let path), "sqlite"):
            guard !files.fileExists(atPath: path) else {
                throw Complaint("\(path) is there already; restore needs an empty place")
            }
            let unfinished = path + ".\(UUID().uuidString).unfinished"
            do {
                try files.copyItem(atPath: source + "/database.sqlite", toPath: unfinished)
                try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: unfinished)
                try files.moveItem(atPath: unfinished, toPath: path)
            } catch {
                if files.fileExists(atPath: unfinished) { try files.removeItem(atPath: unfinished) }
                throw error
            }
        case (.postgres(let url), "postgres"):
            let database = try await PostgresDatabase(url: url, poolSize: 1, logger: Logger(label: "fengqiao"))
            let isTaken: Bool
            do {
                isTaken = try await database.holdsTables()
            } catch {
                await database.close()
                throw error
            }
            await database.close()
            guard !isTaken else { throw Complaint("the database holds tables already; restore needs an empty one") }
            try Tool.run(
                "pg_restore", ["--exit-on-error", "--single-transaction", "--no-owner", source + "/database.dump"],
                on: PostgresAddress(url))
        default:
            throw Complaint("the backup is of \(manifest.engine); name a database of that engine")
        }
    }
}

/// What was restored, as scripts read it.
struct RestoreReport: Encodable {
    let matters: Int
    let entries: Int
    let attachment_opened: Bool
}
