// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// 失败的样子: what a failure looks like from outside, whatever threw it: a status, a page and perhaps a refusal of the law.
struct Failure {
    let status: HTTPResponse.Status
    let kind: ErrorPage.Kind
    var refusal: Refusal?
    var retryAfter: Int?
    /// Our own fault: logged with everything, shown with nothing.
    var isMistake = false

    /// What was done in between, or since, stands in the way.
    private static let conflicts: Set<Refusal.Code> = [.stale, .notAtThisStage, .letterFell, .letterUnderReview]

    init(_ error: any Error) {
        if let outage = Outage(error) {
            (status, kind, retryAfter) = (.serviceUnavailable, .unavailable, outage.retryAfter)
            return
        }
        switch error {
        case let refusal as Refusal where refusal.code == .unseen: (status, kind) = (.notFound, .notFound)
        case let refusal as Refusal:
            let isStale = refusal.code == .stale
            (status, kind) = (
                Self.conflicts.contains(refusal.code) ? .conflict : .forbidden, isStale ? .stale : .forbidden
            )
            self.refusal = refusal
        case is WrongNumber: (status, kind) = (.notFound, .wrongNumber)
        case is NotHere: (status, kind) = (.notFound, .notFound)
        case is ForgedForm: (status, kind) = (.forbidden, .invalid)
        case is TooLarge: (status, kind) = (.contentTooLarge, .tooLarge)
        // The client went away in the middle of its request, or does not speak HTTP: nothing of ours has failed.
        case is HTTPParserError, is ChannelError, is IOError: (status, kind) = (.badRequest, .invalid)
        case is Unreadable, is FormError, is MultipartError: (status, kind) = (.badRequest, .invalid)
        case let problem as APIProblem: (status, kind) = (problem.status, .invalid)
        case is FieldErrors: (status, kind) = (.unprocessableContent, .invalid)
        case let error as HTTPError where error.status == .notFound: (status, kind) = (.notFound, .notFound)
        case let error as HTTPError where error.status.code == 413: (status, kind) = (.contentTooLarge, .tooLarge)
        case let error as HTTPError where error.status.code < 500: (status, kind) = (error.status, .invalid)
        default:
            (status, kind) = (.internalServerError, .mistake)
            isMistake = true
        }
    }
}

/// 错误页: a refusal is told with its article, our own fault only with the request's id, and nothing leaks.
struct ErrorPages: RouterMiddleware {
    typealias Context = WebContext
    let doors: Doors

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        var request = request
        var typed: TypedForm?
        do {
            if !doors.isAPI(request.uri.path) {
                let most =
                    [Paths.signIn, Paths.follow].contains(request.uri.path) ? Upload.mostHeld : Upload.mostEncoded
                typed = try await TypedForm(of: &request, limit: most)
            }
            return try await next(request, context)
        } catch {
            let sent = error
            let error = (sent as? Unsent)?.cause ?? sent
            let failure = Failure(error)
            let isTurnedAway = error is SignInNeeded || error is TicketEnded
            if failure.isMistake && !isTurnedAway {
                context.logger.error("a request failed", metadata: ["error": "\(error)"])
            }
            let isProgram = doors.isAPI(request.uri.path) || doors.isProgramAtDemoClock(request)
            if let typed, !isProgram, let page = await doors.kept(sent, typed, request, context) { return page }
            if error is SignInNeeded { return Response.see(doors.signInAddress(for: request)) }
            if error is TicketEnded {
                return Response.see(Paths.follow + "?ended=yes").setting(doors.cookie(.follow, "", seconds: 0))
            }
            if isProgram { return doors.problem(error, request, context) }
            let house: House = request.uri.path.hasPrefix(Paths.work) ? .desk : .portal
            // Nobody has done anything yet who only opens a page.
            let isClosed = house == .desk && request.method == .get && failure.refusal?.code == .notYours
            let page = ErrorPage(
                isClosed ? .closed : failure.kind, house: house, reference: context.requestID,
                refusal: isClosed ? nil : failure.refusal)
            var response = doors.show(page, request, status: failure.status, session: context.session)
            if let seconds = failure.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
            if context.endpointPath == "NotFound", let allowed = doors.allowed(at: request.uri.path) {
                response.status = .methodNotAllowed
                response.headers[.allow] = allowed
            }
            return response
        }
    }
}
