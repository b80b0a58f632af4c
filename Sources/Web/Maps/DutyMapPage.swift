// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 责任图页: who does each step of a procedure, who approves it, who is in charge and what a miss falls under; on paper an A3 poster.
package struct DutyMapPage: Page {
    package let procedure: Procedure
    package let rules: RuleSet
    package let picture: QRPicture?

    package init(procedure: Procedure, rules: RuleSet, picture: QRPicture?) {
        self.procedure = procedure
        self.rules = rules
        self.picture = picture
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String {
        view.words.maps.dutiesTitle.filling(["name": view.words.terms.kind[procedure.kind.rawValue]])
    }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.common.home, Paths.home), Crumb(view.words.maps.title, Paths.maps)]
    }

    package func body(in view: Presentation) -> HTML {
        """
        \(view.mapTabs(procedure.kind, at: .duties))<section class="poster wide-map"><h1>\(title(in: view))</h1><p class="lead">\(view.words.maps.dutiesLead)</p>\
        \(LanePicture(view: view, lanes: lanes(view)).svg)\(view.posterFoot(picture, version: rules.version))</section>\
        \(view.posterButton)\(table(view))
        """
    }

    private func lanes(_ view: Presentation) -> [LanePicture.Lane] {
        var order: [String] = []
        var steps: [String: [(number: Int, text: String, isOpen: Bool)]] = [:]
        for (index, step) in procedure.steps.enumerated() {
            let lane = view.listing(step.by.map(view.performer))
            if steps[lane] == nil { order.append(lane) }
            steps[lane, default: []].append((index + 1, view.words.terms.verb[step.verb.rawValue], false))
        }
        return order.map { LanePicture.Lane(name: $0, steps: steps[$0] ?? []) }
    }

    private func table(_ view: Presentation) -> HTML {
        let words = view.words.maps
        let rows: [[HTML]] = procedure.steps.enumerated().map { index, step in
            let terms = step.meets.compactMap { rules.clock($0) }
            return [
                "\(index + 1)", "<b>\(view.words.terms.verb[step.verb.rawValue])</b>",
                HTML(text: words.desks["\(step.desk)"]), HTML(text: view.listing(step.by.map(view.performer))),
                HTML(text: view.listing(approvals(of: step).map { view.words.terms.verb[$0.rawValue] })),
                HTML(text: terms.isEmpty ? "" : view.words.terms.role[Role.leader.rawValue]),
                HTML(text: view.articles(step.article)),
                HTML(text: view.listing(terms.map { view.words.clocks.names[$0.id.rawValue] })),
                HTML(text: view.listing(terms.map { view.liability($0.liability) })),
            ]
        }
        return view.table(
            caption: title(in: view),
            columns: [
                words.number, words.step, words.unit, words.people, words.approver, words.leader, words.grounds,
                words.clock, words.liability,
            ], rows: rows, kind: "rows clocks")
    }

    /// 审批: what the head of the unit must say before it goes on.
    private func approvals(of step: Step<StageCode>) -> [Verb] {
        guard step.to != step.from else { return [] }
        return procedure.steps.filter { $0.from == step.to && $0.to != $0.from && $0.by.contains(.role(.approver)) }
            .map(\.verb)
    }
}
