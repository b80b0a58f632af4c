// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 日志条目, opened.
package struct JournalEntry: Sendable {
    package let seq: Int
    package let recordedAt: Instant
    package let body: EntryBody
    package let envelope: Envelope
}

extension Casework {
    /// The stored links of a matter's chain, in order, still sealed.
    func links(of matter: MatterID, in db: any Connection) throws -> [(link: ChainLink, hash: [UInt8])] {
        try links(db.query(Self.linkRows(of: matter)), of: matter)
    }

    static func linkRows(of matter: MatterID) -> SQL {
        """
        SELECT seq, kind, version, recorded_at, recorded_on, effective_on, actor_kind, actor_id, actor_role,
            actor_unit_id, calendar_through, body, previous, hash
        FROM journal WHERE matter_id = \(matter) ORDER BY seq
        """
    }

    private func links(_ rows: [Row], of matter: MatterID) throws -> [(link: ChainLink, hash: [UInt8])] {
        try rows.map { row in
            let actor = Actor(
                kind: try row.get("actor_kind"), person: try row.get("actor_id"), role: try row.get("actor_role"),
                unit: try row.get("actor_unit_id"))
            let envelope = Envelope(
                actor: actor, recordedOn: try row.get("recorded_on"), effectiveOn: try row.get("effective_on"),
                calendarThrough: try row.get("calendar_through"))
            let link = ChainLink(
                matter: matter, seq: try row.get("seq"), kind: try row.get("kind"), version: try row.get("version"),
                recordedAt: try row.get("recorded_at"), envelope: envelope, body: try row.get("body"),
                previous: try row.get("previous"))
            return (link, try row.get("hash"))
        }
    }

    /// The opened entries of a matter.
    func journal(of matter: StoredMatter, in db: any Connection) throws -> [JournalEntry] {
        try journal(db.query(Self.linkRows(of: matter.state.id)), of: matter)
    }

    func journal(_ rows: [Row], of matter: StoredMatter) throws -> [JournalEntry] {
        try links(rows, of: matter.state.id).map { link, _ in
            let plain = try matter.key.open(link.body, context: "journal:\(link.matter):\(link.seq)")
            return JournalEntry(
                seq: link.seq, recordedAt: link.recordedAt, body: try EntryCoding.decode(kind: link.kind, plain),
                envelope: link.envelope)
        }
    }
}
