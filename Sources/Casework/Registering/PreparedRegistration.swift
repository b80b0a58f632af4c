// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage
import TextAnalysis

/// 登记准备: everything of a registration that needs no database, done before its transaction begins: ids, keys,
/// sealing, tokens. What is left for the writer is inserting.
struct PreparedRegistration: Sendable {
    struct SealedParty {
        let id: PartyID
        let role: String
        let details: [UInt8]
    }

    struct BlindValue {
        let value: [UInt8]
        let party: PartyID
    }

    /// 代理人: an agent whose power of attorney is limited gets a code of its own.
    struct Agent {
        let code: QueryCode
        let codeHash: [UInt8]
        let powers: [AgentPower]
    }

    let command: RegisterMatter
    let number: String
    let at: Instant
    let envelope: Envelope
    let registration: Registration
    /// The first entry of the journal.
    let entry: SealedEntry
    let state: MatterState
    let key: DataKey
    let wrappedKey: [UInt8]?
    let code: String
    let codeHash: [UInt8]?
    let agent: Agent?
    let title: [UInt8]
    let texts: [UInt8]
    let parties: [SealedParty]
    let blindIndex: [BlindValue]
    let searchText: String
    let sourceHash: [UInt8]?

    /// What a registration decides by is in its own rows and its key; only who holds the keys of an accusation is read elsewhere.
    var isolation: Isolation { state.isSealed ? .serialisable : .snapshot }

    var addedBy: String { envelope.actor.kind == .staff ? "staff" : "petitioner" }

    /// 有代理人: a power of attorney is to be signed. The paper of a sealed matter is made by whoever holds its key, from the file.
    var isRepresented: Bool {
        let actor = envelope.actor
        return !state.isSealed && registration.kind == .routing && (actor.kind == .petitioner || actor.role == .clerk)
            && command.parties.contains { $0.role == .agent && !$0.name.isEmpty }
    }

    var receipt: Receipt {
        Receipt(
            matter: state.id, proceeding: registration.proceeding, number: number,
            code: agent?.code.grouped ?? code, ownCode: agent == nil ? nil : code, receivedOn: state.receivedOn,
            dueOn: state.dueOn)
    }

    init(
        _ command: RegisterMatter, number: String, by actor: Actor, with casework: Casework,
        kind: ProceedingKind = .routing, at: Instant? = nil, source: Registration.Source? = nil,
        sourceHash: [UInt8]? = nil
    ) throws {
        guard let unit = casework.organisation.snapshot.units[command.unit] else {
            throw FieldErrors([FieldProblem("unit", .unknownUnit)])
        }
        let id: MatterID = casework.ids.next()
        let key = try DataKey.make(random: casework.random)
        let code = QueryCode.make(random: casework.random)
        let texts = try EntryCoding.encode(command.texts)
        let partyIDs: [PartyID] = command.parties.map { _ in casework.ids.next() }
        let arrival = source == nil ? command.arrivalInFull : nil
        let registration = Registration(
            channel: command.channel, receivedOn: command.receivedOn, unit: unit.reference,
            purpose: command.purpose, category: command.category, grade: command.grade,
            isContactable: command.isContactable, isFirstFiling: command.isFirstFiling, headcount: command.headcount,
            filing: casework.ids.next(), parties: partyIDs, textHash: Digest.hex(Digest.sha256(texts)),
            proceeding: casework.ids.next(), kind: kind, source: source,
            ruleVersion: casework.book.set(on: command.receivedOn).version, isConfidential: command.isConfidential,
            accused: command.accused, relatesTo: command.relatesTo,
            arrival: arrival, hotlineAnswer: arrival?.hotlineClass.map { _ in casework.ids.next() })
        let envelope = casework.envelope(of: actor, effectiveOn: command.receivedOn)
        let state = try MatterState.registering(registration, id: id, in: envelope, under: casework.book)

        self.command = command
        self.number = number
        self.at = at ?? casework.clock.now
        self.envelope = envelope
        self.registration = registration
        self.entry = try SealedEntry(.registered(registration), envelope, of: id, seq: 1, under: key)
        self.state = state
        self.key = key
        self.wrappedKey = state.isSealed ? nil : try key.wrapped(by: casework.ring, matter: id.rawValue)
        self.code = source == nil ? code.grouped : ""
        self.codeHash = source == nil ? casework.ring.queryCodeHash(code, matter: id.rawValue) : nil
        self.agent = command.agentPowers.map { powers in
            let code = QueryCode.make(random: casework.random)
            return Agent(
                code: code, codeHash: casework.ring.queryCodeHash(code, matter: id.rawValue), powers: powers)
        }
        self.title = try key.seal(Array(command.title.utf8), context: "matter:\(id):title")
        self.texts = try key.seal(texts, context: "filing:\(registration.filing)")
        self.parties = try zip(partyIDs, command.parties).map { id, party in
            SealedParty(
                id: id, role: party.role.rawValue,
                details: try key.seal(EntryCoding.encode(party), context: "party:\(id)"))
        }
        self.blindIndex =
            state.isSealed
            ? []
            : zip(partyIDs, command.parties).flatMap { id, party in
                party.blindValues(by: casework.ring).map { BlindValue(value: $0, party: id) }
            }
        self.searchText = Bigrams.document([number, command.texts.searched].joined(separator: "\n"))
        self.sourceHash = sourceHash
    }
}

extension PartyDetails {
    /// 盲索引: keyed values for exact look-up at registration, one for each thing that identifies a person.
    func blindValues(by ring: KeyRing) -> [[UInt8]] {
        // Of who is represented, not of who represents: a lawyer's two clients are two people.
        guard !role.isForAnother else { return [] }
        var values: [[UInt8]] = []
        if let document = IndexForm.documentNumber(document) { values.append(ring.blindIndex("document", document)) }
        if let phone = IndexForm.phone(phone) { values.append(ring.blindIndex("phone", phone)) }
        if let both = IndexForm.nameAndPhone(name, phone) { values.append(ring.blindIndex("name+phone", both)) }
        return values
    }
}
