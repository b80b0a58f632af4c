// SPDX-License-Identifier: Apache-2.0

/// 查询进度: number and code. Wrong codes bring a wait, never a lock. Fields: `number`, `code`, `held`
/// (what was typed into a form of the matter when the hour was over, sealed).
package struct FollowSignInPage: Page {
    package let form: FormState
    /// 时间到了: whoever comes from a matter that is no longer open.
    package let isEnded: Bool

    package init(form: FormState = FormState(), isEnded: Bool = false) {
        self.form = form
        self.isEnded = isEnded
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.follow }

    package func title(in view: Presentation) -> String { view.words.portal.follow.signInTitle }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let number = Field("number", words.number, hint: words.numberHint, width: .half, autocomplete: "off")
        let code = Field("code", words.code, hint: words.codeHint, width: .half, autocomplete: "off")
        let fields: HTML = """
            \(held)\(view.line(number, form))\(view.line(code, form))<div class="buttons">\(view.button(words.signInButton))</div>
            """
        return """
            \(HTML.when(!form["held"].isEmpty, view.notice(words.held, .soon)))\
            \(HTML.when(isEnded && form["held"].isEmpty, view.notice(words.ended, .soon)))\(view.errorSummary(form))\
            <h1>\(words.signInTitle)</h1><p class="lead">\(words.signInLead)</p>\
            \(view.form(Paths.follow, id: "question", fields))<section class="quote"><h2>\(words.lostTitle)</h2><p>\(view.calling(words.lost, or: words.lostWindow))</p></section>
            """
    }

    private var held: HTML {
        HTML.when(!form["held"].isEmpty, "<input type=\"hidden\" name=\"held\" value=\"\(form["held"])\">")
    }
}
