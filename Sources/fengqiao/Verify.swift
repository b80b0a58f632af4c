// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import Foundation

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Walk every chain of the journal and replay it; say the first entry that is not right.",
        discussion: """
            What hangs on a matter is held against its hashes: words, people, letters, the files of attachments, the rows \
            by which units see it. A matter or a last entry that was removed is seen by the last keyed checkpoint: the \
            one in the database and the one in the file beside it. A file of checkpoints that you keep elsewhere is held \
            against it with --checkpoint, for nobody who changes this machine can change that one. Exit code 1 when \
            something is wrong.
            """)

    @OptionGroup var options: SiteOptions

    @Option(help: "One more file of checkpoints, kept elsewhere, whose last one the database is held against.")
    var checkpoint: String?

    @Flag(help: "Do not read the files of attachments; it is only looked whether they are there.")
    var withoutFiles = false

    @Option(
        help:
            "A named person's account: replays the sealed matters that they hold the key of, once they typed their password."
    )
    var sealedFor: String?

    @Flag(help: "Print the report as JSON on the last line.")
    var json = false

    func run() async throws {
        var opening = Site.Opening()
        // An opening of sealed matters is on record before it is done.
        opening.writes = sealedFor != nil
        let site = try await Site.open(options, opening)
        let progress = Progress("verifying")
        var report: VerifyReport
        do {
            report = try await site.casework.verify(readingFiles: !withoutFiles) { progress.show($0) }
            progress.end()
            try await hold(site, &report)
        } catch {
            await site.close()
            throw error
        }
        await site.close()
        if json { try Output.json(report) } else { tell(report) }
        if !report.isClean { throw ExitCode(1) }
    }

    /// What is not in the database itself: the sealed matters that somebody opens, and checkpoints in files.
    private func hold(_ site: Site, _ report: inout VerifyReport) async throws {
        if let sealedFor {
            let holder = try await site.casework.signIn(login: sealedFor, password: try Terminal.password(once: true))
            let opened = try await site.casework.verifySealed(for: holder.principal, readingFiles: !withoutFiles)
            report.replayed += opened.replayed
            report.chainOnly -= opened.replayed
            report.filesRead += opened.filesRead
            report.filesNotRead -= opened.filesRead
            report.faults += opened.faults.filter { !report.faults.contains($0) }
        }
        let beside = FileManager.default.fileExists(atPath: site.settings.checkpoints) ? site.settings.checkpoints : nil
        for path in [beside, checkpoint].compactMap({ $0 }) {
            let last = try CheckpointFile.read(path)
            report.checkpoints.append(HeldCheckpoint(last, in: path))
            let faults = try await site.casework.faults(against: last)
            report.faults += faults.filter { !report.faults.contains($0) }
        }
    }

    private func tell(_ report: VerifyReport) {
        for fault in report.faults {
            let place = fault.matter.isEmpty ? "checkpoint" : fault.matter
            Output.line("\(place)\(fault.seq.map { " entry \($0)" } ?? ""): \(fault.what)")
        }
        Output.line(
            "\(counted(report.matters, "matter")), \(counted(report.entries, "entry", "entries")), "
                + "\(report.replayed) replayed, \(report.chainOnly) sealed (chain only), "
                + counted(report.faults.count, "fault"))
        for held in report.checkpoints {
            Output.line(
                "held against the checkpoint of \(held.cut) (\(counted(held.matters, "matter")), "
                    + "\(counted(held.entries, "entry", "entries"))) in \(held.place == "database" ? "the database" : held.place)"
            )
        }
        if report.checkpoints.isEmpty {
            Output.line(
                "there is no checkpoint to hold the chains against, so a matter that was removed whole would not be seen"
            )
        }
        Output.line(
            "\(counted(report.filesRead, "attachment")) read"
                + (report.filesNotRead > 0 ? ", \(report.filesNotRead) there and not read" : ""))
    }
}
