// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// 评价异常 (R-240, rules 9.4): a rating that may not have been the petitioner's own. It is shown to the supervisors and decides nothing; the rating
/// stays.
package struct RatingAnomaly: Sendable {
    /// 异常情形.
    package enum Ground: String, Sendable, CaseIterable {
        /// Staff issued a new code within a day before it.
        case afterReissue
        /// Several ratings came from one network within an hour.
        case sameNetwork
        /// It came from a network from which staff signed in.
        case deskNetwork
    }

    package let ground: Ground
    package let matter: MatterID
    package let number: String
    package let title: String
    package let unit: UnitID
    package let ratedOn: CalendarDate
}

extension Casework {
    /// Networks are remembered as keyed hashes, and so long.
    static let networkMemorySeconds = 90 * 86_400

    /// Computed from the ratings of three months, for those who supervise the office that registered the matter, or a unit above it.
    ///
    /// - Throws: `Refusal.notYours` for everybody else.
    package func ratingAnomalies(for principal: Principal, limit: Int = 200) async throws -> [RatingAnomaly] {
        let offices = principal.supervisedOffices
        guard !offices.isEmpty else { throw Refusal(.notYours, article: "40, R-202") }
        let scope = MatterScope(of: principal)
        let since = clock.now.adding(seconds: -Self.networkMemorySeconds)
        return try await database.read { db in
            let crowded = try crowdedRatings(since: since, in: db)
            let rows = try db.query(
                """
                SELECT o.proceeding_id, o.rated_at, p.unit_id AS holder_id, m.id, m.number, m.title, m.wrapped_key,
                    (SELECT MAX(j.recorded_at) FROM journal j WHERE j.matter_id = o.matter_id
                        AND j.kind = 'codeReissued' AND j.actor_kind = 'staff' AND j.recorded_at <= o.rated_at) AS issued_at,
                    (SELECT COUNT(*) FROM desk_networks d WHERE d.network = o.network) AS at_desk
                FROM rating_origins o JOIN proceedings p ON p.id = o.proceeding_id JOIN matters m ON m.id = o.matter_id
                WHERE o.rated_at > \(since) AND m.is_sealed = 0 AND m.unit_id IN (
                        SELECT s.unit_id FROM unit_ancestors s WHERE s.ancestor_id IN (\(SQL.list(offices))))
                    AND \(scope.condition)
                ORDER BY o.rated_at DESC, o.proceeding_id LIMIT 2000
                """)
            return try Array(rows.flatMap { try anomalies(in: $0, crowded) }.prefix(limit))
        }
    }

    private func anomalies(in row: Row, _ crowded: Set<ProceedingID>) throws -> [RatingAnomaly] {
        let at: Instant = try row.get("rated_at")
        var grounds: [RatingAnomaly.Ground] = []
        if let issuedAt = try row.get("issued_at", as: Instant?.self), at <= issuedAt.adding(seconds: 86_400) {
            grounds.append(.afterReissue)
        }
        if crowded.contains(try row.get("proceeding_id")) { grounds.append(.sameNetwork) }
        if try row.get("at_desk", as: Int.self) > 0 { grounds.append(.deskNetwork) }
        guard !grounds.isEmpty else { return [] }
        let id: MatterID = try row.get("id")
        let title = try key(of: row).openText(row.get("title"), context: "matter:\(id):title")
        return try grounds.map {
            RatingAnomaly(
                ground: $0, matter: id, number: try row.get("number"), title: title, unit: try row.get("holder_id"),
                ratedOn: book.day(ofSecondsSince1970: at.secondsSince1970))
        }
    }

    /// The ratings that stand in a crowd: of so many matters from one network within an hour as the rule file names. Who rates both objects of one
    /// matter is no crowd.
    private func crowdedRatings(since: Instant, in db: any Connection) throws -> Set<ProceedingID> {
        let most = book.set(on: today).setting(.ratingsAtOnce)?.value ?? 3
        let rows = try db.query(
            """
            SELECT proceeding_id, matter_id, network, rated_at FROM rating_origins
            WHERE network IS NOT NULL AND rated_at > \(since) ORDER BY network, rated_at, proceeding_id LIMIT 100000
            """
        ).map {
            (
                id: try $0.get("proceeding_id", as: ProceedingID.self),
                matter: try $0.get("matter_id", as: MatterID.self),
                network: try $0.get("network", as: [UInt8].self),
                at: try $0.get("rated_at", as: Instant.self)
            )
        }
        var crowded: Set<ProceedingID> = []
        for start in rows.indices {
            let end = rows[start...].firstIndex {
                $0.network != rows[start].network || $0.at > rows[start].at.adding(seconds: 3_600)
            }
            let near = rows[start..<(end ?? rows.endIndex)]
            if Set(near.map(\.matter)).count >= most { crowded.formUnion(near.map(\.id)) }
        }
        return crowded
    }

    /// 评价来源: noted with the rating; an unknown network is none.
    func noteOrigin(of rating: ProceedingID, _ matter: MatterID, network: String, in db: any Connection) throws {
        let hash = network.isEmpty ? nil : ring.blindIndex("network", network)
        try db.execute(
            """
            INSERT INTO rating_origins (proceeding_id, matter_id, network, rated_at)
            VALUES (\(rating), \(matter), \(hash), \(clock.now)) ON CONFLICT (proceeding_id) DO NOTHING
            """)
    }

    /// 办理台网络: from where staff sign in.
    func noteDesk(network: String, in db: any Connection) throws {
        guard !network.isEmpty else { return }
        try db.execute(
            """
            INSERT INTO desk_networks (network, seen_at) VALUES (\(ring.blindIndex("network", network)), \(clock.now))
            ON CONFLICT (network) DO UPDATE SET seen_at = excluded.seen_at
            """)
    }
}
