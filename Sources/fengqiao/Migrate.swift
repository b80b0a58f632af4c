// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import Storage

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the database, or bring its tables up to this version. Forward only.")

    @OptionGroup var options: SiteOptions

    func run() async throws {
        var opening = Site.Opening()
        opening.creates = true
        let site = try await Site.open(options, opening)
        Output.line("the database is at version \(Schema.migrations.last?.id ?? "0")")
        await site.close()
    }
}
