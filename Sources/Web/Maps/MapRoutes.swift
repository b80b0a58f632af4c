// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Formats
import Hummingbird

extension Doors {
    /// 路线图与办事图: the guide and the public charts.
    func addMapRoutes(to router: Router<WebContext>) {
        router.get("/guide") { request, _ in try guidePage(guide.start, request) }
        router.get("/guide/:place") { request, context in
            try guidePage(context.parameters.get("place") ?? "", request)
        }
        router.get("/maps") { request, _ in
            show(
                MapsPage(charts: ProceedingKind.allCases.map { FlowChart(Procedure.of($0)) }, rules: presentRules),
                request)
        }
        router.get("/maps/deadlines") { request, _ in
            show(DeadlineMapPage(rules: presentRules, picture: square(Paths.deadlineMap)), request)
        }
        router.get("/maps/guide") { request, _ in
            show(GuideMapPage(guide: guide, rules: presentRules, picture: square(Paths.guideMap)), request)
        }
        router.get("/maps/responsibility/:kind") { request, context in
            guard let kind = ProceedingKind(rawValue: context.parameters.get("kind") ?? "") else { throw NotHere() }
            let page = DutyMapPage(
                procedure: Procedure.of(kind), rules: presentRules, picture: square(Paths.dutyMap(kind.rawValue)))
            return show(page, request)
        }
        router.get("/maps/:kind") { request, context in
            guard let kind = ProceedingKind(rawValue: context.parameters.get("kind") ?? "") else { throw NotHere() }
            let page = FlowMapPage(
                chart: FlowChart(Procedure.of(kind)), rules: presentRules, picture: square(Paths.map(kind.rawValue)))
            return show(page, request)
        }
    }

    /// 事项的办事图, for whoever may see the file.
    func addMatterMapRoutes(to desk: RouterGroup<DeskContext>) {
        desk.get("/desk/matters/:number/maps") { request, context in
            let id = try await matterID(context)
            let file = try await casework.maskedFile(id, for: context.principal)
            let people = try await casework.responsiblePeople(for: file)
            return show(matterMaps(file, people, request), request, session: context.session)
        }
    }

    private var presentRules: RuleSet { casework.book.set(on: casework.today) }

    private func guidePage(_ id: String, _ request: Request) throws -> Response {
        switch guide.place(id) {
        case .question(let question): show(GuidePage(question: question, parent: guide.parent(of: id)), request)
        case .answer(let answer):
            show(GuideAnswerPage(answer: answer, parent: guide.parent(of: id), rules: presentRules), request)
        case nil: throw NotHere()
        }
    }

    /// The square that opens a page of the portal.
    private func square(_ path: String) -> QRPicture? {
        guard !publicAddress.isEmpty, let code = QRCode(text: publicAddress + path) else { return nil }
        return QRPicture(side: code.width, isDark: code.modules)
    }

    private func matterMaps(_ file: MatterFile, _ people: [ResponsiblePerson], _ request: Request) -> MatterMapsPage {
        let state = file.state
        let open = state.proceedings.filter { $0.closedOn == nil }
        let shown = open.isEmpty ? Array(state.proceedings.filter(\.kind.isMain).suffix(1)) : open
        let version = shown.last?.ruleVersion ?? ""
        return MatterMapsPage(
            number: file.number, subject: file.title, isSealed: state.isSealed,
            rules: casework.book.set(version: version) ?? presentRules,
            flows: shown.reversed().map { proceeding in
                let procedure = Procedure.of(proceeding.kind)
                return MatterMapsPage.Flow(
                    chart: FlowChart(procedure), isResting: procedure.resting.contains(proceeding.stage),
                    here: proceeding.stage,
                    been: file.stagesPassed(by: proceeding), unit: name(of: proceeding.unit, request))
            },
            lines: state.duties(under: casework.book).map { line($0, people, request) },
            times: TimeChart(state.clocks, today: casework.today))
    }

    private func line(_ duty: Duty, _ people: [ResponsiblePerson], _ request: Request) -> MatterMapsPage.Line {
        let isChinese = language(of: request) == .chinese
        func names(_ unit: UnitID?, _ roles: [Role]) -> [String] {
            var names: [String] = []
            for person in people where person.unit == unit && roles.contains(person.role) {
                let name = isChinese ? person.name.name : person.name.nameEnglish
                if !names.contains(name) { names.append(name) }
            }
            return names
        }
        let roles = duty.step.by.compactMap { performer -> Role? in
            if case .role(let role) = performer { role } else { nil }
        }
        // A unit without a leader of its own is in the charge of the nearest one above it.
        let chain = duty.unit.map { casework.organisation.snapshot.chain(from: $0) } ?? []
        let leaders = chain.lazy.map { names($0, [.leader]) }.first { !$0.isEmpty } ?? []
        return MatterMapsPage.Line(
            duty: duty, unit: duty.unit.map { name(of: $0, request) },
            people: names(duty.unit, roles), approvers: names(duty.unit, [.approver]), leaders: leaders)
    }
}

extension MatterFile {
    /// The stages through which a proceeding came, by the acts of its journal.
    fileprivate func stagesPassed(by proceeding: ProceedingState) -> Set<StageCode> {
        let procedure = Procedure.of(proceeding.kind)
        var passed: Set<StageCode> = [procedure.opening]
        var stage = procedure.opening
        for entry in journal {
            guard case .acted(let record) = entry.body, record.proceeding == proceeding.id,
                let step = procedure.step(record.act.verb, from: stage)
            else { continue }
            stage = step.to
            passed.insert(stage)
        }
        passed.remove(proceeding.stage)
        return passed
    }
}
