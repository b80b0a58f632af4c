// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Casework
import Storage

struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the database, or bring its tables up to this version. Forward only.")

    @Flag(help: "Print the version as JSON on the last line.")
    var json = false

    @OptionGroup var options: SiteOptions

    func run() async throws {
        var opening = Site.Opening()
        opening.creates = true
        let site = try await Site.open(options, opening)
        site.tellWithoutUnits()
        await site.close()
        let version = Schema.migrations.last?.id ?? "0"
        if json { return try Output.json(SchemaReport(version: version)) }
        Output.line("the database is at version \(version)")
    }
}

/// The version of a database, as scripts read it.
struct SchemaReport: Encodable {
    let version: String
}
