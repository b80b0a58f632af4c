// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 工作人员, as an administrator sees one.
package struct Person: Sendable {
    package let id: PersonID
    package let login: String
    package let name: String
    package let nameEnglish: String
    package let isDisabled: Bool
    package let holdings: [Principal.Holding]
}

extension Casework {
    /// Adds a member of staff with roles in units. The system administrator adds people, the security administrator gives
    /// them roles; the command line (`principal` nil) does both.
    ///
    /// - Parameter isGiven: whether somebody else knows the password, so that the person changes it first; when not said, at the desk always.
    /// - Throws: `FieldErrors` for a login that is taken or malformed, a password that is too short, an unknown unit;
    ///   `Refusal.separatedAdministrators` for a second administrator role (三员分立).
    @discardableResult
    package func addPerson(
        login: String, name: String, nameEnglish: String, roles: [(role: Role, unit: String)], password: String,
        isGiven: Bool? = nil, by principal: Principal? = nil
    ) async throws -> PersonID {
        try require(.systemAdministrator, of: principal)
        if !roles.isEmpty { try require(.securityAdministrator, of: principal) }
        let login = login.trimmingWhitespace()
        var problems: [FieldProblem] = []
        if !login.isLogin { problems.append(FieldProblem("login", .malformed)) }
        if name.trimmingWhitespace().isEmpty { problems.append(FieldProblem("name", .missing)) }
        if password.count < Self.leastPassword {
            problems.append(Self.tooShort(password, in: "password"))
        }
        let holdings = try holdings(of: roles)
        guard problems.isEmpty else { throw FieldErrors(problems) }
        let hash = try await hasher.hash(password, random: random)
        let id: PersonID = ids.next()
        try await database.write { db in
            let taken = try db.queryOne("SELECT id FROM persons WHERE login = \(login)")
            guard taken == nil else { throw FieldErrors([FieldProblem("login", .taken)]) }
            try db.execute(
                """
                INSERT INTO persons (id, login, name, name_en, password_hash, password_is_given, created_at)
                VALUES (\(id), \(login), \(name), \(nameEnglish.isEmpty ? name : nameEnglish), \(hash),
                    \(isGiven ?? (principal != nil)), \(clock.real))
                """)
            try insert(holdings, of: id, in: db)
            if holdings.contains(where: \.role.opensSealed) { try topUpKeys(in: db) }
            try OrganisationCache.noteChange(in: db)
            try noteAdmin(.addPerson, login, Self.text(of: roles), by: principal, in: db)
        }
        try await organisation.reload(from: database)
        return id
    }

    /// Gives a new password and ends every session of the person. The system administrator does it, and for people who hold
    /// keys of sealed matters or look after the system only when the security administrator has said yes (`permitReset`).
    ///
    /// - Parameter isGiven: as in `addPerson`.
    package func resetPassword(
        of login: String, to password: String, isGiven: Bool? = nil, by principal: Principal? = nil
    ) async throws {
        try require(.systemAdministrator, of: principal)
        guard password.count >= Self.leastPassword else {
            throw FieldErrors([Self.tooShort(password, in: "password")])
        }
        let hash = try await hasher.hash(password, random: random)
        try await change(login, .resetPassword, by: principal) { db, id in
            try requirePermit(toReset: id, login, by: principal, in: db)
            try db.execute(
                """
                UPDATE persons SET password_hash = \(hash), password_is_given = \(isGiven ?? (principal != nil)),
                    failures = 0, locked_until = NULL WHERE id = \(id)
                """)
        }
    }

    /// Shuts a person out at once: sessions end, tokens are revoked. Nothing that the person did is touched; accusations that fewer than
    /// two others could open get a holder of their key in the person's place.
    package func disablePerson(_ login: String, by principal: Principal? = nil) async throws {
        try require(.systemAdministrator, of: principal)
        try await change(login, .disablePerson, by: principal) { db, id in
            try db.execute("UPDATE persons SET disabled_at = \(clock.real) WHERE id = \(id)")
            try db.execute(
                "UPDATE api_tokens SET revoked_at = \(clock.real) WHERE person_id = \(id) AND revoked_at IS NULL")
            try topUpKeys(in: db)
        }
    }

