// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 审计, for the audit administrator alone: who was shown which matter, and what administrators did.
    func addAuditRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/audit") { request, context in
            let names = ["account", "number", "from", "to"]
            guard let days = auditDays(request) else {
                return try wrongDays(.accesses([]), Paths.audit, names, request, context)
            }
            let filter = AuditFilter(
                login: request.query("account"), number: request.query("number"), days: days)
            let found = try await casework.accessLog(
                for: context.principal, filter, before: ID(request.query("before")), limit: Self.auditLines)
            let isChinese = language(of: request) == .chinese
            let lines = found.lines.map { entry in
                AuditPage.Access(
                    at: entry.at.text, since: entry.since.text, count: entry.count, account: entry.login,
                    name: isChinese ? entry.name.name : entry.name.nameEnglish, seen: entry.seen.rawValue,
                    number: entry.number ?? "", isSealed: entry.isSealed)
            }
            let last = found.next.map { "\($0)" }
            return show(
                auditPage(.accesses(lines), Paths.audit, names, last: last, request), request,
                session: context.session)
        }
        desk.get("/desk/audit/acts") { request, context in
            let names = ["account", "from", "to"]
            guard let days = auditDays(request) else {
                return try wrongDays(.acts([]), Paths.adminAudit, names, request, context)
            }
            let found = try await casework.adminLog(
                for: context.principal, of: request.query("account"), days: days, before: ID(request.query("before")),
                limit: Self.auditLines + 1)
            let lines = found.prefix(Self.auditLines).map { entry in
                AuditPage.AdminLine(
                    at: entry.at.text, account: entry.login, act: entry.act.rawValue, subject: entry.subject,
                    detail: entry.detail)
            }
            let last = found.count > Self.auditLines ? found.dropLast().last.map { "\($0.id)" } : nil
            return show(
                auditPage(.acts(Array(lines)), Paths.adminAudit, names, last: last, request), request,
                session: context.session)
        }
    }

    private static let auditLines = 50

    /// Nil where one of them is no day.
    private func auditDays(_ request: Request) -> AuditDays? {
        let (from, to) = (request.query("from"), request.query("to"))
        let days = AuditDays(from: CalendarDate(from), to: CalendarDate(to))
        return (from.isEmpty || days.from != nil) && (to.isEmpty || days.to != nil) ? days : nil
    }

    /// The page without lines, with what is wrong with its filter. Who is no auditor is refused before.
    private func wrongDays(
        _ log: AuditPage.Log, _ path: String, _ names: [String], _ request: Request, _ context: DeskContext
    ) throws -> Response {
        guard context.principal.holds(.auditAdministrator) else { throw Refusal(.notYours, article: "GB/T 22239, 9.2") }
        let words = words(for: request).desk.audit
        let problems = ["from", "to"].filter {
            !request.query($0).isEmpty && CalendarDate(request.query($0)) == nil
        }.map { FieldProblem($0, .notADay, values: ["typed": request.query($0)]) }
        let typed = Dictionary(uniqueKeysWithValues: names.map { ($0, [request.query($0)]) })
        let form = faulty(
            typed, FieldErrors(problems), request, labels: ["from": words.from, "to": words.to])
        return show(
            AuditPage(log: log, form: form), request, status: .unprocessableContent, session: context.session)
    }

    private func auditPage(
        _ log: AuditPage.Log, _ path: String, _ names: [String], last: String?, _ request: Request
    ) -> AuditPage {
        let asked = names.map { (name: $0, value: request.query($0)) }
        let filters = FormFields(asked.filter { !$0.value.isEmpty }.map { .init(name: $0.name, value: $0.value) })
        let address = filters.fields.isEmpty ? path + "?" : path + "?" + filters.urlEncoded + "&"
        return AuditPage(
            log: log, form: FormState(Dictionary(uniqueKeysWithValues: asked.map { ($0.name, $0.value) })),
            next: last.map { address + "before=" + $0 },
            first: request.query("before").isEmpty ? nil : String(address.dropLast()))
    }
}
