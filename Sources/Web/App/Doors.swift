// SPDX-License-Identifier: Apache-2.0
package import Casework
import Formats
package import Hummingbird
package import Logging

/// 门户与办理台的路由: one function builds the router; what it holds is what handlers need.
package struct Doors: Sendable {
    let casework: Casework
    let vocabulary: Vocabulary
    let assets: AssetShelf
    let isHTTPS: Bool
    let demoAccounts: [SignInPage.DemoAccount]
    let logger: Logger

    package init(
        casework: Casework, vocabulary: Vocabulary, assets: AssetShelf, isHTTPS: Bool,
        demoAccounts: [SignInPage.DemoAccount], logger: Logger
    ) {
        self.casework = casework
        self.vocabulary = vocabulary
        self.assets = assets
        self.isHTTPS = isHTTPS
        self.demoAccounts = demoAccounts
        self.logger = logger
    }

    /// Every route of the program, middleware first.
    package func router() -> Router<BasicRequestContext> {
        let router = Router(context: BasicRequestContext.self)
        router.addMiddleware {
            SecurityHeaders()
            ErrorPages(doors: self)
        }
        addOpenRoutes(to: router)
        addPortalRoutes(to: router)
        addSignInRoutes(to: router)
        addDeskRoutes(to: router)
        return router
    }

    /// Assets and health: what needs neither words nor a person.
    private func addOpenRoutes(to router: Router<BasicRequestContext>) {
        router.get("/assets/:name") { _, context in
            guard let asset = assets[context.parameters.get("name") ?? ""] else { throw NotHere() }
            return asset.response
        }
        router.get("/health/live") { _, _ in Response.text("live") }
        router.get("/health/ready") { _, _ in
            let isReady = try await casework.isReady()
            return Response.text(isReady ? "ready" : "no organisation", status: isReady ? .ok : .serviceUnavailable)
        }
    }
}

/// There is nothing at this address, or nothing for this person: the two look alike.
struct NotHere: Error {}
