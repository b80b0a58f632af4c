// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Hummingbird

extension Doors {
    /// 办理台: my work and search. Every handler begins with who is signed in.
    func addDeskRoutes(to router: Router<BasicRequestContext>) {
        router.get("/desk") { request, _ in
            let session = try await session(of: request)
            return show(try await workPage(request, session), request, session: session)
        }
        router.get("/desk/search") { request, _ in
            let session = try await session(of: request)
            return show(try await searchPage(request, session), request, session: session)
        }
    }

    private func workPage(_ request: Request, _ session: Session) async throws -> WorkPage {
        let groups = try await casework.myWork(of: session.principal)
        let today = casework.today
        let lines = groups.flatMap(\.items)
        let soon = today.adding(days: 7)
        return WorkPage(
            groups: groups.map { group in
                WorkPage.Group(
                    stage: "\(group.kind.rawValue).\(group.stage.rawValue)", role: group.role.rawValue,
                    count: group.count, overdue: group.overdue,
                    lines: group.items.map { line($0, request) }, all: Paths.search + "?open=1")
            },
            dueToday: lines.count { $0.dueOn == today }, dueSoon: lines.count { $0.dueOn > today && $0.dueOn <= soon })
    }

    private func line(_ item: WorkItem, _ request: Request) -> MatterLine {
        MatterLine(
            number: item.number, subject: item.title, channel: item.channel.rawValue,
            stage: "\(item.kind.rawValue).\(item.stage.rawValue)", unit: unitName(item.unit, request),
            receivedOn: item.receivedOn, dueOn: item.dueOn == .never ? nil : item.dueOn, isSealed: item.isSealed)
    }

    private func searchPage(_ request: Request, _ session: Session) async throws -> SearchPage {
        let parameters = request.uri.queryParameters
        var query = SearchQuery()
        query.text = parameters["text"].map(String.init) ?? ""
        query.channel = parameters["channel"].flatMap { Channel(rawValue: String($0)) }
        query.openOnly = parameters["open"] == "1"
        let form = FormState(["text": query.text])
        do {
            let found = try await casework.search(query, for: session.principal)
            return SearchPage(
                form: form, stages: [], units: [],
                lines: found.items.map { item in
                    MatterLine(
                        number: item.number, subject: item.title, channel: item.channel.rawValue, stage: "", unit: "",
                        receivedOn: item.receivedOn, dueOn: item.dueOn == .never ? nil : item.dueOn,
                        isSealed: item.isSealed)
                }, count: found.count, isCountCapped: !found.isCountComplete)
        } catch SearchProblem.wrongCheckDigit(let typed) {
            let words = presentation(for: request).words.fields
            let sentence = words.problems["wrongCheckDigit"].filling(["typed": typed, "label": typed])
            return SearchPage(
                form: FormState(["text": query.text], faults: [FormState.Fault(field: "text", sentence: sentence)]),
                stages: [], units: [])
        }
    }

    private func unitName(_ id: UnitID, _ request: Request) -> String {
        let unit = casework.organisation.snapshot.units[id]
        return (presentation(for: request).language == .chinese ? unit?.name : unit?.nameEnglish) ?? ""
    }
}
