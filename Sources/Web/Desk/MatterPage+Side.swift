// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension MatterPage {
    /// 本页内容.
    func contents(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let links: [(HTML, String)] = [
            ("filings", words.filings), ("summary", words.summary), ("parties", words.parties),
            ("proceedings", words.proceedings), ("letters", words.letters), ("files", words.attachments),
            ("journal", words.journal),
        ]
        let items = HTML.each(links) { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" }
        return """
            <nav class="contents no-print" aria-labelledby="contents"><h2 class="hidden" id="contents">\(words.sections)</h2>\
            <ul>\(items)</ul></nav>
            """
    }

    /// 期限: the clock of the present stage as it is drawn, what the district aims at beside it, and every other one in a line.
    func clockSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let open = clocks.filter { !$0.state(on: view.today).isOver }.sorted {
            ($0.rank, $0.dueOn) < ($1.rank, $1.dueOn)
        }
        let over = clocks.filter { $0.state(on: view.today).isOver }
        let first = HTML.with(open.first) { view.clockBar($0, inner: true) }
        let waiting = HTML.with(waitsForReceipt) { "<p>\($0)</p>" }
        let none = HTML.when(waitsForReceipt == nil, "<p class=\"faint\">\(view.words.clocks.noClocks)</p>")
        let others = HTML.each(open.dropFirst()) { view.clockLine($0) }
        let ended = HTML.when(
            !over.isEmpty,
            """
            <details class="ended"><summary>\(words.endedClocks("count", over.count))</summary>\
            \(HTML.each(over) { view.clockLine($0) })</details>
            """)
        return section("clocks", words.clocks, waiting + (open.isEmpty ? none : first) + aimList(view) + others + ended)
    }

    private func aimList(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        guard !aims.isEmpty else { return HTML() }
        let items = HTML.each(aims) { aim in
            let open = aim.by < view.today ? words.aimMissed : words.aimOpen
            var values = ["by": view.time(aim.by, view.longDate(aim.by))]
            values["date"] = aim.doneOn.map { view.time($0, view.shortDate($0)) }
            let said = view.sentence(aim.doneOn == nil ? open : words.aimDone, values)
            let name = "\(words.aims[aim.kind])\(view.words.common.colon)"
            return aim.doneOn == nil ? "<li><b>\(name)\(said)</b></li>" as HTML : "<li>\(name)\(said)</li>"
        }
        return "<h3>\(words.aimsTitle)</h3><ul class=\"bullets\">\(items)</ul>"
    }

    /// 现在可以办理: what the stage asks for in front, what is seldom done folded away.
    func actSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let steps = acts.filter { !$0.isAtAnyTime }
        let common = steps.filter { !$0.verb.isSeldom }
        let seldom = common.isEmpty ? [] : steps.filter(\.verb.isSeldom)
        let code = HTML.when(
            mayReissueCode,
            view.form(Paths.matterCode(line.number), kind: "inline minor", view.button(words.code, .quiet)))
        let repeats = HTML.when(
            mayLookForRepeats,
            """
            <p class="minor"><a href="\(Paths.matterRepeats(line.number))">\(view.words.desk.compare.look)</a></p>
            """)
        let list: HTML =
            steps.isEmpty
            ? "<p class=\"faint\">\(words.noActs)</p>" : stepList(common.isEmpty ? steps : common, view)
        return """
            <section class="act-box no-print" id="acts"><h2>\(words.acts)</h2>\(list)\
            \(folded(words.seldom, seldom, view))\(folded(words.moreActs, acts.filter(\.isAtAnyTime), view))<p class="minor">\
            <a href="\(Paths.matterSlip(line.number))">\(words.slip)</a> \
            <a href="\(Paths.matterSlip(line.number))?size=80">\(words.slipRoll)</a></p>\
            \(repeats)<p class="minor"><a href="\(Paths.matterMaps(line.number))">\(view.words.maps.open)</a></p>\(code)</section>
            """
    }

    private func folded(_ title: String, _ acts: [OpenAct], _ view: Presentation) -> HTML {
        guard !acts.isEmpty else { return HTML() }
        let items = HTML.each(acts) { act in
            """
            <li><a href="\(Paths.act(proceeding: act.proceeding, noun: act.verb.noun))">\
            \(view.words.terms.verb[act.verb.rawValue])</a></li>
            """
        }
        return "<details class=\"acts-more\"><summary>\(title)</summary><ul>\(items)</ul></details>"
    }

    /// The steps as buttons; where there are many, under what they are for.
    private func stepList(_ steps: [OpenAct], _ view: Presentation) -> HTML {
        let next = next(of: steps)
        func links(_ acts: [OpenAct]) -> HTML {
            let items = HTML.each(acts) { act in
                let isNext = act.proceeding == next?.proceeding && act.verb == next?.verb
                return """
                    <li>\(view.linkButton(view.words.terms.verb[act.verb.rawValue],
                        Paths.act(proceeding: act.proceeding, noun: act.verb.noun), isNext ? .primary : .plain))</li>
                    """
            }
            return "<ul class=\"acts\">\(items)</ul>"
        }
        guard steps.count > 6 else { return links(steps.filter { $0 == next } + steps.filter { $0 != next }) }
        return HTML.each(ActGroup.allCases) { group in
            let acts = steps.filter { ActGroup($0.verb) == group }
            return HTML.when(
                !acts.isEmpty,
                "<h3>\(view.words.desk.matter.actGroups[group.rawValue])</h3>\(links(acts))")
        }
    }

    /// 下一步: what is done already does not stand in red: the class where one is known, the contact where it was made.
    private func next(of steps: [OpenAct]) -> OpenAct? {
        let isContacted = aims.contains { $0.kind == "contact" && $0.doneOn != nil }
        if isContacted, let draft = steps.first(where: { $0.verb == .draftOpinion }) { return draft }
        return steps.first { $0.verb != .classify || purpose.isEmpty } ?? steps.first
    }
}

extension ClockView {
    /// A duty comes before a right that somebody may use, and last the objection, which waits beside the handling.
    fileprivate var rank: Int { reckoning.clock == .objection ? 2 : reckoning.clock.limitsRight ? 1 : 0 }
}

extension Verb {
    /// 少用的: what the law allows at this stage and a desk seldom needs.
    fileprivate var isSeldom: Bool {
        [
            .acceptNewFacts, .disputeJurisdiction, .declineFinally, .informCadreOrgan, .correctPath, .correctOpinion,
            .correctLetter, .correctRecord, .revokeOpinion, .revokeDecision, .seal, .proposeUnsealing, .proposeClearing,
            .proposeKeyHolder, .convert,
        ].contains(self)
    }
}

/// 办法分组: what an act is for, where many are open.
private enum ActGroup: String, CaseIterable {
    case check, send, here, refuse

    init(_ verb: Verb) {
        self =
            switch verb {
            case .classify, .acceptNewFacts: .check
            case .transfer, .transferSimply, .assign, .handOver, .disputeJurisdiction, .informCadreOrgan: .send
            case .decline, .declineFinally, .guide: .refuse
            default: .here
            }
    }
}
