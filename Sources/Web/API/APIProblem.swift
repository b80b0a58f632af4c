// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Hummingbird
import NIOCore

/// 接口问题: what is wrong with a request, by its kind; words at `api.titles` and `api.details`.
struct APIProblem: Error {
    /// For programs: stable, ASCII. A refusal of the law has its own code and the title of its kind.
    enum Code: String, CaseIterable {
        case unauthorised, notAcceptable, unsupportedMediaType, unreadable, idempotencyKeyMissing, idempotencyKeyReused
        case ifMatchMissing, tooManyRequests, notFound, methodNotAllowed, invalid, conflict, refused, stale, tooLarge
        case unavailable, mistake
    }

    let status: HTTPResponse.Status
    let code: Code
    var values: [String: String] = [:]
    var headers: HTTPFields = [:]

    static let unauthorised = APIProblem(
        status: .unauthorized, code: .unauthorised, headers: [.wwwAuthenticate: "Bearer realm=\"fengqiao\""])
    static let notAcceptable = APIProblem(status: .notAcceptable, code: .notAcceptable)
    static let notJSON = APIProblem(status: .unsupportedMediaType, code: .unsupportedMediaType)
    static let unreadable = APIProblem(status: .badRequest, code: .unreadable)
    static let keyMissing = APIProblem(status: .badRequest, code: .idempotencyKeyMissing)
    static let keyReused = APIProblem(status: .conflict, code: .idempotencyKeyReused)
    static let matchMissing = APIProblem(status: .preconditionRequired, code: .ifMatchMissing)

    static func tooMany(_ seconds: Int) -> APIProblem {
        APIProblem(
            status: .tooManyRequests, code: .tooManyRequests, values: ["seconds": "\(seconds)"],
            headers: [.retryAfter: "\(seconds)"])
    }
}

extension APIProblem {
    /// Whatever was thrown.
    fileprivate init(_ error: any Error, method: HTTPRequest.Method) {
        let failure = Failure(error)
        switch error {
        case let problem as APIProblem: self = problem
        case let refusal as Refusal where refusal.code == .stale: self.init(status: .preconditionFailed, code: .stale)
        case let refusal as Refusal where refusal.code != .unseen: self.init(status: failure.status, code: .refused)
        case let errors as FieldErrors where errors.problems.allSatisfy(\.isOfTheRegister):
            // Right in form, but not in this register as it stands: no schema could have said so.
            let isFilter = method == .get || method == .head
            self.init(status: isFilter ? .notFound : .conflict, code: isFilter ? .notFound : .conflict)
        case is ForgedForm: self.init(status: failure.status, code: .refused)
        case is FieldErrors: self.init(status: failure.status, code: .invalid)
        default: self.init(status: failure.status, code: Code(failure.kind))
        }
        if let seconds = failure.retryAfter { headers[.retryAfter] = "\(seconds)" }
    }
}

extension APIProblem.Code {
    fileprivate init(_ kind: ErrorPage.Kind) {
        self =
            switch kind {
            case .notFound, .wrongNumber: .notFound
            case .forbidden, .closed: .refused
            case .invalid: .unreadable
            case .stale: .stale
            case .mistake: .mistake
            case .tooMany: .tooManyRequests
            case .tooLarge: .tooLarge
            case .unavailable: .unavailable
            }
    }
}

extension Doors {
    /// Whether programs ask here and not people.
    func isAPI(_ path: String) -> Bool { path.hasPrefix("/api/") || path == "/openapi.json" }

    /// RFC 9457: the failure as problem details, in the caller's language.
    func problem(_ error: any Error, _ request: Request, _ context: WebContext) -> Response {
        let view = presentation(for: request)
        var problem = APIProblem(error, method: request.method)
        if problem.code == .notFound, context.endpointPath == "NotFound", let allowed = allowed(at: request.uri.path) {
            problem = APIProblem(status: .methodNotAllowed, code: .methodNotAllowed, headers: [.allow: allowed])
        }
        let words = view.words.api
        var code = problem.code.rawValue
        var members: [(String, JSON?)] = []
        switch error {
        case let refusal as Refusal where refusal.code != .unseen:
            code = refusal.code.rawValue
            members += [("detail", .string(view.sentence(of: refusal)))] + cited(refusal.article)
            if let field = refusal.values["field"] { members.append(("field", .string(field))) }
        case let errors as FieldErrors:
            members.append(("problems", .array(errors.problems.map { told(named($0, request), view) })))
        default:
            members.append(("detail", words.details.words(for: code).map { JSON.string($0.filling(problem.values)) }))
        }
        problem.headers[.contentType] = "application/problem+json"
        problem.headers[.contentLanguage] = view.language.rawValue
        let body: JSON = [
            "type": .string("urn:fengqiao:problem:\(code)"), "title": .string(words.titles[problem.code.rawValue]),
            "status": .int(problem.status.code), "code": .string(code), "reference": .string(context.requestID),
        ]
        return Response(
            status: problem.status, headers: problem.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body.with(members).bytes)))
    }

    /// What is wrong with a member or a filter, which is called what the caller called it.
    private func told(_ problem: FieldProblem, _ view: Presentation) -> JSON {
        let values = problem.values.merging(["label": problem.field]) { $1 }
        let sentence =
            view.words.api.problems.words(for: problem.code.rawValue)?.filling(values)
            ?? view.sentence(of: problem, label: problem.field)
        let base: JSON = [
            "field": .string(problem.field), "code": .string(problem.code.rawValue), "detail": .string(sentence),
        ]
        return base.with(problem.article.map(cited) ?? [])
    }

    /// 依据: the articles of the Regulations, and apart from them the rules of the house and of other laws (`R-190`, `F-21`, `S2:27`).
    private func cited(_ ground: String) -> [(String, JSON?)] {
        let citation = Citation(ground)
        return [("article", citation.articles), ("rule", citation.others)].map { name, parts in
            (name, parts.isEmpty ? nil : JSON.string(parts.joined(separator: ", ")))
        }
    }
}

extension FieldProblem {
    /// As its code; besides, numbers that the register reads and counts that another member decides.
    fileprivate var isOfTheRegister: Bool {
        code.isOfTheRegister || code == .wrongCheckDigit && article == "R-126"
            || code == .tooSmall && article?.contains("R-125") == true
    }
}

extension FieldProblem.Code {
    /// Whether it depends on the register, the day or another field, not on how the field was written.
    fileprivate var isOfTheRegister: Bool {
        [
            .unknownUnit, .unitWithoutStaff, .unknownCategory, .unknownPerson, .futureDay, .notAReviewBody,
            .recipientMissing, .endBeforeStart, .neededHere, .tooManyAgents, .agentsOnly, .afterScan, .notOfChannel,
            .hearingEndsBeforeStart, .holdsKey, .cannotHoldKey, .tooLongAgo, .revokesOnly, .unknownLetter,
            .anotherPerson, .notAMatterNumber, .periodOver, .notInLetter, .decidesOtherwise, .sameText, .dayPassed,
            .dayNotLater, .takesEffectToday,
            .noticeNotOver, .beforeKnown, .notCommonSuperior, .conferenceDecides, .notDeclaredYet,
        ].contains(self)
    }
}
