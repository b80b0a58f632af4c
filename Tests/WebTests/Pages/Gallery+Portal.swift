// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Web

extension Gallery {
    var portalSheets: [Sheet] {
        get throws {
            [
                Sheet("home", HomePage(routingDays: 15, handlingDays: 60)),
                Sheet("follow-sign-in", FollowSignInPage(), path: Paths.follow),
                Sheet(
                    "follow-sign-in-wrong",
                    FollowSignInPage(
                        form: FormState(
                            ["number": say("2026-0123456-8"), "code": say("abcd")],
                            faults: [.init(field: "number", sentence: say("编号抄错了：最后一位对不上。"))])),
                    path: Paths.follow),
                Sheet(
                    "follow-sign-in-ended", FollowSignInPage(isEnded: true), path: Paths.follow),
                Sheet(
                    "follow-sign-in-held", FollowSignInPage(form: FormState(["held": say("sealed")])),
                    path: Paths.follow),
                Sheet("follow", try followPage, path: Paths.followMatter),
                Sheet("follow-new", try newFollowPage, path: Paths.followMatter),
                Sheet("follow-sent", try sentFollowPage, path: Paths.followMatter),
                Sheet("follow-promised", try promisedFollowPage(by: nil), path: Paths.followMatter),
                Sheet("follow-promise-late", try promisedFollowPage(by: "2026-02-27"), path: Paths.followMatter),
                Sheet("follow-rated", try ratedFollowPage, path: Paths.followMatter),
                Sheet("follow-answered", try answeredFollowPage, path: Paths.followMatter),
                Sheet(
                    "follow-over",
                    FollowPage(
                        number: say("2026-0100002-9"), subject: say("路灯不亮"), registeredOn: try day("2025-11-03"),
                        stage: "rating.rated", nextBy: nil, clocks: [], events: [], letters: [], files: [],
                        canAddMaterial: false, rateUntil: nil), path: Paths.followMatter),
                Sheet("material", MaterialPage(number: say("2026-0123456-7")), path: Paths.material),
                Sheet(
                    "rating",
                    RatingPage(
                        number: say("2026-0123456-7"), object: .unit, unit: say("区城市管理委"),
                        until: try day("2026-04-01")), path: Paths.rating),
                Sheet(
                    "rating-office",
                    RatingPage(
                        number: say("2026-0123456-7"), object: .office, unit: say("东城区信访办公室"),
                        until: try day("2026-04-01")), path: Paths.officeRating),
                Sheet("follow-agent", try agentFollowPage, path: Paths.followMatter),
                Sheet("follow-late", try lateFollowPage, path: Paths.followMatter),
                Sheet(
                    "review-late",
                    ReviewRequestPage(
                        number: say("2026-0123456-7"), isReReview: false,
                        bodies: [Choice("D", say("东城区人民政府"))], until: try day("2026-02-20"), isLate: true),
                    path: Paths.review),
                Sheet(
                    "recusal", RecusalPage(number: say("2026-0123456-7"), form: FormState(["whom": say("经办人")])),
                    path: Paths.recusal),
                Sheet("office", officePage, path: Paths.office),
                Sheet("accessibility", AccessibilityPage(), path: Paths.accessibility),
                Sheet(
                    "review",
                    ReviewRequestPage(
                        number: say("2026-0123456-7"), isReReview: false,
                        bodies: [Choice("D", say("东城区人民政府")), Choice("C", say("市住房城乡建设委"))],
                        until: try day("2026-04-01")), path: Paths.review),
                Sheet(
                    "re-review",
                    ReviewRequestPage(
                        number: say("2026-0123456-7"), isReReview: true,
                        bodies: [Choice("C", say("北京市人民政府"))], until: try day("2026-05-01")), path: Paths.review),
                Sheet(
                    "letter-check",
                    LetterCheckPage(
                        form: FormState(["number": say("东建信处〔2026〕12号"), "code": say("7KQ2-M9PX")]),
                        found: .init(
                            kind: "handlingOpinion", unit: say("区住房城市建设委"), number: say("东建信处〔2026〕12号"),
                            issuedOn: try day("2026-03-02"),
                            changes: [
                                .init(.corrected, number: say("东建信更〔2026〕1号"), on: try day("2026-03-05")),
                                .init(.revoked, number: say("东建信撤〔2026〕1号"), on: try day("2026-03-09")),
                                .init(.changed, number: say("东政复查〔2026〕1号"), on: try day("2026-03-10")),
                                .init(.sentBack, number: say("东政复查〔2026〕2号"), on: try day("2026-03-11")),
                            ])), path: Paths.letterCheck),
                Sheet(
                    "letter-check-not-found",
                    LetterCheckPage(
                        form: FormState(
                            values: [:], faults: [.init(field: "code", sentence: say("没有找到这样的文书。"))])),
                    path: Paths.letterCheck),
                Sheet("error-404", ErrorPage(.notFound, house: .portal, reference: "r-404")),
                Sheet("error-404-number", ErrorPage(.wrongNumber, house: .desk, reference: say("r-404n"))),
                Sheet(
                    "error-403",
                    ErrorPage(
                        .forbidden, house: .desk, reference: say("r-403"),
                        refusal: Refusal(.objectionTooLate, article: say("23(3)")))),
                Sheet("error-403-page", ErrorPage(.closed, house: .desk, reference: say("r-403p"))),
                Sheet(
                    "error-403-unsaid", ErrorPage(.forbidden, house: .portal, reference: say("r-403u"))),
                Sheet(
                    "error-403-standard",
                    ErrorPage(
                        .forbidden, house: .desk, reference: say("r-403s"),
                        refusal: Refusal(.notYours, article: "GB/T 22239, 9.2"))),
                Sheet("error-422", ErrorPage(.invalid, house: .portal, reference: say("r-422"))),
                Sheet("error-409", ErrorPage(.stale, house: .desk, reference: say("r-409"))),
                Sheet("error-500", ErrorPage(.mistake, house: .portal, reference: say("r-500"))),
                Sheet("error-429", ErrorPage(.tooMany(seconds: 8), house: .portal, reference: say("r-429"))),
                Sheet("error-413", ErrorPage(.tooLarge, house: .portal, reference: say("r-413"))),
                Sheet("error-503", ErrorPage(.unavailable, house: .portal, reference: say("r-503"))),
            ]
        }
    }

