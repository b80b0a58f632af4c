// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird
import NIOCore

extension Doors {
    /// 办理台: my work, search, and the clock of a demonstration.
    func addDeskRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk") { request, context in
            show(try await workPage(request, context.session), request, session: context.session)
        }
        desk.get("/desk/search") { request, context in
            let page = try await searchPage(request, context.session)
            return show(
                page, request, status: page.hasErrors ? .unprocessableContent : .ok, session: context.session)
        }
    }

    /// 拨快演示时钟: by a form of the desk, or by JSON `{"days": 3}`; outside a demonstration there is no such address.
    func addDemoRoutes(to router: Router<WebContext>) {
        router.post("/demo/clock") { request, context in
            guard casework.isDemo else { throw NotHere() }
            let isJSON = request.headers[.contentType]?.lowercased().hasPrefix("application/json") ?? false
            let days: Int?
            if isJSON {
                days = DemoDays(json: try await request.body(upTo: 1_024))?.days
            } else if let session = context.session {
                days = try await fields(request, session)["days"].flatMap { Int($0) }
            } else {
                days = try await fields(request)["days"].flatMap { Int($0) }
            }
            guard let days else { throw FieldErrors([FieldProblem("days", .notANumber)]) }
            let swept = try await casework.moveDemoClock(days: days)
            guard isJSON else { return Response.see(Paths.work) }
            let text = "{\"today\":\"\(casework.today.iso)\",\"noticed\":\(swept.noticed)}"
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }

    private func workPage(_ request: Request, _ session: Session) async throws -> WorkPage {
        let groups = try await casework.myWork(of: session.principal)
        let today = casework.today
        let lines = groups.flatMap(\.items)
        let soon = today.adding(days: 3)
        let language = language(of: request)
        let done = Verb(rawValue: request.query("done")).map { verb in
            let words = words(for: request)
            return words.desk.act.done.filling(["act": words.terms.verb[verb.rawValue]])
        }
        return WorkPage(
            groups: groups.map { group in
                let unit = casework.organisation.snapshot.units[group.unit]?.code ?? ""
                let filter = FormFields([
                    .init(name: "stage", value: group.stage.rawValue), .init(name: "unit", value: unit),
                ])
                return WorkPage.Group(
                    stage: "\(group.kind.rawValue).\(group.stage.rawValue)", role: group.role.rawValue,
                    count: group.count, overdue: group.overdue,
                    lines: group.items.map { line($0, language) }, all: Paths.search + "?" + filter.urlEncoded)
            },
            dueToday: lines.count { $0.dueOn == today }, dueSoon: lines.count { $0.dueOn > today && $0.dueOn <= soon },
            done: done)
    }

    private func line(_ item: WorkItem, _ language: Language) -> MatterLine {
        MatterLine(
            number: item.number, subject: item.title, channel: item.channel.rawValue,
            stage: "\(item.kind.rawValue).\(item.stage.rawValue)", unit: name(of: item.unit, language),
            receivedOn: item.receivedOn, dueOn: item.dueOn == .never ? nil : item.dueOn, isSealed: item.isSealed)
    }

    func line(_ item: FoundMatter, _ language: Language) -> MatterLine {
        MatterLine(
            number: item.number, subject: item.title, channel: item.channel.rawValue,
            stage: "\(item.kind.rawValue).\(item.stage.rawValue)", unit: name(of: item.unit, language),
            receivedOn: item.receivedOn, dueOn: item.dueOn == .never ? nil : item.dueOn, isSealed: item.isSealed)
    }

    private func searchPage(_ request: Request, _ session: Session) async throws -> SearchPage {
        var values: [String: String] = [:]
        for name in ["q", "stage", "channel", "purpose", "unit", "from", "to", "overdue", "after"] {
            values[name] = request.query(name)
        }
        let asked = values.filter { !$0.value.isEmpty && $0.key != "after" }
        let stages = stageChoices(request)
        let units = unitChoices(request)
        do {
            let query = try searchQuery(values)
            guard !asked.isEmpty else {
                return SearchPage(form: FormState(values), stages: stages, units: units)
            }
            let found = try await casework.search(
                query, for: session.principal, after: MatterID(values["after"] ?? ""))
            let language = language(of: request)
            let address = FormFields(asked.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) })
            return SearchPage(
                form: FormState(values), stages: stages, units: units, lines: found.items.map { line($0, language) },
                count: found.count, isCountCapped: !found.isCountComplete,
                next: found.next.map { "\(Paths.search)?\(address.urlEncoded)&after=\($0)" },
                first: values["after"] == "" ? nil : "\(Paths.search)?\(address.urlEncoded)")
        } catch let errors as FieldErrors {
            let words = words(for: request).desk.search
            let labels = ["from": words.from, "to": words.to, "unit": words.unit]
            let form = faulty(values.mapValues { [$0] }, errors, request, labels: labels)
            return SearchPage(form: form, stages: stages, units: units)
        } catch SearchProblem.wrongCheckDigit(let typed) {
            let problem = FieldProblem("q", .wrongCheckDigit, values: ["typed": typed])
            let form = faulty(
                values.mapValues { [$0] }, FieldErrors([problem]), request, labels: ["q": typed])
            return SearchPage(form: form, stages: stages, units: units)
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
        if let stage = values["stage"], !stage.isEmpty { query.stage = StageCode(rawValue: stage) }
        if let code = values["unit"], !code.isEmpty {
            query.unit = casework.organisation.snapshot.unitsByCode[code]?.id
            if query.unit == nil { problems.append(FieldProblem("unit", .unknownUnit)) }
        }
        query.receivedFrom = day("from")
        query.receivedTo = day("to")
        query.overdueOnly = values["overdue"] == "yes"
        guard problems.isEmpty else { throw FieldErrors(problems) }
        return query
    }

    private func stageChoices(_ request: Request) -> [Choice] {
        let words = words(for: request).terms
        var seen: Set<String> = []
        return ProceedingKind.allCases.flatMap { kind in
            Procedure.of(kind).stages.filter { seen.insert($0.rawValue).inserted }.map {
                Choice($0.rawValue, words.stage["\(kind.rawValue).\($0.rawValue)"])
            }
        }
    }
}

/// `{"days": 3}`.
private struct DemoDays {
    let days: Int

    init?(json: [UInt8]) {
        let digits = json.filter { !" \t\r\n".utf8.contains($0) }
        let text = String(decoding: digits, as: UTF8.self)
        guard text.hasPrefix("{\"days\":"), text.hasSuffix("}"), let days = Int(text.dropFirst(8).dropLast()) else {
            return nil
        }
        self.days = days
    }
}
