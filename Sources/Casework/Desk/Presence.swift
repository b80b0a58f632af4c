// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 正在办理的另一人: somebody else who has a form of the same file open.
package struct PersonAtWork: Sendable {
    /// Nil on a sealed file: who its named people are is said nowhere.
    package let name: PersonName?
    package let verb: Verb
    package let since: Instant
}

extension Casework {
    /// 10分钟: for so long an open form counts, from when it was opened or its text last kept.
    package static let presenceSeconds = 600

    /// Notes that a person has the form of an act open. What stood there is written over; no history is kept.
    ///
    /// - Throws: `Refusal.unseen` for a proceeding that does not exist for this person.
    package func noteOpenForm(of verb: Verb, on proceeding: ProceedingID, by principal: Principal) async throws {
        try await database.write { db in
            _ = try matterID(of: .proceeding(proceeding), visibleTo: principal, in: db)
            try noteOpenForm(of: verb, on: proceeding, by: principal.person, in: db)
        }
    }

    /// The same in the caller's transaction, for a person who may see the matter.
    func noteOpenForm(of verb: Verb, on proceeding: ProceedingID, by person: PersonID, in db: any Connection) throws {
        let now = clock.real
        try db.execute(
            """
            INSERT INTO presences (proceeding_id, person_id, verb, since_at, seen_at)
            VALUES (\(proceeding), \(person), \(verb.rawValue), \(now), \(now))
            ON CONFLICT (proceeding_id, person_id) DO UPDATE SET seen_at = excluded.seen_at, verb = excluded.verb,
                since_at = CASE WHEN presences.verb = excluded.verb AND presences.seen_at > \(oldestPresence)
                    THEN presences.since_at ELSE excluded.since_at END
            """)
    }

    /// The person has done what the form was for.
    func endPresence(on proceeding: ProceedingID, of person: PersonID, in db: any Connection) throws {
        try db.execute("DELETE FROM presences WHERE proceeding_id = \(proceeding) AND person_id = \(person)")
    }

    /// 两人同卷: who else has a form of this file open, for somebody who was shown the file.
    package func othersAtWork(on file: MatterFile, besides principal: Principal) async throws -> [PersonAtWork] {
        let proceedings = file.state.proceedings.map(\.id)
        guard !proceedings.isEmpty else { return [] }
        return try await database.read { db in
            try db.query(
                """
                SELECT w.verb, w.since_at, p.name, p.name_en FROM presences w JOIN persons p ON p.id = w.person_id
                WHERE w.proceeding_id IN (\(SQL.list(proceedings))) AND w.person_id <> \(principal.person)
                    AND w.seen_at > \(oldestPresence)
                ORDER BY w.since_at, w.person_id LIMIT 10
                """
            ).compactMap { row in
                guard let verb = Verb(rawValue: try row.get("verb")) else { return nil }
                let name = PersonName(name: try row.get("name"), nameEnglish: try row.get("name_en"))
                return PersonAtWork(
                    name: file.state.isSealed ? nil : name, verb: verb, since: try row.get("since_at"))
            }
        }
    }

    /// 清理提示: whatever is older than ten minutes. Returns how many went.
    package func forgetPresences() async throws -> Int {
        try await database.write { db in
            try db.execute("DELETE FROM presences WHERE seen_at <= \(oldestPresence)")
        }
    }

    private var oldestPresence: Instant { clock.real.adding(seconds: -Self.presenceSeconds) }
}
