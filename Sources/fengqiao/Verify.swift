// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework

struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Walk every chain of the journal and replay it; say the first entry that is not right.",
        discussion: "Give an exported checkpoint with --checkpoint to see removed matters and removed last entries.")

    @OptionGroup var options: SiteOptions

    @Option(help: "An exported checkpoint file to hold the database against.")
    var checkpoint: String?

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
        var report = try await site.casework.verify { progress.show($0) }
        progress.end()
        if let sealedFor {
            let holder = try await site.casework.signIn(login: sealedFor, password: try Terminal.password(once: true))
            let opened = try await site.casework.verifySealed(for: holder.principal)
            report.replayed += opened.replayed
            report.chainOnly -= opened.replayed
            report.faults += opened.faults.filter { !report.faults.contains($0) }
        }
        if let checkpoint {
            report.faults += try await site.casework.faults(against: CheckpointFile.read(checkpoint))
        }
        if json {
            try Output.json(report)
        } else {
            for fault in report.faults {
                Output.line("\(fault.matter)\(fault.seq.map { " entry \($0)" } ?? ""): \(fault.what)")
            }
            Output.line(
                "\(counted(report.matters, "matter")), \(counted(report.entries, "entry", "entries")), "
                    + "\(report.replayed) replayed, \(report.chainOnly) sealed (chain only), "
                    + counted(report.faults.count, "fault"))
        }
        await site.close()
        if !report.isClean { throw ExitCode(1) }
    }
}
