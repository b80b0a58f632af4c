// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Web

extension Gallery {
    var printSheets: [Sheet] {
        get throws {
            let lines = [
                PrintPage.Line(
                    id: "101", kind: "handlingOpinion", document: say("东建信处〔2026〕12号"),
                    matter: say("2026-0123456-7"), subject: say("楼道灯坏了"), addressee: say("信访人"), issuedOn: today),
                PrintPage.Line(
                    id: "102", kind: "registrationForm", document: "", matter: say("2026-0123457-5"),
                    subject: say("路灯不亮"), addressee: "", issuedOn: today, taken: say("已在李敏3月2日排好的文件里")),
            ]
            let runs = [
                run(drawn: 0, isMade: false), run(drawn: 120, isMade: false), run(drawn: 300, isMade: true),
                run(drawn: 300, isMade: true, printedAt: "2026-03-02T03:00:00.000Z"),
            ]
            let fault = FormState(
                ["kind": "handlingOpinion", "day": "2026-03-02"],
                faults: [.init(field: "letter", sentence: say("请选择要打印的文书。"))])
            var queue = PrintPage(lines: lines, runs: runs, next: Paths.print + "?after=102", first: Paths.print)
            queue.counts = (all: 501, today: 2)
            return [
                Sheet(
                    "print", queue,
                    path: Paths.print, person: clerk),
                Sheet(
                    "print-fault", PrintPage(form: fault, lines: Array(lines.prefix(1))), path: Paths.print,
                    person: clerk),
                Sheet("print-empty", PrintPage(lines: []), path: Paths.print, person: clerk),
                Sheet(
                    "print-none", PrintPage(form: FormState(["kind": "directReply"]), lines: []), path: Paths.print,
                    person: clerk),
                Sheet("print-run", PrintRunPage(run: runs[1]), path: Paths.printRun("1"), person: clerk),
                Sheet("print-made", PrintRunPage(run: runs[2]), path: Paths.printRun("1"), person: clerk),
                Sheet("print-done", PrintRunPage(run: runs[3]), path: Paths.printRun("1"), person: clerk),
            ]
        }
    }

    private func run(drawn: Int, isMade: Bool, printedAt: String? = nil) -> PrintRunPage.Run {
        PrintRunPage.Run(
            id: "1", orderedAt: "2026-03-02T01:00:00.000Z", count: 300, drawn: drawn, failed: isMade ? 2 : 0,
            isMade: isMade, printedAt: printedAt)
    }
}
