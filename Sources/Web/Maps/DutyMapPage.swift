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
        \(view.behind(LanePicture(view: view, lanes: lanes(view)).svg))\(view.posterFoot(picture, version: rules.version))</section>\
        \(view.posterButton)\(table(view))
        """
    }

    /// 一行: a step with every stage from which it is the same.
    private struct Line {
        let step: Step<StageCode>
        let approvals: [Verb]
        var from: [StageCode]
    }

    /// The steps that somebody does, each once, and those of the same people together. What the program does by itself is nobody's duty.
    private var lines: [Line] {
        var doers: [[Performer]] = []
        for line in gathered where !doers.contains(line.step.by) { doers.append(line.step.by) }
        return doers.flatMap { doer in gathered.filter { $0.step.by == doer } }
    }

    private var gathered: [Line] {
        var lines: [Line] = []
        for step in procedure.steps where step.by != [.system] {
            let approvals = approvals(of: step)
            let same = lines.firstIndex {
                $0.step.verb == step.verb && $0.step.by == step.by && $0.step.article == step.article
                    && $0.step.desk == step.desk && $0.step.meets == step.meets && $0.approvals == approvals
            }
            guard let same else {
                lines.append(Line(step: step, approvals: approvals, from: [step.from]))
                continue
            }
            if !lines[same].from.contains(step.from) { lines[same].from.append(step.from) }
        }
        return lines
    }

    private func lanes(_ view: Presentation) -> [LanePicture.Lane] {
        var order: [String] = []
        var steps: [String: [(number: Int, text: String, isOpen: Bool)]] = [:]
        for (index, line) in lines.enumerated() {
            let lane = view.listing(line.step.by.map(view.performer))
            if steps[lane] == nil { order.append(lane) }
            steps[lane, default: []].append((index + 1, view.words.terms.verb[line.step.verb.rawValue], false))
        }
        return order.map { LanePicture.Lane(name: $0, steps: steps[$0] ?? []) }
    }

    private func table(_ view: Presentation) -> HTML {
        let words = view.words.maps
        let rows: [[HTML]] = lines.enumerated().map { index, line in
            let step = line.step
            let terms = step.meets.compactMap { rules.clock($0) }
            var liabilities: [String] = []
            for said in terms.map({ view.liability($0.liability) }) where !liabilities.contains(said) {
                liabilities.append(said)
            }
            let stages = line.from.map { view.words.terms.stage(procedure.kind.rawValue, $0.rawValue) }
            return [
                "\(index + 1) <b>\(view.words.terms.verb[step.verb.rawValue])</b>", HTML(text: view.listing(stages)),
                HTML(text: words.desks["\(step.desk)"]), HTML(text: view.listing(step.by.map(view.performer))),
                HTML(text: view.listing(line.approvals.map { view.words.terms.verb[$0.rawValue] })),
                HTML(text: terms.isEmpty ? "" : view.words.terms.role[Role.leader.rawValue]),
                HTML(text: view.articles(step.article)),
                HTML(text: view.listing(terms.map { view.words.clocks.names[$0.id.rawValue] })),
                HTML(text: view.listing(liabilities)),
            ]
        }
        return view.table(
            caption: title(in: view),
            columns: [
                words.step, words.whenStage, words.unit, words.people, words.approval, words.leader, words.grounds,
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
