// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import HTTPTypes
import Hummingbird
import Synchronization

/// 接口调用者: the member of staff that a token belongs to, with the roles that it carries.
struct Caller: Sendable {
    let principal: Principal
    let token: ID<TokenTag>
}

/// 接口请求环境: a token was sent and is good; a handler of the API cannot be written without.
struct APIContext: ChildRequestContext {
    typealias ParentContext = WebContext

    var coreContext: CoreRequestContextStorage
    let caller: Caller

    init(context: WebContext) throws {
        guard let caller = context.caller else { throw APIProblem.unauthorised }
        coreContext = context.coreContext
        self.caller = caller
    }

    var principal: Principal { caller.principal }
}

/// 接口入口: whose token it is, how often it came, and whether the answer can be taken.
struct APIEntry: RouterMiddleware {
    typealias Context = WebContext
    let doors: Doors

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        guard request.uri.path.hasPrefix("/api/"), let header = request.headers[.authorization],
            header.lowercased().hasPrefix("bearer "),
            let found = try await doors.casework.principal(
                ofTokenText: String(header.dropFirst(7)).trimmingWhitespace())
        else { return try await next(request, context) }
        let state = doors.limits.take(token: found.token, now: doors.casework.clock.real)
        if let wait = state.wait { throw APIProblem.tooMany(wait) }
        try await doors.casework.noteUse(of: found)
        guard Self.takesJSON(request.headers[.accept]) else { throw APIProblem.notAcceptable }
        var context = context
        context.caller = Caller(principal: found.principal, token: found.token)
        var response = try await next(request, context)
        if let name = HTTPField.Name("RateLimit-Limit") { response.headers[name] = "\(doors.limits.perMinute)" }
        if let name = HTTPField.Name("RateLimit-Remaining") { response.headers[name] = "\(state.left)" }
        return response
    }

    private static func takesJSON(_ accept: String?) -> Bool {
        guard let accept, !accept.isEmpty else { return true }
        return accept.split(separator: ",").contains { choice in
            let type = choice.split(separator: ";").first.map { $0.trimmingWhitespace().lowercased() } ?? ""
            return ["*/*", "application/*", "application/json", "application/problem+json"].contains(type)
        }
    }
}

/// 频率限制: so many requests of a token in a minute, by the real clock; kept in memory, since it guards this process.
package final class RateLimits: Sendable {
    private struct Window {
        var minute: Int
        var count: Int
    }

    package let perMinute: Int
    private let windows = Mutex<[ID<TokenTag>: Window]>([:])

    package init(perMinute: Int = 6_000) { self.perMinute = perMinute }

    /// Counts a request: how many are left, or how many seconds to wait.
    func take(token: ID<TokenTag>, now: Instant) -> (left: Int, wait: Int?) {
        let minute = now.secondsSince1970 / 60
        let count = windows.withLock { windows in
            if windows.count > 10_000 { windows = windows.filter { $0.value.minute == minute } }
            var window = windows[token] ?? Window(minute: minute, count: 0)
            if window.minute != minute { window = Window(minute: minute, count: 0) }
            window.count += 1
            windows[token] = window
            return window.count
        }
        let wait = count > perMinute ? 60 - now.secondsSince1970 % 60 : nil
        return (max(0, perMinute - count), wait)
    }
}
