// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Logging
package import Secrets
import Storage

/// 登录结果.
package struct SignedIn: Sendable {
    /// For the cookie; only its hash is stored.
    package let token: Token
    package let principal: Principal
    package let formToken: String
}

/// 会话: who is signed in, and what the forms of this session carry.
package struct OpenSession: Sendable {
    package let principal: Principal
    package let formToken: String
    /// 密码是别人给的: the person gives themself another before anything else (GB/T 22239, 8.1.4.1).
    package let mustRenew: Bool
}

/// Why somebody is not let in. A wrong name and a wrong password are one answer.
package enum SignInRefusal: Error, Equatable, Sendable {
    case wrong
    /// After several failures one must wait so many seconds; the account is never locked for good.
    case wait(seconds: Int)
}

extension Casework {
    /// Thirty idle minutes and twelve hours in all, by the real clock.
    package static let idleSeconds = 30 * 60
    package static let absoluteSeconds = 12 * 3_600

    /// 登录. An unknown login takes as long as a known one.
    ///
    /// - Parameter network: where it comes from; a keyed hash of it shows ratings that come from the desk itself.
    package func signIn(login: String, password: String, network: String = "") async throws -> SignedIn {
        let login = login.lowercased().trimmingWhitespace()
        let now = clock.real
        let strangers = WrongTries(who: ring.blindIndex("login", login), what: "sign-in")
        let (found, strangerWait) = try await database.read { db in
            let row = try db.queryOne(
                """
                SELECT id, password_hash, locked_until FROM persons WHERE login = \(login) AND disabled_at IS NULL
                """)
            return (row, try row == nil ? strangers.wait(at: now, in: db) : nil)
        }
        if let strangerWait { throw SignInRefusal.wait(seconds: strangerWait) }
        if let until = try found?.get("locked_until", as: Instant?.self), until > now {
            throw SignInRefusal.wait(seconds: until.secondsSince1970 - now.secondsSince1970 + 1)
        }
        let hash = try found?.get("password_hash", as: String?.self)
        let isRight = try await isRight(password, against: hash)
        guard let found, isRight else {
            if let found {
                try await noteFailure(of: found.get("id"), now)
            } else {
                // A name that nobody has waits like one that somebody has.
                try await database.write { db in try strangers.note(at: now, in: db) }
            }
            throw SignInRefusal.wrong
        }
        let signedIn = try await open(found.get("id"), now, hash)
        if !network.isEmpty {
            try await database.write { db in try noteDesk(network: network, in: db) }
        }
        return signedIn
    }

    /// A password that is longer than any can be is a wrong one.
    func isRight(_ password: String, against hash: String?) async throws -> Bool {
        do {
            return try await hasher.verify(password, against: hash)
        } catch SecretError.passwordTooLong {
            return false
        }
    }

    /// The session of a token, while neither limit has passed.
    package func session(_ token: Token) async throws -> OpenSession? {
        let hash = ring.tokenHash(token, for: .session)
        let now = clock.real
        let found = try await database.read { db -> (OpenSession, Instant)? in
            let rows = try db.query(
                """
                SELECT s.form_token, s.seen_at, p.password_is_given, \(Self.principalColumns)
                FROM sessions s JOIN persons p ON p.id = s.person_id
                LEFT JOIN person_roles r ON r.person_id = p.id
                WHERE s.token_hash = \(hash) AND s.expires_at > \(now)
                    AND s.seen_at > \(now.adding(seconds: -Self.idleSeconds)) AND p.disabled_at IS NULL
                ORDER BY r.unit_id, r.role LIMIT 200
                """)
            guard let row = rows.first else { return nil }
            let session = OpenSession(
                principal: try principal(row, rows), formToken: try row.get("form_token"),
                mustRenew: try row.get("password_is_given"))
            return (session, try row.get("seen_at"))
        }
        guard let (session, seenAt) = found else { return nil }
        if seenAt < now.adding(seconds: -60) {
            do {
                _ = try await database.write(.snapshot) { db in
                    try db.execute("UPDATE sessions SET seen_at = \(now) WHERE token_hash = \(hash)")
                }
            } catch  where Outage(error) != nil {
                // Reading goes on while nothing can be written; the session ends as if nobody had been here.
                logger.warning("a session could not be kept alive", metadata: ["error": "\(error)"])
            }
        }
        return session
    }

