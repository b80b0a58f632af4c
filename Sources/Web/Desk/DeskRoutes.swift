// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import HTTPTypes
import Hummingbird

extension Doors {
    /// 办理台: my work and search.
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

    private func workPage(_ request: Request, _ session: Session) async throws -> WorkPage {
        let part = WorkPart(rawValue: request.query("due"))
        let groups = try await casework.myWork(of: session.principal, part)
        let notices = try await casework.sealedNotices(for: session.principal)
        let language = language(of: request)
        let words = words(for: request)
        let discarded = request.query("discarded") == "yes" ? words.desk.drafts.discarded : nil
        let done = Verb(rawValue: request.query("done")).map { verb in
            words.desk.act.done.filling(["act": words.desk.act.button(of: verb, words.terms)])
        }
        let dues = groups.map(Self.dues)
        let due = dues.reduce(WorkPage.Dues(), +)
        let units = Set(groups.map(\.unit))
        var page = WorkPage(
            notices: notices.map {
                WorkPage.Notice(
                    number: $0.number, clock: $0.clock.rawValue, unit: name(of: $0.unit, language), dueOn: $0.dueOn)
            },
            groups: zip(groups, dues).filter { part == nil || !$0.0.items.isEmpty }.map { group, due in
                let unit = casework.organisation.snapshot.units[group.unit]?.code ?? ""
                let shown = part.map { $0 == .overdue ? due.overdue : due.today }
                let more = part.map {
                    FormFields.Field(
                        name: $0 == .overdue ? "overdue" : "due", value: $0 == .overdue ? "yes" : casework.today.iso)
                }
                let filter = FormFields(
                    [.init(name: "stage", value: group.stage.rawValue), .init(name: "at", value: unit)]
                        + (more.map { [$0] } ?? []))
                // Search finds no sealed matter: these have a list of their own.
                let isSealed = group.items.first?.isSealed ?? false
                return WorkPage.Group(
                    stage: "\(group.kind.rawValue).\(group.stage.rawValue)", role: group.role.rawValue,
                    unit: units.count > 1 ? name(of: group.unit, language) : "",
                    count: shown?.count ?? group.count, overdue: due.overdue,
                    lines: group.items.map { line($0, language) },
                    all: isSealed ? Paths.sealed : Paths.search + "?" + filter.urlEncoded,
                    isCountComplete: shown.map { !$0.isAtLeast } ?? group.isCountComplete,
                    verbs: isSealed ? [] : Batch.verbs(at: group.stage, of: group.kind, by: group.role))
            },
            overdue: due.overdue, dueToday: due.today, dueSoon: due.soon, done: done ?? discarded,
            drafts: try await draftLines(request, session.principal),
            draftDays: Casework.deskDraftDays, saved: try await savedFilterLines(session.principal))
        page.part = part
        page.waiting = WorkPage.Due(
            groups.reduce(0) { $0 + $1.count }, isAtLeast: !groups.allSatisfy(\.isCountComplete))
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

    /// 密封事项的标题: lists and papers name the class alone, also to who holds the key; the file itself says more, and that is on record.
    func subject(_ title: String, _ isSealed: Bool, _ language: Language) -> String {
        isSealed ? vocabulary[language].desk.work.sealedSubject : title
    }

    private func line(_ item: WorkItem, _ language: Language) -> MatterLine {
        MatterLine(
            number: item.number, subject: subject(item.title, item.isSealed, language), channel: item.channel.rawValue,
            stage: "\(item.kind.rawValue).\(item.stage.rawValue)", unit: name(of: item.unit, language),
            receivedOn: item.receivedOn, dueOn: item.dueOn == .never ? nil : item.dueOn, since: item.since,
            isSealed: item.isSealed)
    }

    func line(_ item: FoundMatter, _ language: Language) -> MatterLine {
        MatterLine(
            number: item.number, subject: subject(item.title, item.isSealed, language), channel: item.channel.rawValue,
            stage: "\(item.kind.rawValue).\(item.stage.rawValue)", unit: name(of: item.unit, language),
            receivedOn: item.receivedOn, dueOn: item.dueOn == .never ? nil : item.dueOn, isSealed: item.isSealed)
    }
}
