// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 路线图、流程图、责任图、时限图.
enum MapKind {
    case guide, flow, duties, deadlines
}

/// 流程图页: one procedure as a drawing and in words; on paper an A3 poster with a square that opens this page.
package struct FlowMapPage: Page {
    package let chart: FlowChart
    package let rules: RuleSet
    /// Opens this page; nil where nobody said under which address.
    package let picture: QRPicture?

    package init(chart: FlowChart, rules: RuleSet, picture: QRPicture?) {
        self.chart = chart
        self.rules = rules
        self.picture = picture
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String {
        view.words.maps.flowTitle.filling(["name": view.words.terms.kind[chart.kind.rawValue]])
    }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.common.home, Paths.home), Crumb(view.words.maps.title, Paths.maps)]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.maps
        let flow = FlowPicture(view: view, chart: chart, rules: rules, standing: nil, number: 0)
        return """
            \(view.mapTabs(chart.kind, at: .flow))<section class="poster wide-map"><h1>\(title(in: view))</h1>\
            \(view.behind("<p class=\"lead\">\(words.flowLead)</p>\(flow.svg)"))\
            \(view.posterFoot(picture, version: rules.version))</section>\(view.posterButton)\
            <h2>\(words.stepByStep)</h2>\(view.flowList(chart, rules: rules))
            """
    }
}

extension Presentation {
    /// 四图: the two that everybody asks for, or the two of one procedure.
    func mapTabs(_ kind: ProceedingKind? = nil, at here: MapKind) -> HTML {
        let maps = words.maps
        guard let kind else {
            return tabs(
                maps.title,
                [
                    Tab(maps.guideMap, Paths.guideMap, isHere: here == .guide),
                    Tab(maps.deadlines, Paths.deadlineMap, isHere: here == .deadlines),
                ])
        }
        return tabs(
            maps.title,
            [
                Tab(maps.flow, Paths.map(kind.rawValue), isHere: here == .flow),
                Tab(maps.duties, Paths.dutyMap(kind.rawValue), isHere: here == .duties),
            ])
    }

    /// The drawing; on a small screen behind a line, so that what can be read there comes first.
    func behind(_ picture: HTML) -> HTML {
        "<details class=\"map-behind\"><summary>\(words.maps.look)</summary>\(picture)</details>"
    }

    /// What stands below a poster: whose it is, under which rules, and the square.
    func posterFoot(_ picture: QRPicture?, version: String) -> HTML {
        let square = HTML.with(picture) {
            "<figure>\($0.svg(label: words.maps.scan))<figcaption>\(words.maps.scan)</figcaption></figure>"
        }
        return """
            <div class="poster-foot"><p><b>\(office.name)</b><br>\(words.maps.made.filling(["version": version]))</p>\(square)</div>
            """
    }

    /// Prints the page by script where there is one; says how without.
    var posterButton: HTML {
        """
        <div class="no-print buttons poster-button"><button type="button" class="button plain" data-print hidden>\(words.maps.poster)</button>\
        <span class="faint">\(words.maps.posterHint)</span></div>
        """
    }
}
