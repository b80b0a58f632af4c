// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 请求复查、复核 (arts 35, 36): which body, and why; late only with the reason. Fields as the act has them:
/// `unit`, `grounds`, `whyLate`.
package struct ReviewRequestPage: Page {
    package let number: String
    /// Whether it is the second and last review (art 36).
    package let isReReview: Bool
    /// The bodies that may review; the petitioner chooses where there are two (R-189).
    package let bodies: [Choice]
    package let until: CalendarDate?
    /// That day is over (R-184).
    package let isLate: Bool
    package let form: FormState

    package init(
        number: String, isReReview: Bool, bodies: [Choice], until: CalendarDate?, isLate: Bool = false,
        form: FormState = FormState()
    ) {
        self.isLate = isLate
        self.number = number
        self.isReReview = isReReview
        self.bodies = bodies
        self.until = until
        self.form = form
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.review }

    package func title(in view: Presentation) -> String {
        isReReview ? view.words.portal.review.reReviewTitle : view.words.portal.review.title
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.review
        let window = HTML.with(until) { view.notice(view.dated(isLate ? words.afterwards : words.until, $0), .soon) }
        let choice =
            bodies.count > 1
            ? view.radios(Field("unit", words.body, hint: words.bodyHint), form, bodies)
            : HTML.with(bodies.first) { "<p>\(words.only.filling(["unit": $0.label]))</p>" }
        let grounds = Field("grounds", words.grounds, hint: words.groundsHint, maxLength: 10_000)
        let whyLate = Field("whyLate", words.whyLate, hint: words.whyLateHint, maxLength: 2_000)
        let fields: HTML = """
            \(choice)\(HTML.when(isLate, view.text(whyLate, form, rows: 4)))\(view.text(grounds, form, rows: 8))<div class="buttons">\(view.button(words.send))</div>
            """
        return """
            <a class="back" href="\(Paths.followMatter)">\(view.words.common.back)</a>\(view.errorSummary(form))\
            <p class="caption">\(view.words.portal.follow.numberLine.filling(["number": number]))</p>\
            <h1>\(title(in: view))</h1><p class="lead">\(words.lead)</p>\(window)\(view.form(Paths.review, id: "question", fields))
            """
    }
}
