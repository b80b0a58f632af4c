// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import Foundation
import Secrets

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring a backup back into an empty place, and prove that the key opens it.")

    @Argument(help: "The folder that `fengqiao backup` made.")
    var source: String

    @OptionGroup var options: SiteOptions

    func run() async throws {
        let settings = try await options.settings()
        let manifest = try Manifest.read(from: source)
        let faults = try manifest.faults(in: source)
        guard faults.isEmpty else { throw Complaint("the backup is not whole: " + faults.joined(separator: "; ")) }
        guard FileManager.default.fileExists(atPath: settings.keyFile) else {
            throw Complaint("put the key file at \(settings.keyFile) first, or name it with --key-file")
        }
        let ring = try KeyRing(json: KeyFile.read(settings.keyFile))
        guard ring.proves(manifest.keyProof) else {
            throw Complaint("the key in \(settings.keyFile) is not the key of this backup")
        }
        try bringBack(settings, manifest)
        var opening = Site.Opening()
        opening.writes = true
        let site = try await Site.open(settings, opening)
        let report = try await site.casework.verify()
        await site.close()
        guard report.isClean else {
            throw Complaint("restored, but \(report.faults.count) faults were found; run verify")
        }
        Output.line("restored \(report.matters) matters; the key opens them and every chain is whole")
    }

    private func bringBack(_ settings: SiteSettings, _ manifest: Manifest) throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: settings.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        guard
            try !files.fileExists(atPath: settings.attachments)
                || files.contentsOfDirectory(atPath: settings.attachments).isEmpty
        else { throw Complaint("\(settings.attachments) is not empty; restore needs an empty place") }
        switch (settings.engine, manifest.engine) {
        case (.sqlite(let path), "sqlite"):
            guard !files.fileExists(atPath: path) else {
                throw Complaint("\(path) is there already; restore needs an empty place")
            }
            try files.copyItem(atPath: source + "/database.sqlite", toPath: path)
            try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        case (.postgres(let url), "postgres"):
            try Tool.run("pg_restore", ["--exit-on-error", "--no-owner", "--dbname=\(url)", source + "/database.dump"])
        default:
            throw Complaint("the backup is of \(manifest.engine); name a database of that engine")
        }
        if files.fileExists(atPath: source + "/attachments") {
            if files.fileExists(atPath: settings.attachments) { try files.removeItem(atPath: settings.attachments) }
            try files.copyItem(atPath: source + "/attachments", toPath: settings.attachments)
        }
    }
}
