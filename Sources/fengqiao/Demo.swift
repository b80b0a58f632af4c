// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Foundation

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the demonstration district without serving it, or make it anew.",
        discussion: """
            A district with a cast of people and invented matters over twelve months. A database that holds \
            real matters is refused. The accounts are printed; they exist in a demonstration only.
            """)

    @OptionGroup var options: SiteOptions

    @Flag(help: "Throw the present demonstration away first (SQLite).")
    var reset = false

    @Flag(help: "Print the accounts as JSON on the last line.")
    var json = false

    func run() async throws {
        let settings = try await options.settings()
        var opening = Site.Opening()
        opening.creates = true
        opening.mode = .demo
        if reset { try await remove(settings, opening) }
        let site = try await Site.open(settings, opening)
        let accounts: [DemoDistrict.Account]
        do {
            accounts = try await DemoDistrict(site: site).settle()
        } catch {
            await site.close()
            throw error
        }
        await site.close()
        if json {
            try Output.json(accounts)
        } else {
            for account in accounts {
                Output.line("\(account.login)\t\(account.password)\t\(account.role)\t\(account.name)")
            }
        }
    }

    /// Removes a demonstration, once the database itself has said that it is one and nobody else holds it.
    private func remove(_ settings: SiteSettings, _ opening: Site.Opening) async throws {
        guard case .sqlite(let path) = settings.engine else {
            throw Complaint("--reset works on SQLite; on PostgreSQL make a new database and name it")
        }
        let files = FileManager.default
        guard files.fileExists(atPath: path) else { return }
        await (try Site.open(settings, opening)).close()
        // The database last: what is left without it could not say that it was a demonstration.
        for path in [settings.attachments, settings.checkpoints, path + "-wal", path + "-shm", path]
        where files.fileExists(atPath: path) {
            try files.removeItem(atPath: path)
        }
    }
}
