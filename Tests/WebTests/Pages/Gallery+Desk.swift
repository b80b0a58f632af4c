// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

extension Gallery {
    var clerk: Presentation.SignedIn {
        Presentation.SignedIn(
            name: say("张登记"), unit: say("东城区信访办公室"), registers: true, administers: false, prints: true)
    }

    var administrator: Presentation.SignedIn {
        Presentation.SignedIn(name: say("钱管理"), unit: say("东城区信访办公室"), registers: false, administers: true)
    }

    var deskSheets: [Sheet] {
        get throws {
            let units = [Choice("110101005", say("安定门街道办事处")), Choice("D-07", say("区住房城市建设委"))]
            return [
                Sheet("sign-in", signIn, path: Paths.signIn),
                Sheet(
                    "sign-in-held", SignInPage(form: FormState(["held": say("sealed")]), hasEnded: true),
                    path: Paths.signIn),
                Sheet(
                    "register-unavailable",
                    RegisterPage(
                        form: FormState(["facts": say("楼道灯一直不亮")], trouble: .unavailable), streets: units,
                        categories: []), path: Paths.register, person: clerk),
                Sheet(
                    "register-refused",
                    RegisterPage(
                        form: FormState(
                            ["facts": say("楼道灯一直不亮")],
                            trouble: .refused(Refusal(.tooFewKeyHolders, article: say("30(3)")))),
                        streets: units, categories: []), path: Paths.register, person: clerk),
                Sheet(
                    "held",
                    HeldPage(
                        house: .desk, action: Paths.register,
                        fields: [("facts", say("楼道灯一直不亮")), ("version", say("3"))], labels: ["facts": say("事实")],
                        hadFiles: true), path: Paths.register),
                Sheet(
                    "register-held",
                    RegisterPage(form: files(.held([say("来信.jpg")])), streets: units, categories: []),
                    path: Paths.register, person: clerk),
                Sheet(
                    "register-lost", RegisterPage(form: files(.lost), streets: units, categories: []),
                    path: Paths.register, person: clerk),
                Sheet(
                    "held-refused",
                    HeldPage(
                        house: .portal, action: Paths.rating,
                        reason: .refused(Refusal(.ratingClosed, article: "R-240")),
                        fields: [("words", say("修好了"))], labels: ["words": say("评语")]), path: Paths.rating),
                Sheet(
                    "held-mistake",
                    HeldPage(
                        house: .portal, action: Paths.retaliation, reason: .mistake(reference: say("7f3a")),
                        fields: [("facts", say("有人威胁"))], labels: ["facts": say("经过")]), path: Paths.retaliation),
                Sheet(
                    "held-outlived",
                    HeldPage(
                        house: .portal, action: Paths.retaliation, reason: .outlived,
                        fields: [("facts", say("有人威胁"))], labels: ["facts": say("经过")]), path: Paths.retaliation),
                Sheet("work", try workPage, path: Paths.work, person: clerk),
                Sheet(
                    "work-empty", try nothingWaits,
                    path: Paths.work,
                    person: clerk),
                Sheet("work-empty-leader", noWork, path: Paths.work, person: leader),
                Sheet("work-empty-supervisor", noWork, path: Paths.work, person: supervisor),
                Sheet("work-empty-administrator", noWork, path: Paths.work, person: administrator),
                Sheet("work-empty-mediator", noWork, path: Paths.work, person: mediator),
                Sheet(
                    "work-uncounted",
                    WorkPage(
                        groups: [
                            .init(
                                stage: "routing.registered", role: "clerk", count: 9, overdue: .init(0),
                                lines: [], all: Paths.search, isCountComplete: false)
                        ], overdue: .init(0), dueToday: .init(0), dueSoon: .init(0)), path: Paths.work, person: clerk),
                Sheet(
                    "sealed-work",
                    SealedListPage(
                        lines: [
                            try line(
                                "2026-0123444-1", "反映某工作人员吃拿卡要", "routing.registered", due: "2026-03-02",
                                channel: "visit", sealed: true)
                        ], next: Paths.sealed + "?after=1", first: Paths.sealed), path: Paths.sealed, person: clerk),
                Sheet("sealed-work-none", SealedListPage(lines: []), path: Paths.sealed, person: clerk),
                Sheet("register", RegisterPage(streets: units, categories: []), path: Paths.register, person: clerk),
                Sheet("register-repeat", try registerRepeat(units), path: Paths.register, person: clerk),
                Sheet("search", try searchPage(units), path: Paths.search, person: clerk),
                Sheet("search-many", try manyPage(units), path: Paths.search, person: clerk),
                Sheet("search-start", SearchPage(stages: [], units: units), path: Paths.search, person: clerk),
                Sheet(
                    "search-none", SearchPage(stages: [], units: units, lines: []), path: Paths.search, person: clerk),
                Sheet("search-no-scope", SearchPage(stages: [], units: []), path: Paths.search, person: administrator),
                Sheet("search-one-character", oneCharacter(units), path: Paths.search, person: clerk),
                Sheet("people", peoplePage, path: Paths.people, person: administrator),
                Sheet(
                    "people-not-found", PeoplePage(lines: [], units: units, form: FormState(["q": say("没有")])),
                    path: Paths.people, person: administrator),
                Sheet(
                    "people-wrong-unit",
                    PeoplePage(
                        lines: [], units: units,
                        form: FormState(
                            ["unit": say("安定门")], faults: [.init(field: "unit", sentence: say("没有这个单位。"))])),
                    path: Paths.people, person: administrator),
                Sheet("people-none", PeoplePage(lines: []), path: Paths.people, person: administrator),
                Sheet(
                    "person-new", PersonPage(account: nil, parts: .accounts, units: units), path: Paths.newPerson,
                    person: administrator),
                Sheet(
                    "person-new-wrong",
                    PersonPage(
                        account: nil, parts: .accounts, units: units,
                        form: FormState([:], faults: [.init(field: "account", sentence: say("请填写“账号”"))])),
                    path: Paths.newPerson, person: administrator),
                Sheet(
                    "slip-again",
                    SlipPage(
                        paper: .a4, house: .desk, number: say("2026-0123456-7"), code: nil,
                        registeredAt: "2026-03-02T01:00:00.000Z", unit: say("东城区信访办公室"), subject: say("楼道灯坏了"),
                        picture: nil, back: Paths.matter("2026-0123456-7"), next: Paths.registerNext("letter")),
                    path: Paths.work, person: clerk),
                Sheet("person", person(units, isActive: true), path: Paths.people, person: administrator),
                Sheet("person-disabled", person(units, isActive: false), path: Paths.people, person: administrator),
                Sheet(
                    "person-roles", PersonPage(account: say("new"), name: say("新人"), parts: .roles, units: units),
                    path: Paths.people, person: administrator),
                Sheet("units", unitsPage, path: Paths.units, person: administrator),
                Sheet("units-none", UnitsPage(lines: []), path: Paths.units, person: administrator),
                Sheet(
                    "units-not-found", UnitsPage(lines: [], form: FormState(["q": say("没有")])), path: Paths.units,
                    person: administrator),
            ]
        }
    }

