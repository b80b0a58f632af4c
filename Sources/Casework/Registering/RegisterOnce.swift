// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 幂等键: what a program sends with a creation, so that a request that is sent again creates nothing again.
package struct IdempotencyKey: Equatable, Sendable {
    package let token: ID<TokenTag>
    package let key: String
    /// The body of the request, of which a hash is kept.
    package let request: [UInt8]

    package init(token: ID<TokenTag>, key: String, request: [UInt8]) {
        self.token = token
        self.key = key
        self.request = request
    }
}

/// The key was used with another body: a mistake of the caller, who is told so.
package struct IdempotencyConflict: Error, Equatable, Sendable {}

extension Casework {
    /// 登记 with a key: the same key and body give the same receipt, code included, for a day.
    ///
    /// - Returns: the receipt, and whether it is an earlier one.
    /// - Throws: `IdempotencyConflict`; what `register(_:by:token:)` throws.
    package func register(
        _ command: RegisterMatter, by actor: Actor, once key: IdempotencyKey
    ) async throws -> (receipt: Receipt, isEarlier: Bool) {
        try check(command, byStaff: actor.kind == .staff)
        let hash = Digest.sha256(key.request)
        let number = try await numbers.next(year: command.receivedOn.year, from: database)
        let prepared = try PreparedRegistration(command, number: number.text, by: actor, with: self)
        return try await writeOnce(
            prepared.isolation, earlier: { db in try earlierReceipt(key, hash, in: db).map { ($0, true) } }
        ) { db in
            let receipt = try insert(prepared, in: db)
            try keep(receipt, key, hash, in: db)
            return (receipt, false)
        }
    }

    private func earlierReceipt(_ key: IdempotencyKey, _ hash: [UInt8], in db: any Connection) throws -> Receipt? {
        try earlier(OnceReceipt.self, key, hash, in: db)?.receipt
    }

    /// What was answered under a key before, to the same body, within a day.
    ///
    /// - Throws: `IdempotencyConflict` when it was another body.
    func earlier<Kept: Decodable>(
        _: Kept.Type, _ key: IdempotencyKey, _ hash: [UInt8], in db: any Connection
    ) throws -> Kept? {
        let row = try db.queryOne(
            """
            SELECT request_hash, response FROM idempotency_keys
            WHERE token_id = \(key.token) AND key = \(key.key) AND created_at > \(clock.real.adding(seconds: -Self.onceSeconds))
            """)
        guard let row else { return nil }
        guard try row.get("request_hash", as: [UInt8].self) == hash else { throw IdempotencyConflict() }
        let plain = try SealedCookie.openText(
            row.get("response"), for: .form, binding: binding(of: key), nowMilliseconds: clock.real.milliseconds,
            by: ring)
        return try EntryCoding.decode(Kept.self, plain)
    }

    private func keep(_ receipt: Receipt, _ key: IdempotencyKey, _ hash: [UInt8], in db: any Connection) throws {
        try keep(OnceReceipt(receipt), key, hash, in: db)
    }

    /// Keeps what is answered under a key, sealed, in the caller's transaction.
    func keep(
        _ kept: some Encodable, _ key: IdempotencyKey, _ hash: [UInt8], in db: any Connection
    ) throws {
        let now = clock.real
        let response = try SealedCookie.sealText(
            EntryCoding.encode(kept), for: .form, binding: binding(of: key),
            expiresAtMilliseconds: now.adding(seconds: Self.onceSeconds * 2).milliseconds, by: ring)
        // A row that is there has outlived its day, or was written while this one was: then PostgreSQL runs the body again, which finds it.
        try db.post(
            """
            INSERT INTO idempotency_keys (token_id, key, request_hash, response, created_at)
            VALUES (\(key.token), \(key.key), \(hash), \(response), \(now))
            ON CONFLICT (token_id, key) DO UPDATE SET request_hash = excluded.request_hash,
                response = excluded.response, created_at = excluded.created_at
            """)
    }

    private func binding(of key: IdempotencyKey) -> String { "once:\(key.token):\(key.key)" }

    /// A day, by the real clock.
    private static let onceSeconds = 86_400
}

/// A receipt as it is kept, sealed: it holds the query code.
private struct OnceReceipt: Codable {
    let matter: MatterID
    let proceeding: ProceedingID
    let number: String
    let code: String
    let ownCode: String?
    let receivedOn: CalendarDate
    let dueOn: CalendarDate

    init(_ receipt: Receipt) {
        matter = receipt.matter
        proceeding = receipt.proceeding
        number = receipt.number
        code = receipt.code
        ownCode = receipt.ownCode
        receivedOn = receipt.receivedOn
        dueOn = receipt.dueOn
    }

    var receipt: Receipt {
        Receipt(
            matter: matter, proceeding: proceeding, number: number, code: code, ownCode: ownCode,
            receivedOn: receivedOn,
            dueOn: dueOn)
    }
}
