// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage
import TextAnalysis

extension Casework {
    /// 检索: what the person may see and nothing else; the condition is part of the query. A sealed matter is in no index,
    /// so no search finds it; its named people reach it by its number and in their work.
    ///
    /// Newest first: by the newest text that holds the words, or without words by registration.
    /// - Parameter bound: how many hits or matters are looked at one by one before the index is walked instead.
    /// - Throws: `SearchProblem` for a matter number with one wrong character.
    package func search(
        _ query: SearchQuery, for principal: Principal, after: MatterID? = nil, limit: Int = 30,
        bound: Int = SearchPage.countLimit
    ) async throws -> SearchPage {
        if let number = try exactNumber(query.text) {
            let page = try await database.read { db in try self.page(number: number, for: principal, in: db) }
            try await logNaming(of: page.items.filter(\.isSealed).map(\.id), by: principal)
            return page
        }
        if let beginning = numberBeginning(query) {
            return try await database.read { db in
                try page(numbersFrom: beginning, for: principal, limit: limit, in: db)
            }
        }
        let units = topmost(principal.readingUnits)
        guard !units.isEmpty else { return .nothing }
        let phrases = Bigrams.phrases(query.text)
        // Something was typed, but nothing that a text could hold: marks, pictures.
        if phrases.isEmpty, !query.text.trimmingWhitespace().isEmpty { return .nothing }
        return try await database.read { db in
            let filters = SearchFilters(
                query, today: today, places: places(in: query.place),
                free: try notRecused("a.matter_id", principal, in: db))
            let walk = SearchWalk(
                units: units, filters: filters, dueOn: query.dueOn, after: after, limit: limit, bound: bound)
            let hits =
                try phrases.isEmpty ? walk.list(in: db) : walk.hits(TextMatch(phrases, db.dialect), in: db)
            return SearchPage(
                items: try found(hits.matters, in: db), next: hits.next, count: hits.count,
                isCountComplete: hits.isCountComplete)
        }
    }

    /// 列表: the matters a person may see, without words, newest first.
    package func matters(
        for principal: Principal, _ filters: SearchQuery = SearchQuery(), after: MatterID? = nil, limit: Int = 30
    ) async throws -> SearchPage {
        var query = filters
        query.text = ""
        return try await search(query, for: principal, after: after, limit: limit)
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
        guard let row else { return .nothing }
        let matter = try matter(row.get("id"), visibleTo: principal, in: db)
        return SearchPage(items: [try found(matter)], next: nil, count: 1, isCountComplete: true)
    }

    /// A matter that was opened, as a list shows it.
    func found(_ matter: StoredMatter) throws -> FoundMatter {
        let state = matter.state
        return FoundMatter(
            id: state.id, number: matter.number, title: try title(of: matter), channel: state.channel,
            purpose: state.purpose, receivedOn: state.receivedOn, dueOn: state.dueOn, isOpen: state.isOpen,
            isSealed: state.isSealed, kind: state.leading?.kind ?? .routing,
            stage: state.leading?.stage ?? Routing.Stage.registered.code,
            unit: state.leading?.unit ?? matter.registeringUnit)
    }

    /// Units that none of the others holds: a matter has an access row for every unit above, so one row is enough.
    func topmost(_ units: [UnitID]) -> [UnitID] {
        let snapshot = organisation.snapshot
        return units.filter { unit in !snapshot.chain(from: unit).dropFirst().contains { units.contains($0) } }
    }

    /// A street with what lies in it.
    private func places(in place: UnitID?) -> [UnitID] {
        guard let place else { return [] }
        let snapshot = organisation.snapshot
        return snapshot.units.keys.filter { snapshot.chain(from: $0).contains(place) }.sorted()
    }

    /// What a list shows of some matters, in their order.
    func found(_ ids: [MatterID], in db: any Connection) throws -> [FoundMatter] {
        guard !ids.isEmpty else { return [] }
        let parts = try db.queryEach([
            """
            SELECT id, number, title, wrapped_key, channel, purpose, received_on, is_sealed, unit_id FROM matters
            WHERE id IN (\(SQL.list(ids))) AND is_sealed = 0 ORDER BY id LIMIT \(ids.count)
            """,
            """
            SELECT matter_id, MIN(due_on) AS due_on, MAX(is_open) AS is_open FROM matter_access
            WHERE matter_id IN (\(SQL.list(ids))) GROUP BY matter_id ORDER BY matter_id LIMIT \(ids.count)
            """,
            """
            SELECT matter_id, kind, stage, unit_id FROM proceedings WHERE matter_id IN (\(SQL.list(ids)))
            ORDER BY matter_id, id LIMIT \(ids.count * 50)
            """,
        ])
        let (rows, access, proceedings) = (parts[0], parts[1], parts[2])
        var dues: [MatterID: (CalendarDate, Bool)] = [:]
        for row in access { dues[try row.get("matter_id")] = (try row.get("due_on"), try row.get("is_open")) }
        var standings: [MatterID: [Standing]] = [:]
        for row in proceedings {
            standings[try row.get("matter_id"), default: []].append(
                Standing(kind: try row.get("kind"), stage: try row.get("stage"), unit: try row.get("unit_id")))
        }
        var found: [MatterID: FoundMatter] = [:]
        for row in rows {
            let id: MatterID = try row.get("id")
            let key = try key(of: row)
            let standing = Standing.leading(standings[id] ?? [])
            found[id] = FoundMatter(
                id: id, number: try row.get("number"),
                title: try key.openText(row.get("title"), context: "matter:\(id):title"),
                channel: try row.get("channel"), purpose: try row.get("purpose"),
                receivedOn: try row.get("received_on"), dueOn: dues[id]?.0 ?? .never, isOpen: dues[id]?.1 ?? false,
                isSealed: try row.get("is_sealed"), kind: standing?.kind ?? .routing,
                stage: standing?.stage ?? Routing.Stage.registered.code,
                unit: try standing?.unit ?? row.get("unit_id"))
        }
        return ids.compactMap { found[$0] }
    }
}
