// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Hummingbird
import NIOCore

extension Doors {
    /// 查找, by address alone. `at` is the unit that a stage waits at, as the groups of my work ask for it.
    func searchPage(_ request: Request, _ session: Session) async throws -> SearchPage {
        var values: [String: String] = [:]
        for name in Self.filters + ["after"] {
            let offered = request.query(FormFields.offered + name)
            values[name] = offered.isEmpty ? request.query(name) : offered
        }
        return try await searchPage(values, request, session)
    }

    /// The same for conditions that are known. `naming` is what was typed as the name of a filter, when it could not be taken.
    func searchPage(
        _ values: [String: String], _ request: Request, _ session: Session, naming: FormState = FormState()
    ) async throws -> SearchPage {
        var page = try await results(values, request, session)
        page.saved = try await savedFilterLines(session.principal)
        page.query = Self.address(of: values)
        page.naming = naming
        return page
    }

    private func results(
        _ values: [String: String], _ request: Request, _ session: Session
    ) async throws -> SearchPage {
        let asked = values.filter { !$0.value.isEmpty && $0.key != "after" }
        let stages = stageChoices(request)
        let units = unitChoices(request)
        do {
            let query = try searchQuery(values)
            guard !asked.isEmpty else {
                return SearchPage(form: FormState(values), stages: stages, units: units)
            }
            let found = try await casework.search(
                query, for: session.principal, after: MatterID(values["after"] ?? ""), limit: Self.searchLines)
            let language = language(of: request)
            let address = FormFields(asked.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) })
            var page = SearchPage(
                form: FormState(values), stages: stages, units: units, lines: found.items.map { line($0, language) },
                count: found.count, isCountCapped: !found.isCountComplete, chips: chips(asked, request),
                next: found.next.map { "\(Paths.search)?\(address.urlEncoded)&after=\($0)" },
                first: values["after"] == "" ? nil : "\(Paths.search)?\(address.urlEncoded)",
                mayChoose: Batch.serves(session.principal))
            page.isTooShort = query.isTooShort
            return page
        } catch let errors as FieldErrors {
            let words = words(for: request).desk.search
            let labels = [
                "from": words.from, "to": words.to, "unit": words.unit, "due": words.due, "dueBefore": words.due,
            ]
            let form = faulty(values.mapValues { [$0] }, errors, request, labels: labels)
            return SearchPage(form: form, stages: stages, units: units)
        } catch SearchProblem.wrongCheckDigit(let typed) {
            let problem = FieldProblem("q", .wrongCheckDigit, values: ["typed": typed])
            let form = faulty(
                values.mapValues { [$0] }, FieldErrors([problem]), request, labels: ["q": typed])
            return SearchPage(form: form, stages: stages, units: units)
        }
    }

    /// 边输边查: the newest eight, without a count; a number with a wrong character finds nothing.
    func quickSearch(_ request: Request, _ session: Session) async throws -> Response {
        var query = SearchQuery()
        query.text = PlainText.prefix(request.query("q"), 100)
        var lines: [MatterLine] = []
        do {
            let found = try await casework.search(query, for: session.principal, limit: 8, bound: 200)
            lines = found.items.map { line($0, language(of: request)) }
        } catch is SearchProblem {
            lines = []
        }
        let view = presentation(for: request, session: session)
        return Response(
            status: .ok, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: QuickSearchList(lines: lines).html(in: view).bytes)))
    }

    /// So many a page: with more it would weigh too much on a poor line.
    static let searchLines = 12

    static let filters = [
        "q", "stage", "at", "channel", "purpose", "category", "unit", "place", "from", "to", "due", "dueBefore",
        "overdue",
    ]

    /// The filters that are set, in words, each with the address without it.
    private func chips(_ asked: [String: String], _ request: Request) -> [Chip] {
        let words = words(for: request)
        let view = presentation(for: request)
        func said(_ name: String, _ value: String) -> String {
            let search = words.desk.search
            let snapshot = casework.organisation.snapshot
            func labelled(_ label: String, _ text: String) -> String { label + words.common.colon + text }
            return switch name {
            case "stage": stageChoices(request).first { $0.value == value }?.label ?? value
            case "channel": words.terms.channel[value]
            case "purpose": words.terms.purpose[value]
            case "category": topicName(value, language(of: request)) ?? value
            case "unit", "at":
                labelled(search.unit, snapshot.unit(typed: value).map { self.name(of: $0.id, request) } ?? value)
            case "place":
                labelled(search.place, snapshot.unit(typed: value).map { self.name(of: $0.id, request) } ?? value)
            case "due": labelled(search.due, CalendarDate(value).map(view.date) ?? value)
            case "dueBefore": CalendarDate(value).map { search.dueBefore.filling(["date": view.date($0)]) } ?? value
            case "from", "to":
                labelled(name == "from" ? search.from : search.to, CalendarDate(value).map(view.date) ?? value)
            case "overdue": search.overdueOnly
            default: value
            }
        }
        return Self.filters.compactMap { name in
            guard let value = asked[name] else { return nil }
            let others = FormFields(
                Self.filters.filter { $0 != name }.compactMap { other in
                    asked[other].map { .init(name: other, value: $0) }
                })
            return Chip(said(name, value), without: "\(Paths.search)?\(others.urlEncoded)")
        }
    }

    private func searchQuery(_ values: [String: String]) throws -> SearchQuery {
        var problems: [FieldProblem] = []
        func day(_ name: String) -> CalendarDate? {
            guard let typed = values[name], !typed.isEmpty else { return nil }
            let day = CalendarDate(typed)
            if day == nil { problems.append(FieldProblem(name, .notADay, values: ["typed": typed])) }
            return day
        }
        var query = SearchQuery()
        query.text = PlainText.prefix(values["q"] ?? "", 200)
        query.channel = values["channel"].flatMap { Channel(rawValue: $0) }
        query.purpose = values["purpose"].flatMap { Purpose(rawValue: $0) }
        query.category = values["category"].map { PlainText.prefix($0, 20) }
        if let stage = values["stage"], !stage.isEmpty { query.stage = StageCode(rawValue: stage) }
        if let code = values["unit"], !code.isEmpty {
            query.unit = casework.organisation.snapshot.unit(typed: code)?.id
            if query.unit == nil { problems.append(FieldProblem("unit", .unknownUnit)) }
        }
        if let code = values["at"], !code.isEmpty {
            query.waitingAt = casework.organisation.snapshot.unitsByCode[code]?.id
            if query.waitingAt == nil { problems.append(FieldProblem("unit", .unknownUnit)) }
        }
        if let code = values["place"], !code.isEmpty {
            query.place = casework.organisation.snapshot.unitsByCode[code]?.id
            if query.place == nil { problems.append(FieldProblem("unit", .unknownUnit)) }
        }
        query.dueOn = day("due")
        query.dueBefore = day("dueBefore")
        query.receivedFrom = day("from")
        query.receivedTo = day("to")
        query.overdueOnly = values["overdue"] == "yes"
        guard problems.isEmpty else { throw FieldErrors(problems) }
        return query
    }

    private func stageChoices(_ request: Request) -> [Choice] { stageChoices[language(of: request)] ?? [] }

    static func stages(_ words: TermsWords) -> [Choice] {
        var seen: Set<String> = []
        return ProceedingKind.allCases.flatMap { kind in
            Procedure.of(kind).stages.filter { seen.insert($0.rawValue).inserted }.map {
                Choice($0.rawValue, words.stage["\(kind.rawValue).\($0.rawValue)"])
            }
        }
    }
}
