// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Hummingbird
import Logging
import Support
import Web

/// The whole site over a small district with a named cast.
struct TestSite: Sendable {
    let world: CaseworkWorld
    /// `GET /desk/matters/:number`, one for each route.
    let routes: [String]
    let responder: RouterResponder<WebContext>
    private let logger: Logger?

    init(
        _ world: CaseworkWorld, publicAddress: String = "http://localhost:8080", limits: RateLimits = RateLimits(),
        logger given: Logger? = nil
    ) throws {
        self.world = world
        self.logger = given
        var logger = given ?? Logger(label: "site")
        if given == nil { logger.logLevel = .error }
        let doors = Doors(
            casework: world.casework, vocabulary: try Locales.vocabulary(),
            guide: try Locales.guide(),
            assets: AssetShelf(
                files: [("site.css", Array(String(repeating: "p{}\n", count: 200).utf8))],
                hash: { "\($0.count)000000000000" }),
            publicAddress: publicAddress, demoAccounts: [], logger: logger, limits: limits)
        let router = doors.router()
        routes = router.routes.map { "\($0.method.rawValue) \($0.path)" }.sorted()
        responder = router.buildResponder()
    }

    func browser(_ language: String = "en") -> Browser { Browser(responder, language: language, logger: logger) }

    /// Hires a security administrator, who gives roles and revokes tokens.
    func addSecurity() async throws {
        try await world.casework.addPerson(
            login: "security", name: "security", nameEnglish: "security", roles: [(.securityAdministrator, "D")],
            password: CaseworkWorld.password)
    }

    /// A browser in which one of the cast is signed in.
    func desk(_ login: String, language: String = "en") async throws -> Browser {
        let browser = browser(language)
        _ = try await browser.signIn(login)
        return browser
    }
}

extension TestEngine {
    /// Runs the body with the site on a fresh district.
    func withSite(_ body: (TestSite) async throws -> Void) async throws {
        try await withWorld { world in try await body(TestSite(world)) }
    }
}
