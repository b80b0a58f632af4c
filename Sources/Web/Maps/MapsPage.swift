// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 办事图: the four maps as anybody may see them: the ways, the time limits, and for each procedure its flow and its duties.
package struct MapsPage: Page {
    package let charts: [FlowChart]

    package init(charts: [FlowChart]) { self.charts = charts }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.maps.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.maps
        let doors = HTML.each(charts) { chart in
            let count = words.stepCount("count", chart.moves.count)
            return """
                <li class="door"><a href="\(Paths.map(chart.kind.rawValue))"><b>\(view.words.terms.kind[chart.kind.rawValue])</b></a>\
                <p>\(count)</p></li>
                """
        }
        let duties = HTML.each(charts) { chart in
            """
            <li class="door"><a href="\(Paths.dutyMap(chart.kind.rawValue))"><b>\(view.words.terms.kind[chart.kind.rawValue])</b></a></li>
            """
        }
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p><h2>\(words.deadlines)</h2><ul class="doors"><li class="door">\
            <a href="\(Paths.deadlineMap)"><b>\(words.deadlines)</b></a><p>\(words.deadlinesLead)</p></li><li class="door"><a href="\(Paths.guideMap)"><b>\(words.guideMap)</b></a>\
            <p>\(words.guideMapLead)</p></li></ul>\
            <h2 id="flows">\(words.flows)</h2><p>\(words.flowsLead)</p><ul class="doors">\(doors)</ul>\
            <h2 id="duties">\(words.duties)</h2><p>\(words.dutiesLead)</p><ul class="doors">\(duties)</ul>\
            <h2>\(words.atAnyTime)</h2><p>\(words.atAnyTimeLead)</p>\(anyTime(view))
            """
    }

    /// 随时可办 (arts 25, 26, 28(3), 37(2)): each once, with those who may.
    private func anyTime(_ view: Presentation) -> HTML {
        var seen: Set<Verb> = []
        let steps = charts.flatMap { Procedure.of($0.kind).atAnyTime }.filter { seen.insert($0.verb).inserted }
        let items = HTML.each(steps) { step in
            let who = view.listing(step.by.map(view.performer))
            return """
                <li><b>\(view.words.terms.verb[step.verb.rawValue])</b> <span class="faint">\(who) · \(view.articles(step.article))</span></li>
                """
        }
        return "<ul class=\"bullets\">\(items)</ul>"
    }
}
