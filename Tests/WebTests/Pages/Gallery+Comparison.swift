// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

/// 两件比对.
extension Gallery {
    private func comparison(_ decision: ComparisonPage.Decision) -> ComparisonPage {
        ComparisonPage(
            first: say("正在登记"), second: say("2026-0123456-7"),
            crumb: Crumb(say("登记"), Paths.register),
            rows: [
                .init(say("渠道"), say("来信"), say("来访")), .init("", "", ""),
                .init(
                    say("事实和理由"),
                    [.init(say("楼道灯坏了"), isShared: true), .init(say("两个月"), isShared: false)],
                    [.init(say("楼道灯坏了"), isShared: true), .init(say("三个月"), isShared: false)]),
            ], decision: decision)
    }

    private var equal: ComparisonPage {
        ComparisonPage(
            first: say("2026-0123456-7"), second: say("2026-0123470-2"), crumb: Crumb(say("登记"), Paths.register),
            rows: [.init(say("渠道"), "letter", "letter")], decision: .none)
    }

    var comparisonSheets: [Sheet] {
        get throws {
            let alike = RegisterPage.Likeness(
                line: MatterLine(
                    number: say("2026-0123456-7"), subject: say("楼道灯坏了"), channel: "web",
                    stage: "routing.forwarded", unit: "和平里街道", receivedOn: today, dueOn: nil),
                names: ["李**"], filings: 1, percent: 86)
            let file = Paths.matter("2026-0123470-2")
            let filing = MatterPage.Filing(
                channel: "web", receivedOn: today, title: say("楼道灯坏了"), facts: say("楼道灯坏了。"), claim: say("请修好。"),
                place: say("清水苑1号楼"))
            let matter = MatterPage(
                line: try line("2026-0123470-2", "楼道灯坏了", "routing.registered", due: nil), purpose: "", grade: "",
                category: "", territory: "", acts: [], clocks: [], parties: [], arePartiesMasked: false,
                filings: [filing, filing], proceedings: [], opinions: [], letters: [], files: [], journal: [],
                mayLookForRepeats: true)
            return [
                Sheet(
                    "compare-registering",
                    comparison(.registering(typed: [("facts", say("楼道灯"))], number: say("2026-0123456-7"))),
                    path: Paths.registerComparison, person: clerk),
                Sheet(
                    "compare-joining",
                    comparison(
                        .joining(
                            number: say("2026-0123456-7"), path: "/desk/proceedings/1/non-acceptance", isOpen: true)),
                    path: file, person: clerk),
                Sheet(
                    "compare-over",
                    comparison(.joining(number: say("2026-0123456-7"), path: nil, isOpen: false)), path: file,
                    person: clerk),
                Sheet("compare-equal", equal, path: file, person: clerk),
                Sheet("compare-filings", comparison(.none), path: file, person: clerk),
                Sheet(
                    "repeats", RepeatsPage(number: say("2026-0123470-2"), repeats: [alike]), path: file, person: clerk),
                Sheet("repeats-none", RepeatsPage(number: "2026-0123470-2", repeats: []), path: file, person: clerk),
                Sheet("matter-repeats", matter, path: file, person: clerk),
            ]
        }
    }
}
