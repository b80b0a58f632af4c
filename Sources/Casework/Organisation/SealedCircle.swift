// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 知悉范围随人员变动: who holds the keys of accusations follows who does the work (art 30(3), R-161).
extension Casework {
    /// Takes from somebody who has left a unit the keys that the person held for its sake: of accusations registered there, at the organ
    /// that they were handed to, or where the unit's people stand in. Whoever still works where the matter is keeps the key, and so does
    /// the last one: a key that nobody has is a file that nobody opens.
    func takeKeys(from person: PersonID, left units: Set<UnitID>, working now: Set<UnitID>, in db: any Connection)
        throws
    {
        guard !units.isEmpty else { return }
        let held = try db.query(
            """
            SELECT m.id, m.unit_id FROM sealed_keys k JOIN matters m ON m.id = k.matter_id
            WHERE k.person_id = \(person) ORDER BY m.id LIMIT 10000
            """)
        for row in held {
            let matter: MatterID = try row.get("id")
            let registrar: UnitID = try row.get("unit_id")
            let dealing = try db.query(
                "SELECT DISTINCT unit_id FROM proceedings WHERE matter_id = \(matter) ORDER BY unit_id LIMIT 200"
            ).map { try $0.get("unit_id", as: UnitID.self) }
            let places = Set(dealing + [registrar])
            let reasons = places.union(organisation.snapshot.keyHoldingUnits(from: registrar))
            guard now.isDisjoint(with: places), !units.isDisjoint(with: reasons) else { continue }
            try topUpKeys(of: matter, openedBy: person, besides: person, in: db)
            guard try !liveHolders(of: matter, besides: person, in: db).isEmpty else { continue }
            try db.execute("DELETE FROM sealed_keys WHERE matter_id = \(matter) AND person_id = \(person)")
        }
    }

    /// 补足密钥持有人: every accusation that fewer than two people with an account and a fitting role could open gets those who would hold
    /// its key, came it in now. It is asked whenever people come, go or change.
    func topUpKeys(in db: any Connection) throws {
        let short = try db.query(
            """
            SELECT k.matter_id, MIN(k.person_id) AS opener FROM sealed_keys k LEFT JOIN \(liveStaff) l ON l.person_id = k.person_id
            GROUP BY k.matter_id HAVING COUNT(l.person_id) < 2 ORDER BY k.matter_id LIMIT 10000
            """)
        for row in short { try topUpKeys(of: row.get("matter_id"), openedBy: row.get("opener"), in: db) }
    }

    /// How many open accusations fewer than two people can open.
    func accusationsShortOfHolders(in db: any Connection) throws -> Int {
        let row = try db.queryOne(
            """
            SELECT COUNT(*) AS short FROM (
                SELECT k.matter_id FROM sealed_keys k LEFT JOIN \(liveStaff) l ON l.person_id = k.person_id
                WHERE EXISTS (SELECT 1 FROM proceedings p WHERE p.matter_id = k.matter_id AND p.closed_on IS NULL)
                GROUP BY k.matter_id HAVING COUNT(l.person_id) < 2) s
            """)
        return try row?.get("short") ?? 0
    }

    private func topUpKeys(
        of id: MatterID, openedBy opener: PersonID, besides gone: PersonID? = nil, in db: any Connection
    ) throws {
        let wanted = try missingHolders(of: id, besides: gone, in: db)
        guard !wanted.isEmpty else { return }
        let matter = try matter(id, in: db, openedBy: opener)
        for person in wanted { try giveKey(of: matter, to: person, in: db) }
    }

    /// 回避后补足: a key that a recusal took (art 28(3)) is made good as one that somebody left behind.
    ///
    /// - Throws: `Refusal.tooFewKeyHolders` when nobody would be left who can open the file.
    func fillCircle(of matter: StoredMatter, in db: any Connection) throws {
        for person in try missingHolders(of: matter.state.id, in: db) {
            try giveKey(of: matter, to: person, in: db)
        }
        guard try liveHolders(of: matter.state.id, besides: nil, in: db).isEmpty else { return }
        throw Refusal(.tooFewKeyHolders, article: "30(3), R-161")
    }

    /// 移送后补足: where the organ that has the file is left with fewer than two who can open it, whoever deals with accusations there gets the
    /// key as at the hand-over; an accused organ gets none.
    func fillOrgan(of matter: StoredMatter, in db: any Connection) throws {
        let state = matter.state
        guard let organ = state.proceedings.first(where: { $0.kind == .routing })?.unit, organ != state.registeredBy,
            !state.marks.accused.contains(organ)
        else { return }
        let there = try organHolders(of: organ, except: lockedOut(of: state.marks, in: db), in: db)
        let held = try Set(liveHolders(of: state.id, besides: nil, in: db))
        guard there.count(where: held.contains) < 2 else { return }
        for person in there { try giveKey(of: matter, to: person, in: db) }
    }

    /// Who would hold the key of an accusation that fewer than two can open, came it in now; nobody where it is held well enough, and nobody
    /// where nobody is there yet: whoever comes gets it.
    private func missingHolders(
        of id: MatterID, besides gone: PersonID? = nil, in db: any Connection
    ) throws -> [PersonID] {
        guard try liveHolders(of: id, besides: gone, in: db).count < 2,
            let row = try db.queryOne("SELECT unit_id, marks FROM matters WHERE id = \(id)")
        else { return [] }
        let marks = try EntryCoding.decode(MatterMarks.self, Array(row.get("marks", as: String.self).utf8))
        var out = try lockedOut(of: marks, in: db)
        if let gone { out.insert(gone) }
        do {
            return try keyHolders(comingInAt: row.get("unit_id"), except: out, in: db)
        } catch let refusal as Refusal where refusal.code == .tooFewKeyHolders {
            return []
        }
    }

    private func liveHolders(
        of id: MatterID, besides gone: PersonID?, in db: any Connection
    ) throws -> [PersonID] {
        try db.query(
            """
            SELECT k.person_id FROM sealed_keys k JOIN \(liveStaff) l ON l.person_id = k.person_id
            WHERE k.matter_id = \(id) ORDER BY k.person_id LIMIT 200
            """
        ).map { try $0.get("person_id", as: PersonID.self) }.filter { $0 != gone }
    }

    /// Everybody with an account and a role that may open an accusation.
    private var liveStaff: SQL {
        """
        (SELECT DISTINCT r.person_id FROM person_roles r JOIN persons p ON p.id = r.person_id
         WHERE p.disabled_at IS NULL AND r.role IN (\(SQL.list(Role.allCases.filter(\.opensSealed)))))
        """
    }
}
