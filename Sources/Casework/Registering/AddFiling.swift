// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 并入: what a clerk found to be a repeat becomes one more filing on the matter, with its texts, people and files; the
    /// matter, its number and its clocks stay.
    ///
    /// - Parameter formToken: the token of the form; a form sent twice adds one filing.
    /// - Returns: the number of the matter.
    /// - Throws: `Refusal.unseen` for a matter that does not exist for this person, `notYours` for anybody but a clerk.
    package func addFiling(
        to id: MatterID, _ command: RegisterMatter, by principal: Principal, formToken: String? = nil
    ) async throws -> String {
        try check(command, byStaff: true)
        let texts = try EntryCoding.encode(command.texts)
        let hash = Digest.hex(Digest.sha256(texts))
        return try await database.write { db in
            var matter = try matter(id, visibleTo: principal, in: db)
            guard let clerk = principal.holdings.first(where: { $0.role == .clerk }) else {
                throw Refusal(.notYours, article: "R-129")
            }
            if let formToken, try !takeOnce(formToken, for: id, in: db) { return matter.number }
            let filing: FilingID = ids.next()
            try insertFiling(
                filing, texts, hash, channel: command.channel, on: command.receivedOn, of: matter, in: db)
            try insert(command.parties, of: filing, matter, in: db)
            for file in command.attachments {
                try insert(file, of: id, filing: filing, key: matter.key, addedBy: "staff", in: db)
            }
            let entry = EntryBody.filed(
                FilingRecord(
                    filing: filing, channel: command.channel, textHash: hash, arrival: command.arrivalInFull))
            let envelope = envelope(
                of: .staff(principal.person, as: .clerk, in: clerk.unit), effectiveOn: command.receivedOn)
            try save(&matter, as: matter.state, entry: entry, envelope, in: db)
            if !matter.state.isSealed {
                try index(Bigrams.document(command.texts.searched), of: id, source: filing.rawValue, in: db)
            }
            return matter.number
        }
    }

    private func insert(
        _ parties: [PartyDetails], of filing: FilingID, _ matter: StoredMatter, in db: any Connection
    ) throws {
        for party in parties {
            let id: PartyID = ids.next()
            try db.execute(
                """
                INSERT INTO parties (id, matter_id, filing_id, role, details)
                VALUES (\(id), \(matter.state.id), \(filing), \(party.role.rawValue),
                    \(try matter.key.seal(EntryCoding.encode(party), context: "party:\(id)")))
                """)
            guard !matter.state.isSealed else { continue }
            for value in party.blindValues(by: ring) {
                try db.execute(
                    """
                    INSERT INTO blind_index (value, party_id, matter_id) VALUES (\(value), \(id), \(matter.state.id))
                    ON CONFLICT (value, party_id) DO NOTHING
                    """)
            }
        }
    }
}
