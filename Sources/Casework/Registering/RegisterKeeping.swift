// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 留存的回执: number and query code as they lie sealed under a token that only the browser has, so that a form sent twice, or
/// an answer that never arrived, shows the same receipt again.
package struct KeptReceipt: Codable, Equatable, Sendable {
    package let number: String
    /// Shown while the receipt is kept; nil afterwards, since only its keyed hash is left.
    package let code: String?
    /// 本人查询码: the petitioner's own, where `code` is that of an agent; shown and kept like the other.
    package var ownCode: String?
    /// An instant.
    package let registeredAt: String
    package let dueOn: CalendarDate
    package let subject: String

    /// Half an hour to write the code down or to print it.
    package static let seconds = 1_800
}

extension Casework {
    /// 登记, with the receipt kept in the transaction that registers: what is committed can always be shown.
    ///
    /// - Parameter text: a token of ours; it is both what makes a second sending known and where the receipt lies.
    /// - Returns: the receipt, and whether it is an earlier one.
    package func register(
        _ command: RegisterMatter, by actor: Actor, keepingUnder text: String
    ) async throws -> (receipt: KeptReceipt, isEarlier: Bool) {
        try check(command, byStaff: actor.kind == .staff)
        guard let token = Token(text) else { throw FollowProblem.ended }
        let hash = ring.tokenHash(token, for: .draft)
        if let earlier = try await database.read({ db in try keptReceipt(under: hash, in: db) }) {
            return (earlier, true)
        }
        let number = try await numbers.next(year: command.receivedOn.year, from: database)
        let prepared = try PreparedRegistration(command, number: number.text, by: actor, with: self)
        return try await writeOnce(
            prepared.isolation, earlier: { db in try keptReceipt(under: hash, in: db).map { ($0, true) } }
        ) { db in
            let made = try insert(prepared, in: db)
            try remember(token: hash, for: made.matter, in: db)
            let receipt = KeptReceipt(
                number: made.number, code: made.code, ownCode: made.ownCode, registeredAt: prepared.at.text,
                dueOn: made.dueOn,
                subject: command.title)
            try keep(receipt, under: hash, in: db)
            return (receipt, false)
        }
    }

    /// The token under which the receipt of a form lies: always the same for the same form, and nobody else can make it.
    package func receiptToken(ofForm formToken: String) -> String {
        Base64URL.text(Digest.sha256(ring.blindIndex("receipt", formToken)))
    }

    /// Keeps a receipt in the caller's transaction.
    func keep(_ receipt: KeptReceipt, under hash: [UInt8], in db: any Connection) throws {
        var draft = FilingDraft()
        draft.receipt = receipt
        try save(draft, under: hash, seconds: KeptReceipt.seconds, in: db)
    }

    /// A new code for its slip, kept as a receipt is.
    func keep(code: QueryCode, of matter: StoredMatter, underText text: String, in db: any Connection) throws {
        guard let token = Token(text) else { throw FollowProblem.ended }
        let receipt = KeptReceipt(
            number: matter.number, code: code.grouped, registeredAt: matter.registeredAt.text,
            dueOn: matter.state.dueOn, subject: "")
        try keep(receipt, under: ring.tokenHash(token, for: .draft), in: db)
    }

    /// What was registered under a token before: with its code while the receipt lies here, without it afterwards.
    private func keptReceipt(under hash: [UInt8], in db: any Connection) throws -> KeptReceipt? {
        guard let earlier = try receipt(ofToken: hash, in: db) else { return nil }
        if let kept = try draft(under: hash, in: db)?.receipt { return kept }
        return KeptReceipt(
            number: earlier.number, code: nil, registeredAt: clock.now.text, dueOn: earlier.dueOn, subject: "")
    }
}