    private var followPage: FollowPage {
        get throws {
            FollowPage(
                number: say("2026-0123456-7"), subject: say("安德里小区3号楼楼道灯坏了两个月没有人修"),
                registeredOn: try day("2026-01-20"), stage: "ordinaryHandling.handling", nextBy: try day("2026-04-07"),
                clocks: [
                    ClockView(try reckoning(.handling, from: "2026-02-04")),
                    ClockView(try reckoning(.disposal, from: "2026-01-20"), metOn: try day("2026-01-26")),
                    ClockView(try reckoning(.transferNotice, from: "2026-01-28"), metOn: try day("2026-02-14")),
                ],
                events: [
                    FollowPage.Event(at: "2026-02-04T02:30:00.000Z", code: "accept", unit: say("安定门街道办事处")),
                    FollowPage.Event(at: "2026-01-28T01:12:00.000Z", code: "receive", unit: say("安定门街道办事处")),
                    FollowPage.Event(at: "2026-01-26T08:00:00.000Z", code: "transfer", unit: say("安定门街道办事处")),
                    FollowPage.Event(at: "2026-01-22T12:41:00.000Z", code: "materialAdded"),
                    FollowPage.Event(at: "2026-01-20T06:05:00.000Z", code: "registered"),
                ],
                letters: [
                    FollowPage.Letter(
                        ordinal: 1, kind: "handlingOpinion", number: say("安信答字〔2026〕12号"),
                        issuedOn: try day("2026-02-04"), unit: say("安定门街道办事处"), outcomes: ["supported", "explained"])
                ],
                files: [FileLine(id: "f1", name: say("楼道照片.jpg"), bytes: 2_345_678)], canAddMaterial: true,
                rateUntil: nil, done: .materialAdded)
        }
    }

    /// Passed on and not signed for: no clock runs, and yet it is told what comes.
    private var sentFollowPage: FollowPage {
        get throws {
            FollowPage(
                number: say("2026-0123461-3"), subject: say("屋顶漏水三个月没有人修"), registeredOn: try day("2026-02-26"),
                stage: "routing.forwarded", nextBy: nil, clocks: [],
                events: [FollowPage.Event(at: "2026-03-02", code: "transfer", unit: say("区城市管理委"))], letters: [],
                files: [], canAddMaterial: true, rateUntil: nil, unit: say("区城市管理委"), rules: book.set(on: today),
                added: [
                    FollowPage.Added(on: try day("2026-02-27"), text: say("昨天下雨，又漏了。")),
                    FollowPage.Added(on: try day("2026-02-26"), text: String(repeating: "漏水的地方在北屋。", count: 300)),
                ], rateOfficeUntil: try day("2026-04-01"))
        }
    }

