// SPDX-License-Identifier: Apache-2.0
import Casework
import HTTPTypes
import Hummingbird
import Logging

/// 安全响应头: a strict policy: style, script and forms of our own and nothing else.
struct SecurityHeaders: RouterMiddleware {
    typealias Context = WebContext
    private let fields: [HTTPField]

    init() {
        let policy = [
            "default-src 'none'", "style-src 'self'", "script-src 'self'", "connect-src 'self'", "img-src 'self'",
            "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
        ].joined(separator: "; ")
        fields = [
            ("Content-Security-Policy", policy), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ].compactMap { name, value in HTTPField.Name(name).map { HTTPField(name: $0, value: value) } }
    }

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for field in fields where response.headers[field.name] == nil { response.headers.append(field) }
        if let name = HTTPField.Name("X-Request-Id") { response.headers[name] = context.requestID }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

/// 访问日志与计量: method, route, status and time; never an address with a number in it, a name or a network.
struct AccessNotes: RouterMiddleware {
    typealias Context = WebContext
    let metrics: WebMetrics

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let duration = ContinuousClock.now - start
        let route = context.endpointPath ?? "unmatched"
        metrics.note(
            method: request.method.rawValue, route: WebMetrics.folded(route), status: response.status.code,
            duration: duration)
        context.logger.info(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(route)", "status": "\(response.status.code)",
                "milliseconds": "\(duration.milliseconds)",
            ])
        return response
    }
}

/// 会话查找: who is signed in, for addresses of the desk only: a petitioner's request asks no session.
struct SessionLookup: RouterMiddleware {
    typealias Context = WebContext
    let doors: Doors

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        guard path == Paths.work || path.hasPrefix(Paths.work + "/") || path == Paths.demoClock,
            let text = request.cookie(doors.cookieName(.session))
        else { return try await next(request, context) }
        var context = context
        do {
            if let found = try await doors.casework.session(ofText: text) {
                context.session = Session(
                    principal: found.principal, formToken: found.formToken, text: text, mustRenew: found.mustRenew)
                // A password that somebody else knows opens nothing but the form in which it is changed.
                if found.mustRenew, ![Paths.account, Paths.ownPassword, Paths.signOut].contains(path) {
                    return Response.see(Paths.renewal(before: request.method == .get ? request.uri.description : ""))
                }
            }
        } catch {
            // Told inside of the error pages, which stand behind this so that they know who is signed in.
            context.lookupTrouble = error
        }
        return try await next(request, context)
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 { components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000 }

    /// Seconds with their fraction.
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
