// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 拨快演示时钟: from the desk by its form; from a program by JSON `{"days": 3}` or the form `days=3`, without signing in, answered with the new
    /// day and how much became overdue. Another site is refused. Outside a demonstration there is no such address.
    func addDemoRoutes(to router: Router<WebContext>) {
        router.post("/demo/clock") { request, context in
            guard casework.isDemo else { throw NotHere() }
            if request.isCrossSite { throw ForgedForm() }
            let type = request.headers[.contentType]?.lowercased() ?? ""
            let isJSON = type.hasPrefix("application/json")
            if !isJSON, context.session != nil || context.lookupTrouble != nil {
                let session = try context.signedIn()
                _ = try await casework.moveDemoClock(days: days(fields(request, session)["days"]))
                return Response.see(Paths.work)
            }
            // A browser whose session has ended.
            guard isJSON || isProgramAtDemoClock(request) else { throw SignInNeeded() }
            let swept = try await casework.moveDemoClock(
                days: isJSON ? daysOfJSON(request) : days(request.fields()["days"]))
            return .json(["today": .string(casework.today.iso), "noticed": .int(swept.noticed)])
        }
    }

    /// Whether a program asks the clock of a demonstration and no browser for a page: then a refusal is told as problem details too.
    func isProgramAtDemoClock(_ request: Request) -> Bool {
        request.uri.path == Paths.demoClock && casework.isDemo
            && !(request.headers[.accept]?.lowercased().contains("text/html") ?? false)
    }

    private func daysOfJSON(_ request: Request) async throws -> Int {
        var body = BodyReader(try await request.jsonObject().members)
        let days = body.whole("days", 1, 400)
        body.refuseOthers()
        try body.throwProblems()
        guard let days else { throw FieldErrors([FieldProblem("days", .missing)]) }
        return days
    }

    private func days(_ typed: String?) throws -> Int {
        guard let typed, !typed.isEmpty else { throw FieldErrors([FieldProblem("days", .missing)]) }
        guard let days = Int(typed) else { throw FieldErrors([FieldProblem("days", .notANumber)]) }
        return days
    }
}