    func line(
        _ number: String, _ subject: String, _ stage: String, due: String?, channel: String = "web",
        sealed: Bool = false, saysUnit: Bool = true
    ) throws -> MatterLine {
        MatterLine(
            number: say(number), subject: say(subject), channel: channel, stage: stage,
            unit: saysUnit ? say("安定门街道办事处") : "",
            receivedOn: try day("2026-02-17"), dueOn: try due.map(day), isSealed: sealed)
    }

    private func files(_ files: FormState.Files) -> FormState {
        var form = FormState(["facts": say("楼道灯一直不亮")])
        form.files = files
        return form
    }

    private var signIn: SignInPage {
        SignInPage(
            form: FormState(
                ["account": say("clerk"), "then": say("/desk/search")],
                faults: [.init(field: "account", sentence: say("账号或者密码不对。请核对，再登录一次。"))]),
            hasEnded: true,
            demoAccounts: [
                .init(account: say("clerk"), name: say("张登记"), role: "clerk"),
                .init(account: say("handler"), name: say("李承办"), role: "handler"),
                .init(account: say("approver"), name: say("王审批"), role: "approver"),
            ])
    }

    private var mediator: Presentation.SignedIn {
        Presentation.SignedIn(name: say("周调解"), unit: say("安定门街道"), registers: false, administers: false, prints: true)
    }

