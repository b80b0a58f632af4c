// SPDX-License-Identifier: Apache-2.0
package import CaseRules
import Secrets
import Storage

/// Names the id of 常用筛选.
package enum FilterTag: Sendable {}

/// 常用筛选: a search under a name, for the person who saved it alone.
package struct SavedFilter: Equatable, Sendable {
    package let id: ID<FilterTag>
    package let name: String
    /// The search as its address says it.
    package let query: String

    /// So many a person may keep, and so long their names may be.
    package static let most = 20
    package static let longest = 40
}

/// What is sealed of it.
private struct FilterContent: Codable {
    let name: String
    let query: String
}

extension Casework {
    /// The filters of a person, in the order in which they were saved.
    package func savedFilters(of principal: Principal) async throws -> [SavedFilter] {
        try await database.read { db in try savedFilters(of: principal.person, in: db) }
    }

    /// Saves a search under a name.
    ///
    /// - Throws: `FieldErrors` at `name`: none, too long, taken, or one too many.
    package func saveFilter(named name: String, _ query: String, by principal: Principal) async throws {
        let id: ID<FilterTag> = ids.next()
        try await database.write { db in
            let others = try savedFilters(of: principal.person, in: db)
            guard others.count < SavedFilter.most else {
                throw FieldErrors([FieldProblem("name", .tooMany, values: ["most": "\(SavedFilter.most)"])])
            }
            try check(name, among: others, at: "name")
            let content = try sealed(name, query, id, of: principal.person, in: db)
            try db.execute(
                "INSERT INTO saved_filters (id, person_id, content) VALUES (\(id), \(principal.person), \(content))")
        }
    }

    /// Gives one of a person's own filters another name.
    ///
    /// - Throws: `Refusal.unseen` for one that is not theirs; `FieldErrors` at `name-<id>`.
    package func renameFilter(_ id: ID<FilterTag>, to name: String, by principal: Principal) async throws {
        try await database.write { db in
            let all = try savedFilters(of: principal.person, in: db)
            guard let filter = all.first(where: { $0.id == id }) else { throw Refusal(.unseen, article: "R-161") }
            try check(name, among: all.filter { $0.id != id }, at: "name-\(id)")
            let content = try sealed(name, filter.query, id, of: principal.person, in: db)
            try db.execute(
                """
                UPDATE saved_filters SET content = \(content) WHERE id = \(id) AND person_id = \(principal.person)
                """)
        }
    }

    /// Forgets one of a person's own filters; one that is not theirs stays where it is.
    package func removeFilter(_ id: ID<FilterTag>, by principal: Principal) async throws {
        _ = try await database.write { db in
            try db.execute("DELETE FROM saved_filters WHERE id = \(id) AND person_id = \(principal.person)")
        }
    }

    private func savedFilters(of person: PersonID, in db: any Connection) throws -> [SavedFilter] {
        guard let key = try personKey(of: person, in: db) else { return [] }
        return try db.query(
            """
            SELECT id, content FROM saved_filters WHERE person_id = \(person) ORDER BY id LIMIT \(SavedFilter.most)
            """
        ).map { row in
            let id: ID<FilterTag> = try row.get("id")
            let content = try EntryCoding.decode(
                FilterContent.self, key.open(row.get("content"), context: "filter:\(id)"))
            return SavedFilter(id: id, name: content.name, query: content.query)
        }
    }

    private func check(_ name: String, among others: [SavedFilter], at field: String) throws {
        if name.isEmpty { throw FieldErrors([FieldProblem(field, .missing)]) }
        if name.count > SavedFilter.longest {
            let values = ["most": "\(SavedFilter.longest)", "count": "\(name.count)"]
            throw FieldErrors([FieldProblem(field, .tooLong, values: values)])
        }
        if others.contains(where: { $0.name == name }) { throw FieldErrors([FieldProblem(field, .taken)]) }
    }

    private func sealed(
        _ name: String, _ query: String, _ id: ID<FilterTag>, of person: PersonID, in db: any Connection
    ) throws -> [UInt8] {
        try madePersonKey(of: person, in: db).seal(
            EntryCoding.encode(FilterContent(name: name, query: query)), context: "filter:\(id)")
    }
}
