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
    package let isSealed: Bool

    package init(
        number: String, subject: String, channel: String, stage: String, unit: String, receivedOn: CalendarDate,
        dueOn: CalendarDate?, isSealed: Bool = false
    ) {
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
    /// Matters as a dense table; cards on a phone. `showsStage` is off where the heading says it. With `choosing`, a name for its boxes that
    /// no other table of the page has, each can be ticked.
    func matterTable(
        _ lines: [MatterLine], caption: String, showsStage: Bool, choosing: String? = nil
    ) -> HTML {
        let words = self.words.desk.work
        var columns = [words.due, words.number, words.subject]
        var classes: [StaticString] = ["due-cell", "number-cell", "subject"]
        if showsStage {
            columns.append(words.stage)
            classes.append("stage")
        }
        columns += [words.unit, words.channel, words.received]
        return table(
            caption: caption, columns: columns,
            rows: lines.enumerated().map { index, line in
                cells(of: line, showsStage: showsStage, box: choosing.map { "\($0)-\(index)" })
            }, kind: showsStage ? "rows matters all" : "rows matters",
            classes: classes + ["unit", "channel", "received"])
    }

    private func cells(of line: MatterLine, showsStage: Bool, box: String?) -> [HTML] {
        let pick = HTML.with(box) { id in
            """
            <span class="pick no-print"><input type="checkbox" id="\(id)" name="m" value="\(line.number)">\
            <label class="hidden" for="\(id)">\(words.desk.batch.choose.filling(["number": line.number]))</label></span>
            """
        }
        let sealed = HTML.when(line.isSealed, " " + tag(words.desk.work.sealed, .sealed))
        let due =
            line.dueOn.map { due in dueWord(due) + " <span class=\"faint\">\(time(due, shortDate(due)))</span>" }
            ?? "<span class=\"faint\">\(words.desk.work.noDue)</span>"
        var cells: [HTML] = [
            pick + due, "<a class=\"number\" href=\"\(Paths.matter(line.number))\" data-row>\(line.number)</a>",
            "<bdi>\(line.subject)</bdi>\(sealed)",
        ]
        if showsStage { cells.append(HTML(text: words.terms.stage[line.stage])) }
        cells.append(HTML(text: line.unit))
        cells.append(HTML(text: words.terms.channel[line.channel]))
        cells.append(time(line.receivedOn, shortDate(line.receivedOn)))
        return cells
    }
}
