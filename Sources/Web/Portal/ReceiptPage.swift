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
        let follow = view.words.portal.follow
        let said = code == nil ? words.receiptCodeGone : words.receiptCodeHint
        let lost = view.calling(follow.lost, or: follow.lostWindow)
        let slip = HTML.when(code != nil, view.linkButton(words.receiptPrint, Paths.slip))
        let both = words.receiptBoth.filling(["number": number, "code": code ?? ""])
        let copy = HTML.when(
            code != nil,
            view.copyButton(
                words.receiptCopy, of: both, done: words.receiptCopied, failed: words.receiptNotCopied))
        let next = view.steps([
            view.dated(words.receiptBy, routedBy), HTML(text: words.receiptFollow), HTML(text: words.receiptAdd),
        ])
        return """
            \(view.panel(words.receiptTitle,
                "<dl><dt>\(words.receiptNumber)</dt><dd class=\"big\" translate=\"no\">\(number)</dd>\(codes)</dl>"))\
            <div class="notice soon"><p>\(said)</p><p>\(lost)</p></div>\(HTML.when(isOfAgent, "<p>\(words.agentReceipt)</p>"))<p class="faint">\(words.receiptWhen) \(view.longMoment(registeredAt))</p>\
            <div class="buttons">\(toFollow(view))\(copy)\(slip)</div><h2>\(words.receiptNext)</h2>\(next)
            """
    }

    /// Opens the matter with the number and the code that stand on this page, as if they were typed; asks for the code where it is gone.
    private func toFollow(_ view: Presentation) -> HTML {
        let label = view.words.portal.filing.receiptToFollow
        guard let code else {
            return view.linkButton(label, "\(Paths.follow)?number=\(number)", .primary)
        }
        let typed: HTML = """
            <input type="hidden" name="number" value="\(number)"><input type="hidden" name="code" value="\(code)">
            """
        return """
            \(view.form(Paths.follow, kind: "hidden", id: "to-follow", typed))<button class="button primary" form="to-follow">\(label)</button>
            """
    }
}
