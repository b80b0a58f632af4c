// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

extension Casework {
    /// 登记 (art 22). Everything is registered: no outcome of this refuses. An accusation is sealed from here on.
    ///
    /// - Throws: `Refusal.tooFewKeyHolders` when nobody at all could hold the key of an accusation.
    package func register(_ command: RegisterMatter, by actor: Actor, token: [UInt8]? = nil) async throws -> Receipt {
        try check(command, byStaff: actor.kind == .staff)
        let number = try await numbers.next(year: command.receivedOn.year, from: database)
        let prepared = try PreparedRegistration(command, number: number.text, by: actor, with: self)
        return try await writeOnce(
            prepared.isolation, earlier: { db in try token.flatMap { try receipt(ofToken: $0, in: db) } }
        ) { db in
            let receipt = try insert(prepared, in: db)
            if let token { try remember(token: token, for: receipt.matter, in: db) }
            return receipt
        }
    }

    /// Inserts a prepared registration in the caller's transaction.
    func insert(_ prepared: PreparedRegistration, in db: any Connection) throws -> Receipt {
        let state = prepared.state
        let key = prepared.key
        let clerk = prepared.envelope.actor.person
        let holders =
            state.isSealed
            ? try keyHolders(
                comingInAt: prepared.command.unit, with: clerk, except: lockedOut(of: state.marks, in: db), in: db)
            : []
        let link = try link(prepared.entry, after: ChainLink.beginning, in: db)
        let hash = link.hash
        try db.post(
            """
            INSERT INTO matters (id, number, channel, purpose, category, grade, path, received_on, registered_at,
                unit_id, place_id, is_sealed, is_contactable, is_first_filing, headcount, wrapped_key, code_hash,
                title, entry_count, chain_head, source_hash, marks)
            VALUES (\(state.id), \(prepared.number), \(state.channel), \(state.purpose), \(state.category),
                \(state.grade), \(state.path), \(state.receivedOn), \(prepared.at), \(prepared.command.unit),
                \(prepared.command.place), \(state.isSealed), \(state.isContactable), \(state.isFirstFiling),
                \(prepared.command.headcount), \(prepared.wrappedKey), \(prepared.codeHash), \(prepared.title), 1,
                \(hash), \(prepared.sourceHash), \(try text(of: state.marks)))
            """)
        for person in holders {
            try db.post(
                """
                INSERT INTO sealed_keys (matter_id, person_id, wrapped_key) VALUES (\(state.id), \(person),
                    \(try key.wrapped(by: ring, for: person.rawValue, matter: state.id.rawValue)))
                """)
        }
        if let agent = prepared.agent {
            try db.post(
                """
                INSERT INTO agent_codes (matter_id, code_hash, powers)
                VALUES (\(state.id), \(agent.codeHash), \(try text(of: agent.powers)))
                """)
        }
        try insertFiling(prepared, in: db)
        for proceeding in state.proceedings {
            try insert(proceeding, of: state, due: state.dueOn(of: proceeding.id), in: db)
        }
        for clock in state.clocks { try insert(clock, of: state, in: db) }
        try post(link, hash, in: db)
        if !state.isSealed {
            try saveAccess(nil, state, in: db)
            try index(prepared.searchText, of: state.id, source: prepared.registration.filing.rawValue, in: db)
            for blind in prepared.blindIndex {
                try db.post(
                    """
                    INSERT INTO blind_index (value, party_id, matter_id)
                    VALUES (\(blind.value), \(blind.party), \(state.id)) ON CONFLICT (value, party_id) DO NOTHING
                    """)
            }
        }
        if prepared.isRepresented { try issuePowerOfAttorney(for: prepared, in: db) }
        return prepared.receipt
    }

    /// 授权委托书 (S2:27, F-31) of whoever acts for the petitioner, issued with the registration; later it is made from the file.
    private func issuePowerOfAttorney(for prepared: PreparedRegistration, in db: any Connection) throws {
        var matter = try matter(prepared.state.id, in: db)
        guard let routing = matter.state.proceeding(prepared.registration.proceeding) else { return }
        _ = try perform(
            Act(.issuePowerOfAttorney), on: routing, of: &matter, by: prepared.envelope.actor,
            prepared.command.receivedOn, in: db)
    }

    private func insertFiling(_ prepared: PreparedRegistration, in db: any Connection) throws {
        let registration = prepared.registration
        let matter = prepared.state.id
        try db.post(
            """
            INSERT INTO filings (id, matter_id, channel, received_on, recorded_at, texts, text_hash)
            VALUES (\(registration.filing), \(matter), \(registration.channel), \(registration.receivedOn),
                \(prepared.at), \(prepared.texts), \(registration.textHash))
            """)
        for party in prepared.parties {
            try db.post(
                """
                INSERT INTO parties (id, matter_id, filing_id, role, details)
                VALUES (\(party.id), \(matter), \(registration.filing), \(party.role), \(party.details))
                """)
        }
        for attachment in prepared.command.attachments {
            try insert(
                attachment, of: matter, filing: registration.filing, key: prepared.key, addedBy: prepared.addedBy,
                in: db)
        }
    }

    /// People who hold keys of sealed matters that come in at a unit: its leaders and supervisors, and its clerks.
    func sealedMatterHolders(
        of unit: UnitID, except out: Set<PersonID> = [], in db: any Connection
    ) throws -> [PersonID] {
        try holders(of: unit, in: [.clerk, .supervisor, .leader], except: out, limit: 20, in: db)
    }

    /// What a token was used for, without its code.
    func receipt(ofToken token: [UInt8], in db: any Connection) throws -> Receipt? {
        let row = try db.queryOne(
            """
            SELECT m.id, m.number, m.received_on, p.id AS proceeding_id, p.due_on FROM form_tokens_used t
            JOIN matters m ON m.id = t.matter_id JOIN proceedings p ON p.matter_id = m.id
            WHERE t.token_hash = \(Digest.sha256(token)) ORDER BY p.id LIMIT 1
            """)
        guard let row else { return nil }
        return Receipt(
            matter: try row.get("id"), proceeding: try row.get("proceeding_id"), number: try row.get("number"),
            code: "", receivedOn: try row.get("received_on"), dueOn: try row.get("due_on"))
    }

    /// Notes that a token was used for a matter. Where it was used by a request at the same time, PostgreSQL runs the body again, which finds it.
    func remember(token: [UInt8], for matter: MatterID, in db: any Connection) throws {
        try db.post(
            """
            INSERT INTO form_tokens_used (token_hash, matter_id, used_at)
            VALUES (\(Digest.sha256(token)), \(matter), \(clock.real)) ON CONFLICT (token_hash) DO NOTHING
            """)
    }
}
