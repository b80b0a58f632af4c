// SPDX-License-Identifier: Apache-2.0
import Storage

extension Casework {
    /// 索引归并: brings the pieces of SQLite's text index together, a few pages at a time, so that nobody who writes waits for it.
    ///
    /// Every transaction leaves a piece of its own, the engine joins them in levels, and a search opens each piece for each of its tokens:
    /// with seven pieces of 100,000 matters that was 0.4 of 0.6 ms. Joined are they when all but the largest are more than a tenth of the
    /// index: a page is then written about ten times in its life, whatever the size.
    /// - Parameter isUnderWay: whether a round before this one has begun it.
    /// - Returns: whether there is more to join.
    package func mergeSearchIndex(isUnderWay: Bool) async throws -> Bool {
        guard database.dialect == .sqlite else { return false }
        if !isUnderWay {
            let sizes = try await database.read { try Self.sizesOfPieces(in: $0) }
            guard Self.isWorthJoining(sizes) else { return false }
        }
        return try await database.write { db in
            let before = try Self.changes(in: db)
            // A number below zero begins with all pieces, one above goes on with what was begun.
            let pages = isUnderWay ? Self.pagesAtOnce : -Self.pagesAtOnce
            try db.execute("INSERT INTO search_index (search_index, rank) VALUES ('merge', \(pages))")
            // The row above is one change; whatever was joined is more.
            return try Self.changes(in: db) - before >= 2
        }
    }

    /// Pages of 4 KB that one turn of the writer joins: about 20 ms.
    private static let pagesAtOnce = 64

    /// Pages in each piece of the index. The engine names a page by its piece, shifted by 37 bits, and its number within it.
    static func sizesOfPieces(in db: any Connection) throws -> [Int] {
        try db.query(
            """
            WITH RECURSIVE pieces (id) AS (
                SELECT MIN(segid) FROM search_index_idx
                UNION ALL
                SELECT (SELECT MIN(segid) FROM search_index_idx WHERE segid > pieces.id) FROM pieces WHERE pieces.id IS NOT NULL
            )
            SELECT (SELECT MAX(d.id) - (p.id << 37) FROM search_index_data d
                WHERE d.id BETWEEN (p.id << 37) AND (p.id << 37) + 2147483647) AS pages
            FROM pieces p WHERE p.id IS NOT NULL LIMIT 2000
            """
        ).map { try $0.get("pages") }
    }

    /// Small indexes are left alone: what a search opens there is in memory anyhow.
    static func isWorthJoining(_ sizes: [Int]) -> Bool {
        let all = sizes.reduce(0, +)
        let rest = all - (sizes.max() ?? 0)
        return rest > 200 && rest * 10 > all
    }

    private static func changes(in db: any Connection) throws -> Int {
        try db.queryOne("SELECT total_changes() AS changes")?.get("changes") ?? 0
    }
}
