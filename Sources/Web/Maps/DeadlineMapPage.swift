// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 时限图页: every clock of the law with its length, as bars and as a table; on paper an A3 poster.
package struct DeadlineMapPage: Page {
    package let rules: RuleSet
    package let picture: QRPicture?

    package init(rules: RuleSet, picture: QRPicture?) {
        self.rules = rules
        self.picture = picture
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.maps.deadlines }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.common.home, Paths.home), Crumb(view.words.maps.title, Paths.maps)]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.maps
        return """
            \(view.mapTabs(at: .deadlines))<section class="poster wide-map"><h1>\(words.deadlines)</h1><p class="lead">\(words.deadlinesLead)</p>\
            \(view.behind(LawPicture(view: view, rules: rules).svg))\(view.posterFoot(picture, version: rules.version))</section>\
            \(view.posterButton)\(table(view))
            """
    }

    private func table(_ view: Presentation) -> HTML {
        let words = view.words.maps
        let rows: [[HTML]] = rules.publicClocks.map { rule in
            let excluded = rule.suspensions.map { words.events[$0] }
            return [
                HTML(text: view.plainName(of: rule.id)), HTML(text: length(of: rule, view)),
                HTML(text: words.events[rule.starts]),
                HTML(text: extended(rule, view)), HTML(text: view.listing(excluded)),
                HTML(text: words.bearers[rule.bearer.rawValue]),
                HTML(text: view.source(of: rule)), HTML(text: missed(rule, view)),
            ]
        }
        return view.table(
            caption: words.deadlines,
            columns: [
                words.clock, words.length, words.counts, words.extension, words.excluded, words.bearer, words.grounds,
                words.miss,
            ], rows: rows, kind: "rows clocks")
    }

    /// 过了期会怎样, as it is said to somebody who waits or who must act.
    private func missed(_ rule: ClockRule, _ view: Presentation) -> String {
        let missed = view.words.maps.missed
        let own = rule.bearer == .petitioner ? missed.words(for: rule.liability + ".own") : nil
        return own ?? missed.words(for: rule.liability)
            ?? missed["article"].filling(["article": view.liability(rule.liability)])
    }

    private func length(of rule: ClockRule, _ view: Presentation) -> String {
        let length = view.length(of: rule)
        return rule.nameable && rule.amount != nil
            ? view.listing([length, view.words.maps.nameable]) : length
    }

    private func extended(_ rule: ClockRule, _ view: Presentation) -> String {
        guard let extensible = rule.extensible else { return "" }
        let most = view.length(extensible.atMost, rule.unit)
        return view.words.maps.extended("count", extensible.times, ["length": most])
    }
}
