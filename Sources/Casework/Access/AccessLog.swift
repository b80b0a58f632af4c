// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 查阅记录: what a person was shown.
package enum Seen: String, Sendable, CaseIterable {
    case masked, full, sealed, attachment, letter, lookup
    /// In full by a grant, though the petitioner asked to be kept from the unit.
    case disclosed
}

extension Casework {
    /// Writes that a person saw a matter. For full names and sealed files this is durable before anything is shown.
    package func logAccess(to matter: MatterID, by principal: Principal, seen: Seen) async throws {
        let id: ID<MatterTag> = ids.next()
        _ = try await database.write(.snapshot) { db in
            try db.post(
                """
                INSERT INTO access_log (id, at, person_id, matter_id, seen)
                VALUES (\(id), \(clock.real), \(principal.person), \(matter), \(seen.rawValue))
                """)
        }
    }

    /// Writes that a list named sealed matters to a person: durable before the list is shown, one row for each of them.
    func logNaming(of sealed: [MatterID], by principal: Principal) async throws {
        guard !sealed.isEmpty else { return }
        let entries = Set(sealed).sorted().map { (id: ids.next() as ID<MatterTag>, matter: $0) }
        try await database.write(.snapshot) { db in
            for entry in entries {
                try db.post(
                    """
                    INSERT INTO access_log (id, at, person_id, matter_id, seen)
                    VALUES (\(entry.id), \(clock.real), \(principal.person), \(entry.matter), \(Seen.sealed.rawValue))
                    """)
            }
        }
    }
}
