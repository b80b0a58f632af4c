// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import Foundation
import Secrets

struct Rekey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Wrap every data key under a new master key, which a new key file gets.",
        discussion: """
            Stop every `serve` and `work` first. No text is touched. Run it again when it was broken off: it goes on where \
            it stood, with the same new key file. Afterwards name the new file with --key-file, and keep the old one \
            apart for backups that were made before.
            """)

    @Option(help: "The key file to make; or the one of a run that was broken off.")
    var newKeyFile: String

    @Flag(help: "Print the counts as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        var settings = try await options.settings()
        let old = try KeyRing(json: KeyFile.read(settings.keyFile))
        try makeKeyFile(from: old)
        settings.keyFile = newKeyFile
        let site = try await Site.open(settings)
        let report: RewrapReport
        do {
            try await requireAlone(site)
            try await requireWhole(site)
            let progress = Progress("opening keys under the new one")
            report = try await site.casework.rewrapKeys { progress.show($0) }
            progress.end()
        } catch {
            // Under the new key, which this database does not go by yet.
            await site.close(leavingCheckpoint: false)
            throw error
        }
        await site.leaveCheckpoint(underNewKey: true)
        await site.close()
        if json {
            try Output.json(report)
        } else {
            Output.line(
                "\(counted(report.keys, "key")) under the new master key, \(report.rewrapped) of them wrapped now; "
                    + "from here on use --key-file \(newKeyFile)")
        }
    }

    /// A process with the old file could not open what is wrapped anew. On SQLite the lock file says so already.
    private func requireAlone(_ site: Site) async throws {
        guard case .postgres = site.settings.engine, let lease = site.lease else { return }
        let others = try await lease.others(in: site.engine, now: site.casework.clock.real)
        guard others == 0 else {
            throw Complaint(
                "\(counted(others, "other process", "other processes")) may be using this database; stop what runs, or "
                    + "wait an hour after one was killed")
        }
    }

    /// Under the new master key checkpoints count from the beginning again: what is gone by then would never be missed.
    private func requireWhole(_ site: Site) async throws {
        guard let last = try await site.casework.lastCheckpoint() else { return }
        let faults = try await site.casework.faults(against: last)
        guard faults.isEmpty else {
            throw Complaint(
                "the database is not what its last checkpoint says (\(faults.map(\.what).joined(separator: "; "))); run "
                    + "`fengqiao verify` first; no key was wrapped")
        }
    }

    /// The old ring with one more master key, written once; a file that is there must be of the same installation.
    private func makeKeyFile(from old: KeyRing) throws {
        guard FileManager.default.fileExists(atPath: newKeyFile) else {
            return try KeyFile.write(old.withNewMasterKey(random: systemRandom).json(), to: newKeyFile)
        }
        let present = try KeyRing(json: KeyFile.read(newKeyFile))
        guard present.proves(old.proof()), Set(present.keyIDs).isSuperset(of: old.keyIDs),
            present.currentKeyID != old.currentKeyID
        else { throw Complaint("\(newKeyFile) is there already and is no newer key of this installation") }
    }
}
