// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Foundation
import Resources
import Secrets

/// Fills a database for `bench/run`; shown in no help, since it is for measuring only.
struct BenchSeed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-seed", abstract: "Fill a demonstration of its own for a measurement.",
        shouldDisplay: false)

    @OptionGroup var options: SiteOptions

    @Option(help: "How many matters.")
    var matters = 100_000

    @Option(help: "The folder for accounts.json, tokens.txt and filings.ndjson.")
    var out: String

    @Option(help: "How many tokens of the office's clerk to issue: each has a limit a minute of its own.")
    var tokens = 64

    @Option(help: "How many filings to write for the load program.")
    var filings = 2_000

    func run() async throws {
        var opening = Site.Opening()
        opening.creates = true
        opening.mode = .demo
        let site = try await Site.open(options.settings(), opening)
        do {
            try await fill(site)
            try await write(site)
        } catch {
            await site.close()
            throw error
        }
        await site.close()
    }

    private func fill(_ site: Site) async throws {
        let casework = site.casework
        if let done = try await site.database.setting("bench.matters") {
            Output.note("there are \(done) matters already")
            return
        }
        guard casework.organisation.snapshot.units.isEmpty else {
            throw Complaint("this database was left half filled; remove it")
        }
        _ = try await casework.loadOrganisation(csv: site.resources.bytes("Organisation/dongcheng.csv"))
        _ = try await casework.loadCategories(csv: site.resources.bytes("Organisation/categories.csv"))
        try await casework.hire(BenchStaff(casework.organisation.snapshot))
        let start = ContinuousClock.now
        let progress = Progress("inventing matters", total: matters)
        let summary = try await casework.performBench(
            material: site.resources.bytes("Organisation/demo-matters.json"),
            phrases: site.resources.bytes("Organisation/demo-phrases.json"), matters: matters,
            progress: { done, _ in if done % 500 == 0 { progress.show(done) } })
        progress.end()
        let seconds = start.duration(to: .now).components.seconds
        Output.line(
            "\(summary.matters) matters, \(summary.acts) acts, \(summary.letters) letters, \(summary.overdue) overdue noticed in \(seconds) s"
        )
        try await site.database.set("bench.matters", to: "\(summary.matters)")
    }

    private func write(_ site: Site) async throws {
        let casework = site.casework
        try FileManager.default.createDirectory(
            atPath: out, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let accounts = BenchStaff(casework.organisation.snapshot).accounts
        try save(Data(encoder.encode(accounts)), "accounts.json")
        let clerk = accounts.first?.login ?? ""
        var lines: [String] = []
        for number in 0..<tokens {
            lines.append(try await casework.issueToken(for: clerk, name: "bench \(number)", roles: [.clerk]).text)
        }
        try save(Data((lines.joined(separator: "\n") + "\n").utf8), "tokens.txt")
        let filings = try await casework.benchFilings(
            material: site.resources.bytes("Organisation/demo-matters.json"),
            phrases: site.resources.bytes("Organisation/demo-phrases.json"), count: filings,
            seed: UInt64(Date().timeIntervalSince1970))
        let bodies = try filings.map { String(decoding: try encoder.encode(BenchFiling($0)), as: UTF8.self) }
        try save(Data((bodies.joined(separator: "\n") + "\n").utf8), "filings.ndjson")
    }

    private var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private func save(_ data: Data, _ name: String) throws {
        let path = "\(out)/\(name)"
        try data.write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}

/// A filing as the API takes it.
private struct BenchFiling: Encodable {
    struct Party: Encodable {
        let role, name, phone, address, document: String
    }

    let channel, title, facts, claim: String
    let headcount: Int
    /// What is told in words is read back (art 19(1)).
    let readBack: Bool
    let parties: [Party]

    init(_ command: RegisterMatter) {
        channel = command.channel.rawValue
        title = command.title
        facts = command.facts
        claim = command.claim
        headcount = command.headcount
        readBack = command.channel == .visit || command.channel == .phone
        parties = command.parties.map {
            Party(
                role: $0.role.rawValue, name: $0.name, phone: $0.phone, address: $0.address, document: $0.document)
        }
    }
}

/// What each stage of a registration costs, measured in this process; shown in no help.
struct BenchStages: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench-stages", abstract: "Register matters and say what each stage took.", shouldDisplay: false)

    @OptionGroup var options: SiteOptions

    @Option(help: "How many matters to register.")
    var count = 2_000

    func run() async throws {
        try await Site.with(options) { site in
            let filings = try await site.casework.benchFilings(
                material: site.resources.bytes("Organisation/demo-matters.json"),
                phrases: site.resources.bytes("Organisation/demo-phrases.json"), count: count,
                seed: UInt64(Date().timeIntervalSince1970))
            // Once to warm up.
            _ = try await site.casework.registeringStages(Array(filings.prefix(200)))
            Output.line("| stage | µs each |\n|---|---|")
            for stage in try await site.casework.registeringStages(filings) {
                let tenths = Int((stage.microseconds * 10).rounded())
                Output.line("| \(stage.name) | \(tenths / 10).\(tenths % 10) |")
            }
        }
    }
}
