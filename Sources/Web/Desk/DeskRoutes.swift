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
        desk.get("/desk/settings") { request, context in
            show(
                LookPage(house: .desk, isSaved: request.query("saved") == "yes"), request, session: context.session)
        }
        desk.get("/desk/sealed") { request, context in
            let after = request.query("after")
            let found = try await casework.sealedWork(of: context.principal, after: ProceedingID(after))
            let page = SealedListPage(
                lines: found.items.map { line($0, language(of: request)) },
                next: found.next.map { "\(Paths.sealed)?after=\($0)" },
                first: after.isEmpty ? nil : Paths.sealed)
            return show(page, request, session: context.session)
        }
        desk.get("/desk/search") { request, context in
            let page = try await searchPage(request, context.session)
            return show(
                page, request, status: page.hasErrors ? .unprocessableContent : .ok, session: context.session)
        }
        desk.get("/desk/search/quick") { request, context in
            try await quickSearch(request, context.session)
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
            } else if context.session != nil || context.lookupTrouble != nil {
                let session = try context.signedIn()
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
        let notices = try await casework.sealedNotices(for: session.principal)
        let language = language(of: request)
        let words = words(for: request)
        let discarded = request.query("discarded") == "yes" ? words.desk.drafts.discarded : nil
        let done = Verb(rawValue: request.query("done")).map { verb in
            words.desk.act.done.filling(["act": words.desk.act.button(of: verb, words.terms)])
        }
        let dues = groups.map(Self.dues)
        let due = dues.reduce(WorkPage.Dues(), +)
        var page = WorkPage(
            notices: notices.map {
                WorkPage.Notice(
                    number: $0.number, clock: $0.clock.rawValue, unit: name(of: $0.unit, language), dueOn: $0.dueOn)
            },
            groups: zip(groups, dues).map { group, due in
                let unit = casework.organisation.snapshot.units[group.unit]?.code ?? ""
                let filter = FormFields([
                    .init(name: "stage", value: group.stage.rawValue), .init(name: "at", value: unit),
                ])
                // Search finds no sealed matter: these have a list of their own.
                let isSealed = group.items.first?.isSealed ?? false
                return WorkPage.Group(
                    stage: "\(group.kind.rawValue).\(group.stage.rawValue)", role: group.role.rawValue,
                    count: group.count, overdue: due.overdue,
                    lines: group.items.map { line($0, language) },
                    all: isSealed ? Paths.sealed : Paths.search + "?" + filter.urlEncoded,
                    isCountComplete: group.isCountComplete,
                    verbs: isSealed ? [] : Batch.verbs(at: group.stage, of: group.kind, by: group.role))
            },
            overdue: due.overdue, dueToday: due.today, dueSoon: due.soon, done: done ?? discarded,
            drafts: try await draftLines(request, session.principal),
            draftDays: Casework.deskDraftDays, saved: try await savedFilterLines(session.principal))
        if groups.isEmpty, let (unit, found) = try await casework.underWay(for: session.principal) {
            let filter = FormFields([.init(name: "at", value: casework.organisation.snapshot.units[unit]?.code ?? "")])
            page.underWay = found.items.map { line($0, language) }
            page.underWayPath = Paths.search + "?" + filter.urlEncoded
        }
        return page
    }

    private static func dues(of group: WorkGroup) -> WorkPage.Dues {
        WorkPage.Dues(
            overdue: group.overdue, today: group.dueToday, soon: group.dueSoon, count: group.count,
            isWhole: group.isCountComplete)
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
