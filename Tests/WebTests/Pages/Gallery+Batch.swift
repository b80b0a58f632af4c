// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

/// 批量办理.
extension Gallery {
    var batchSheets: [Sheet] {
        get throws {
            let units = [Choice("110101005", say("安定门街道办事处"))]
            let lines = [
                try line("2026-0123401-5", "胡同口违规停车", "routing.registered", due: "2026-02-27"),
                try line("2026-0123444-1", "反映某工作人员吃拿卡要", "routing.registered", due: nil, sealed: true),
            ]
            let preview = [
                BatchPreviewPage.Line(
                    number: say("2026-0123401-5"), subject: say("胡同口违规停车"), stage: "routing.registered",
                    chosen: say("1.2"),
                    outlook: .possible(
                        stage: "routing.forwarded", unit: say("安定门街道办事处"), dueOn: try day("2026-03-12"),
                        letters: ["proceduralNotice", "transferLetter"])),
                BatchPreviewPage.Line(
                    number: say("2026-0123444-1"), subject: say("反映某工作人员吃拿卡要"), stage: "routing.registered",
                    isSealed: true, chosen: "",
                    outlook: .impossible(sentence: say("检举控告只能移送。"), article: "30, R-131e")),
            ]
            return [
                Sheet(
                    "batch-choose",
                    BatchPage(
                        lines: lines, offers: [.init(verb: .transfer, open: 2), .init(verb: .receive, open: 1)]),
                    path: Paths.batch, person: clerk),
                Sheet("batch-letters", BatchPage(lines: lines, letters: ["1", "2"]), path: Paths.batch, person: clerk),
                Sheet("batch-nothing", BatchPage(lines: lines), path: Paths.batch, person: clerk),
                Sheet("batch-none", BatchPage(), path: Paths.batch, person: clerk),
                Sheet("batch-many", BatchPage(tooMany: 51), path: Paths.batch, person: clerk),
                Sheet(
                    "batch-ask",
                    BatchPage(
                        lines: lines, verb: .assign, units: units,
                        form: FormState(
                            ["unit": say("NOWHERE"), "note": say("一并办理")],
                            faults: [.init(field: "unit", sentence: say("没有这个单位。"))])),
                    path: Paths.batch, person: clerk),
                Sheet(
                    "batch-preview",
                    BatchPreviewPage(verb: .transfer, lines: preview, typed: [("unit", say("110101005"))]),
                    path: Paths.batch, person: clerk),
                Sheet(
                    "batch-impossible", BatchPreviewPage(verb: .transfer, lines: Array(preview.suffix(1))),
                    path: Paths.batch, person: clerk),
                Sheet("batch-result", batchResult, path: Paths.batchResult("a"), person: clerk),
                Sheet(
                    "batch-running", BatchResultPage(verb: .transfer, lines: [], isOver: false),
                    path: Paths.batchResult("a"), person: clerk),
            ]
        }
    }

    private var batchResult: BatchResultPage {
        BatchResultPage(
            verb: .transfer,
            lines: [
                .init(
                    number: say("2026-0123401-5"), subject: say("胡同口违规停车"), stage: "routing.forwarded", outcome: .done),
                .init(
                    number: say("2026-0123450-8"), subject: say("加装扶手"), stage: "routing.forwarded",
                    outcome: .notDone(sentence: say("有人刚刚办理了这件事项。"), article: "R-126")),
                .init(number: say("2026-0123456-7"), subject: "", stage: "", outcome: .done),
            ])
    }
}
