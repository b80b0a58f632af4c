// SPDX-License-Identifier: Apache-2.0
import Secrets
import Storage

/// 错误次数: counts what was typed wrongly by whom at what, so that the next try waits. It locks nothing: another network,
/// and another matter from the same network, are not touched.
struct WrongTries {
    /// A keyed hash of the network or the login; the address itself is not kept.
    let who: [UInt8]
    /// The matter number, or what else was tried.
    let what: String

    /// A day after the last wrong one, counting begins anew.
    static let memorySeconds = 86_400

    /// Seconds that are left to wait; nil when one may try.
    func wait(at now: Instant, in db: any Connection) throws -> Int? {
        let row = try db.queryOne(
            "SELECT failures, last_at FROM wrong_codes WHERE network = \(who) AND number = \(what)")
        guard let row else { return nil }
        let until = try row.get("last_at", as: Instant.self).adding(
            seconds: Casework.delay(afterFailures: row.get("failures")))
        return until > now ? until.secondsSince1970 - now.secondsSince1970 + 1 : nil
    }

    /// One more wrong try.
    func note(at now: Instant, in db: any Connection) throws {
        let forgotten = now.adding(seconds: -Self.memorySeconds)
        try db.execute(
            """
            INSERT INTO wrong_codes (network, number, failures, last_at) VALUES (\(who), \(what), 1, \(now))
            ON CONFLICT (network, number) DO UPDATE SET
                failures = CASE WHEN wrong_codes.last_at < \(forgotten) THEN 1 ELSE wrong_codes.failures + 1 END,
                last_at = excluded.last_at
            """)
    }

    /// After a right one nothing is remembered.
    func forget(in db: any Connection) throws {
        try db.execute("DELETE FROM wrong_codes WHERE network = \(who) AND number = \(what)")
    }
}

extension Casework {
    /// What has passed its time goes: counts of wrong tries, drafts, sessions and form tokens of a month ago.
    package func forgetPortalTraces() async throws {
        let now = clock.real
        _ = try await database.write { db in
            try db.execute(
                "DELETE FROM wrong_codes WHERE last_at < \(now.adding(seconds: -WrongTries.memorySeconds))")
            try db.execute("DELETE FROM drafts WHERE expires_at <= \(now)")
            try db.execute("DELETE FROM sessions WHERE expires_at <= \(now.adding(seconds: -86_400))")
            let forgotten = clock.now.adding(seconds: -Self.networkMemorySeconds)
            try db.execute("DELETE FROM rating_origins WHERE rated_at < \(forgotten)")
            try db.execute("DELETE FROM desk_networks WHERE seen_at < \(forgotten)")
            try db.execute("DELETE FROM form_tokens_used WHERE used_at < \(now.adding(seconds: -30 * 86_400))")
        }
    }
}
