// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 处理意见, as the desk reads it: each claim with its outcome, then what the opinion stands on.
package struct OpinionView: Sendable {
    /// 一项诉求及其处理结果.
    package struct Claim: Sendable {
        package let text: String
        /// A code of `terms.outcome`.
        package let outcome: String
        package let explanation: String

        package init(text: String, outcome: String, explanation: String = "") {
            self.text = text
            self.outcome = outcome
            self.explanation = explanation
        }
    }

    package let claims: [Claim]
    package let facts: String
    package let basis: [String]
    package let opinion: String
    package let executeBy: CalendarDate?
    /// The name of the unit that carries it out, empty where none is named.
    package let executor: String
    /// 当场已经办好.
    package let isDone: Bool

    package init(
        claims: [Claim], facts: String, basis: [String], opinion: String, executeBy: CalendarDate? = nil,
        executor: String = "", isDone: Bool = false
    ) {
        self.isDone = isDone
        self.claims = claims
        self.facts = facts
        self.basis = basis
        self.opinion = opinion
        self.executeBy = executeBy
        self.executor = executor
    }
}

extension Presentation {
    /// The whole opinion under its headings.
    func opinion(_ view: OpinionView) -> HTML {
        let labels = words.fields.labels
        let claims = HTML.each(view.claims.enumerated()) { index, claim in
            let name =
                view.claims.count == 1
                ? labels["text"] : words.desk.matter.claimCount.filling(["number": String(index + 1)])
            let tone: Tone = claim.outcome == OpinionDraft.Outcome.supported.rawValue ? .done : .plain
            return """
                <h3>\(name) \(tag(words.terms.outcome[claim.outcome], tone))</h3>\(HTML.paragraphs(claim.text))\
                \(HTML.paragraphs(claim.explanation))
                """
        }
        let basis = HTML.each(view.basis) { "<li dir=\"auto\"><bdi>\($0)</bdi></li>" }
        let by =
            HTML.with(view.executeBy) { "<p>\(time($0, longDate($0)))</p>" }
            + HTML.when(view.isDone, "<p>\(tag(labels["isDone"], .done))</p>")
        let executor = HTML.when(!view.executor.isEmpty, "<p>\(view.executor)</p>")
        return """
            \(claims)\(part(labels["facts"], HTML.paragraphs(view.facts)))\
            \(part(labels["basis"], basis.isEmpty ? basis : "<ul>\(basis)</ul>"))\
            \(part(labels["opinion"], HTML.paragraphs(view.opinion)))\(part(labels["executeBy"], by))\
            \(part(labels["executor"], executor))
            """
    }

    private func part(_ name: String, _ inside: HTML) -> HTML {
        inside.isEmpty ? inside : "<h3>\(name)</h3>\(inside)"
    }
}
