// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Web

extension Gallery {
    var fileSheets: [Sheet] {
        get throws {
            let units = [Choice("110101005", say("安定门街道办事处"))]
            var sheets = [
                Sheet("matter-many-acts", try manyActs, path: Paths.matter("2026-0123444-1"), person: clerk),
                Sheet("matter", try matterPage, path: Paths.matter("2026-0123456-7"), person: clerk),
                Sheet("matter-sealed", try sealedPage, path: Paths.matter("2026-0123444-1"), person: clerk),
                Sheet("matter-clocks", try clocksPage, path: Paths.matter("2026-0123444-1"), person: clerk),
                Sheet(
                    "matter-files", try filesPage, path: "/desk/matters/2026-0123444-1/files", person: clerk),
                Sheet("act-approval", try approval(units), path: "/desk/proceedings/1/approval", person: clerk),
                Sheet("act-service", servedAct(units), path: "/desk/proceedings/1/service", person: clerk),
                Sheet("act-refused", try refusedAct(units), path: "/desk/proceedings/1/objection", person: clerk),
            ]
            for verb in Verb.allCases {
                sheets.append(
                    Sheet(
                        "act-\(verb.rawValue)", act(verb, units), path: "/desk/proceedings/1/\(verb.noun)",
                        person: clerk))
            }
            return sheets
        }
    }

    /// The rest of a long list, of a sealed matter.
    private var filesPage: MatterListPage {
        get throws {
            let line = MatterLine(
                number: say("2026-0123444-1"), subject: say("反映某工作人员吃拿卡要"), channel: "visit", stage: "", unit: "",
                receivedOn: try day("2026-02-17"), dueOn: nil, isSealed: true)
            return MatterListPage(
                list: .files,
                file: MatterPage(
                    line: line, purpose: "", grade: "", category: "", territory: "", acts: [], clocks: [], parties: [],
                    arePartiesMasked: true, filings: [], proceedings: [], opinions: [], letters: [],
                    files: [FileLine(id: "f1", name: say("照片501.jpg"), bytes: 1_000)], journal: [],
                    more: ["files": Paths.matterList("1", "files", after: "f1")]))
        }
    }

    /// An opinion of several claims, in every outcome.
    private var opinion: OpinionView {
        get throws {
            OpinionView(
                claims: [
                    .init(text: say("修好楼道灯"), outcome: "supported", explanation: say("已责成物业更换。")),
                    .init(text: say("免物业费"), outcome: "notSupported"),
                ], facts: say("线路老化。"), basis: [say("《物业管理条例》第三十五条")], opinion: say("一周内换好。"),
                executeBy: try day("2026-03-20"), executor: say("某物业公司"), isDone: true)
        }
    }

    /// An approval, beside what is approved.
    private func approval(_ units: [Choice]) throws -> ActPage {
        ActPage(
            verb: .approveOpinion, article: say("32"), proceeding: "1", version: 3, number: say("2026-0123456-7"),
            subject: say("楼道灯坏了"), units: units, form: FormState(["effectiveOn": "2026-02-28"]),
            beside: .init(
                clock: ClockView(try reckoning(.handling, from: "2026-01-04")), opinion: try opinion,
                asked: (verb: .requestExtension, text: say("要等检测结果。")),
                filing: .init(
                    channel: "web", receivedOn: try day("2026-02-17"), title: say("楼道灯坏了"), facts: say("灯不亮。"),
                    claim: say("修好。"))),
            outlook: .init(stage: "ordinaryHandling.opinionApproved", letters: ["handlingOpinion"]))
    }

    /// What is served is named, and one answer is missing.
    private func servedAct(_ units: [Choice]) -> ActPage {
        ActPage(
            verb: .proveService, article: say("35"), proceeding: "1", version: 3, number: say("2026-0123456-7"),
            subject: say("楼道灯坏了"), units: units,
            form: FormState(
                ["method": "leftAtAddress", "advised": ""],
                faults: [.init(field: "proof", sentence: say("请填写“送达凭证”"))]),
            letter: say("处理意见书 安信答字〔2026〕12号"))
    }

    private func act(_ verb: Verb, _ units: [Choice]) -> ActPage {
        ActPage(
            verb: verb, article: say("32"), proceeding: "1", version: 3, number: say("2026-0123456-7"),
            subject: say("楼道灯坏了"), units: units, categories: verb == .classify ? [Choice("0101", say("物业管理"))] : [])
    }

