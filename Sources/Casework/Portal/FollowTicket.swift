// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Logging
import Secrets
import Storage

/// Why a matter is not shown to somebody who typed a number and a code.
package enum FollowProblem: Error, Equatable, Sendable {
    /// Not a year, seven digits and a check digit.
    case malformedNumber
    /// One character of the number is wrong, or two are swapped: the check digit says so.
    case wrongCheckDigit
    /// A code has ten letters and digits; no try is counted for another shape.
    case malformedCode
    /// The two do not belong together; whether there is such a number is not said.
    case wrong
    /// After several wrong codes one must wait so many seconds.
    case wait(seconds: Int)
    /// An hour has passed, or a new code was issued: number and code are asked again.
    case ended
}

extension Casework {
    /// An hour, by the real clock.
    package static let followSeconds = 3_600

    /// 查询: number and code together open a matter to the petitioner, from any device, without an account.
    ///
    /// - Parameter network: where the request comes from, as the doors see it; only a keyed hash of it is kept, and only
    ///   after a wrong code.
    /// - Returns: a ticket for the cookie: sealed, for an hour, worthless once a new code is issued.
    package func follow(number typed: String, code typedCode: String, network: String) async throws -> String {
        let number = try readNumber(typed)
        guard let code = QueryCode(typedCode) else { throw FollowProblem.malformedCode }
        let now = clock.real
        let tries = WrongTries(who: ring.blindIndex("network", network), what: number.text)
        let (wait, found) = try await database.read { db in
            let row = try db.queryOne(
                """
                SELECT m.id, m.code_hash, a.code_hash AS agent_hash FROM matters m
                LEFT JOIN agent_codes a ON a.matter_id = m.id WHERE m.number = \(number.text)
                """)
            return (
                try tries.wait(at: now, in: db),
                try row.map {
                    (
                        id: try $0.get("id", as: MatterID.self), hash: try $0.get("code_hash", as: [UInt8]?.self),
                        agent: try $0.get("agent_hash", as: [UInt8]?.self)
                    )
                }
            )
        }
        if let wait { throw FollowProblem.wait(seconds: wait) }
        // An unknown number, and one without an agent, takes the same way and the same time.
        let none = [UInt8](repeating: 0, count: 32)
        let own = found?.hash ?? none
        let agent = found?.agent ?? none
        let isOwn = ring.isQueryCode(code, of: found?.id.rawValue ?? 0, storedHash: own)
        let isAgent = ring.isQueryCode(code, of: found?.id.rawValue ?? 0, storedHash: agent)
        guard isOwn || isAgent, let found else {
            try await database.write { db in try tries.note(at: now, in: db) }
            throw FollowProblem.wrong
        }
        do {
            try await database.write { db in try tries.forget(in: db) }
        } catch  where Outage(error) != nil {
            // Reading goes on while nothing can be written; wrong tries are then forgotten later.
            logger.warning("wrong tries could not be forgotten", metadata: ["error": "\(error)"])
        }
        return try ticket(for: found.id, codeHash: isOwn ? own : agent)
    }

    /// A ticket for the petitioner who has just registered and holds the code anyway.
    package func ticket(for receipt: Receipt) async throws -> String {
        let hashes = try await database.read { db in try codes(of: receipt.matter, in: db) }
        guard let code = QueryCode(receipt.code),
            let hash = [hashes.own, hashes.agent].compactMap({ $0 }).first(where: {
                ring.isQueryCode(code, of: receipt.matter.rawValue, storedHash: $0)
            })
        else { throw FollowProblem.wrong }
        return try ticket(for: receipt.matter, codeHash: hash)
    }

    /// The matter of a ticket.
    ///
    /// - Throws: `FollowProblem.ended`.
    func matterID(ofTicket ticket: String, in db: any Connection) throws -> MatterID {
        try holder(ofTicket: ticket, in: db).matter
    }

    /// 持票人: the matter of a ticket, once the holder may do this on it. The petitioner may do everything, an agent what the power of attorney
    /// holds (S2:27, R-240).
    ///
    /// - Throws: `FollowProblem.ended`; `Refusal.outsideScope`.
    func matterID(ofTicket ticket: String, allowing power: AgentPower, in db: any Connection) throws -> MatterID {
        let holder = try holder(ofTicket: ticket, in: db)
        guard holder.powers.contains(power) else { throw Refusal(.outsideScope, article: "S2:27, F-31") }
        return holder.matter
    }

    /// The matter of a ticket, and what the code that opened it may do.
    ///
    /// - Throws: `FollowProblem.ended`.
    func holder(ofTicket ticket: String, in db: any Connection) throws -> (
        matter: MatterID, powers: [AgentPower]
    ) {
        let payload: [UInt8]
        do {
            payload = try SealedCookie.openText(
                ticket, for: .session, binding: Self.ticketBinding, nowMilliseconds: clock.real.milliseconds, by: ring)
        } catch {
            throw FollowProblem.ended
        }
        let content = try FollowTicket(payload)
        let codes = try codes(of: content.matter, in: db)
        if let own = codes.own, Digest.constantTimeEquals(own, content.codeHash) {
            return (content.matter, AgentPower.allCases)
        }
        if let agent = codes.agent, Digest.constantTimeEquals(agent, content.codeHash) {
            return (content.matter, codes.powers)
        }
        throw FollowProblem.ended
    }

    private func codes(
        of matter: MatterID, in db: any Connection
    ) throws -> (own: [UInt8]?, agent: [UInt8]?, powers: [AgentPower]) {
        let row = try db.queryOne(
            """
            SELECT m.code_hash, a.code_hash AS agent_hash, a.powers FROM matters m
            LEFT JOIN agent_codes a ON a.matter_id = m.id WHERE m.id = \(matter)
            """)
        guard let row else { return (nil, nil, []) }
        let powers = try row.get("powers", as: String?.self)
        return (
            try row.get("code_hash"), try row.get("agent_hash"),
            try powers.map { try EntryCoding.decode([AgentPower].self, Array($0.utf8)) } ?? []
        )
    }

    private func readNumber(_ typed: String) throws -> MatterNumber {
        do {
            return try MatterNumber(reading: typed)
        } catch MatterNumberMistake.wrongCheckDigit {
            throw FollowProblem.wrongCheckDigit
        } catch {
            throw FollowProblem.malformedNumber
        }
    }

    private func ticket(for matter: MatterID, codeHash: [UInt8]) throws -> String {
        try SealedCookie.sealText(
            EntryCoding.encode(FollowTicket(matter: matter, codeHash: codeHash)), for: .session,
            binding: Self.ticketBinding,
            expiresAtMilliseconds: clock.real.adding(seconds: Self.followSeconds).milliseconds, by: ring)
    }

    private static let ticketBinding = "follow"
}

/// What a ticket holds; it is bound to the code that opened it.
private struct FollowTicket: Codable {
    let matter: MatterID
    let codeHash: [UInt8]

    init(matter: MatterID, codeHash: [UInt8]) {
        self.matter = matter
        self.codeHash = codeHash
    }

    init(_ payload: [UInt8]) throws {
        self = try EntryCoding.decode(FollowTicket.self, payload)
    }
}
