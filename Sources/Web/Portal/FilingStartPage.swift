// SPDX-License-Identifier: Apache-2.0

/// 提出诉求: what it takes, how what one says is used, and a button.
package struct FilingStartPage: Page {
    /// Where a draft that lies here already goes on (seven days, this device); nil without one.
    package let goOn: String?

    /// Field: `code`.
    package let form: FormState

    package init(goOn: String? = nil, form: FormState = FormState()) {
        self.goOn = goOn
        self.form = form
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String { view.words.portal.filing.startTitle }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let need: HTML = "<h2>\(words.startNeed)</h2>\(view.bullets(words.startNeeds))"
        let privacy: HTML =
            "<section class=\"quote\"><h2>\(words.privacyTitle)</h2>\(view.bullets(words.privacy))</section>"
        let title: HTML = "\(view.errorSummary(form))<h1>\(words.startTitle)</h1>"
        // Who comes back goes on; the rest was read the first time.
        if let goOn {
            return """
                \(title)\(view.notice(words.draftKept))\
                <div class="buttons">\(view.linkButton(words.resume, goOn, .primary))</div>\(anew(view))\(need)\(privacy)
                """
        }
        let start = view.form(Paths.filing, kind: "inline", view.button(words.startButton))
        return """
            \(title)<p class="lead">\(words.startLead)</p>\(need)\
            <div class="buttons">\(start)</div>\(byCode(view))\(privacy)
            """
    }

    /// A draft that was put aside, on this or on another device.
    private func byCode(_ view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let open: HTML = form.hasErrors ? " open" : ""
        let code = Field("code", words.pausedCode, hint: words.resumeCodeHint, width: .short)
        return """
            <details\(open)><summary>\(words.resumeTitle)</summary>\
            \(view.form(Paths.filingResumption, view.line(code, form) + view.button(words.resumeButton, .plain)))</details>
            """
    }

    /// A button of its own, under what it throws away.
    private func anew(_ view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let sure: HTML = "<input type=\"hidden\" name=\"anew\" value=\"yes\">"
        return """
            <details><summary>\(words.anew)</summary><p>\(words.anewLead)</p>\
            \(view.form(Paths.filing, sure + view.button(words.anewButton, .danger)))</details>
            """
    }
}
