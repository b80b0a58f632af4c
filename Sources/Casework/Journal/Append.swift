// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Secrets
import Storage

extension Casework {
    /// Adds an entry to a matter's chain; the content is sealed under the matter's key, the chain is over the sealed bytes.
    func append(
        _ body: EntryBody, _ envelope: Envelope, to matter: inout StoredMatter, in db: any Connection
    ) throws {
        let plain = try body.encode { try EntryCoding.encode($0) }
        let seq = matter.entryCount + 1
        // A checkpoint has counted what lies before its cut: a clock that goes back puts nothing there.
        let counted: Instant? = try db.queryOne("SELECT cut FROM checkpoints ORDER BY cut DESC, id DESC LIMIT 1")?.get(
            "cut")
        let recordedAt = max(clock.now, counted.map { Instant(milliseconds: $0.milliseconds + 1) } ?? clock.now)
        let link = ChainLink(
            matter: matter.state.id, seq: seq, kind: body.kind, version: EntryBody.version,
            recordedAt: recordedAt, envelope: envelope,
            body: try matter.key.seal(plain, context: "journal:\(matter.state.id):\(seq)"),
            previous: matter.chainHead)
        let hash = link.hash
        try db.post(
            """
            INSERT INTO journal (matter_id, seq, kind, version, recorded_at, recorded_on, effective_on, actor_kind,
                actor_id, actor_role, actor_unit_id, calendar_through, body, previous, hash)
            VALUES (\(link.matter), \(seq), \(link.kind), \(link.version), \(link.recordedAt),
                \(envelope.recordedOn), \(envelope.effectiveOn), \(envelope.actor.kind), \(envelope.actor.person),
                \(envelope.actor.role), \(envelope.actor.unit), \(envelope.calendarThrough), \(link.body),
                \(link.previous), \(hash))
            """)
        matter.entryCount = seq
        matter.chainHead = hash
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
