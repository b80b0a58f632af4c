// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 检索: what the person may see and nothing else; the condition is part of the query. A sealed matter is in no index,
    /// so no search finds it; its named people reach it by its number and in their work.
    package func search(
        _ query: SearchQuery, for principal: Principal, after: MatterID? = nil, limit: Int = 30
    ) async throws -> SearchPage {
        if let number = try exactNumber(query.text) {
            return try await database.read { db in try page(number: number, for: principal, in: db) }
        }
        let phrases = Bigrams.phrases(query.text)
        return try await database.read { db in
            let units = principal.readingUnits
            guard !units.isEmpty else { return SearchPage(items: [], next: nil, count: 0, isCountComplete: true) }
            let source =
                try phrases.isEmpty
                ? accessible(units) : found(phrases, units, isNarrow: isNarrow(units, in: db), db.dialect)
            let conditions = conditions(query)
            let cursor: SQL = after.map { "AND s.matter_id < \($0)" } ?? ""
            let rows = try db.query(
                """
                SELECT m.id, m.number, m.title, m.wrapped_key, m.channel, m.purpose, m.received_on, m.is_sealed,
                    s.due_on, s.is_open
                FROM (\(source)) s JOIN matters m ON m.id = s.matter_id
                WHERE m.is_sealed = 0 \(conditions) \(cursor)
                ORDER BY s.matter_id DESC LIMIT \(limit + 1)
                """)
            let counted = try db.queryOne(
                """
                SELECT COUNT(*) AS found FROM (
                    SELECT s.matter_id FROM (\(source)) s JOIN matters m ON m.id = s.matter_id
                    WHERE m.is_sealed = 0 \(conditions) LIMIT \(SearchPage.countLimit + 1)) c
                """)
            let count: Int = try counted?.get("found") ?? 0
            let items = try rows.prefix(limit).map { try foundMatter($0, key: key(of: $0)) }
            return SearchPage(
                items: items, next: rows.count > limit ? items.last?.id : nil,
                count: min(count, SearchPage.countLimit), isCountComplete: count <= SearchPage.countLimit)
        }
    }

    /// A whole matter number, when that is what was typed.
    private func exactNumber(_ text: String) throws -> String? {
        let typed = text.trimmingWhitespace()
        guard typed.filter(\.isNumber).count >= 12, typed.count <= 24 else { return nil }
        do {
            return try MatterNumber(reading: typed).text
        } catch MatterNumberMistake.wrongCheckDigit {
            throw SearchProblem.wrongCheckDigit(typed)
        } catch {
            return nil
        }
    }

    private func page(number: String, for principal: Principal, in db: any Connection) throws -> SearchPage {
        let scope = MatterScope(of: principal)
        let row = try db.queryOne("SELECT m.id FROM matters m WHERE m.number = \(number) AND \(scope.condition)")
        guard let row else { return SearchPage(items: [], next: nil, count: 0, isCountComplete: true) }
        let matter = try matter(row.get("id"), visibleTo: principal, in: db)
        let found = FoundMatter(
            id: matter.state.id, number: matter.number, title: try title(of: matter), channel: matter.state.channel,
            purpose: matter.state.purpose, receivedOn: matter.state.receivedOn, dueOn: matter.state.dueOn,
            isOpen: matter.state.isOpen, isSealed: matter.state.isSealed)
        return SearchPage(items: [found], next: nil, count: 1, isCountComplete: true)
    }

    /// Every matter of some units, once.
    private func accessible(_ units: [UnitID]) -> SQL {
        if units.count == 1, let unit = units.first {
            return "SELECT matter_id, due_on, is_open FROM matter_access WHERE unit_id = \(unit)"
        }
        return """
            SELECT DISTINCT matter_id, due_on, is_open FROM matter_access WHERE unit_id IN (\(SQL.list(units)))
            """
    }

    /// Whether so few matters are within reach that asking the index for each is quicker than walking its hits.
    private func isNarrow(_ units: [UnitID], in db: any Connection) throws -> Bool {
        let row = try db.queryOne(
            """
            SELECT COUNT(*) AS reach FROM (
                SELECT 1 AS one FROM matter_access WHERE unit_id IN (\(SQL.list(units))) LIMIT 3001) r
            """)
        return try (row?.get("reach", as: Int.self) ?? 0) <= 3_000
    }

    /// Matters within reach whose texts hold every phrase.
    private func found(_ phrases: [[String]], _ units: [UnitID], isNarrow: Bool, _ dialect: Dialect) -> SQL {
        switch dialect {
        case .sqlite:
            let match = phrases.map { "\"" + $0.joined(separator: " ") + "\"" }.joined(separator: " AND ")
            if isNarrow {
                return """
                    SELECT DISTINCT a.matter_id, a.due_on, a.is_open FROM matter_access a
                    JOIN search_rows r ON r.matter_id = a.matter_id
                    WHERE a.unit_id IN (\(SQL.list(units)))
                        AND EXISTS (SELECT 1 FROM search_index WHERE search_index MATCH \(match) AND rowid = r.id)
                    """
            }
            return """
                SELECT DISTINCT a.matter_id, a.due_on, a.is_open FROM search_index i
                JOIN search_rows r ON r.id = i.rowid
                JOIN matter_access a ON a.matter_id = r.matter_id AND a.unit_id IN (\(SQL.list(units)))
                WHERE i.search_index MATCH \(match)
                """
        case .postgres:
            let match = phrases.map { $0.map { "'\($0)'" }.joined(separator: " <-> ") }
                .map { "(\($0))" }.joined(separator: " & ")
            return """
                SELECT DISTINCT a.matter_id, a.due_on, a.is_open FROM search_rows r
                JOIN matter_access a ON a.matter_id = r.matter_id AND a.unit_id IN (\(SQL.list(units)))
                WHERE r.tokens @@ to_tsquery('simple', \(match))
                """
        }
    }

    private func conditions(_ query: SearchQuery) -> SQL {
        var parts: [SQL] = []
        if let channel = query.channel { parts.append("AND m.channel = \(channel)") }
        if let purpose = query.purpose { parts.append("AND m.purpose = \(purpose)") }
        if let from = query.receivedFrom { parts.append("AND m.received_on >= \(from)") }
        if let to = query.receivedTo { parts.append("AND m.received_on <= \(to)") }
        if query.openOnly { parts.append("AND s.is_open = 1") }
        if query.overdueOnly { parts.append("AND s.due_on < \(today)") }
        if let unit = query.unit {
            parts.append(
                "AND EXISTS (SELECT 1 FROM matter_access u WHERE u.unit_id = \(unit) AND u.matter_id = m.id)")
        }
        return SQL.joined(parts, separator: " ")
    }

    private func foundMatter(_ row: Row, key: DataKey) throws -> FoundMatter {
        let id: MatterID = try row.get("id")
        return FoundMatter(
            id: id, number: try row.get("number"),
            title: try key.openText(row.get("title"), context: "matter:\(id):title"),
            channel: try row.get("channel"), purpose: try row.get("purpose"), receivedOn: try row.get("received_on"),
            dueOn: try row.get("due_on"), isOpen: try row.get("is_open"), isSealed: try row.get("is_sealed"))
    }
}