    private var noWork: WorkPage {
        WorkPage(groups: [], overdue: .init(0), dueToday: .init(0), dueSoon: .init(0))
    }

    private var workPage: WorkPage {
        get throws {
            WorkPage(
                notices: [
                    .init(
                        number: say("2026-0123301-2"), clock: "disposal", unit: say("区纪委监委"),
                        dueOn: try day("2026-02-20"))
                ],
                groups: [
                    WorkPage.Group(
                        stage: "routing.registered", role: "clerk", count: 23, overdue: WorkPage.Due(1),
                        lines: [
                            try line(
                                "2026-0123401-5", "胡同口违规停车，消防车进不来", "routing.registered", due: "2026-02-27",
                                channel: "letter", saysUnit: false),
                            try line(
                                "2026-0123444-1", "反映某工作人员吃拿卡要", "routing.registered", due: "2026-03-02",
                                channel: "visit", sealed: true, saysUnit: false),
                            try line(
                                "2026-0123450-8", "建议在公园北门加装扶手，方便老年人进出和轮椅通行", "routing.registered", due: "2026-03-05",
                                saysUnit: false),
                            try line(
                                "2026-0123456-7", "楼道灯坏了两个月没有人修", "routing.registered", due: "2026-03-17",
                                channel: "phone", saysUnit: false),
                        ], all: Paths.search + "?stage=routing.registered", verbs: [.transfer, .assign]),
                    WorkPage.Group(
                        stage: "routing.objected", role: "reviewer", count: 1, overdue: WorkPage.Due(0),
                        lines: [
                            try line(
                                "2026-0123399-0", "供暖不热", "routing.objected", due: nil, channel: "hotline",
                                saysUnit: false)
                        ],
                        all: Paths.search),
                    WorkPage.Group(
                        stage: "routing.forwarded", role: "handler", unit: say("和平里街道"), count: 2,
                        overdue: WorkPage.Due(0),
                        lines: [
                            waiting("2026-0123398-2", "routing.forwarded", days: 3),
                            waiting("2026-0123397-4", "routing.forwarded", days: 0),
                        ], all: Paths.search),
                    WorkPage.Group(
                        stage: "execution.executing", role: "handler", unit: say("和平里街道"), count: 2,
                        overdue: WorkPage.Due(0),
                        lines: [
                            waiting("2026-0123396-6", "execution.executing", days: 30),
                            waiting("2026-0123395-8", "execution.executing", days: 0),
                        ], all: Paths.search),
                ], overdue: .init(1), dueToday: .init(1), dueSoon: .init(4, isAtLeast: true), done: say("已办理：转送"))
        }
    }

    private func waiting(_ number: String, _ stage: String, days: Int) -> MatterLine {
        MatterLine(
            number: say(number), subject: say("供暖不热"), channel: "letter", stage: stage, unit: "和平里街道",
            receivedOn: today, dueOn: nil, since: today.adding(days: -days))
    }

