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

    @Flag(help: "With --once: print what was done as JSON on the last line.")
    var json = false

    func run() async throws {
        let site = try await Site.open(options)
        try await site.checked()
        let done: WorkReport?
        do {
            done = try await work(site)
        } catch {
            await site.close()
            throw error
        }
        await site.close()
        guard let done else { return }
        if json {
            try Output.json(done)
        } else {
            Output.line(
                "letters \(done.letters), overdue noticed \(done.noticed), received \(done.received), "
                    + "lapsed \(done.lapsed), converted \(done.converted), reckoned again \(done.reckoned), passed over \(done.failed)"
            )
        }
        if done.failed > 0 { throw ExitCode(2) }
    }

    /// One round, or rounds until it is told to stop.
    private func work(_ site: Site) async throws -> WorkReport? {
        guard once else {
            let group = ServiceGroup(
                services: [
                    WorkerLoop(site: site, checkpoints: site.settings.checkpoints), PrintLoop(site: site),
                ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: site.logger)
            try await group.run()
            return nil
        }
        let letters = try await site.casework.renderLetters()
        let swept = try await site.casework.sweep()
        try CheckpointFile.append(try await site.casework.checkpoint(), to: site.settings.checkpoints)
        return WorkReport(
            letters: letters, noticed: swept.noticed, received: swept.received, lapsed: swept.lapsed,
            converted: swept.converted, reckoned: swept.reckoned, failed: swept.failed)
    }
}

/// One round of the worker, as scripts read it.
struct WorkReport: Encodable {
    let letters, noticed, received, lapsed, converted, reckoned, failed: Int
}
