// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 流程图的画面: a chart drawn in the words of one language. Colours are classes of the style sheet; the same stands in words in `FlowList`.
struct FlowPicture {
    /// Where a matter stands on the chart.
    struct Standing {
        let here: StageCode
        let been: Set<StageCode>
    }

    /// The text of a box, line by line.
    private struct Line {
        let text: String
        let kind: String
        let size: Int

        var height: Int { size + (size > 12 ? 6 : 5) }
    }

    let view: Presentation
    let chart: FlowChart
    let rules: RuleSet
    let standing: Standing?
    /// Tells several pictures of one page apart.
    let number: Int

    private static let stageWidth = 112
    private static let moveWidth = 124

    /// The picture as SVG.
    var svg: HTML {
        let drawing = chart.drawing { subject in
            let lines = lines(of: subject)
            let text = lines.map { TextFit.width($0.text, $0.size) }.max() ?? 0
            return FlowDrawing.Size(
                width: max(text + 2 * Self.pad, 64), height: lines.reduce(2 * Self.pad) { $0 + $1.height })
        }
        let name = view.words.terms.kind[chart.kind.rawValue]
        let title = view.words.maps.flowTitle.filling(["name": name])
        let about = view.words.maps.picture.filling([
            "name": name, "stages": String(chart.stages.count), "moves": String(chart.moves.count),
        ])
        let ids: (title: String, about: String) = ("flow-title-\(number)", "flow-about-\(number)")
        return """
            <div class="map-frame" tabindex="0" role="region" aria-label="\(title)">\
            <svg class="map" viewBox="0 0 \(drawing.width) \(drawing.height)" width="\(TextFit.ems(drawing.width))" role="img" \
            aria-labelledby="\(ids.title) \(ids.about)"><title id="\(ids.title)">\(title)</title>\
            <desc id="\(ids.about)">\(about)</desc>\(strokes(of: drawing.lines))\
            \(HTML.each(drawing.boxes) { box($0) })</svg></div>
            """
    }

    private static let pad = 8

    /// All lines of one colour are one path, and so are their heads: a chart has eighty. Lit ones last, so that they lie above the others.
    private func strokes(of lines: [FlowDrawing.Line]) -> HTML {
        HTML.each([false, true]) { isLit -> HTML in
            let lines = lines.filter { $0.moves.contains(where: isOpen) == isLit }
            guard !lines.isEmpty else { return HTML() }
            let ends = lines.filter(\.arrives).compactMap(\.points.last)
            let heads = ends.map { "M\($0.x - 7) \($0.y - 4)l7 4-7 4z" }.joined()
            let lit: HTML = isLit ? " lit" : ""
            return """
                <path class="map-line\(lit)" d="\(lines.map { path($0.points) }.joined())"/>\
                <path class="map-head\(lit)" d="\(heads)"/>
                """
        }
    }

    private func isOpen(_ move: Int) -> Bool { standing?.here == chart.moves[move].step.from }

    /// The line with its corners rounded a little. It runs along the axes only, which is said in few bytes.
    private func path(_ points: [FlowDrawing.Point]) -> String {
        guard let first = points.first, let last = points.last else { return "" }
        var path = "M\(first.x) \(first.y)"
        var here = (x: first.x, y: first.y)
        func run(to x: Int, _ y: Int) {
            if here.y == y, here.x != x { path += "H\(x)" }
            if here.x == x, here.y != y { path += "V\(y)" }
            if here.x != x, here.y != y { path += "L\(x) \(y)" }
            here = (x, y)
        }
        for (before, (at, after)) in zip(points, zip(points.dropFirst(), points.dropFirst(2))) {
            let radius = min(5, abs(at.x - before.x + at.y - before.y) / 2, abs(after.x - at.x + after.y - at.y) / 2)
            run(to: at.x - step(before.x, at.x) * radius, at.y - step(before.y, at.y) * radius)
            let leave = (x: at.x + step(at.x, after.x) * radius, y: at.y + step(at.y, after.y) * radius)
            path += "q\(at.x - here.x) \(at.y - here.y) \(leave.x - here.x) \(leave.y - here.y)"
            here = leave
        }
        run(to: last.x, last.y)
        return path
    }