    private func refusedAct(_ units: [Choice]) throws -> ActPage {
        ActPage(
            verb: .object, article: say("23(3)"), proceeding: "1", version: 3, number: say("2026-0123456-7"),
            subject: say("楼道灯坏了"), units: units,
            form: FormState(["reason": say("不归我们管")], faults: [.init(field: "reason", sentence: say("“理由”至少写20个字。"))]),
            refusal: Refusal(.objectionTooLate, article: say("23(3)")),
            changes: [TimeLineItem(when: "<time>9:00</time>", sentence: say("李承办 受理"))],
            proposals: [
                PathEntry(
                    department: "住建", matter: [say("物业"), say("公共照明")], path: .p5, basis: say("《物业管理条例》第三十五条"),
                    body: say("区住房城市建设委"), limit: say("两个月"), mark: .remembered)
            ],
            compared: .init(percent: 83, earlier: say("经查，补偿标准适当。")))
    }

    private var matterPage: MatterPage {
        get throws {
            MatterPage(
                line: try line("2026-0123456-7", "楼道灯坏了两个月没有人修", "ordinaryHandling.handling", due: "2026-03-05"),
                purpose: "claim",
                grade: "ordinary", category: say("城乡建设 / 物业管理"), territory: say("安定门街道"),
                acts: [
                    .init(proceeding: "1", verb: .draftOpinion, article: "32"),
                    .init(proceeding: "1", verb: .requestExtension, article: "34"),
                    .init(proceeding: "1", verb: .reportUrgent, article: "25", isAtAnyTime: true),
                ],
                clocks: [
                    ClockView(
                        try reckoning(.handling, from: "2026-01-04", extendedBy: 0),
                        warnings: [try day("2026-02-03"), try day("2026-03-04"), try day("2026-03-05")]),
                    try differing(), try recordedLate(),
                    ClockView(try reckoning(.handling, from: "2025-12-20", extendedBy: 30)),
                    ClockView(try reckoning(.objection, from: "2025-12-20")),
                    ClockView(try reckoning(.objection, from: "2026-02-12"), stoppedOn: try day("2026-02-20")),
                    ClockView(try reckoning(.disposal, from: "2026-01-20"), metOn: try day("2026-02-06")),
                    ClockView(try reckoning(.feedback, from: "2026-01-20", named: "2026-02-27")),
                    ClockView(try reckoning(.disposal, from: "2026-02-15")),
                ],
                parties: [
                    .init(
                        role: "petitioner", name: say("李**"), document: say("1101**********0000"),
                        phone: say("138****0000"), address: say("安德里小区"), note: say("国籍：法国")),
                    .init(role: "agent", name: say("王**"), document: "", phone: "", address: ""),
                ], arePartiesMasked: true,
                filings: [
                    .init(
                        channel: "web", receivedOn: try day("2026-02-17"), title: say("楼道灯坏了两个月没有人修"),
                        facts: say("楼道的灯从一月起就不亮了。打过三次物业电话，都说会来修，一直没有来。\n老人下楼很危险，上周已经有人摔倒。"), claim: say("请物业一周内修好。")),
                    .init(
                        channel: "web", receivedOn: try day("2026-02-25"), title: "", facts: say("今天晚上又有人摔倒了。"),
                        claim: ""),
                ],
                proceedings: [
                    .init(kind: "routing", stage: "received", unit: say("东城区信访办公室")),
                    .init(
                        kind: "ordinaryHandling", stage: "handling", unit: say("安定门街道办事处")),
                ], opinions: [try opinion],
                letters: [
                    .init(
                        id: "L1", kind: "handlingOpinion", number: say("安信答字〔2026〕12号"), at: "2026-02-28T02:00:00.000Z",
                        isReady: true),
                    .init(
                        id: "L2", kind: "handlingOpinion", number: say("安信答字〔2026〕13号"), at: "2026-03-02T02:00:00.000Z",
                        isReady: false),
                ], files: [FileLine(id: "f1", name: say("楼道照片.jpg"), bytes: 2_345_678)],
                journal: [
                    .init(
                        at: "2026-02-24T02:30:00.000Z", code: "accept", by: say("李承办"), unit: say("安定门街道办事处"),
                        effectiveOn: try day("2026-02-23"), backdated: (days: 1, reason: say("当天停电")),
                        note: say("情况属实，予以受理。")),
                    .init(at: "2026-02-17T06:05:00.000Z", code: "registered", by: "", unit: say("网上窗口")),
                ], tags: ["repeat"],
                aims: [
                    (kind: "disposal", by: try day("2026-01-24"), doneOn: try day("2026-01-26")),
                    (kind: "contact", by: try day("2026-02-25"), doneOn: nil),
                    (kind: "contact", by: try day("2026-03-03"), doneOn: nil),
                ], subChannel: "mobile", mayReissueCode: true,
                more: ["filings": Paths.matterList("1", "filings", after: "9")],
                done: say("已办理：受理"))
        }
    }

