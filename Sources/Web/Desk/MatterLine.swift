// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 一件事项, as lists show it. No name of a petitioner stands in a list.
package struct MatterLine: Sendable {
    package let number, subject: String
    /// A code of `Channel`.
    package let channel: String
    /// `kind.stage`.
    package let stage: String
    package let unit: String
    package let receivedOn: CalendarDate
    /// Nil when no duty runs.
    package let dueOn: CalendarDate?
    /// 从哪天起等: said where no duty runs; nil where it is not known.
    package let since: CalendarDate?
    package let isSealed: Bool

    package init(
        number: String, subject: String, channel: String, stage: String, unit: String, receivedOn: CalendarDate,
        dueOn: CalendarDate?, since: CalendarDate? = nil, isSealed: Bool = false
    ) {
        self.since = since
        self.number = number
        self.subject = subject
        self.channel = channel
        self.stage = stage
        self.unit = unit
        self.receivedOn = receivedOn
        self.dueOn = dueOn
        self.isSealed = isSealed
    }
}

extension Presentation {
    /// Matters as a dense table; cards on a phone. `showsStage` and `showsUnit` are off where the heading says it. With `choosing`, a name for its boxes that
    /// no other table of the page has, each can be ticked.
    func matterTable(
        _ lines: [MatterLine], caption: String, showsStage: Bool, showsUnit: Bool = true, choosing: String? = nil
    ) -> HTML {
        let words = self.words.desk.work
        var columns = [words.due, words.number, words.subject]
        var classes: [StaticString] = ["due-cell", "number-cell", "subject"]
        if showsStage {
            columns.append(words.stage)
            classes.append("stage")
        }
        columns += (showsUnit ? [words.unit] : []) + [words.channel, words.received]
        let kind: StaticString =
            showsStage ? "rows matters all" : showsUnit ? "rows matters" : "rows matters own"
        return table(
            caption: caption, columns: columns,
            rows: lines.enumerated().map { index, line in
                cells(of: line, showsStage, showsUnit, box: choosing.map { "\($0)-\(index)" })
            }, kind: kind, classes: classes + (showsUnit ? ["unit"] : []) + ["channel", "received"])
    }

    private func cells(of line: MatterLine, _ showsStage: Bool, _ showsUnit: Bool, box: String?) -> [HTML] {
        let pick = HTML.with(box) { id in
            """
            <span class="pick no-print"><input type="checkbox" id="\(id)" name="m" value="\(line.number)">\
            <label class="hidden" for="\(id)">\(words.desk.batch.choose.filling(["number": line.number]))</label></span>
            """
        }
        let sealed = HTML.when(line.isSealed, " " + tag(words.desk.work.sealed, .sealed))
        let due =
            line.dueOn.map { due in dueWord(due) + " <span class=\"faint\">\(time(due, shortDate(due)))</span>" }
            ?? "<span class=\"faint\">\(waiting(line))</span>"
        var cells: [HTML] = [
            pick + due, "<a class=\"number\" href=\"\(Paths.matter(line.number))\" data-row>\(line.number)</a>",
            "<bdi>\(line.subject)</bdi>\(sealed)",
        ]
        if showsStage { cells.append(HTML(text: words.terms.stage[line.stage])) }
        if showsUnit { cells.append(HTML(text: line.unit)) }
        cells.append(HTML(text: words.terms.channel[line.channel]))
        cells.append(time(line.receivedOn, shortDate(line.receivedOn)))
        return cells
    }

    /// What is said of a matter that no day limits: what it waits for and how long it has.
    private func waiting(_ line: MatterLine) -> String {
        let words = self.words.desk.work
        let isSent = ["routing.forwarded", "routing.forwardedSimply", "routing.assigned"].contains(line.stage)
        guard let since = line.since else { return isSent ? words.awaitsReceipt : words.noDue }
        let days = since.days(until: today)
        guard days > 0 else { return isSent ? words.awaitsReceiptToday : words.waitingToday }
        return isSent ? words.awaitsReceiptDays("count", days) : words.waiting("count", days)
    }
}
