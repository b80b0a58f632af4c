// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 路线图的去处: which class and path, where to go, what to bring, what one receives and by when, with the article; it prints as a slip.
package struct GuideAnswerPage: Page {
    package let answer: Guide.Answer
    package let parent: String?
    package let rules: RuleSet

    package init(answer: Guide.Answer, parent: String?, rules: RuleSet) {
        self.answer = answer
        self.parent = parent
        self.rules = rules
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.said(answer.title) }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.guide
        let terms = view.words.terms
        let back = HTML.with(parent) { "<a class=\"back\" href=\"\(Paths.guide($0))\">\(words.back)</a>" }
        var rows = [
            SummaryRow(words.`where`, view.warning(answer.door)),
            SummaryRow(words.bring, view.bullets(answer.bring.map(view.said))),
            SummaryRow(words.when, view.bullets(answer.clocks.compactMap { when($0, view) })),
            SummaryRow(
                words.receive,
                answer.receive.isEmpty
                    ? HTML(text: words.receiveNothing) : view.bullets(answer.receive.map { terms.letter[$0.rawValue] })),
        ]
        if let advice = answer.advice { rows.append(SummaryRow(words.goodToKnow, view.warning(advice))) }
        return """
            \(back)<article class="guide-slip"><p class="caption">\(words.answerCaption)</p><h1>\(view.said(answer.title))</h1>\
            \(view.summary(rows))\(law(view))</article>\(filing(view))<p class="no-print">\(words.print)</p>\
            <div class="buttons no-print"><button type="button" class="button plain" data-print hidden>\(view.words.common.print)</button>\
            \(view.linkButton(words.again, Paths.guideStart, .quiet))</div>
            """
    }

    /// 法律上怎么说: class, path and grounds, for those who want them.
    private func law(_ view: Presentation) -> HTML {
        let words = view.words.guide
        let terms = view.words.terms
        var rows = [SummaryRow(words.`class`, HTML(text: terms.purpose[answer.purpose.rawValue]))]
        if let path = answer.path {
            rows.append(SummaryRow(words.path, HTML(text: answer.way.map(view.said) ?? terms.path[path.rawValue])))
        }
        let grounds = answer.grounds.map { view.citation(law: $0.law, article: $0.article) }
        rows.append(SummaryRow(words.grounds, HTML(text: view.listing(grounds))))
        return "<details><summary>\(words.inLaw)</summary>\(view.summary(rows))</details>"
    }

    private func filing(_ view: Presentation) -> HTML {
        let words = view.words.guide
        // A review or the end of a wait belongs to the matter that is there already (arts 22, 35, 36): nobody files it anew.
        if answer.path == .p6, !answer.files {
            return """
                <div class="no-print"><p>\(words.sameMatter)</p><div class="buttons">\(view.linkButton(words.follow, Paths.follow))</div></div>
                """
        }
        let chosen: HTML = "<input type=\"hidden\" name=\"purpose\" value=\"\(answer.purpose.rawValue)\">"
        let button = answer.files ? view.button(words.file) : view.button(words.fileAnyway, .plain)
        let form = view.form(Paths.filing, kind: "inline", chosen + button)
        return """
            <div class="no-print"><p>\(answer.files ? words.fileHint : words.notHere)</p><div class="buttons">\(form)</div></div>
            """
    }

    /// By when, from the rule file: never typed into the guide.
    private func when(_ clock: ClockID, _ view: Presentation) -> String? {
        guard let rule = rules.publicClocks.first(where: { $0.id == clock }) else { return nil }
        let words = view.words.guide
        let values = [
            "what": view.plainName(of: clock), "length": view.length(of: rule),
            "event": view.words.maps.events[rule.starts],
        ]
        return (rule.amount == nil ? words.byNamed : words.within).filling(values)
    }
}
