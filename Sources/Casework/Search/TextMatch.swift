// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 匹配式: words as each engine asks its own text index for them; the one place where the two differ. Tokens hold letters,
/// digits and Chinese characters only, so they cannot leave their quotes.
struct TextMatch: Sendable {
    private let dialect: Dialect
    private let query: String
    /// Whether so many texts hold the words that walking from the newest on meets them soon. PostgreSQL, which takes tokens for independent of
    /// each other, expects hardly a text to hold three in a row, and would look at each of thirty thousand; so it is told.
    var isCommon = false

    /// All phrases must occur; the tokens of one stand next to each other.
    init(_ phrases: [[String]], _ dialect: Dialect) {
        self.dialect = dialect
        switch dialect {
        case .sqlite:
            query = phrases.map { "\"" + $0.joined(separator: " ") + "\"" }.joined(separator: " AND ")
        case .postgres:
            query = phrases.map { "(" + $0.map { "'\($0)'" }.joined(separator: " <-> ") + ")" }
                .joined(separator: " & ")
        }
    }

    /// The ids of the newest rows that match, at most so many.
    func rows(_ most: Int) -> SQL {
        switch dialect {
        case .sqlite:
            "SELECT rowid AS id FROM search_index WHERE search_index MATCH \(query) ORDER BY rowid DESC LIMIT \(most)"
        case .postgres:
            "SELECT id FROM search_rows WHERE \(held("tokens")) ORDER BY id DESC LIMIT \(most)"
        }
    }

    /// On PostgreSQL, how many of the newest texts hold the words.
    var sample: SQL? {
        switch dialect {
        case .sqlite: nil
        case .postgres:
            """
            SELECT COUNT(*) AS hits FROM (SELECT tokens FROM search_rows ORDER BY id DESC LIMIT 300) s
            WHERE ts_match_vq(s.tokens, to_tsquery('simple', \(query)))
            """
        }
    }

    /// Words that so many of the sample hold are common.
    static let commonFrom = 8

    /// As a function the match is invisible to the planner, which then walks; as an operator it may use the index.
    private func held(_ column: SQL) -> SQL {
        isCommon
            ? "ts_match_vq(\(column), to_tsquery('simple', \(query)))"
            : "\(column) @@ to_tsquery('simple', \(query))"
    }

    /// Whether the row of this alias matches, asked of rows that are found by something else.
    func holds(_ alias: StaticAlias) -> SQL {
        switch dialect {
        case .sqlite:
            "EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH \(query) AND rowid = \(alias.name).id)"
        case .postgres:
            "ts_match_vq(\(alias.name).tokens, to_tsquery('simple', \(query)))"
        }
    }

    /// Those within reach among so many of the next hits. Only where the index itself can be walked.
    ///
    /// Nothing says in which order they come: the engine would sort all of them for that, and would not stop at the limit. It keeps the order of
    /// the outermost walk, from the newest on, through `CROSS JOIN`; a test holds it to that.
    func few(_ most: Int, _ condition: SQL, _ joined: SQL, before row: MatterID?, limit: Int) -> SQL? {
        guard dialect == .sqlite else { return nil }
        let cursor: SQL = row.map { " AND rowid < \($0)" } ?? ""
        return """
            SELECT r.id, r.matter_id FROM (
                SELECT rowid AS id FROM search_index WHERE search_index MATCH \(query)\(cursor)
                ORDER BY rowid DESC LIMIT \(most)) i
            CROSS JOIN search_rows r ON r.id = i.id CROSS JOIN matter_access a ON a.matter_id = r.matter_id \(joined)
            WHERE \(condition) LIMIT \(limit)
            """
    }

    /// The next hits within reach, from the newest on, before a row when one is given.
    ///
    /// On SQLite the index itself is walked, `CROSS JOIN` keeps it outermost, and nothing is sorted. On PostgreSQL a look at a text costs more than
    /// one at the access rows, so they are asked first.
    /// - Parameter texts: all texts within reach where they are few, so that a hit beyond them is passed over at once.
    func step(
        _ condition: ([SQL]) -> SQL, _ joined: SQL, _ texts: SQL?, before row: MatterID?, limit: Int
    ) -> SQL {
        let cursor: [SQL] = row.map { ["r.id < \($0)"] } ?? []
        switch dialect {
        case .sqlite:
            // The sign keeps the engine from asking its text index for each of them.
            let near: [SQL] = texts.map { ["+i.rowid IN (\($0))"] } ?? []
            return """
                SELECT r.id, r.matter_id FROM search_index i CROSS JOIN search_rows r ON r.id = i.rowid
                CROSS JOIN matter_access a ON a.matter_id = r.matter_id \(joined)
                WHERE \(condition(["i.search_index MATCH \(query)"] + near + cursor)) ORDER BY i.rowid DESC LIMIT \(limit)
                """
        case .postgres where isCommon && texts != nil:
            // A text is looked at one by one from the newest on, and only those within reach are.
            return """
                SELECT x.id, x.matter_id FROM (
                    SELECT r.id, r.matter_id FROM matter_access a JOIN search_rows r ON r.matter_id = a.matter_id \(joined)
                    WHERE \(condition(cursor)) ORDER BY r.id DESC OFFSET 0) x,
                    LATERAL (SELECT n.tokens FROM search_rows n WHERE n.id = x.id OFFSET 0) y
                WHERE \(held("y.tokens")) ORDER BY x.id DESC LIMIT \(limit)
                """
        case .postgres where isCommon:
            return """
                SELECT id, matter_id FROM (
                    SELECT r.id, r.matter_id, r.tokens FROM search_rows r
                    JOIN matter_access a ON a.matter_id = r.matter_id \(joined)
                    WHERE \(condition(cursor)) ORDER BY r.id DESC OFFSET 0) x
                WHERE \(held("tokens")) ORDER BY id DESC LIMIT \(limit)
                """
        case .postgres:
            return """
                SELECT r.id, r.matter_id FROM search_rows r JOIN matter_access a ON a.matter_id = r.matter_id \(joined)
                WHERE \(condition([held("r.tokens")] + cursor)) ORDER BY r.id DESC LIMIT \(limit)
                """
        }
    }

    /// An alias of a table in a statement.
    struct StaticAlias: ExpressibleByStringLiteral {
        let name: SQL

        init(stringLiteral value: StaticString) { name = SQL(stringLiteral: value) }
    }
}
