// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Hummingbird
import Logging

/// 安全响应头: a strict policy: style, script and forms of our own and nothing else.
struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
    private static var policy: String {
        [
            "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self'", "form-action 'self'",
            "frame-ancestors 'none'", "base-uri 'none'",
        ].joined(separator: "; ")
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        for (name, value) in [
            ("Content-Security-Policy", Self.policy), ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"), ("X-Request-Id", context.id),
        ] {
            if let field = HTTPField.Name(name) { response.headers[field] = value }
        }
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
        return response
    }
}

/// 错误页: a refusal is told with its article, our own fault only with the request's id, and nothing leaks.
struct ErrorPages: RouterMiddleware {
    let doors: Doors

    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let refusal as Refusal where refusal.code == .unseen {
            return show(.notFound, .notFound, request, context)
        } catch let refusal as Refusal where refusal.code == .stale {
            return show(.stale, .conflict, request, context, refusal)
        } catch let refusal as Refusal {
            return show(.forbidden, .forbidden, request, context, refusal)
        } catch is NotHere {
            return show(.notFound, .notFound, request, context)
        } catch is ForgedForm {
            return show(.forbidden, .forbidden, request, context)
        } catch is SignInNeeded {
            return .redirect(to: Paths.signIn, type: .normal)
        } catch let error as HTTPError where error.status == .notFound {
            return show(.notFound, .notFound, request, context)
        } catch let error as HTTPError where error.status.code < 500 {
            return show(.invalid, error.status, request, context)
        } catch {
            doors.logger.error("a request failed", metadata: ["request": "\(context.id)", "error": "\(error)"])
            return show(.mistake, .internalServerError, request, context)
        }
    }

    private func show(
        _ kind: ErrorPage.Kind, _ status: HTTPResponse.Status, _ request: Request, _ context: BasicRequestContext,
        _ refusal: Refusal? = nil
    ) -> Response {
        let house: House = request.uri.path.hasPrefix("/desk") ? .desk : .portal
        let page = ErrorPage(kind, house: house, reference: context.id, refusal: refusal)
        return doors.show(page, request, status: status)
    }
}

/// The form's token is not the one that was given out: the page was open too long, or another site sent it.
struct ForgedForm: Error {}

/// Nobody is signed in.
struct SignInNeeded: Error {}
