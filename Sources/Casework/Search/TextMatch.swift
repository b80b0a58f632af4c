// SPDX-License-Identifier: Apache-2.0
import Storage

/// 匹配式: words as each engine asks its own text index for them; the one place where the two differ. Tokens hold letters,
/// digits and Chinese characters only, so they cannot leave their quotes.
struct TextMatch: Sendable {
    private let dialect: Dialect
    private let query: String

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
            """
            SELECT id FROM search_rows WHERE tokens @@ to_tsquery('simple', \(query)) ORDER BY id DESC LIMIT \(most)
            """
        }
    }

    /// Whether the row of this alias matches.
    func holds(_ alias: StaticAlias) -> SQL {
        switch dialect {
        case .sqlite:
            "EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH \(query) AND rowid = \(alias.name).id)"
        case .postgres:
            "\(alias.name).tokens @@ to_tsquery('simple', \(query))"
        }
    }

    /// Rows `r` to be walked in their order. On SQLite the index itself is walked, and `CROSS JOIN` keeps it outermost.
    var source: SQL {
        switch dialect {
        case .sqlite: "search_index i CROSS JOIN search_rows r ON r.id = i.rowid"
        case .postgres: "search_rows r"
        }
    }

    /// How the rows are joined to the next table without changing their order.
    var join: SQL { dialect == .sqlite ? "CROSS JOIN" : "JOIN" }

    /// The order of the walk: of the index itself, so that nothing is sorted.
    var order: SQL { dialect == .sqlite ? "i.rowid" : "r.id" }

    /// What walked rows must hold.
    var walked: SQL {
        switch dialect {
        case .sqlite: "i.search_index MATCH \(query)"
        case .postgres: holds("r")
        }
    }

    /// An alias of a table in a statement.
    struct StaticAlias: ExpressibleByStringLiteral {
        let name: SQL

        init(stringLiteral value: StaticString) { name = SQL(stringLiteral: value) }
    }
}
