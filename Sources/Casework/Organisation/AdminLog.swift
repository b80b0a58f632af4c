// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 管理动作: what administrators do; words are at `desk.audit.adminActs.<code>`.
package enum AdminAct: String, Sendable, CaseIterable {
    case loadOrganisation, loadCategories, loadPathCatalogue, loadReviewBodies, succeedUnit
    case addPerson, permitReset, resetPassword, changePassword, disablePerson, enablePerson, setRoles
    case issueToken, revokeToken
}

/// 管理日志, one line: who, when, what, to whom or what. Passwords and tokens are in none.
package struct AdminEntry: Sendable {
    package let id: ID<AdminTag>
    package let at: Instant
    /// Nil for the command line, which whoever holds the server uses.
    package let person: PersonID?
    package let login: String?
    package let act: AdminAct
    package let subject: String
    package let detail: String
}

/// Names a line of the administrators' log.
package enum AdminTag: Sendable {}

extension Casework {
    /// 管理日志, newest first, for the audit administrator alone.
    ///
    /// - Parameters:
    ///   - login: of what this account did, and what was done to it; empty is all.
    ///   - days: between which days.
    package func adminLog(
        for principal: Principal, of login: String = "", days: AuditDays = AuditDays(), before: ID<AdminTag>? = nil,
        limit: Int = 50
    ) async throws -> [AdminEntry] {
        try require(.auditAdministrator, of: principal)
        return try await database.read { db in
            var condition: SQL = "a.id < \(before ?? ID(Int64.max)) AND \(within(days))"
            if !login.isEmpty {
                let person = try personID(of: login, in: db) ?? PersonID(0)
                condition = "\(condition) AND (a.subject = \(login.lowercased()) OR a.person_id = \(person))"
            }
            return try db.query(
                """
                SELECT a.id, a.at, a.person_id, p.login, a.act, a.subject, a.detail FROM admin_log a
                LEFT JOIN persons p ON p.id = a.person_id WHERE \(condition) ORDER BY a.id DESC LIMIT \(limit)
                """
            ).compactMap { row in
                guard let act = AdminAct(rawValue: try row.get("act")) else { return nil }
                return AdminEntry(
                    id: try row.get("id"), at: try row.get("at"), person: try row.get("person_id"),
                    login: try row.get("login"), act: act, subject: try row.get("subject"),
                    detail: try row.get("detail"))
            }
        }
    }

    /// Writes a line in the transaction of what it tells.
    func noteAdmin(
        _ act: AdminAct, _ subject: String, _ detail: String = "", by principal: Principal?, in db: any Connection
    ) throws {
        let id: ID<AdminTag> = ids.next()
        try db.execute(
            """
            INSERT INTO admin_log (id, at, person_id, act, subject, detail)
            VALUES (\(id), \(clock.real), \(principal?.person), \(act.rawValue), \(subject), \(detail))
            """)
    }

    /// 三员分立: each administrator has a part of the work and none has all. Nil is the command line.
    func require(_ role: Role, of principal: Principal?) throws {
        guard let principal else { return }
        guard principal.holds(role) else { throw Refusal(.notYours, article: "GB/T 22239, 9.2") }
    }
}
