// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Storage
import Synchronization

/// 公开统计: what the office publishes of itself. It holds no number from one to four, of anything.
package struct OpenFigures: Sendable {
    /// 一行; nil for fewer than five, nought apart.
    package struct Count: Sendable {
        /// A month as its first day, or the first two digits of a category.
        package let key: String
        package let count: Int?
    }

    package let on: CalendarDate
    package let months, categories: [Count]
    /// 按期答复, and how units and petition departments were rated, of ninety days; nil where the whole is under five.
    package let answered, satisfied, officeSatisfied: Share?
}

/// What was reckoned today, kept in memory.
final class OpenFiguresShelf: Sendable {
    private let figures = Mutex<OpenFigures?>(nil)

    var kept: OpenFigures? { figures.withLock { $0 } }

    func keep(_ figures: OpenFigures) { self.figures.withLock { $0 = figures } }
}

extension Casework {
    /// The open statistics of today. They are reckoned once a day and kept; whoever asks first waits for it.
    package func openFigures() async throws -> OpenFigures {
        let today = today
        if let kept = openFiguresShelf.kept, kept.on == today { return kept }
        guard let within = openFigureScope else {
            return OpenFigures(
                on: today, months: [], categories: [], answered: nil, satisfied: nil, officeSatisfied: nil)
        }
        let figures = try await database.read { db in try openFigures(today, within, in: db) }
        openFiguresShelf.keep(figures)
        return figures
    }

    private func openFigures(_ today: CalendarDate, _ within: FigureScope, in db: any Connection) throws -> OpenFigures
    {
        let thisMonth = today.adding(days: 1 - today.day)
        let year = Period(from: thisMonth.adding(months: -11), to: today)
        let rows = try db.query(
            """
            SELECT SUBSTR(m.received_on, 1, 7) AS month, COUNT(*) AS count FROM \(within.walk("matters m", by: "m.id"))
                AND m.received_on BETWEEN \(year.from) AND \(year.to) AND m.is_sealed = 0
            GROUP BY SUBSTR(m.received_on, 1, 7) ORDER BY month LIMIT 12
            """)
        let counts: [String: Int] = try rows.reduce(into: [:]) { $0[try $1.get("month")] = try $1.get("count") }
        let months = (0..<12).map { index -> OpenFigures.Count in
            let month = String(year.from.adding(months: index).iso.prefix(7))
            return OpenFigures.Count(key: month, count: Self.published(counts[month] ?? 0))
        }
        let topics = try topLevel(year, within, in: db).compactMap { entry in entry.key.map { ($0, entry.value) } }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(10)
        let recent = try headFigures(Period(days: 90, endingOn: today), within, in: db)
        return OpenFigures(
            on: today, months: months,
            categories: topics.map { OpenFigures.Count(key: $0.0, count: Self.published($0.1)) },
            answered: Self.published(recent.answered), satisfied: Self.published(recent.units.satisfied),
            officeSatisfied: Self.published(recent.offices.satisfied))
    }

    /// Fewer than five could be somebody.
    private static func published(_ count: Int) -> Int? { (1...4).contains(count) ? nil : count }

    /// A share says its rest too, so neither of the two may be small.
    private static func published(_ share: Share) -> Share? {
        share.whole >= 5 && published(share.part) != nil && published(share.whole - share.part) != nil ? share : nil
    }
}
