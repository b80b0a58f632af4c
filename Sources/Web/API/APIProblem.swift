// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Hummingbird
import NIOCore

/// What is wrong with a request as such, before any law is asked.
struct APIProblem: Error {
    let status: HTTPResponse.Status
    /// For programs: stable, ASCII.
    let code: String
    /// For the programmer, in English.
    let detail: String
    var headers: HTTPFields = [:]

    static let unauthorised = APIProblem(
        status: .unauthorized, code: "unauthorised", detail: "Send a bearer token that is neither wrong nor revoked.",
        headers: [.wwwAuthenticate: "Bearer realm=\"fengqiao\""])
    static let notAcceptable = APIProblem(
        status: .notAcceptable, code: "notAcceptable", detail: "Answers are application/json.")
    static let notJSON = APIProblem(
        status: .unsupportedMediaType, code: "unsupportedMediaType", detail: "Send application/json.")
    static let unreadable = APIProblem(
        status: .badRequest, code: "unreadable", detail: "The body is not a JSON object.")
    static let keyMissing = APIProblem(
        status: .badRequest, code: "idempotencyKeyMissing",
        detail: "Send Idempotency-Key: 1 to 200 visible ASCII characters, new for each creation.")
    static let keyReused = APIProblem(
        status: .conflict, code: "idempotencyKeyReused", detail: "The key was used with another body.")
    static let matchMissing = APIProblem(
        status: .preconditionRequired, code: "ifMatchMissing", detail: "Send If-Match with the proceeding's ETag.")

    static func tooMany(_ seconds: Int) -> APIProblem {
        APIProblem(
            status: .tooManyRequests, code: "tooManyRequests", detail: "Wait \(seconds) s.",
            headers: [.retryAfter: "\(seconds)"])
    }
}

extension Doors {
    /// Whether programs ask here and not people.
    func isAPI(_ path: String) -> Bool { path.hasPrefix("/api/") || path == "/openapi.json" }

    /// RFC 9457: the failure as problem details, in the caller's language.
    func problem(_ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        let failure = Failure(error)
        let view = presentation(for: request)
        var status = failure.status
        var headers: HTTPFields = [:]
        var code = "\(failure.kind)"
        var members: [(String, JSON?)] = []
        let page = ErrorPage(failure.kind, house: .desk, reference: context.requestID)
        var title = page.title(in: view)
        switch error {
        case let problem as APIProblem:
            (status, code, headers) = (problem.status, problem.code, problem.headers)
            title = problem.status.reasonPhrase
            members.append(("detail", .string(problem.detail)))
        case is NotHere, is HTTPError: code = failure.status == .notFound ? "notFound" : "invalid"
        case let refusal as Refusal where refusal.code == .unseen: code = "notFound"
        case let refusal as Refusal:
            code = refusal.code.rawValue
            if refusal.code == .stale { status = .preconditionFailed }
            members += [("detail", .string(view.sentence(of: refusal))), ("article", .string(refusal.article))]
        case let errors as FieldErrors:
            members.append(("problems", .array(errors.problems.map { problem(named($0, request), view) })))
            // Right in form, but not in this register as it stands: no schema could have said so.
            if errors.problems.allSatisfy(\.code.isOfTheRegister) {
                status = request.method == .get ? .notFound : .conflict
            }
        default: break
        }
        if status == .notFound, context.endpointPath == "NotFound", let allowed = allowed(at: request.uri.path) {
            (status, code, title) = (
                .methodNotAllowed, "methodNotAllowed", HTTPResponse.Status.methodNotAllowed.reasonPhrase
            )
            headers[.allow] = allowed
        }
        if let seconds = failure.retryAfter { headers[.retryAfter] = "\(seconds)" }
        headers[.contentType] = "application/problem+json"
        let body: JSON = [
            "type": .string("urn:fengqiao:problem:\(code)"), "title": .string(title), "status": .int(status.code),
            "code": .string(code), "reference": .string(context.requestID),
        ]
        return Response(
            status: status, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.with(members).bytes)))
    }

    private func problem(_ problem: FieldProblem, _ view: Presentation) -> JSON {
        let label = view.words.fields.labels.words(for: problem.field) ?? problem.field
        let base: JSON = [
            "field": .string(problem.field), "code": .string(problem.code.rawValue),
            "detail": .string(view.sentence(of: problem, label: label)),
        ]
        return base.with([("article", problem.article.map(JSON.string))])
    }
}

extension FieldProblem.Code {
    /// Whether it depends on the register, the day or another field, not on how the field was written.
    fileprivate var isOfTheRegister: Bool {
        [
            .unknownUnit, .unitWithoutStaff, .unknownCategory, .unknownPerson, .futureDay, .notAReviewBody,
            .recipientMissing, .endBeforeStart, .neededHere, .tooManyAgents, .agentsOnly, .afterScan, .notOfChannel,
            .hearingEndsBeforeStart, .holdsKey, .cannotHoldKey, .tooLongAgo, .revokesOnly, .unknownLetter,
        ].contains(self)
    }
}
