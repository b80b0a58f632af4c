// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// 同意重置: the security administrator's word that somebody's password may be given anew, within a day and once. Without
    /// it nobody resets a person who holds keys of sealed matters or an administrator's role: one account alone must not be
    /// able to become another that opens what it may not see (三员分立).
    ///
    /// - Throws: `Refusal.notYours` for anybody else, and for oneself; `FieldErrors` for an unknown login.
    package func permitReset(of login: String, by principal: Principal) async throws {
        try require(.securityAdministrator, of: principal)
        let login = login.lowercased()
        if principal.login == login { throw Refusal(.notYours, article: "GB/T 22239, 9.2") }
        try await database.write { db in
            let row = try db.queryOne("SELECT id FROM persons WHERE login = \(login)")
            guard row != nil else { throw FieldErrors([FieldProblem("login", .notAChoice, values: ["typed": login])]) }
            try noteAdmin(.permitReset, login, by: principal, in: db)
        }
    }

    /// Refuses a reset that needs a second person and has none. The command line, which whoever holds the server uses, asks
    /// nobody.
    func requirePermit(
        toReset person: PersonID, _ login: String, by principal: Principal?, in db: any Connection
    ) throws {
        guard let principal, try isGuarded(person, in: db) else { return }
        let since = clock.real.adding(seconds: -Self.permitSeconds)
        // Ids are in the order of time, so a day of the log is one range of them.
        let first = max(0, since.milliseconds - IDMaker.epochMilliseconds) << 22
        let row = try db.queryOne(
            """
            SELECT act, person_id FROM admin_log
            WHERE id >= \(first) AND at >= \(since) AND subject = \(login.lowercased())
                AND act IN (\(SQL.list([AdminAct.permitReset.rawValue, AdminAct.resetPassword.rawValue])))
            ORDER BY id DESC LIMIT 1
            """)
        guard let row, try row.get("act", as: String.self) == AdminAct.permitReset.rawValue,
            try row.get("person_id", as: PersonID?.self) != principal.person
        else { throw Refusal(.resetNotPermitted, article: "GB/T 22239, 9.2") }
    }

    /// Whoever could read what is sealed, or look after the system.
    private func isGuarded(_ person: PersonID, in db: any Connection) throws -> Bool {
        let administrators: [Role] = [.systemAdministrator, .securityAdministrator, .auditAdministrator]
        let row = try db.queryOne(
            """
            SELECT 1 AS one FROM persons p WHERE p.id = \(person) AND (
                EXISTS (SELECT 1 FROM sealed_keys k WHERE k.person_id = p.id)
                OR EXISTS (SELECT 1 FROM person_roles r
                    WHERE r.person_id = p.id AND r.role IN (\(SQL.list(administrators)))))
            """)
        return row != nil
    }

    /// A day.
    private static let permitSeconds = 86_400
}
