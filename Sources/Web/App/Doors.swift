// SPDX-License-Identifier: Apache-2.0
package import Casework
package import CaseRules
import HTTPTypes
package import Hummingbird
package import Logging
import Synchronization

/// 门户、办理台与接口的路由: one function builds the router; what it holds is what handlers need.
package struct Doors: Sendable {
    let casework: Casework
    let vocabulary: Vocabulary
    let guide: Guide
    let assets: AssetShelf
    /// The address that petitioners type, for slips; empty when it was not said.
    let publicAddress: String
    let demoAccounts: [SignInPage.DemoAccount]
    let logger: Logger
    let metrics: WebMetrics
    let limits: RateLimits
    let map = RouteMap()
    let writing = WriteProbe()
    /// Every stage as a choice, in each language.
    let stageChoices: [Language: [Choice]]

    package init(
        casework: Casework, vocabulary: Vocabulary, guide: Guide, assets: AssetShelf, publicAddress: String,
        demoAccounts: [SignInPage.DemoAccount], logger: Logger, metrics: WebMetrics = WebMetrics(),
        limits: RateLimits = RateLimits()
    ) {
        self.casework = casework
        self.vocabulary = vocabulary
        self.guide = guide
        self.assets = assets
        self.publicAddress = publicAddress
        self.demoAccounts = demoAccounts
        self.logger = logger
        self.metrics = metrics
        self.limits = limits
        stageChoices = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { ($0, Self.stages(vocabulary[$0].terms)) })
    }

    /// Behind TLS: cookies are `Secure` and carry the `__Host-` prefix.
    var isHTTPS: Bool { publicAddress.hasPrefix("https:") }

    /// Every route of the program, middleware first.
    package func router() -> Router<WebContext> {
        let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
        router.addMiddleware {
            AccessNotes(metrics: metrics)
            SecurityHeaders()
            SessionLookup(doors: self)
            ErrorPages(doors: self)
            APIEntry(doors: self)
        }
        addOpenRoutes(to: router)
        addPortalRoutes(to: router)
        addMapRoutes(to: router)
        addFilingRoutes(to: router)
        addFollowRoutes(to: router)
        addReviewRoutes(to: router)
        addRecusalRoutes(to: router)
        addRetaliationRoutes(to: router)
        addSignInRoutes(to: router)
        addDemoRoutes(to: router)
        let desk = router.group(context: DeskContext.self)
        addDeskRoutes(to: desk)
        addMatterRoutes(to: desk)
        addMatterMapRoutes(to: desk)
        addActRoutes(to: desk)
        addBatchRoutes(to: desk)
        addDraftRoutes(to: desk)
        addFilterRoutes(to: desk)
        addComparisonRoutes(to: desk)
        addRegisterRoutes(to: desk)
        addPeopleRoutes(to: desk)
        addAccountRoutes(to: desk)
        addSupervisionRoutes(to: desk)
        addFigureRoutes(to: desk)
        addAuditRoutes(to: desk)
        addPrintRoutes(to: desk)
        addAPIRoutes(to: router)
        map.learn(router.routes.map { (String(describing: $0.path), $0.method.rawValue) })
        return router
    }

    /// The methods of an address that exists, as `Allow` says them; nil where there is no such address.
    func allowed(at path: String) -> String? { map.methods(at: path) }
}

/// 路由表: the paths that exist, so that a wrong method is told from a wrong address.
final class RouteMap: Sendable {
    private let paths = Mutex<[(segments: [String], methods: Set<String>)]>([])

    func learn(_ routes: [(path: String, method: String)]) {
        var methods: [String: Set<String>] = [:]
        for route in routes { methods[route.path, default: []].insert(route.method) }
        let known = methods.map { (segments: Self.segments($0.key), methods: $0.value) }
        paths.withLock { $0 = known }
    }

    func methods(at path: String) -> String? {
        let wanted = Self.segments(path)
        let found = paths.withLock { paths in
            paths.filter { $0.segments.count == wanted.count }.filter { known in
                zip(known.segments, wanted).allSatisfy { $0 == $1 || $0.hasPrefix(":") || $0.hasPrefix("{") }
            }.map(\.methods)
        }
        var all = found.reduce(into: Set<String>()) { $0.formUnion($1) }
        if all.contains("GET") { all.insert("HEAD") }
        return all.isEmpty ? nil : all.sorted().joined(separator: ", ")
    }

    private static func segments(_ path: String) -> [String] {
        path.split(separator: "/").map(String.init)
    }
}
