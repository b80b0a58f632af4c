// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// Texts of an act that pages and letters need again are kept beside the journal: the draft of an opinion. What was
    /// decided becomes searchable with it.
    func keepTexts(
        of act: Act, on holder: ProceedingState, of matter: StoredMatter, by actor: Actor, in db: any Connection
    ) throws {
        guard case .draftOpinion(let draft) = act else { return }
        let row = try db.queryOne(
            "SELECT COALESCE(MAX(version), 0) AS version FROM opinions WHERE proceeding_id = \(holder.id)")
        let version = try (row?.get("version", as: Int.self) ?? 0) + 1
        let sealed = try matter.key.seal(EntryCoding.encode(draft), context: "opinion:\(holder.id):\(version)")
        try db.execute(
            """
            INSERT INTO opinions (proceeding_id, version, draft, drafted_by, drafted_at)
            VALUES (\(holder.id), \(version), \(sealed), \(actor.person), \(clock.now))
            """)
    }

    /// The last draft of an opinion.
    func opinion(of proceeding: ProceedingID, _ matter: StoredMatter, in db: any Connection) throws -> OpinionDraft? {
        let row = try db.queryOne(
            """
            SELECT version, draft FROM opinions WHERE proceeding_id = \(proceeding) ORDER BY version DESC LIMIT 1
            """)
        guard let row else { return nil }
        let version: Int = try row.get("version")
        let plain = try matter.key.open(row.get("draft"), context: "opinion:\(proceeding):\(version)")
        return try EntryCoding.decode(OpinionDraft.self, plain)
    }
}