    private func promisedFollowPage(by due: String?) throws -> FollowPage {
        FollowPage(
            number: say("2026-0123462-1"), subject: say("屋顶漏水三个月没有人修"), registeredOn: try day("2026-01-05"),
            stage: "rating.open", nextBy: nil, clocks: [], events: [], letters: [], files: [], canAddMaterial: false,
            rateUntil: try day("2026-03-23"), executeBy: try due.map(day), isPromiseOpen: true)
    }

    /// An agent who may not do what could be done now.
    private var agentFollowPage: FollowPage {
        get throws {
            FollowPage(
                number: say("2026-0100004-5"), subject: say("邻居噪声扰民"), registeredOn: try day("2026-01-05"),
                stage: "rating.open", nextBy: nil, clocks: [], events: [], letters: [], files: [],
                canAddMaterial: false, rateUntil: nil, beyondScope: ["file", "review", "rate"])
        }
    }

    /// The thirty days are over, and only a good reason opens the door.
    private var lateFollowPage: FollowPage {
        get throws {
            FollowPage(
                number: say("2026-0100005-3"), subject: say("房屋面积"), registeredOn: try day("2025-11-03"),
                stage: "rating.notRated", nextBy: nil, clocks: [], events: [], letters: [], files: [],
                canAddMaterial: false, rateUntil: nil, canAskReview: true, reviewWasUntil: try day("2026-02-20"))
        }
    }

    private var newFollowPage: FollowPage {
        get throws {
            FollowPage(
                number: say("2026-0123460-4"), subject: say("建议在公园北门加装扶手"), registeredOn: try day("2026-02-20"),
                stage: "routing.registered", nextBy: try day("2026-03-09"), clocks: [], events: [], letters: [],
                files: [],
                canAddMaterial: true, rateUntil: nil, done: .recusalAsked)
        }
    }

    private var ratedFollowPage: FollowPage {
        get throws {
            FollowPage(
                number: say("2026-0100001-2"), subject: say("工资拖欠"), registeredOn: try day("2025-11-03"),
                stage: "ordinaryHandling.closed", nextBy: try day("2026-03-20"),
                clocks: [ClockView(try reckoning(.reviewRequest, from: "2026-02-18"))], events: [], letters: [],
                files: [],
                canAddMaterial: false, rateUntil: try day("2026-03-18"), canAskReview: true, done: .reviewAsked,
                executeBy: try day("2026-04-30"), redecideBy: try day("2026-04-10"), reviewUntil: try day("2026-03-20"))
        }
    }

    private var answeredFollowPage: FollowPage {
        get throws {
            FollowPage(
                number: say("2026-0100003-7"), subject: say("暖气不热"), registeredOn: try day("2026-01-05"),
                stage: "rating.open", nextBy: nil,
                clocks: [
                    ClockView(try reckoning(.disposal, from: "2026-01-05"), metOn: try day("2026-01-08")),
                    ClockView(try reckoning(.handling, from: "2026-01-12"), metOn: try day("2026-02-20")),
                ],
                events: [FollowPage.Event(at: "2026-02-20", code: "proveService")],
                letters: [
                    FollowPage.Letter(
                        ordinal: 1, kind: "handlingOpinion", number: say("东管信处〔2026〕20号"),
                        issuedOn: try day("2026-02-20"), unit: say("区城市管理委"), outcomes: ["supported", "notSupported"])
                ], files: [], canAddMaterial: true, rateUntil: try day("2026-03-23"), canAskReview: true,
                reviewUntil: try day("2026-03-23"))
        }
    }

    private var officePage: OfficePage {
        let query = say("凭事项编号和查询码，网上、电话或窗口都可以查")
        return OfficePage(
            unit: OfficePage.Unit(
                name: say("东城区信访办公室"), localName: say("信访办公室"), web: say("本网站"), post: say("东城区示范街1号"),
                phone: say("010-00000000"), hours: "1-5 9:00-12:00 13:30-17:00", place: say("示范街1号接待大厅"), query: query
            ),
            others: [
                OfficePage.Unit(
                    name: say("安定门街道办事处"), web: say("本网站"), post: "", phone: say("010-00000001"), hours: "",
                    place: "", query: say("凭编号和查询码"), isStreet: true),
                OfficePage.Unit(
                    name: say("区教委"), web: say("https://example.invalid/"), post: say("示范街9号"), phone: "",
                    hours: say("预约"), place: "", query: query),
                OfficePage.Unit(
                    name: say("区民政局"), web: "", post: "", phone: "", hours: "", place: "", query: ""),
            ])
    }
}
