// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// 修改密码: one's own, with the present one. Every other session of the person ends; the one that asks goes on.
    ///
    /// - Throws: `SignInRefusal` for a wrong present password; `FieldErrors` for a new one that is too short or the same.
    package func changePassword(
        from present: String, to new: String, by principal: Principal, session text: String
    ) async throws {
        let hash = try await passwordHash(of: principal, confirmedBy: present)
        guard new.count >= Self.leastPassword else { throw FieldErrors([Self.tooShort(new, in: "newPassword")]) }
        guard new.utf8.count <= PasswordHash.longest else {
            let values = ["most": "\(PasswordHash.longest)", "count": "\(new.utf8.count)"]
            throw FieldErrors([FieldProblem("newPassword", .tooLong, values: values)])
        }
        guard new != present else { throw FieldErrors([FieldProblem("newPassword", .sameText)]) }
        let fresh = try await hasher.hash(new, random: random)
        let kept = Token(text).map { ring.tokenHash($0, for: .session) } ?? []
        try await database.write { db in
            // Somebody else may have given a new one meanwhile; then this one is no longer the person's word.
            let changed = try db.execute(
                """
                UPDATE persons SET password_hash = \(fresh), password_is_given = 0, failures = 0, locked_until = NULL
                WHERE id = \(principal.person) AND password_hash = \(hash) AND disabled_at IS NULL
                """)
            guard changed == 1 else { throw Refusal(.stale, article: "9.2") }
            try db.execute("DELETE FROM sessions WHERE person_id = \(principal.person) AND token_hash <> \(kept)")
            try noteAdmin(.changePassword, principal.login, by: principal, in: db)
        }
    }

    /// 本人确认: the password of who is signed in, asked again before what outlasts the session. Wrong tries bring the delay of signing in.
    ///
    /// - Throws: `SignInRefusal`.
    package func confirm(_ password: String, of principal: Principal) async throws {
        _ = try await passwordHash(of: principal, confirmedBy: password)
    }

    /// The stored hash that the password was right for.
    private func passwordHash(of principal: Principal, confirmedBy password: String) async throws -> String {
        let now = clock.real
        let row = try await database.read { db in
            try db.queryOne(
                "SELECT password_hash, locked_until FROM persons WHERE id = \(principal.person) AND disabled_at IS NULL"
            )
        }
        if let until = try row?.get("locked_until", as: Instant?.self), until > now {
            throw SignInRefusal.wait(seconds: until.secondsSince1970 - now.secondsSince1970 + 1)
        }
        let hash = try row?.get("password_hash", as: String?.self)
        let isRight = try await isRight(password, against: hash)
        guard let hash, isRight else {
            try await noteFailure(of: principal.person, now)
            throw SignInRefusal.wrong
        }
        return hash
    }
}
