// SPDX-License-Identifier: Apache-2.0

/// 申请回避 (art 28(3), R-145): who should not handle the matter, and why. Fields as the act has them: `whom`, `reason`.
package struct RecusalPage: Page {
    package let number: String
    package let form: FormState

    package init(number: String, form: FormState = FormState()) {
        self.number = number
        self.form = form
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.recusal }

    package func title(in view: Presentation) -> String { view.words.portal.recusal.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.recusal
        let whom = Field("whom", words.whom, hint: words.whomHint, maxLength: 100)
        let reason = Field("reason", words.reason, hint: words.reasonHint, maxLength: 2_000)
        let fields: HTML = """
            \(view.line(whom, form))\(view.text(reason, form, rows: 6))\
            <div class="buttons">\(view.button(words.send))</div>
            """
        return """
            <a class="back" href="\(Paths.followMatter)">\(view.words.common.back)</a>\(view.errorSummary(form))\
            <p class="caption">\(view.words.portal.follow.numberLine.filling(["number": number]))</p>\
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p>\(view.form(Paths.recusal, id: "question", fields))
            """
    }
}
