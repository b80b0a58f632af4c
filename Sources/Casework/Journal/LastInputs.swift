// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

extension Casework {
    /// The inputs of the last act of a verb on a proceeding: what a draft said, why an extension was asked for. The journal holds them; there is
    /// no second copy that could differ.
    func lastInputs<Inputs: ActInputs>(
        of verb: Verb, on proceeding: ProceedingID, of matter: StoredMatter, as _: Inputs.Type,
        in db: any Connection
    ) throws -> Inputs? {
        let rows = try db.query(
            """
            SELECT seq, body FROM journal WHERE matter_id = \(matter.state.id) AND kind = \("act." + verb.rawValue)
            ORDER BY seq DESC LIMIT 50
            """)
        for row in rows {
            let plain = try matter.key.open(
                row.get("body"), context: "journal:\(matter.state.id):\(try row.get("seq", as: Int.self))")
            let record = try EntryCoding.decode(ActRecord.self, plain)
            if record.proceeding == proceeding { return record.act.inputs as? Inputs }
        }
        return nil
    }
}

extension [JournalEntry] {
    /// The same from a journal that was read already.
    package func lastInputs<Inputs: ActInputs>(
        of verb: Verb, on proceeding: ProceedingID, as _: Inputs.Type
    ) -> Inputs? {
        for entry in reversed() {
            if case .acted(let record) = entry.body, record.act.verb == verb, record.proceeding == proceeding {
                return record.act.inputs as? Inputs
            }
        }
        return nil
    }
}
