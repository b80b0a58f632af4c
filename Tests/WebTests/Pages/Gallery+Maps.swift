// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing
import Web

extension Gallery {
    var mapSheets: [Sheet] {
        get throws {
            let all = ProceedingKind.allCases
            let rules = book.set(on: today)
            let square = QRPicture(side: 1, isDark: [true])
            var sheets = [
                Sheet(
                    "maps", MapsPage(charts: all.map { FlowChart(Procedure.of($0)) }, rules: rules), path: Paths.maps),
                Sheet(
                    "map-deadlines", DeadlineMapPage(rules: rules, picture: square), path: Paths.deadlineMap),
                Sheet(
                    "map-guide", GuideMapPage(guide: try Locales.guide(), rules: rules, picture: square),
                    path: Paths.guideMap),
                Sheet("matter-maps", try matterMaps(rules), path: Paths.matterMaps("1"), person: clerk),
                Sheet(
                    "matter-maps-sealed", try sealedMaps(rules), path: Paths.matterMaps("1"), person: clerk),
                Sheet(
                    "matter-maps-ended",
                    MatterMapsPage(
                        number: say("2026-0123456-7"), subject: say("路灯"), isSealed: false, rules: rules, flows: [],
                        lines: [],
                        times: nil), path: Paths.matterMaps("1"), person: clerk),
            ]
            for kind in all {
                let page = FlowMapPage(chart: FlowChart(Procedure.of(kind)), rules: rules, picture: square)
                sheets.append(Sheet("map-\(kind.rawValue)", page, path: Paths.map(kind.rawValue)))
                let duties = DutyMapPage(procedure: Procedure.of(kind), rules: rules, picture: square)
                sheets.append(Sheet("duties-\(kind.rawValue)", duties, path: Paths.dutyMap(kind.rawValue)))
            }
            return try sheets + guideSheets
        }
    }

    private var guideSheets: [Sheet] {
        get throws {
            let guide = try Locales.guide()
            let rules = book.set(on: today)
            let questions = guide.questions.map { question in
                Sheet(
                    "guide-\(question.id)", GuidePage(question: question, parent: guide.parent(of: question.id)),
                    path: Paths.guide(question.id))
            }
            let answers = guide.answers.map { answer in
                Sheet(
                    "guide-\(answer.id)",
                    GuideAnswerPage(answer: answer, parent: guide.parent(of: answer.id), rules: rules),
                    path: Paths.guide(answer.id))
            }
            return questions + answers
        }
    }

    private func matterMaps(_ rules: RuleSet) throws -> MatterMapsPage {
        let procedure = Procedure.of(.ordinaryHandling)
        let here = OrdinaryHandling.Stage.handling.code
        let lines = try openDuties().enumerated().map { index, duty in
            MatterMapsPage.Line(
                duty: duty, unit: index == 2 ? nil : say("安定门街道办事处"),
                people: index == 1 ? [] : [say("李承办"), say("赵承办")],
                approvers: [say("王审批")], leaders: index == 0 ? [] : [say("周分管")])
        }
        return MatterMapsPage(
            number: say("2026-0123456-7"), subject: say("楼道灯坏了两个月没有人修"), isSealed: false, rules: rules,
            flows: [
                MatterMapsPage.Flow(
                    chart: FlowChart(procedure), here: here, been: [procedure.opening], unit: say("安定门街道办事处"))
            ], lines: lines, times: TimeChart(try clocks(), today: today))
    }

    private func sealedMaps(_ rules: RuleSet) throws -> MatterMapsPage {
        let procedure = Procedure.of(.routing)
        return MatterMapsPage(
            number: say("2026-0123444-1"), subject: say("反映某工作人员吃拿卡要"), isSealed: true, rules: rules,
            flows: [
                MatterMapsPage.Flow(
                    chart: FlowChart(procedure), here: procedure.opening, been: [], unit: say("东城区信访办公室"))
            ],
            lines: try openDuties().prefix(2).map {
                MatterMapsPage.Line(duty: $0, unit: say("东城区信访办公室"), people: [], approvers: [], leaders: [])
            }, times: nil)
    }

    /// A matter that is being handled, as its tables leave it.
    private func openDuties() throws -> [Duty] {
        let id = ProceedingID(2)
        let handling = ProceedingState(
            id: id, kind: .ordinaryHandling, parent: nil, stage: OrdinaryHandling.Stage.handling.code, unit: UnitID(1),
            sender: nil, ruleVersion: book.set(on: today).version, openedOn: try day("2026-01-28"), closedOn: nil)
        let state = MatterState(
            id: MatterID(1), channel: .web, receivedOn: try day("2026-01-20"), registeredBy: UnitID(1), isSealed: false,
            isContactable: true, isFirstFiling: true, headcount: 1, purpose: .claim, category: nil, grade: .ordinary,
            path: .p6, marks: MatterMarks(), proceedings: [handling], clocks: try clocks(), letters: [])
        return state.duties(under: book)
    }

    /// One clock of each sort: met, met late, running, extended, standing still for a hearing, over.
    private func clocks() throws -> [ClockState] {
        [
            try clock(.disposal, from: "2026-01-20", due: "2026-02-04", metOn: "2026-01-26"),
            try clock(.transferNotice, from: "2026-01-28", due: "2026-02-12", metOn: "2026-02-14"),
            try clock(.handling, from: "2026-02-04", due: "2026-05-06", inner: "2026-04-30", extendedBy: 30),
            try clock(.reReview, from: "2026-02-10", due: "2026-03-18", excluding: 6, suspendedOn: "2026-02-27"),
            try clock(.feedback, from: "2026-02-01", due: "2026-02-25"),
        ]
    }

    private func clock(
        _ clock: ClockID, from start: String, due: String, inner: String? = nil, metOn: String? = nil,
        extendedBy: Int = 0, excluding: Int = 0, suspendedOn: String? = nil
    ) throws -> ClockState {
        ClockState(
            proceeding: ProceedingID(2), clock: clock, ordinal: 1, ruleVersion: book.set(on: today).version,
            startedOn: try day(start), namedOn: nil, extendedBy: extendedBy, excluding: excluding,
            suspendedOn: try suspendedOn.map(day), dueOn: try day(due), internalDueOn: try day(inner ?? due),
            isProvisional: false, metOn: try metOn.map(day), stoppedOn: nil, noticedOn: nil)
    }
}