    /// 已过期的会话: whose session it was and what its forms carried, for text that was typed into a form of it; nil when it
    /// is not known any more.
    package func endedSession(ofText text: String) async throws -> (person: PersonID, formToken: String)? {
        guard let token = Token(text) else { return nil }
        let hash = ring.tokenHash(token, for: .session)
        return try await database.read { db in
            try db.queryOne("SELECT person_id, form_token FROM sessions WHERE token_hash = \(hash)").map {
                (try $0.get("person_id"), try $0.get("form_token"))
            }
        }
    }

    /// 退出.
    package func signOut(_ token: Token) async throws {
        let hash = ring.tokenHash(token, for: .session)
        _ = try await database.write { db in
            try db.execute("DELETE FROM sessions WHERE token_hash = \(hash)")
        }
    }

    /// A person with the roles of this moment; nil when disabled.
    func principal(_ id: PersonID, in db: any Connection) throws -> Principal? {
        let rows = try db.query(
            """
            SELECT \(Self.principalColumns) FROM persons p LEFT JOIN person_roles r ON r.person_id = p.id
            WHERE p.id = \(id) AND p.disabled_at IS NULL ORDER BY r.unit_id, r.role LIMIT 200
            """)
        return try rows.first.map { try principal($0, rows) }
    }

    /// Columns of `persons p` and `person_roles r`, a row for each role, that `principal(_:_:)` reads.
    static let principalColumns: SQL = "p.id AS person_id, p.login, p.name, p.name_en, r.role, r.unit_id"

    /// The person of the first row, with the roles of all of them.
    func principal(_ person: Row, _ roles: [Row]) throws -> Principal {
        let holdings = try roles.compactMap { row -> Principal.Holding? in
            guard let role = try row.get("role", as: Role?.self) else { return nil }
            return Principal.Holding(role: role, unit: try row.get("unit_id"))
        }
        return Principal(
            person: try person.get("person_id"), login: try person.get("login"), name: try person.get("name"),
            nameEnglish: try person.get("name_en"), holdings: holdings)
    }

    /// Opens the session, unless wrong tries that were sent at the same time have brought a delay meanwhile, or the
    /// password is no longer the one that was right: many guesses at once are worth no more than as many in a row.
    private func open(_ person: PersonID, _ now: Instant, _ hash: String?) async throws -> SignedIn {
        let token = try Token.make(random: random)
        let form = try Token.make(random: random).text
        return try await database.write { db in
            let row = try db.queryOne("SELECT password_hash, locked_until FROM persons WHERE id = \(person)")
            guard let row, try row.get("password_hash", as: String?.self) == hash,
                let principal = try principal(person, in: db)
            else { throw SignInRefusal.wrong }
            if let until = try row.get("locked_until", as: Instant?.self), until > now {
                throw SignInRefusal.wait(seconds: until.secondsSince1970 - now.secondsSince1970 + 1)
            }
            try db.execute("UPDATE persons SET failures = 0, locked_until = NULL WHERE id = \(person)")
            // A day longer than they hold: until then it is known whose half-written form a sign-in page keeps.
            try db.execute("DELETE FROM sessions WHERE expires_at <= \(now.adding(seconds: -86_400))")
            try db.execute(
                """
                INSERT INTO sessions (token_hash, person_id, form_token, created_at, seen_at, expires_at)
                VALUES (\(ring.tokenHash(token, for: .session)), \(person), \(form), \(now), \(now),
                    \(now.adding(seconds: Self.absoluteSeconds)))
                """)
            return SignedIn(token: token, principal: principal, formToken: form)
        }
    }

    /// Counted in the transaction, so that tries at the same time are all counted.
    func noteFailure(of person: PersonID, _ now: Instant) async throws {
        try await database.write { db in
            let row = try db.queryOne("SELECT failures FROM persons WHERE id = \(person)")
            let failures = try (row?.get("failures", as: Int.self) ?? 0) + 1
            let delay = Self.delay(afterFailures: failures)
            let until: Instant? = delay > 0 ? now.adding(seconds: delay) : nil
            try db.execute("UPDATE persons SET failures = \(failures), locked_until = \(until) WHERE id = \(person)")
        }
    }

    /// Five tries are free; then the wait doubles from two seconds to a quarter of an hour.
    static func delay(afterFailures failures: Int) -> Int {
        failures < 5 ? 0 : min(900, 2 << min(failures - 5, 10))
    }
}
