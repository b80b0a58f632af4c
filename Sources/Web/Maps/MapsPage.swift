// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 办事图: the usual way in six boxes for everybody; the map of questions and the time limits; and for the staff each procedure's flow and duties.
package struct MapsPage: Page {
    package let charts: [FlowChart]
    package let rules: RuleSet

    package init(charts: [FlowChart], rules: RuleSet) {
        self.charts = charts
        self.rules = rules
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.maps.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.maps
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p>\(view.usualWay(rules))<p>\(words.wayNote)</p>\
            <section><h2>\(words.wanted)</h2><ul class="doors">\
            <li class="door"><a href="\(Paths.guideMap)"><b>\(words.guideDoor)</b></a><p>\(words.guideMapLead)</p></li>\
            <li class="door"><a href="\(Paths.deadlineMap)"><b>\(words.deadlinesDoor)</b></a><p>\(words.deadlinesLead)</p></li></ul></section>\
            <section><details><summary>\(words.forStaff("count", charts.count))</summary><p>\(words.flowsLead)</p><ul class="pairs">\(pairs(view))</ul>\
            <h2>\(words.atAnyTime)</h2><p>\(words.atAnyTimeLead)</p>\(anyTime(view))</details></section>
            """
    }

    /// Each procedure with its two drawings.
    private func pairs(_ view: Presentation) -> HTML {
        let words = view.words.maps
        return HTML.each(charts) { chart in
            let kind = chart.kind.rawValue
            let name = view.words.terms.kind[kind]
            return """
                <li><b>\(name)</b> <span><a href="\(Paths.map(kind))">\(words.flow)<span class="hidden"> \(name)</span></a> \
                <a href="\(Paths.dutyMap(kind))">\(words.duties)<span class="hidden"> \(name)</span></a></span></li>
                """
        }
    }

    /// 随时可办 (arts 25, 26, 28(3), 37(2)): each once, with those who may.
    private func anyTime(_ view: Presentation) -> HTML {
        var seen: Set<Verb> = []
        let steps = charts.flatMap { Procedure.of($0.kind).atAnyTime }.filter { seen.insert($0.verb).inserted }
        let items = HTML.each(steps) { step in
            let who = view.listing(step.by.map(view.performer))
            let facts = [who, view.articles(step.article)].filter { !$0.isEmpty }.joined(separator: " · ")
            return "<li><b>\(view.words.terms.verb[step.verb.rawValue])</b> <span class=\"faint\">\(facts)</span></li>"
        }
        return "<ul class=\"bullets\">\(items)</ul>"
    }
}
