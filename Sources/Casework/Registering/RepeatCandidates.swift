// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage
import TextAnalysis

/// 疑似重复: a matter that may be the one that somebody brings again. A clerk decides.
package struct RepeatCandidate: Sendable {
    /// What a list shows of it.
    package let found: FoundMatter
    /// Who brought it, masked, and how often it came in.
    package let names: [String]
    package let filings: Int
    /// How much of the two texts is the same, from 0 to 1.
    package let likeness: Double
}

extension Casework {
    /// 重复比对, inside a registration alone: the same person by the blind index, and basically the same facts. Only what
    /// the clerk may see anyway is proposed, nothing is counted, and that somebody looked is on record before the answer.
    ///
    /// What a person filed about other things is not shown: there is no page of a person.
    package func repeatCandidates(
        for command: RegisterMatter, by principal: Principal
    ) async throws -> [RepeatCandidate] {
        guard principal.holds(.clerk) else { throw Refusal(.notYours, article: "R-129") }
        return try await candidates(
            of: command.parties, like: [command.title, command.facts].joined(separator: "\n"), by: principal)
    }

    /// The same for what came in by itself, by the window on the net or by the hotline: its registering office looks once more before it sends
    /// the matter on, and not afterwards.
    ///
    /// - Throws: `Refusal`: `notYours` for anybody but a clerk of that office, `notAtThisStage` once it is on its way.
    package func repeatCandidates(of id: MatterID, by principal: Principal) async throws -> [RepeatCandidate] {
        let (parties, text) = try await database.read { db in
            let matter = try matter(id, visibleTo: principal, in: db)
            guard matter.state.mayBeRepeat(for: principal) else {
                let isClerk = principal.holdings.contains { $0.role == .clerk && $0.unit == matter.state.registeredBy }
                throw Refusal(isClerk ? .notAtThisStage : .notYours, article: "R-129")
            }
            let filing = try filings(of: matter, in: db).first
            let text = [filing?.title ?? "", filing?.facts ?? ""].joined(separator: "\n")
            return (try self.parties(of: matter, in: db).map(\.details), text)
        }
        return try await candidates(of: parties, like: text, except: id, by: principal)
    }

    private func candidates(
        of parties: [PartyDetails], like text: String, except id: MatterID = MatterID(0), by principal: Principal
    ) async throws -> [RepeatCandidate] {
        let values = Array(Set(parties.flatMap { $0.blindValues(by: ring) }).prefix(60))
        guard !values.isEmpty else { return [] }
        let text = Shingles(text)
        let scope = MatterScope(of: principal)
        let candidates = try await database.read { db in
            let rows = try db.query(
                """
                SELECT DISTINCT m.id, m.wrapped_key FROM blind_index b JOIN matters m ON m.id = b.matter_id
                WHERE b.value IN (\(SQL.list(values))) AND m.id <> \(id) AND m.is_sealed = 0 AND \(scope.condition)
                ORDER BY m.id DESC LIMIT 50
                """)
            // The texts of all of them in one statement; a whole matter is read only where they are alike.
            let likeness = try likeness(of: rows, to: text, in: db)
            return try likeness.filter { $0.value >= Similarity.threshold }.compactMap {
                id, likeness -> RepeatCandidate? in
                let matter = try matter(id, visibleTo: principal, in: db)
                // That it is of the same person would say who asked to be kept from this unit.
                if matter.state.keepsIdentity(from: principal, on: today) { return nil }
                return RepeatCandidate(
                    found: try found(matter), names: try maskedNames(of: matter, in: db),
                    filings: try filings(of: matter, in: db).count, likeness: likeness)
            }.sorted { ($0.likeness, $0.found.id) > ($1.likeness, $1.found.id) }.prefix(5)
        }
        try await logLookup(of: candidates.map(\.found.id), by: principal)
        return Array(candidates)
    }

    /// The petitioners of a matter, each masked name once, as its file shows them.
    private func maskedNames(of matter: StoredMatter, in db: any Connection) throws -> [String] {
        var names: [String] = []
        for party in try parties(of: matter, in: db).map(\.details.masked)
        where !party.name.isEmpty && !names.contains(party.name) {
            names.append(party.name)
        }
        return Array(names.prefix(5))
    }

    /// How much of a text each of some matters has, by the filing that has most of it.
    private func likeness(
        of matters: [Row], to text: Shingles, in db: any Connection
    ) throws -> [MatterID: Double] {
        guard !matters.isEmpty else { return [:] }
        let keys = try Dictionary(
            uniqueKeysWithValues: matters.map { (try $0.get("id", as: MatterID.self), try key(of: $0)) })
        let rows = try db.query(
            """
            SELECT id, matter_id, texts FROM filings WHERE matter_id IN (\(SQL.list(keys.keys.sorted())))
            ORDER BY id LIMIT 5000
            """)
        var most: [MatterID: Double] = [:]
        for row in rows {
            let id: FilingID = try row.get("id")
            let matter: MatterID = try row.get("matter_id")
            guard let key = keys[matter] else { continue }
            let texts = try EntryCoding.decode(
                FilingTexts.self, key.open(row.get("texts"), context: "filing:\(id)"))
            let likeness = text.similarity(to: Shingles([texts.title, texts.facts].joined(separator: "\n")))
            most[matter] = max(most[matter] ?? 0, likeness)
        }
        return most
    }

    /// A look-up that proposes nothing is on record too, under no matter.
    private func logLookup(of matters: [MatterID], by principal: Principal) async throws {
        let seen = matters.isEmpty ? [MatterID(0)] : matters
        let entries = seen.map { (id: ids.next() as ID<MatterTag>, matter: $0) }
        try await database.write { db in
            for entry in entries {
                try db.execute(
                    """
                    INSERT INTO access_log (id, at, person_id, matter_id, seen)
                    VALUES (\(entry.id), \(clock.real), \(principal.person), \(entry.matter), \(Seen.lookup.rawValue))
                    """)
            }
        }
    }
}

extension MatterState {
    /// Whether a person may ask what this matter may repeat: a clerk of the office that registers it, while it stands at the door.
    package func mayBeRepeat(for principal: Principal) -> Bool {
        guard !isSealed, let routing = proceedings.first(where: { $0.kind == .routing }),
            routing.stage == Routing.Stage.registered.code
        else { return false }
        return principal.holdings.contains { $0.role == .clerk && $0.unit == registeredBy }
    }
}
