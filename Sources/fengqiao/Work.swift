// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import ServiceLifecycle
import UnixSignals

struct Work: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the worker alone: overdue sweep, letters, checkpoints.",
        discussion: "For PostgreSQL, beside several `serve` processes. On SQLite `serve` runs it itself.")

    @OptionGroup var options: SiteOptions

    @Flag(help: "One round, then stop.")
    var once = false

    func run() async throws {
        let site = try await Site.open(options)
        if once {
            let letters = try await site.casework.renderLetters()
            let swept = try await site.casework.sweep()
            try CheckpointFile.append(try await site.casework.checkpoint(), to: site.settings.checkpoints)
            Output.line(
                "letters \(letters), overdue noticed \(swept.noticed), received \(swept.received), "
                    + "lapsed \(swept.lapsed), reckoned again \(swept.reckoned)")
        } else {
            let group = ServiceGroup(
                services: [WorkerLoop(site: site, checkpoints: site.settings.checkpoints)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: site.logger)
            try await group.run()
        }
        await site.close()
    }
}
