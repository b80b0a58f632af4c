// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 回执: number, code (shown once), what happens next and when.
package struct ReceiptPage: Page {
    package let number: String
    /// Nil when it was shown before: only its keyed hash is kept.
    package let code: String?
    /// An instant.
    package let registeredAt: String
    /// By when the petitioner is told where the matter goes (K-01).
    package let routedBy: CalendarDate
    /// 代理人查询码: the code is an agent's; the petitioner's own is handed to the petitioner alone.
    package let isOfAgent: Bool

    package init(
        number: String, code: String?, registeredAt: String, routedBy: CalendarDate, isOfAgent: Bool = false
    ) {
        self.isOfAgent = isOfAgent
        self.number = number
        self.code = code
        self.registeredAt = registeredAt
        self.routedBy = routedBy
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.portal.filing.receiptTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let codes = HTML.with(code) {
            "<dt>\(words.receiptCode)</dt><dd class=\"big\" translate=\"no\">\($0)</dd>"
        }
        let said = code == nil ? [words.receiptCodeGone] : [words.receiptCodeHint, words.receiptLost]
        let slip = HTML.when(code != nil, view.linkButton(words.receiptPrint, Paths.slip))
        let both = words.receiptBoth.filling(["number": number, "code": code ?? ""])
        let copy = HTML.when(
            code != nil,
            view.copyButton(
                words.receiptCopy, of: both, done: words.receiptCopied, failed: words.receiptNotCopied, .primary))
        let next = view.steps([
            view.dated(words.receiptBy, routedBy), HTML(text: words.receiptFollow), HTML(text: words.receiptAdd),
        ])
        return """
            \(view.panel(words.receiptTitle,
                "<dl><dt>\(words.receiptNumber)</dt><dd class=\"big\" translate=\"no\">\(number)</dd>\(codes)</dl>"))\
            <p class="notice soon">\(view.sentences(said))</p>\(HTML.when(isOfAgent, "<p>\(words.agentReceipt)</p>"))<p class="faint">\(words.receiptWhen) \(view.longMoment(registeredAt))</p>\
            <div class="buttons">\(copy)\(slip)\(view.linkButton(words.receiptToFollow, Paths.follow, .quiet))</div><h2>\(words.receiptNext)</h2>\(next)
            """
    }
}
