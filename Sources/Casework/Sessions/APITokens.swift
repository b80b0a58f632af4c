// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Secrets
import Storage

extension Casework {
    /// 接口令牌: belongs to a member of staff and carries a part of that person's roles. Shown once, stored as a hash.
    package func issueToken(for login: String, name: String, roles: Set<Role>) async throws -> Token {
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
        }
        return token
    }

    /// Who a token stands for, with the roles that it carries and the person still holds; nil when revoked.
    package func principal(ofToken token: Token) async throws -> (principal: Principal, token: ID<TokenTag>)? {
        let hash = ring.tokenHash(token, for: .api)
        return try await database.read { db in
            let row = try db.queryOne(
                "SELECT id, person_id, roles FROM api_tokens WHERE token_hash = \(hash) AND revoked_at IS NULL")
            guard let row, let person = try principal(row.get("person_id"), in: db) else { return nil }
            let roles = Set(try row.get("roles", as: String.self).split(separator: ",").map(String.init))
            let holdings = person.holdings.filter { roles.contains($0.role.rawValue) }
            return (
                Principal(
                    person: person.person, login: person.login, name: person.name, nameEnglish: person.nameEnglish,
                    holdings: holdings), try row.get("id")
            )
        }
    }

    /// 吊销.
    package func revokeToken(_ id: ID<TokenTag>) async throws {
        _ = try await database.write { db in
            try db.execute("UPDATE api_tokens SET revoked_at = \(clock.real) WHERE id = \(id)")
        }
    }
}

/// Names an API token's id.
package enum TokenTag: Sendable {}
