// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage

/// 数字背后的事项: for each of the five figures, the matters that somebody should look at.
package enum BehindFigure: String, Sendable, CaseIterable {
    /// Not with the unit in charge in time.
    case directed
    /// Open today.
    case open
    /// Not answered in time.
    case answered
    /// Brought again in the period.
    case repeated
    /// The unit was rated "unsatisfied" in the period.
    case satisfied
    /// The petition department was.
    case officeSatisfied
}

/// A page of such matters, and where the next begins.
package struct FigureMatters: Sendable {
    package let items: [FoundMatter]
    package let next: MatterID?
    /// How many matters there are behind it, as far as was counted. A figure of answers may count one matter twice.
    package let count: Int
    package let isCountComplete: Bool

    /// As many are counted.
    package static let countLimit = 1_000
}

extension Casework {
    /// The matters behind a figure, the newest first; sealed ones are behind none.
    ///
    /// - Throws: `Refusal.notYours` for who is no leader, secretary or supervisor.
    package func matters(
        behind figure: BehindFigure, _ period: Period, for principal: Principal, after: MatterID? = nil,
        limit: Int = 30
    ) async throws -> FigureMatters {
        let within = try behindScope(of: principal)
        return try await database.read { db in
            let free: SQL = try notRecused("a.matter_id", principal, in: db).map { " AND \($0)" } ?? ""
            // The newest of all, as far as is counted: mostly the page lies among them.
            let newest = try db.query(
                """
                SELECT DISTINCT a.matter_id FROM \(source(figure, period, within))\(free)
                ORDER BY a.matter_id DESC LIMIT \(FigureMatters.countLimit + 1)
                """
            ).map { try $0.get("matter_id", as: MatterID.self) }
            let isCountComplete = newest.count <= FigureMatters.countLimit
            var ids = newest.filter { id in after.map { id < $0 } ?? true }
            if ids.count <= limit, !isCountComplete, let after {
                ids = try db.query(
                    """
                    SELECT DISTINCT a.matter_id FROM \(source(figure, period, within)) AND a.matter_id < \(after)\(free)
                    ORDER BY a.matter_id DESC LIMIT \(limit + 1)
                    """
                ).map { try $0.get("matter_id") }
            }
            return FigureMatters(
                items: try found(Array(ids.prefix(limit)), in: db), next: ids.count > limit ? ids[limit - 1] : nil,
                count: min(newest.count, FigureMatters.countLimit), isCountComplete: isCountComplete)
        }
    }

    private func source(_ figure: BehindFigure, _ period: Period, _ within: FigureScope) -> SQL {
        switch figure {
        case .directed: missed([.disposal], period, within)
        case .answered: missed(Self.answerClocks, period, within)
        case .open: "matter_access a WHERE \(within.access) AND a.is_open = 1"
        case .repeated:
            """
            \(within.walk("filings f", by: "f.matter_id")) AND f.received_on BETWEEN \(period.from) AND \(period.to)
                AND f.is_material = 0 AND EXISTS (SELECT 1 FROM filings e WHERE e.matter_id = f.matter_id AND e.id < f.id)
            """
        case .satisfied: unsatisfied(with: .unit, period, within)
        case .officeSatisfied: unsatisfied(with: .office, period, within)
        }
    }

    private func unsatisfied(with object: RatedObject, _ period: Period, _ within: FigureScope) -> SQL {
        """
        \(within.walk("proceedings p", by: "p.matter_id"))
            AND p.closed_on BETWEEN \(period.from) AND \(period.to) AND p.kind = \(object.kind) AND \(Self.isCalledBack)
        """
    }

    private func missed(_ clocks: [ClockID], _ period: Period, _ within: FigureScope) -> SQL {
        """
        \(within.walk("clocks c", by: "c.matter_id"))
            AND c.clock IN (\(SQL.list(clocks))) AND c.due_on BETWEEN \(period.from) AND \(period.to)
            AND c.suspended_on IS NULL
            AND (c.met_on > c.due_on OR (c.met_on IS NULL AND c.stopped_on IS NULL AND c.due_on < \(today)))
        """
    }
}
