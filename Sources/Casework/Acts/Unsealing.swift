// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// 解除密封 of a matter that two of its named people found to be no accusation (arts 29-31, 30(3)): the common key ring holds its key as that of any
    /// other, each unit that has dealt with it and what stands above it sees it, and it is found by its words and its people. No day moves: its
    /// clocks have run since its receipt, and what the worker noticed without the key stands in the journal before this act.
    ///
    /// Who is recused, or was named as accused in person, stays locked out by `recusals` (art 28(3), R-145).
    func unseal(_ matter: StoredMatter, in db: any Connection) throws {
        let id = matter.state.id
        let wrapped = try matter.key.wrapped(by: ring, matter: id.rawValue)
        try db.execute("UPDATE matters SET is_sealed = 0, wrapped_key = \(wrapped) WHERE id = \(id)")
        try db.execute("DELETE FROM sealed_keys WHERE matter_id = \(id)")
        try db.execute("DELETE FROM sealed_notices WHERE matter_id = \(id)")
        try grantAccess(to: matter.state, unitsThatDealt(with: matter, in: db).sorted(), in: db)
        try reindex(matter, in: db)
        for party in try everyParty(of: matter, in: db) {
            for value in party.details.blindValues(by: ring) {
                try db.execute(
                    """
                    INSERT INTO blind_index (value, party_id, matter_id) VALUES (\(value), \(party.id), \(id))
                    ON CONFLICT (value, party_id) DO NOTHING
                    """)
            }
        }
        // What no named person has made yet the worker makes from here on.
        if matter.state.letters.contains(where: { !$0.isRendered }) { try post("render", for: id, in: db) }
    }

    private func everyParty(of matter: StoredMatter, in db: any Connection) throws -> [Party] {
        var all: [Party] = []
        while true {
            let page = try parties(of: matter, after: all.last?.id ?? PartyID(0), in: db)
            all += page
            if page.count < Self.mostListed { return all }
        }
    }
}
