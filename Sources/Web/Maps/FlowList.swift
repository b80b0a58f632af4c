// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Presentation {
    /// 逐步说明: the chart as a list, for those who hear a page or read it on a small screen. There each stage is a line that opens: the
    /// first one is open, or the one at which a matter stands; where there is room and on paper all are.
    func flowList(_ chart: FlowChart, rules: RuleSet, standing: FlowPicture.Standing? = nil) -> HTML {
        let order = chart.stages.indices.sorted { (chart.stages[$0].layer, $0) < (chart.stages[$1].layer, $1) }
        let stages = HTML.each(order) { place in
            let stage = chart.stages[place]
            let moves = chart.moves.filter { $0.from == place }
            let items =
                HTML.each(stage.within) { item(of: $0, in: chart.kind, isWithin: true) }
                + HTML.each(moves) { item(of: $0.step, in: chart.kind, isWithin: false) }
            let name = words.terms.stage(chart.kind.rawValue, stage.code.rawValue)
            let heading: HTML = "<b class=\"flow-stage\">\(name)</b> \(marks(of: stage, standing))"
            let style = style(of: stage, standing)
            if items.isEmpty {
                return "<li\(style)><p>\(heading)</p></li>"
            }
            let isOpen = standing.map { $0.here == stage.code } ?? stage.isOpening
            return """
                <li\(style)><details\(HTML.when(isOpen, " open"))><summary>\(heading)</summary><ul>\(items)</ul></details></li>
                """
        }
        return "<ol class=\"flow-list\">\(stages)</ol>"
    }

    /// 现在的环节 is lit, as it is in the drawing; its tag says so in words.
    private func style(of stage: FlowChart.Stage, _ standing: FlowPicture.Standing?) -> HTML {
        guard let standing else { return HTML() }
        if standing.here == stage.code { return " class=\"here\" aria-current=\"step\"" }
        return HTML.when(standing.been.contains(stage.code), " class=\"been\"")
    }

    private func marks(of stage: FlowChart.Stage, _ standing: FlowPicture.Standing?) -> HTML {
        let maps = words.maps
        var marks: [HTML] = []
        if standing?.here == stage.code { marks.append(tag(maps.here, .late)) }
        if standing?.been.contains(stage.code) ?? false { marks.append(tag(maps.been, .done)) }
        if stage.isOpening { marks.append(tag(maps.beginning)) }
        if stage.isEnd { marks.append(tag(maps.ending)) }
        return HTML.joined(marks, separator: " ")
    }

    private func item(of step: Step<StageCode>, in kind: ProceedingKind, isWithin: Bool) -> HTML {
        let maps = words.maps
        let next =
            isWithin
            ? maps.staysHere : maps.leadsTo.filling(["stage": words.terms.stage(kind.rawValue, step.to.rawValue)])
        var facts = [listing(step.by.map(performer)), articles(step.article)]
        facts.append(labelled(maps.starts, names(of: step.starts)))
        facts.append(labelled(maps.extends, names(of: step.extends.map { [$0] } ?? [])))
        facts.append(labelled(maps.issues, step.issues.map { words.terms.letter[$0.rawValue] }))
        facts.append(labelled(maps.opens, step.opens.map { words.terms.kind[$0.kind.rawValue] }))
        let said = facts.filter { !$0.isEmpty }.joined(separator: " · ")
        return """
            <li><b>\(words.terms.verb[step.verb.rawValue])</b> <span class="faint">\(said)</span><br>\(next)</li>
            """
    }

    private func names(of clocks: [ClockID]) -> [String] { clocks.map { words.clocks.names[$0.rawValue] } }

    private func labelled(_ label: String, _ things: [String]) -> String {
        things.isEmpty ? "" : label + words.common.colon + listing(things)
    }
}