    /// Lets a disabled person in again.
    package func enablePerson(_ login: String, by principal: Principal? = nil) async throws {
        try require(.systemAdministrator, of: principal)
        try await change(login, .enablePerson, by: principal) { db, id in
            try db.execute("UPDATE persons SET disabled_at = NULL WHERE id = \(id)")
            try topUpKeys(in: db)
        }
    }

    /// Replaces the roles of a person. Nobody gives roles to themselves.
    ///
    /// - Parameter shown: the mark of the roles that the person had on the page; nil does not ask.
    /// - Throws: `Refusal.stale` when somebody changed them in between.
    package func setRoles(
        of login: String, to roles: [(role: Role, unit: String)], shown: String? = nil, by principal: Principal? = nil
    ) async throws {
        try require(.securityAdministrator, of: principal)
        if principal?.login == login.lowercased() { throw Refusal(.notYours, article: "GB/T 22239, 9.2") }
        let holdings = try holdings(of: roles)
        try await change(login, .setRoles, Self.text(of: roles), by: principal) { db, id in
            let before = try roleHoldings(of: id, in: db)
            if let shown, shown != Self.mark(of: before) { throw Refusal(.stale, article: "R-126") }
            try db.execute("DELETE FROM person_roles WHERE person_id = \(id)")
            try insert(holdings, of: id, in: db)
            try takeKeysOfAccusations(from: id, in: holdings.map(\.unit), in: db)
            let now = Set(holdings.filter(\.role.opensSealed).map(\.unit))
            let earlier = Set(before.filter(\.role.opensSealed).map(\.unit))
            try takeKeys(from: id, left: earlier.subtracting(now), working: now, in: db)
            try topUpKeys(in: db)
        }
    }

    /// Staff in the order of their logins, a page at a time: for the administrators.
    ///
    /// - Parameters:
    ///   - words: part of a login or of a name in either language; empty is anybody.
    ///   - unit: where they hold a role, there or in a unit below it.
    package func people(
        like words: String = "", in unit: UnitID? = nil, after login: String = "", limit: Int = 50
    ) async throws -> [Person] {
        var condition: SQL = "p.login > \(login)"
        if !words.isEmpty {
            let part = "%" + words.lowercased().flatMap { "\\%_".contains($0) ? ["\\", $0] : [$0] } + "%"
            condition = """
                \(condition) AND (p.login LIKE \(part) ESCAPE '\\' OR LOWER(p.name) LIKE \(part) ESCAPE '\\'
                    OR LOWER(p.name_en) LIKE \(part) ESCAPE '\\')
                """
        }
        if let unit {
            condition = """
                \(condition) AND EXISTS (SELECT 1 FROM person_roles r JOIN unit_ancestors a ON a.unit_id = r.unit_id
                    WHERE r.person_id = p.id AND a.ancestor_id = \(unit))
                """
        }
        return try await database.read { [condition] db in
            let rows = try db.query(
                """
                SELECT p.id, p.login, p.name, p.name_en, p.disabled_at FROM persons p WHERE \(condition)
                ORDER BY p.login LIMIT \(limit)
                """)
            let holdings = try roleHoldings(of: rows.map { try $0.get("id", as: PersonID.self) }, in: db)
            return try rows.map { row in
                let id: PersonID = try row.get("id")
                return Person(
                    id: id, login: try row.get("login"), name: try row.get("name"),
                    nameEnglish: try row.get("name_en"),
                    isDisabled: try row.get("disabled_at", as: String?.self) != nil,
                    holdings: holdings[id] ?? [])
            }
        }
    }

    /// Units that nobody can handle anything in: routing to them would bury a matter.
    package func unitsWithStaff() async throws -> Set<UnitID> {
        try await database.read { db in
            let rows = try db.query(
                """
                SELECT DISTINCT r.unit_id FROM person_roles r JOIN persons p ON p.id = r.person_id
                WHERE r.role IN (\(SQL.list([Role.clerk, .handler]))) AND p.disabled_at IS NULL ORDER BY r.unit_id
                """)
            return Set(try rows.map { try $0.get("unit_id", as: UnitID.self) })
        }
    }