    private func step(_ from: Int, _ to: Int) -> Int { to > from ? 1 : to < from ? -1 : 0 }

    private func box(_ box: FlowDrawing.Box) -> HTML {
        switch box.subject {
        case .move(let index):
            let style: HTML = isOpen(index) ? "map-move lit" : "map-move"
            return "\(group(box, style))\(rect(box, inset: 0, round: 8))\(text(of: box))</g>"
        case .stage(let place):
            let stage = chart.stages[place]
            let isHere = standing?.here == stage.code
            let hasBeen = standing?.been.contains(stage.code) ?? false
            let style: HTML = isHere ? "map-stage here" : hasBeen ? "map-stage been" : "map-stage"
            let end = HTML.when(stage.isEnd, rect(box, inset: 3, round: 9))
            let start = HTML.when(
                stage.isOpening, "<circle class=\"map-start\" cx=\"\(-box.width / 2)\" cy=\"2\" r=\"5\"/>")
            return """
                \(group(box, style))\(rect(box, inset: 0, round: stage.isEnd ? 12 : 3))\(end)\(text(of: box))\(start)</g>
                """
        }
    }

    /// The middle of the upper edge is the origin of all that is in a box, so that a line of its text has only a height to say.
    private func group(_ box: FlowDrawing.Box, _ style: HTML) -> HTML {
        "<g class=\"\(style)\" transform=\"translate(\(box.x + box.width / 2) \(box.y))\">"
    }

    /// Lines of one kind that follow each other are a group.
    private func text(of box: FlowDrawing.Box) -> HTML {
        var y = Self.pad
        var runs: [(kind: String, lines: [HTML])] = []
        for line in lines(of: box.subject) {
            y += line.height
            if runs.last?.kind != line.kind { runs.append((line.kind, [])) }
            runs[runs.count - 1].lines.append("<text y=\"\(y - 5)\">\(line.text)</text>")
        }
        return HTML.each(runs) { "<g class=\"\($0.kind)\">\(HTML.joined($0.lines, separator: ""))</g>" }
    }

    private func rect(_ box: FlowDrawing.Box, inset: Int, round: Int) -> HTML {
        let top = HTML.when(inset > 0, " y=\"\(inset)\"")
        return """
            <rect x="\(inset - box.width / 2)"\(top) width="\(box.width - 2 * inset)" \
            height="\(box.height - 2 * inset)" rx="\(round)"/>
            """
    }

    private func lines(of subject: FlowDrawing.Subject) -> [Line] {
        let terms = view.words.terms
        switch subject {
        case .stage(let place):
            let stage = chart.stages[place]
            let name = terms.stage(chart.kind.rawValue, stage.code.rawValue)
            var lines = broken(name, "map-name", 14, Self.stageWidth)
            if stage.isOpening { lines += clocks(Procedure.of(chart.kind).startsOnOpening, Self.stageWidth) }
            for step in stage.within {
                lines += broken("· " + terms.verb[step.verb.rawValue], "map-small", 11, Self.stageWidth)
            }
            return lines
        case .move(let index):
            let step = chart.moves[index].step
            let who = view.listing(step.by.map { view.performer($0) })
            let grounds = view.bareArticles(step.article)
            var lines = broken(terms.verb[step.verb.rawValue], "map-verb", 13, Self.moveWidth)
            lines += broken(who, "map-small", 11, Self.moveWidth)
            if !grounds.isEmpty { lines += broken(grounds, "map-small", 11, Self.moveWidth) }
            lines += clocks(step.starts + (step.extends.map { [$0] } ?? []), Self.moveWidth)
            return lines
        }
    }

    private func clocks(_ clocks: [ClockID], _ width: Int) -> [Line] {
        clocks.compactMap { rules.clock($0) }.flatMap { rule in
            broken("◷ \(view.words.clocks.names[rule.id.rawValue]) \(view.length(of: rule))", "map-clock", 11, width)
        }
    }

    private func broken(_ text: String, _ kind: String, _ size: Int, _ width: Int) -> [Line] {
        TextFit.balanced(text, size, most: width).map { Line(text: $0, kind: kind, size: size) }
    }
}
