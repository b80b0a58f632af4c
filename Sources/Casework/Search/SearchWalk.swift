// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// What a walk found: one page of matters, where the next one begins, and how many there are.
struct SearchHits {
    var matters: [MatterID]
    var next: MatterID?
    var count: Int
    var isCountComplete: Bool
}

/// A text that holds the words, and its matter.
private struct Hit {
    let row: MatterID
    let matter: MatterID
}

/// 检索路径: how matters within reach are walked, newest first, so that neither a person who may see little nor one who
/// may see all waits for the whole archive.
///
/// The newest hits, as many as are counted, are asked for at once: of a rare word they are all, and for who may see most they fill a page.
/// Else the hits are walked from the newest on; only who may see hardly anything asks the index about each matter instead,
/// which costs thirty times a step of the walk (75 µs and 2.5 µs on SQLite at 100,000 matters).
struct SearchWalk: Sendable {
    let units: [UnitID]
    let filters: SearchFilters
    /// The day on which an open matter is due: the index by due day finds these at once.
    var dueOn: CalendarDate?
    let after: MatterID?
    let limit: Int
    let bound: Int

    /// Without words: matters from the newest on. The first page and the count come of one walk.
    func list(in db: any Connection) throws -> SearchHits {
        let all = try listed(in: db)
        let first = try all.matters(after: nil, limit: max(limit, bound) + 1, in: db)
        let page = try after.map { try all.matters(after: $0, limit: limit + 1, in: db) } ?? first
        return SearchHits(
            matters: Array(page.prefix(limit)), next: page.count > limit ? page[limit - 1] : nil,
            count: min(first.count, bound), isCountComplete: first.count <= bound)
    }

    /// Which rows a list walks. The index by day finds what is due; who may see few matters walks these; else the matters are
    /// walked by the index that holds every filter, and each is asked last whether it is within reach.
    private func listed(in db: any Connection) throws -> ListWalk {
        if try filters.areOfReach || filters.isByDay || !isReach(wider: Self.narrowReach, in: db) {
            return ListWalk(source: "matter_access a \(joined) WHERE \(condition())", id: "a.matter_id")
        }
        // As a value the engines ask it last, of the few that are left, and join nothing.
        let reached: SQL =
            "(SELECT 1 FROM matter_access a WHERE a.matter_id = m.id AND \(all([within] + filters.ofReach))) = 1"
        return try ListWalk(source: "matters m WHERE \(all(filters.ofMatter(in: db) + [reached]))", id: "m.id")
    }

    /// Matters of which a text holds the words.
    func hits(_ match: TextMatch, in db: any Connection) throws -> SearchHits {
        var match = match
        if let sample = match.sample {
            match.isCommon = try (db.queryOne(sample)?.get("hits", as: Int.self) ?? 0) >= TextMatch.commonFrom
        }
        let near = try db.query(
            """
            SELECT r.id, r.matter_id, h.hits
            FROM (SELECT id, COUNT(*) OVER () AS hits FROM (\(match.rows(bound + 1))) n) h
            JOIN search_rows r ON r.id = h.id JOIN matter_access a ON a.matter_id = r.matter_id \(joined)
            WHERE \(condition()) ORDER BY r.id DESC LIMIT \(bound + 1)
            """)
        if try hits(near, match, in: db) <= bound { return try page(of: near) }
        if near.count <= bound, try !isReach(wider: bound, in: db) {
            return try page(
                of: db.query(
                    """
                    SELECT r.id, r.matter_id FROM matter_access a JOIN search_rows r ON r.matter_id = a.matter_id
                    \(joined) WHERE \(condition([match.holds("r")])) ORDER BY r.id DESC LIMIT \(bound * 10)
                    """))
        }
        return try walk(match, near, in: db)
    }

    /// How many texts hold the words, reach or not, counted no further than the bound.
    private func hits(_ near: [Row], _ match: TextMatch, in db: any Connection) throws -> Int {
        if let row = near.first { return try row.get("hits") }
        return try db.queryOne("SELECT COUNT(*) AS hits FROM (\(match.rows(bound + 1))) h")?.get("hits") ?? 0
    }

    /// A page of hits that are all known.
    private func page(of rows: [Row]) throws -> SearchHits {
        let all = try newest(rows)
        let rest = after.map { after in all.filter { $0.row < after } } ?? all
        return SearchHits(
            matters: rest.prefix(limit).map(\.matter), next: rest.count > limit ? rest[limit - 1].row : nil,
            count: all.count, isCountComplete: true)
    }

    /// Each matter at its newest hit, of hits from the newest on.
    private func newest(_ rows: [Row]) throws -> [Hit] {
        var seen: Set<MatterID> = []
        var all: [Hit] = []
        for row in rows {
            let matter: MatterID = try row.get("matter_id")
            if seen.insert(matter).inserted { all.append(Hit(row: try row.get("id"), matter: matter)) }
        }
        return all
    }