    /// Characters that a password must have at least (9.2, D); nothing else is asked of it.
    package static let leastPassword = 10

    static func tooShort(_ password: String, in field: String) -> FieldProblem {
        FieldProblem(field, .tooShort, values: ["least": "\(leastPassword)", "count": "\(password.count)"])
    }

    func roleHoldings(of person: PersonID, in db: any Connection) throws -> [Principal.Holding] {
        try db.query(
            "SELECT role, unit_id FROM person_roles WHERE person_id = \(person) ORDER BY unit_id, role LIMIT 200"
        ).map { Principal.Holding(role: try $0.get("role"), unit: try $0.get("unit_id")) }
    }

    /// The same of several people, in one statement.
    private func roleHoldings(
        of people: [PersonID], in db: any Connection
    ) throws -> [PersonID: [Principal.Holding]] {
        guard !people.isEmpty else { return [:] }
        let rows = try db.query(
            """
            SELECT person_id, role, unit_id FROM person_roles WHERE person_id IN (\(SQL.list(people)))
            ORDER BY person_id, unit_id, role LIMIT \(people.count * 200)
            """
        ).map { row in
            (
                try row.get("person_id", as: PersonID.self),
                Principal.Holding(role: try row.get("role"), unit: try row.get("unit_id"))
            )
        }
        return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
    }

    private func holdings(of roles: [(role: Role, unit: String)]) throws -> [Principal.Holding] {
        let snapshot = organisation.snapshot
        let holdings = try roles.map { role, code in
            guard let unit = snapshot.unitsByCode[code] else {
                throw FieldErrors([FieldProblem("unit", .unknownUnit, values: ["typed": code])])
            }
            return Principal.Holding(role: role, unit: unit.id)
        }
        let administrators = Set(holdings.map(\.role)).intersection([
            .systemAdministrator, .securityAdministrator, .auditAdministrator,
        ])
        guard administrators.count <= 1 else { throw Refusal(.separatedAdministrators, article: "GB/T 22239, 9.2") }
        return holdings
    }

    private func insert(_ holdings: [Principal.Holding], of person: PersonID, in db: any Connection) throws {
        for holding in holdings {
            try db.execute(
                """
                INSERT INTO person_roles (person_id, unit_id, role) VALUES (\(person), \(holding.unit), \(holding.role))
                ON CONFLICT (person_id, unit_id, role) DO NOTHING
                """)
        }
    }

    /// Changes a person and ends every session, so that the change holds from this moment.
    private func change(
        _ login: String, _ act: AdminAct, _ detail: String = "", by principal: Principal?,
        _ change: @escaping @Sendable (any Connection, PersonID) throws -> Void
    ) async throws {
        try await database.write { db in
            let row = try db.queryOne("SELECT id FROM persons WHERE login = \(login.lowercased())")
            guard let row else { throw FieldErrors([FieldProblem("login", .notAChoice, values: ["typed": login])]) }
            let id: PersonID = try row.get("id")
            try change(db, id)
            try db.execute("DELETE FROM sessions WHERE person_id = \(id)")
            try OrganisationCache.noteChange(in: db)
            try noteAdmin(act, login.lowercased(), detail, by: principal, in: db)
        }
        try await organisation.reload(from: database)
    }

    /// 任职标记: tells whether roles are still those that a page has shown.
    package static func mark(of holdings: [Principal.Holding]) -> String {
        let texts = holdings.map { "\($0.role.rawValue)@\($0.unit)" }.sorted()
        return Digest.hex(Digest.sha256(Array(texts.joined(separator: " ").utf8)).prefix(16))
    }

    /// Roles as the administrators' log keeps them: `clerk@110101-XFB`.
    private static func text(of roles: [(role: Role, unit: String)]) -> String {
        roles.map { "\($0.role.rawValue)@\($0.unit)" }.joined(separator: " ")
    }
}

extension String {
    /// Letters, digits, dots and dashes, 2 to 64 of them.
    fileprivate var isLogin: Bool {
        (2...64).contains(utf8.count)
            && utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 || $0 == 46 || $0 == 95 }
    }
}
