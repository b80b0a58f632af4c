// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 五项目标 (S-27): 权责明、底数清、依法办、秩序好、群众满意, each as one figure with its definition. Formulas of section 5 of the rules; which
/// formula stands for which aim is our choice (D). Sealed matters are in none of them.
package struct HeadFigures: Equatable, Sendable {
    package let period: Period
    /// 权责明: of the matters whose day of disposal (K-01) lay in the period, those that went to the unit in charge in time (I-01).
    package let directed: Share
    /// 底数清: matters that are open today, and what came in and was closed in the period.
    package let open, received, closed: Int
    /// 依法办: of the answers and opinions that were due in the period, those given in time (I-04).
    package let answered: Share
    /// 秩序好: of the filings of the period, those that brought a known matter again (I-08). Filings, never people.
    package let repeated: Share
    /// 群众满意: how the units were rated.
    package let units: Ratings
    /// 对信访部门: how the petition departments were rated, which is another question and no part of the one before (R-240).
    package let offices: Ratings

    /// 满意度: of one object.
    package struct Ratings: Equatable, Sendable {
        /// 满意率: of the ratings given in the period, those with no "unsatisfied" (I-06).
        package let satisfied: Share
        /// 参评率: of the rating windows that ended in the period, those in which somebody rated (I-05). Not rated is never good.
        package let rated: Share
    }
}

extension Casework {
    /// The clocks by which an answer or opinion is owed to the petitioner.
    static let answerClocks: [ClockID] = [
        .handling, .simpleOpinion, .dutyPerformance, .suggestionStudy, .review, .reReview,
    ]

    /// The five figures of a period, of what the person may see and is not sealed.
    ///
    /// - Throws: `Refusal.notYours` for who is no leader, secretary, supervisor or statistician.
    package func headFigures(_ period: Period, for principal: Principal) async throws -> HeadFigures {
        let within = try figureScope(of: principal)
        return try await database.read { db in try headFigures(period, within, in: db) }
    }

    func headFigures(_ period: Period, _ within: FigureScope, in db: any Connection) throws -> HeadFigures {
        let directed = try share(of: [.disposal], in: period, within, db)
        let answered = try share(of: Self.answerClocks, in: period, within, db)
        let open = try db.queryOne(
            "SELECT COUNT(*) AS count FROM matter_access a WHERE \(within.access) AND a.is_open = 1")
        let received = try db.queryOne(
            """
            SELECT COUNT(*) AS count FROM \(within.walk("matters m", by: "m.id"))
                AND m.received_on BETWEEN \(period.from) AND \(period.to) AND m.is_sealed = 0
            """)
        let closed = try db.queryOne(
            """
            SELECT COUNT(DISTINCT p.matter_id) AS count FROM \(within.walk("proceedings p", by: "p.matter_id"))
                AND p.closed_on BETWEEN \(period.from) AND \(period.to) AND p.kind IN (\(SQL.list(Self.handlingKinds)))
                AND a.is_open = 0
            """)
        let filings = try db.queryOne(
            """
            SELECT COUNT(*) AS whole, COUNT(*) FILTER (WHERE EXISTS (
                SELECT 1 FROM filings e WHERE e.matter_id = f.matter_id AND e.id < f.id)) AS part
            FROM \(within.walk("filings f", by: "f.matter_id"))
                AND f.received_on BETWEEN \(period.from) AND \(period.to) AND f.is_material = 0
            """)
        let ratings = try ratings(in: period, within, db)
        return HeadFigures(
            period: period, directed: directed, open: try open?.get("count") ?? 0,
            received: try received?.get("count") ?? 0, closed: try closed?.get("count") ?? 0, answered: answered,
            repeated: Share(try filings?.get("part") ?? 0, of: try filings?.get("whole") ?? 0),
            units: try Self.ratings(ratings[RatedObject.unit.kind]),
            offices: try Self.ratings(ratings[RatedObject.office.kind]))
    }

    /// The rating windows that ended in the period, by what was rated. What is out of the scope of ratings has no window.
    private func ratings(
        in period: Period, _ within: FigureScope, _ db: any Connection
    ) throws -> [ProceedingKind: Row] {
        let rated = SatisfactionRating.Stage.rated.code
        let rows = try db.query(
            """
            SELECT p.kind, COUNT(*) AS ended, COUNT(*) FILTER (WHERE p.stage = \(rated)) AS rated,
                COUNT(*) FILTER (WHERE p.stage = \(rated) AND \(Self.isCalledBack)) AS bad
            FROM \(within.walk("proceedings p", by: "p.matter_id"))
                AND p.closed_on BETWEEN \(period.from) AND \(period.to) AND p.kind IN (\(SQL.list(RatedObject.kinds)))
                AND p.stage <> \(SatisfactionRating.Stage.notRatable.code)
            GROUP BY p.kind ORDER BY p.kind LIMIT \(RatedObject.kinds.count)
            """)
        return try Dictionary(rows.map { (try $0.get("kind"), $0) }, uniquingKeysWith: { first, _ in first })
    }

    private static func ratings(_ row: Row?) throws -> HeadFigures.Ratings {
        let rated: Int = try row?.get("rated") ?? 0
        return HeadFigures.Ratings(
            satisfied: Share(rated - (try row?.get("bad") ?? 0), of: rated),
            rated: Share(rated, of: try row?.get("ended") ?? 0))
    }

    /// Whether the rating `p` said "unsatisfied": it opened a call back of its own.
    static var isCalledBack: SQL {
        """
        EXISTS (SELECT 1 FROM proceedings c
            WHERE c.matter_id = p.matter_id AND c.stage IN (\(callBackStages)) AND c.parent_id = p.id)
        """
    }

    /// Of the clocks whose statutory day lay in the period and that were not stopped, those met by that day. What is due today and not met
    /// is not late, and counts tomorrow.
    private func share(
        of clocks: [ClockID], in period: Period, _ within: FigureScope, _ db: any Connection
    ) throws -> Share {
        let row = try db.queryOne(
            """
            SELECT COUNT(*) AS whole, COUNT(*) FILTER (WHERE c.met_on IS NOT NULL AND c.met_on <= c.due_on) AS part
            FROM \(within.walk("clocks c", by: "c.matter_id"))
                AND c.clock IN (\(SQL.list(clocks))) AND c.due_on BETWEEN \(period.from) AND \(period.to)
                AND (c.met_on IS NOT NULL OR (c.stopped_on IS NULL AND c.due_on < \(today))) AND c.suspended_on IS NULL
            """)
        return Share(try row?.get("part") ?? 0, of: try row?.get("whole") ?? 0)
    }

    /// 回访: the stages of a call back, which no other proceeding has; an index by stage and matter knows them.
    static let callBackStages = SQL.list(CallBacks.Stage.allCases.map(\.code))

    /// 办理: the kinds of proceedings with which a matter is answered.
    static let handlingKinds: [ProceedingKind] = ProceedingKind.allCases.filter { $0.isMain || $0 == .historicReply }
}
