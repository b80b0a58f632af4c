// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Foundation

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in an older register, or an organisation, from a file.",
        subcommands: [
            ImportMessages.self, ImportOrganisation.self, ImportCategories.self, ImportPaths.self,
            ImportReviewBodies.self,
        ])
}

struct ImportMessages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "messages",
        abstract: "Messages with their replies become matters on their true dates.",
        discussion: """
            Every row is read; a row that cannot be taken goes to FILE.rejects.csv with its line and the reason, and the \
            exit code is 0 all the same: scripts look at "rejected" in --json. Run it twice, or again after a crash: \
            what is there already is left alone. A database that does not exist is made, with a key file beside it, once \
            the file's header has been found right.

            Example: fengqiao import messages replies.csv --database sqlite:old.sqlite \\
              --columns title=title,text=detail,received=time_iso,reply=reply,replied=reply_time_iso
            """)

    @Argument(help: "The CSV file: UTF-8, UTF-16 or GB18030, with a header.")
    var file: String

    @Option(help: "Which column is what: title, text, received and, when there are replies, reply and replied.")
    var columns: String

    @Option(help: "The code of the unit at whose door they came in (default: the petition office).")
    var unit: String?

    @Option(help: "The file for rejected rows (default: FILE.rejects.csv).")
    var rejects: String?

    @Flag(help: "Read and check everything, write nothing.")
    var dryRun = false

    @Flag(help: "Print the summary as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        let mapping = try MessageColumns(columns)
        // Before anything is made: a name that was mistyped leaves nothing behind.
        let rows = try MessageFile(file, mapping)
        let settings = try await options.settings()
        let summary: ImportSummary
        if dryRun {
            let trial = try await TrialTarget.open(settings, unit: unit)
            let run = MessageImport(
                rows: rows, mapping: mapping, offsetSeconds: settings.offsetSeconds, target: trial, rejectsPath: nil)
            summary = try await closing(trial, run)
        } else {
            let rejects = rejects ?? file + ".rejects.csv"
            try RejectsFile.check(rejects)
            try await checkUnit(settings)
            var opening = Site.Opening()
            opening.creates = true
            let site = try await Site.open(settings, opening)
            let target: SiteTarget
            do {
                target = try await SiteTarget(site, unit: unit)
            } catch {
                await site.close()
                throw error
            }
            let run = MessageImport(
                rows: rows, mapping: mapping, offsetSeconds: settings.offsetSeconds, target: target,
                rejectsPath: rejects)
            summary = try await closing(target, run)
        }
        if json {
            try Output.json(ImportReport(summary))
        } else {
            Output.line(
                """
                \(dryRun ? "nothing was written; it would be: " : "")read \(summary.read), imported \(summary.imported), \
                there already \(summary.already), rejected \(summary.rejected)
                answered within 15 days \(percent(summary.share(summary.within15Days))), within 60 days \
                \(percent(summary.share(summary.within60Days))), overdue \(summary.overdue)
                """)
        }
    }

    /// A unit that is not there is told before a database is made for it.
    private func checkUnit(_ settings: SiteSettings) async throws {
        guard case .sqlite(let path) = settings.engine, !FileManager.default.fileExists(atPath: path) else { return }
        await (try TrialTarget.open(settings, unit: unit)).close()
    }

    private func closing(_ target: any ImportTarget, _ run: MessageImport) async throws -> ImportSummary {
        do {
            let summary = try await run.run()
            await target.close()
            return summary
        } catch {
            await target.close()
            throw error
        }
    }

    private func percent(_ share: Double) -> String {
        "\((share * 1_000).rounded() / 10) %"
    }
}

/// The summary as scripts read it: six figures, and no more. What is there from an earlier run is read, and neither imported nor rejected.
struct ImportReport: Encodable {
    let read: Int
    let imported: Int
    let rejected: Int
    let answered_within_15_days: Double
    let answered_within_60_days: Double
    let overdue: Int

    init(_ summary: ImportSummary) {
        read = summary.read
        imported = summary.imported
        rejected = summary.rejected
        answered_within_15_days = summary.share(summary.within15Days)
        answered_within_60_days = summary.share(summary.within60Days)
        overdue = summary.overdue
    }
}
