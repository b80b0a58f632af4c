// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Hummingbird

extension Doors {
    /// 常用筛选: a search is given a name, another name, or forgotten. Only one's own.
    func addFilterRoutes(to desk: RouterGroup<DeskContext>) {
        desk.post("/desk/search/filters") { request, context in
            let fields = try await fields(request, context.session)
            let query = try Self.canonical(fields["filter"] ?? "")
            let address = query.isEmpty ? Paths.search : Paths.search + "?" + query
            do {
                guard !query.isEmpty else { return Response.see(address) }
                try await casework.saveFilter(
                    named: PlainText.cleanLine(fields["name"] ?? ""), query, by: context.principal)
                return Response.see(address)
            } catch let errors as FieldErrors {
                return try await naming(["name": fields["name"] ?? ""], errors, query, request, context)
            }
        }
        desk.post("/desk/search/filters/:filter") { request, context in
            let fields = try await fields(request, context.session)
            guard let id = ID<FilterTag>(context.parameters.get("filter") ?? "") else { throw NotHere() }
            let query = try Self.canonical(fields["back"] ?? "")
            let address = query.isEmpty ? Paths.search : Paths.search + "?" + query
            let typed = fields["name-\(id)"] ?? ""
            do {
                if fields["remove"] == "yes" {
                    try await casework.removeFilter(id, by: context.principal)
                } else {
                    try await casework.renameFilter(id, to: PlainText.cleanLine(typed), by: context.principal)
                }
                return Response.see(address)
            } catch let errors as FieldErrors {
                return try await naming(["name-\(id)": typed], errors, query, request, context)
            }
        }
    }

    /// The search page again, with what is wrong with a name.
    private func naming(
        _ typed: [String: String], _ errors: FieldErrors, _ query: String, _ request: Request, _ context: DeskContext
    ) async throws -> Response {
        let label = words(for: request).desk.filters.name
        let labels = Dictionary(uniqueKeysWithValues: typed.keys.map { ($0, label) })
        let form = faulty(typed.mapValues { [$0] }, errors, request, labels: labels)
        let page = try await searchPage(Self.values(of: query), request, context.session, naming: form)
        return show(page, request, status: .unprocessableContent, session: context.session)
    }

    /// The filters of a person, as pages link to them.
    func savedFilterLines(_ principal: Principal) async throws -> [SavedFilterLine] {
        try await casework.savedFilters(of: principal).map {
            SavedFilterLine(id: "\($0.id)", name: $0.name, path: Paths.search + "?" + $0.query)
        }
    }

    /// A search as its address says it: known conditions only, in one order.
    static func canonical(_ query: String) throws -> String {
        address(of: try values(of: query))
    }

    /// The same of conditions.
    static func address(of values: [String: String]) -> String {
        FormFields(
            filters.compactMap { name in
                values[name].flatMap { $0.isEmpty ? nil : .init(name: name, value: $0) }
            }
        ).urlEncoded
    }

    private static func values(of query: String) throws -> [String: String] {
        let fields = try FormFields(urlEncoded: Array(query.utf8))
        return Dictionary(
            filters.map { ($0, PlainText.cleanLine(fields[$0] ?? "")) }, uniquingKeysWith: { first, _ in first })
    }
}
