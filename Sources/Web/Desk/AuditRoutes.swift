// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Hummingbird

extension Doors {
    /// 审计, for the audit administrator alone: who was shown which matter, and what administrators did.
    func addAuditRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/audit") { request, context in
            let filter = AuditFilter(login: request.query("account"), number: request.query("number"))
            let found = try await casework.accessLog(
                for: context.principal, filter, before: ID(request.query("before")), limit: Self.auditLines + 1)
            let isChinese = language(of: request) == .chinese
            let lines = found.prefix(Self.auditLines).map { entry in
                AuditPage.Access(
                    at: entry.at.text, account: entry.login,
                    name: isChinese ? entry.name.name : entry.name.nameEnglish, seen: entry.seen.rawValue,
                    number: entry.number ?? "", isSealed: entry.isSealed)
            }
            let last = found.count > Self.auditLines ? found.dropLast().last.map { "\($0.id)" } : nil
            return show(
                auditPage(.accesses(Array(lines)), Paths.audit, ["account", "number"], last: last, request), request,
                session: context.session)
        }
        desk.get("/desk/audit/acts") { request, context in
            let found = try await casework.adminLog(
                for: context.principal, of: request.query("account"), before: ID(request.query("before")),
                limit: Self.auditLines + 1)
            let lines = found.prefix(Self.auditLines).map { entry in
                AuditPage.AdminLine(
                    at: entry.at.text, account: entry.login, act: entry.act.rawValue, subject: entry.subject,
                    detail: entry.detail)
            }
            let last = found.count > Self.auditLines ? found.dropLast().last.map { "\($0.id)" } : nil
            return show(
                auditPage(.acts(Array(lines)), Paths.adminAudit, ["account"], last: last, request), request,
                session: context.session)
        }
    }

    private static let auditLines = 50

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
