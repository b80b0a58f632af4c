// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

extension Casework {
    /// Locks out of a matter who is recused now and was not before (art 28(3), R-145); of a sealed one, the key goes as well.
    func saveRecused(_ before: MatterState, _ next: MatterState, in db: any Connection) throws {
        for person in next.marks.recused where !before.marks.recused.contains(person) {
            try db.execute(
                """
                INSERT INTO recusals (person_id, matter_id) VALUES (\(person), \(next.id))
                ON CONFLICT (person_id, matter_id) DO NOTHING
                """)
            try db.execute("DELETE FROM sealed_keys WHERE person_id = \(person) AND matter_id = \(next.id)")
        }
    }

    /// A condition on a column of matter ids for lists that walk no scope. Hardly anybody is recused from anything, and
    /// then the lists are what they were.
    ///
    /// - Returns: nil for a person who is not recused anywhere.
    func notRecused(_ column: SQL, _ principal: Principal, in db: any Connection) throws -> SQL? {
        let recused = try db.queryOne("SELECT 1 AS one FROM recusals WHERE person_id = \(principal.person) LIMIT 1")
        guard recused != nil else { return nil }
        return "\(column) NOT IN (SELECT x.matter_id FROM recusals x WHERE x.person_id = \(principal.person))"
    }
}
