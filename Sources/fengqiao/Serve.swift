// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Casework
import Foundation
import Hummingbird
import Resources
import Secrets
import ServiceLifecycle
import UnixSignals
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve portal and desk, with the worker in the same process.",
        discussion: "Plain HTTP on 127.0.0.1: put a proxy with TLS in front. --demo uses a database of its own.")

    @OptionGroup var options: SiteOptions

    @Option(help: "The address to listen on (FENGQIAO_HOST; default 127.0.0.1); a demonstration takes no other.")
    var host: String?

    @Option(help: "The port to listen on (FENGQIAO_PORT; default 8080); 0 takes a free one.")
    var port: Int?

    @Flag(help: "Serve the demonstration district.")
    var demo = false

    func run() async throws {
        ResidentMemory.limit()
        let settings = try await options.settings()
        let host = host ?? settings.host
        guard !demo || host == "127.0.0.1" || host == "localhost" || host == "::1" else {
            throw Complaint("a demonstration is shown on this machine only; leave --host out")
        }
        let place = try ListeningPlace(host: host, port: port ?? settings.port)
        var opening = Site.Opening()
        opening.creates = true
        opening.mode = demo ? .demo : .real
        let site = try await Site.open(settings, opening)
        try await site.checked()
        if !demo { site.tellWithoutUnits() }
        let accounts = demo ? try await DemoDistrict(site: site).settle() : []
        let files = try site.resources.files(in: "Locales").filter { $0.name.hasSuffix(".json") }
        guard let chinese = files.first(where: { $0.name.hasSuffix("zh-Hans.json") }),
            let english = files.first(where: { $0.name.hasSuffix("en.json") })
        else { throw Complaint("the locale files are not beside the program") }
        let address = "http://\(host):\(place.port)"
        // Letters name the place where they are checked, as slips name the place where a matter is followed.
        var casework = site.casework
        if casework.publicAddress.isEmpty { casework.publicAddress = address }
        let doors = Doors(
            casework: casework,
            vocabulary: try Vocabulary(chinese: Data(chinese.bytes), english: Data(english.bytes)),
            guide: try Guide(
                file: Data(site.resources.bytes("Guide/guide.json")),
                rules: site.casework.book.set(on: site.casework.today)),
            assets: AssetShelf(
                files: try site.resources.files(in: "Assets"), hash: { Digest.hex(Digest.sha256($0)) }),
            publicAddress: site.settings.publicAddress ?? address,
            demoAccounts: accounts.map { .init(account: $0.login, name: $0.name, role: $0.role) },
            logger: site.logger)
        for account in accounts {
            Output.line("\(account.login)\t\(account.password)\t\(account.role)\t\(account.name)")
        }
        ResidentMemory.giveBack()
        let application = Application(
            router: doors.router(), server: Doors.server(idleSeconds: settings.idleSeconds),
            configuration: .init(address: .hostname(host, port: place.port)),
            onServerRunning: { _ in Output.line("ready at \(address)") }, logger: site.logger)
        let group = ServiceGroup(
            services: [
                application, WorkerLoop(site: site, checkpoints: site.settings.checkpoints), PrintLoop(site: site),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: site.logger)
        do {
            try place.checkAgain()
            try await group.run()
        } catch {
            await site.close()
            throw error
        }
        await site.close()
    }
}
