// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

extension Casework {
    /// 个人密钥: seals what a person keeps at the desk for themself alone: the draft of a registration, saved filters. It is wrapped for that
    /// person as the key of a sealed matter is, since the draft may be of one.
    ///
    /// - Returns: nil when the person has kept nothing yet.
    func personKey(of person: PersonID, in db: any Connection) throws -> DataKey? {
        let row = try db.queryOne("SELECT wrapped_key FROM person_keys WHERE person_id = \(person)")
        return try row.map { row in
            try DataKey.unwrap(row.get("wrapped_key"), by: ring, for: person.rawValue, matter: 0)
        }
    }

    /// The same, made at the first need.
    func madePersonKey(of person: PersonID, in db: any Connection) throws -> DataKey {
        if let key = try personKey(of: person, in: db) { return key }
        let key = try DataKey.make(random: random)
        let wrapped = try key.wrapped(by: ring, for: person.rawValue, matter: 0)
        try db.execute(
            """
            INSERT INTO person_keys (person_id, wrapped_key) VALUES (\(person), \(wrapped))
            ON CONFLICT (person_id) DO NOTHING
            """)
        return try personKey(of: person, in: db) ?? key
    }
}