    /// A common word: from the newest hit on, each matter at its newest one. The newest hits are there already; beyond them it is walked.
    private func walk(_ match: TextMatch, _ near: [Row], in db: any Connection) throws -> SearchHits {
        let first = try newest(near)
        var found = after.map { after in first.filter { $0.row < after } } ?? first
        var seen = Set(first.map(\.matter))
        var before = try [after, near.last?.get("id", as: MatterID.self)].compactMap(\.self).min()
        guard found.count <= limit else { return page(found, of: first) }
        func take(_ rows: [Row]) throws {
            for row in rows {
                let hit = Hit(row: try row.get("id"), matter: try row.get("matter_id"))
                before = hit.row
                // From the newest text on, a matter is met at its newest hit; a later page does not know whom the pages before it met.
                let isNew = try after == nil ? seen.insert(hit.matter).inserted : isNewest(hit, match, in: db)
                if isNew { found.append(hit) }
            }
        }
        let isNarrow = try !isReach(wider: Self.narrowReach, in: db)
        if isNarrow, let few = match.few(bound * Self.fewTimes, condition(), joined, before: before, limit: limit + 1) {
            try take(db.query(few))
        }
        let texts = isNarrow ? textsWithinReach : nil
        while found.count <= limit {
            let rows = try db.query(match.step(condition, joined, texts, before: before, limit: limit + 1))
            try take(rows)
            guard rows.count > limit else { break }
        }
        return page(found, of: first)
    }

    /// A page of a common word, whose hits nobody counts to the end.
    private func page(_ found: [Hit], of first: [Hit]) -> SearchHits {
        SearchHits(
            matters: found.prefix(limit).map(\.matter), next: found.count > limit ? found[limit - 1].row : nil,
            count: max(min(first.count, bound), min(found.count, limit + 1)), isCountComplete: false)
    }

    /// Up to so many matters, asking for all texts within reach first costs less than asking each hit whose it is: 1 µs a text and 0.3 µs a hit
    /// against 2.5 µs a hit on SQLite at 100,000 matters.
    private static let narrowReach = 5_000

    /// So many times the bound of the newest hits are asked whose they are before all texts within reach are gathered: for who may see a
    /// fiftieth they fill a page, and the gathering is the dearer.
    private static let fewTimes = 15

    private var textsWithinReach: SQL {
        """
        SELECT t.id FROM matter_access b JOIN search_rows t ON t.matter_id = b.matter_id
        WHERE b.unit_id IN (\(SQL.list(units)))
        """
    }

    /// Whether no newer text of the matter holds the words. Asked of the few hits within reach, never inside the walk: there the engine
    /// would ask it of every hit, reach or not, at thirty times the cost of a step.
    private func isNewest(
        _ hit: Hit, _ match: TextMatch, in db: any Connection
    ) throws -> Bool {
        try db.queryOne(
            """
            SELECT n.id FROM search_rows n
            WHERE n.matter_id = \(hit.matter) AND n.id > \(hit.row) AND \(match.holds("n")) LIMIT 1
            """) == nil
    }

    /// Whether more matters than so many are within reach.
    private func isReach(wider most: Int, in db: any Connection) throws -> Bool {
        let row = try db.queryOne(
            """
            SELECT COUNT(*) AS reach FROM (
                SELECT 1 AS one FROM matter_access a WHERE \(within) LIMIT \(most + 1)) r
            """)
        return try (row?.get("reach", as: Int.self) ?? 0) > most
    }

    /// The one access row of a matter that counts: with several units, the first of them that has it.
    private var within: SQL {
        guard let dueOn else { return reach }
        return "\(reach) AND a.is_open = 1 AND a.due_on = \(dueOn)"
    }

    private var reach: SQL {
        if units.count == 1, let unit = units.first { return "a.unit_id = \(unit)" }
        return """
            a.unit_id = (SELECT MIN(x.unit_id) FROM matter_access x
                WHERE x.matter_id = a.matter_id AND x.unit_id IN (\(SQL.list(units))))
            """
    }

    /// `matters` is joined only when a filter asks for it.
    private var joined: SQL { filters.areOfReach ? "" : "JOIN matters m ON m.id = a.matter_id" }

    private func condition(_ more: [SQL] = []) -> SQL {
        all([within] + more + filters.ofEach)
    }

    private func all(_ conditions: [SQL]) -> SQL { SQL.joined(conditions, separator: " AND ") }
}

/// Rows with a condition, and the column that names their matters.
private struct ListWalk {
    let source: SQL
    let id: SQL

    func matters(after: MatterID?, limit: Int, in db: any Connection) throws -> [MatterID] {
        let cursor: SQL = after.map { " AND \(id) < \($0)" } ?? ""
        return try db.query("SELECT \(id) AS matter FROM \(source)\(cursor) ORDER BY \(id) DESC LIMIT \(limit)").map {
            try $0.get("matter")
        }
    }
}