    private func registerRepeat(_ units: [Choice]) throws -> RegisterPage {
        let alike = MatterLine(
            number: say("2026-0123456-7"), subject: say("楼道灯坏了两个月没有人修"), channel: "web",
            stage: "ordinaryHandling.handling", unit: say("和平里街道"), receivedOn: today, dueOn: nil)
        return RegisterPage(
            form: FormState(
                [
                    "channel": "letter", "receivedOn": "2026-03-02", "who": "self", "name": say("李示范"),
                    "phone": say("1380000"),
                    "subject": say("楼道灯不亮"), "facts": say("楼道灯一直不亮"), "purpose": "claim",
                ],
                faults: [.init(field: "facts", sentence: say("“事实和理由”至少写10个字，现在有7个。"))]),
            streets: units, categories: [Choice("0101", say("城乡建设 / 物业管理"))],
            repeats: [
                .init(
                    line: alike, names: [say("李**")], filings: 1, percent: 86)
            ],
            advice: ["phone": say("位数不对")], done: say("2026-0123470-2"))
    }

    private func searchPage(_ units: [Choice]) throws -> SearchPage {
        SearchPage(
            form: FormState(["q": say("楼道灯"), "stage": "ordinaryHandling.handling"]),
            stages: [Choice("ordinaryHandling.handling", say("办理中"))], units: units,
            lines: [try line("2026-0123456-7", "楼道灯坏了两个月没有人修", "ordinaryHandling.handling", due: "2026-04-07")],
            count: 1, chips: [Chip(say("办理中"), without: Paths.search + "?q=1")], mayChoose: true)
    }

    private func oneCharacter(_ units: [Choice]) -> SearchPage {
        var page = SearchPage(form: FormState(["q": say("暖")]), stages: [], units: units, lines: [])
        page.isTooShort = true
        return page
    }

    private func manyPage(_ units: [Choice]) throws -> SearchPage {
        SearchPage(
            stages: [], units: units,
            lines: try (0..<6).map {
                try line("2026-01234\($0)0-3", "第\($0)件事项", "ordinaryHandling.closed", due: nil)
            } + [try line("2026-0123480-1", "等签收", "routing.forwarded", due: nil)], count: 1_000, isCountCapped: true,
            next: Paths.search + "?after=9", first: Paths.search)
    }

    private var nothingWaits: WorkPage {
        get throws {
            var page = WorkPage(groups: [], overdue: .init(0), dueToday: .init(0), dueSoon: .init(0))
            page.underWay = [try line("2026-0123499-1", "上下楼漏水", "ordinaryHandling.agreed", due: "2026-03-20")]
            return page
        }
    }

    private var peoplePage: PeoplePage {
        PeoplePage(
            lines: [
                .init(
                    account: say("clerk"), name: say("张登记"),
                    holdings: [.init(role: "clerk", unit: "D-01", unitName: say("东城区信访办公室"))], isActive: true),
                .init(
                    account: say("old"), name: say("赵离岗"),
                    holdings: [.init(role: "handler", unit: "D-02", unitName: say("和平里街道"))], isActive: false),
            ], next: Paths.people + "?after=old", done: say("已保存"))
    }

    private func person(_ units: [Choice], isActive: Bool) -> PersonPage {
        PersonPage(
            account: say("clerk"), name: say("张登记"), isActive: isActive,
            parts: isActive ? [.accounts, .roles] : .accounts,
            holdings: [
                .init(role: "clerk", unit: "D-01", unitName: say("东城区信访办公室")),
                .init(role: "handler", unit: "D-07", unitName: say("区住房城市建设委")),
            ],
            tokens: isActive
                ? [
                    .init(
                        id: "1", name: say("导入程序"), roles: ["clerk"], createdAt: "2026-03-01T00:58:00.000Z",
                        lastUsedOn: today, isRevoked: false),
                    .init(
                        id: "2", name: say("旧程序"), roles: ["clerk"], createdAt: "2026-02-01T00:58:00.000Z",
                        isRevoked: true),
                ] : [], units: units, form: FormState(values: ["holding": ["clerk@D-01"]]))
    }

    private var unitsPage: UnitsPage {
        UnitsPage(
            lines: [
                .init(
                    code: say("110101"), name: say("东城区"), level: "district", kind: "government", parent: "", staff: 4),
                .init(
                    code: say("110101005"), name: say("安定门街道"), level: "street", kind: "street", parent: say("东城区"),
                    staff: 0),
            ], unstaffed: 1)
    }
}
