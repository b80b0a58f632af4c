// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Secrets
import Logging
import Storage

extension Casework {
    /// 接口令牌: belongs to a member of staff and carries a part of that person's roles. Shown once, stored as a hash.
    /// People issue tokens for themselves; the command line does for anybody.
    package func issueToken(
        for login: String, name: String, roles: Set<Role>, by principal: Principal? = nil
    ) async throws -> Token {
        if let principal, principal.login != login.lowercased() { throw Refusal(.notYours, article: "9.2") }
        guard !roles.isEmpty else { throw FieldErrors([FieldProblem("roles", .missing)]) }
        let token = try Token.make(random: random)
        let list = roles.map(\.rawValue).sorted().joined(separator: ",")
        let id: ID<TokenTag> = ids.next()
        try await database.write { db in
            let row = try db.queryOne(
                "SELECT id FROM persons WHERE login = \(login.lowercased()) AND disabled_at IS NULL")
            guard let row else { throw FieldErrors([FieldProblem("login", .notAChoice, values: ["typed": login])]) }
            let person: PersonID = try row.get("id")
            let held = Set(try roleHoldings(of: person, in: db).map(\.role))
            guard roles.isSubset(of: held) else { throw FieldErrors([FieldProblem("roles", .notAChoice)]) }
            try db.execute(
                """
                INSERT INTO api_tokens (id, token_hash, person_id, name, roles, created_at)
                VALUES (\(id), \(ring.tokenHash(token, for: .api)), \(person), \(name), \(list), \(clock.real))
                """)
            try noteAdmin(.issueToken, login.lowercased(), list, by: principal, in: db)
        }
        return token
    }

    /// 本人发放令牌, from the desk, with the password asked again. Two that are in use have no name in common, so that a form sent twice makes one.
    ///
    /// - Throws: `SignInRefusal`; `FieldErrors` for a name that is empty, too long or taken, and for roles.
    package func issueOwnToken(
        name: String, roles: Set<Role>, confirmedBy password: String, by principal: Principal
    ) async throws -> String {
        var problems: [FieldProblem] = []
        if name.isEmpty { problems.append(FieldProblem("name", .missing)) }
        if name.count > Self.longestTokenName {
            let values = ["most": "\(Self.longestTokenName)", "count": "\(name.count)"]
            problems.append(FieldProblem("name", .tooLong, values: values))
        }
        if roles.isEmpty { problems.append(FieldProblem("role", .missing)) }
        if try await tokens(of: principal).contains(where: { !$0.isRevoked && $0.name == name }) {
            problems.append(FieldProblem("name", .taken))
        }
        guard problems.isEmpty else { throw FieldErrors(problems) }
        try await confirm(password, of: principal)
        return try await issueToken(for: principal.login, name: name, roles: roles, by: principal).text
    }

    /// Characters that the name of a token may have.
    static let longestTokenName = 60

    /// 本人吊销.
    ///
    /// - Throws: `Refusal.unseen` for a token of another, whoever asks.
    package func revokeOwnToken(_ id: ID<TokenTag>, by principal: Principal) async throws {
        guard try await tokens(of: principal).contains(where: { $0.id == id }) else {
            throw Refusal(.unseen, article: "9.2")
        }
        try await revokeToken(id, by: principal)
    }

    /// Who a token stands for, with the roles that it carries and the person still holds; nil when revoked.
    package func principal(ofToken token: Token) async throws -> TokenHolder? {
        let hash = ring.tokenHash(token, for: .api)
        return try await database.read { db in
            let rows = try db.query(
                """
                SELECT t.id AS token_id, t.roles, t.last_used_on, \(Self.principalColumns)
                FROM api_tokens t JOIN persons p ON p.id = t.person_id LEFT JOIN person_roles r ON r.person_id = p.id
                WHERE t.token_hash = \(hash) AND t.revoked_at IS NULL AND p.disabled_at IS NULL
                ORDER BY r.unit_id, r.role LIMIT 200
                """)
            guard let row = rows.first else { return nil }
            let person = try principal(row, rows)
            let roles = Set(try row.get("roles", as: String.self).split(separator: ",").map(String.init))
            let holdings = person.holdings.filter { roles.contains($0.role.rawValue) }
            return TokenHolder(
                principal: Principal(
                    person: person.person, login: person.login, name: person.name, nameEnglish: person.nameEnglish,
                    holdings: holdings), token: try row.get("token_id"), lastUsedOn: try row.get("last_used_on"))
        }
    }

    /// The same for a token's text, as a request carries it.
    package func principal(ofTokenText text: String) async throws -> TokenHolder? {
        guard let token = Token(text) else { return nil }
        return try await principal(ofToken: token)
    }

    /// 最后使用: notes the day on which a token was used, once a day. What cannot be noted now is noted with the next request.
    package func noteUse(of holder: TokenHolder) async throws {
        let day = book.day(ofSecondsSince1970: clock.real.secondsSince1970)
        guard holder.lastUsedOn != day else { return }
        do {
            try await database.write { db in
                try db.execute("UPDATE api_tokens SET last_used_on = \(day) WHERE id = \(holder.token)")
            }
        } catch  where Outage(error) != nil {
            logger.warning("the day of a token's last use could not be noted", metadata: ["error": "\(error)"])
        }
    }

    /// 吊销, by its holder, by the security administrator, or from the command line.
    package func revokeToken(_ id: ID<TokenTag>, by principal: Principal? = nil) async throws {
        try await database.write { db in
            let row = try db.queryOne("SELECT person_id FROM api_tokens WHERE id = \(id)")
            guard let row else { throw Refusal(.unseen, article: "9.2") }
            if let principal, !principal.holds(.securityAdministrator),
                try row.get("person_id", as: PersonID.self) != principal.person
            {
                throw Refusal(.unseen, article: "9.2")
            }
            try db.execute("UPDATE api_tokens SET revoked_at = \(clock.real) WHERE id = \(id) AND revoked_at IS NULL")
            try noteAdmin(.revokeToken, "\(id)", by: principal, in: db)
        }
    }

    /// A person's own tokens, newest first.
    package func tokens(of principal: Principal) async throws -> [APIToken] {
        try await tokens(of: principal.person, by: nil)
    }

    /// Somebody's tokens, for the security administrator.
    package func tokens(of person: PersonID, by principal: Principal?) async throws -> [APIToken] {
        try require(.securityAdministrator, of: principal)
        return try await database.read { db in
            try db.query(
                """
                SELECT id, name, roles, created_at, last_used_on, revoked_at FROM api_tokens WHERE person_id = \(person)
                ORDER BY id DESC LIMIT 200
                """
            ).map { row in
                APIToken(
                    id: try row.get("id"), name: try row.get("name"),
                    roles: try row.get("roles", as: String.self).split(separator: ",").compactMap {
                        Role(rawValue: String($0))
                    }, createdAt: try row.get("created_at"), lastUsedOn: try row.get("last_used_on"),
                    isRevoked: try row.get("revoked_at", as: String?.self) != nil)
            }
        }
    }
}

/// 接口令牌, as its holder sees it: never the token itself.
package struct APIToken: Sendable {
    package let id: ID<TokenTag>
    package let name: String
    package let roles: [Role]
    package let createdAt: Instant
    /// Nil when it was never used.
    package let lastUsedOn: CalendarDate?
    package let isRevoked: Bool
}

/// 令牌的持有人: who a token stands for.
package struct TokenHolder: Sendable {
    package let principal: Principal
    package let token: ID<TokenTag>
    let lastUsedOn: CalendarDate?
}

/// Names an API token's id.
package enum TokenTag: Sendable {}
