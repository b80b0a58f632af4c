// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework

struct Succeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Close a unit that was merged or abolished; all that it has under way goes to its successor.",
        discussion: "No day moves. What no program may open is listed by its number. With --orphans nothing is changed."
    )

    @Argument(help: "The code of the unit that is no more.")
    var unit: String?

    @Argument(help: "The code of the unit that has its function now.")
    var successor: String?

    @Flag(help: "Only list what is open at units that are no more.")
    var orphans = false

    @Flag(help: "Print counts and list as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        let site = try await Site.open(options)
        let report: SuccessionReport
        do {
            report = try await run(on: site.casework)
        } catch {
            await site.close()
            throw error
        }
        await site.close()
        if json { return try Output.json(report) }
        if let matters = report.matters, let failed = report.failed {
            Output.line("\(counted(matters, "matter")) went over, \(failed) could not")
        }
        for orphan in report.orphans {
            Output.line("\(orphan.number) \(orphan.kind)\(orphan.sealed ? ", sealed" : "")")
        }
    }

    private func run(on casework: Casework) async throws -> SuccessionReport {
        var counts: (matters: Int, failed: Int)?
        if !orphans {
            let units = casework.organisation.snapshot.unitsByCode
            guard let old = unit.flatMap({ units[$0] }), let new = successor.flatMap({ units[$0] }) else {
                throw Complaint("give the codes of two units that are known")
            }
            let result = try await casework.succeed(old.id, by: new.id)
            counts = (result.matters, result.failed)
        }
        let left = try await casework.orphans().map {
            SuccessionReport.Orphan(number: $0.number, kind: $0.kind.rawValue, sealed: $0.isSealed)
        }
        return SuccessionReport(matters: counts?.matters, failed: counts?.failed, orphans: left)
    }
}

/// What went over and what is open at units that are no more, as scripts read it.
struct SuccessionReport: Encodable {
    struct Orphan: Encodable {
        let number, kind: String
        let sealed: Bool
    }

    /// Nil where only the list was asked for.
    let matters, failed: Int?
    let orphans: [Orphan]
}
