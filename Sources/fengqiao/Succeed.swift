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

    @OptionGroup var options: SiteOptions

    func run() async throws {
        let site = try await Site.open(options)
        let casework = site.casework
        if !orphans {
            let units = casework.organisation.snapshot.unitsByCode
            guard let old = unit.flatMap({ units[$0] }), let new = successor.flatMap({ units[$0] }) else {
                throw Complaint("give the codes of two units that are known")
            }
            let result = try await casework.succeed(old.id, by: new.id)
            Output.line("\(result.matters) matters went over, \(result.failed) could not")
        }
        for orphan in try await casework.orphans() {
            Output.line("\(orphan.number) \(orphan.kind.rawValue)\(orphan.isSealed ? ", sealed" : "")")
        }
        await site.close()
    }
}
