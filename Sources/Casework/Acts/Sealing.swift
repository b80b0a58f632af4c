// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// 密封 of a matter that turns out to be an accusation: its key goes over to named people, and every trace outside
    /// goes: the common key, search rows, blind index, access rows (art 30(3), R-161).
    func seal(_ matter: StoredMatter, in db: any Connection) throws {
        let id = matter.state.id
        let holders = try keyHolders(comingInAt: matter.registeringUnit, in: db)
        for person in holders {
            try db.execute(
                """
                INSERT INTO sealed_keys (matter_id, person_id, wrapped_key)
                VALUES (\(id), \(person), \(try matter.key.wrapped(by: ring, for: person.rawValue, matter: id.rawValue)))
                """)
        }
        try db.execute("UPDATE matters SET is_sealed = 1, wrapped_key = NULL WHERE id = \(id)")
        try unindex(matter, in: db)
        try db.execute("DELETE FROM blind_index WHERE matter_id = \(id)")
        try db.execute("DELETE FROM matter_access WHERE matter_id = \(id)")
    }
}
