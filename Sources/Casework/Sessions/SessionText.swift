// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

extension Casework {
    /// The session of a cookie's text.
    package func session(ofText text: String) async throws -> OpenSession? {
        guard let token = Token(text) else { return nil }
        return try await session(token)
    }

    /// 退出, by a cookie's text.
    package func signOut(text: String) async throws {
        if let token = Token(text) { try await signOut(token) }
    }

    /// A form token for people who are not signed in.
    package func newFormToken() -> String {
        Base64URL.text(random(32))
    }

    /// Whether the database answers and there is an office that things can come in at.
    package func isReady() async throws -> Bool {
        _ = try await database.read { db in try db.queryOne("SELECT 1 AS one") }
        return organisation.snapshot.petitionOffice != nil
    }
}

extension SignedIn {
    /// What the cookie holds.
    package var tokenText: String { token.text }
}
