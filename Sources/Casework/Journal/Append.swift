// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Secrets
import Storage

/// 待入日志: the content of an entry, encoded and sealed under the key of its matter for its place in the chain. It needs no database.
struct SealedEntry: Sendable {
    let matter: MatterID
    let seq: Int
    let kind: String
    let body: [UInt8]
    let envelope: Envelope

    init(_ body: EntryBody, _ envelope: Envelope, of matter: MatterID, seq: Int, under key: DataKey) throws {
        let plain = try body.encode { try EntryCoding.encode($0) }
        self.matter = matter
        self.seq = seq
        self.envelope = envelope
        kind = body.kind
        self.body = try key.seal(plain, context: "journal:\(matter):\(seq)")
    }
}

extension Casework {
    /// Adds an entry to a matter's chain; the content is sealed under the matter's key, the chain is over the sealed bytes.
    func append(
        _ body: EntryBody, _ envelope: Envelope, to matter: inout StoredMatter, in db: any Connection
    ) throws {
        let entry = try SealedEntry(
            body, envelope, of: matter.state.id, seq: matter.entryCount + 1, under: matter.key)
        let link = try link(entry, after: matter.chainHead, in: db)
        let hash = link.hash
        try post(link, hash, in: db)
        matter.entryCount = link.seq
        matter.chainHead = hash
    }

    /// The place of an entry in its chain.
    func link(_ entry: SealedEntry, after head: [UInt8], in db: any Connection) throws -> ChainLink {
        // A checkpoint has counted what lies before its cut: a clock that goes back puts nothing there.
        let counted: Instant? = try db.queryOne("SELECT cut FROM checkpoints ORDER BY cut DESC, id DESC LIMIT 1")?.get(
            "cut")
        let recordedAt = max(clock.now, counted.map { Instant(milliseconds: $0.milliseconds + 1) } ?? clock.now)
        return ChainLink(
            matter: entry.matter, seq: entry.seq, kind: entry.kind, version: EntryBody.version,
            recordedAt: recordedAt, envelope: entry.envelope, body: entry.body, previous: head)
    }

    func post(_ link: ChainLink, _ hash: [UInt8], in db: any Connection) throws {
        let envelope = link.envelope
        try db.post(
            """
            INSERT INTO journal (matter_id, seq, kind, version, recorded_at, recorded_on, effective_on, actor_kind,
                actor_id, actor_role, actor_unit_id, calendar_through, body, previous, hash)
            VALUES (\(link.matter), \(link.seq), \(link.kind), \(link.version), \(link.recordedAt),
                \(envelope.recordedOn), \(envelope.effectiveOn), \(envelope.actor.kind), \(envelope.actor.person),
                \(envelope.actor.role), \(envelope.actor.unit), \(envelope.calendarThrough), \(link.body),
                \(link.previous), \(hash))
            """)
    }
}

/// 日志编码: canonical JSON, keys sorted.
enum EntryCoding {
    static func encode(_ value: any Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    static func decode(kind: String, _ bytes: [UInt8]) throws -> EntryBody {
        try EntryBody.decode(kind: kind, with: JSONContent(bytes: bytes))
    }

    private struct JSONContent: EntryDecoding {
        let bytes: [UInt8]

        func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
            try JSONDecoder().decode(type, from: Data(bytes))
        }
    }
}

extension EntryCoding {
    /// Decodes any stored value of ours.
    static func decode<Value: Decodable>(_ type: Value.Type, _ bytes: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}