    /// A clock whose stored day is another than the one that today's rules give.
    private func differing() throws -> ClockView {
        let reckoning = try reckoning(.transferNotice, from: "2026-02-20")
        let clock = ClockState(
            proceeding: ProceedingID(1), clock: .transferNotice, ordinal: 1, ruleVersion: reckoning.version,
            startedOn: reckoning.startedOn, namedOn: nil, extendedBy: 0, dueOn: try day("2026-03-06"),
            internalDueOn: try day("2026-03-06"), isProvisional: false, metOn: nil, stoppedOn: nil, noticedOn: nil)
        return ClockView(reckoning, of: clock)
    }

    /// Met in time by its true day, entered when the last one had passed.
    private func recordedLate() throws -> ClockView {
        let reckoning = try reckoning(.handling, from: "2025-12-08")
        let clock = ClockState(
            proceeding: ProceedingID(1), clock: .handling, ordinal: 1, ruleVersion: reckoning.version,
            startedOn: reckoning.startedOn, namedOn: nil, extendedBy: 0, dueOn: reckoning.statutoryDueOn,
            internalDueOn: reckoning.internalDueOn, isProvisional: false, metOn: reckoning.statutoryDueOn,
            stoppedOn: nil, noticedOn: reckoning.statutoryDueOn.adding(days: 3))
        return ClockView(reckoning, of: clock)
    }

    private var sealedPage: MatterPage {
        get throws { try sealedPage([]) }
    }

    /// A matter with something to do of every group, shown in full.
    private var manyActs: MatterPage {
        get throws {
            let verbs: [Verb] = [
                .transfer, .assign, .handOver, .classify, .keep, .decline, .guide, .disputeJurisdiction,
            ]
            return MatterPage(
                line: try line("2026-0123444-1", "楼道灯坏了", "routing.registered", due: "2026-03-05"), purpose: "claim",
                grade: "", category: "", territory: "",
                acts: verbs.map { .init(proceeding: "1", verb: $0, article: "22") }, clocks: [],
                parties: [.init(role: "petitioner", name: say("李示范"), document: "", phone: "", address: "")],
                arePartiesMasked: false, filings: [], proceedings: [], opinions: [], letters: [], files: [],
                journal: [],
                isShownInFull: true)
        }
    }

    /// Every step of a reckoning, on some clock.
    private var clocksPage: MatterPage {
        get throws {
            try sealedPage([
                ClockView(try reckoning(.handling, from: "2026-12-20")),
                ClockView(try reckoning(.dutyPerformance, from: "2026-02-20")),
                ClockView(try reckoning(.simpleOpinion, from: "2026-01-26")),
                ClockView(try reckoning(.reReview, from: "2026-02-10", excluding: 7)),
                ClockView(try reckoning(.disposal, from: "2026-02-27")),
            ])
        }
    }

    private func sealedPage(_ clocks: [ClockView]) throws -> MatterPage {
        MatterPage(
            line: try line("2026-0123444-1", "反映某工作人员吃拿卡要", "routing.registered", due: "2026-03-02", sealed: true),
            purpose: "accusation", grade: "", category: "", territory: "", acts: [], clocks: clocks,
            parties: [], arePartiesMasked: false, filings: [], proceedings: [], opinions: [], letters: [], files: [],
            journal: [],
            linked: [try line("2026-0123456-7", "楼道灯坏了", "ordinaryHandling.handling", due: "2026-03-05")])
    }
}
