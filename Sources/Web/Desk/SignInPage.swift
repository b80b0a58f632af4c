// SPDX-License-Identifier: Apache-2.0

/// 登录. Fields: `account`, `password`, `then` (the path to go on to), `held` (what was typed, sealed).
package struct SignInPage: Page {
    /// 演示帐号.
    package struct DemoAccount: Sendable {
        package let account, name, role: String

        package init(account: String, name: String, role: String) {
            self.account = account
            self.name = name
            self.role = role
        }
    }

    package let form: FormState
    /// The session ended by itself.
    package let hasEnded: Bool
    package let demoAccounts: [DemoAccount]

    package init(form: FormState = FormState(), hasEnded: Bool = false, demoAccounts: [DemoAccount] = []) {
        self.form = form
        self.hasEnded = hasEnded
        self.demoAccounts = demoAccounts
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String { view.words.desk.signIn.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.signIn
        let fields: HTML = """
            <input type="hidden" name="then" value="\(form["then"])">\(held)\
            \(view.line(Field("account", words.account, autocomplete: "username"), form))\
            \(view.password(Field("password", words.password, autocomplete: "current-password"), form))\
            <div class="buttons">\(view.button(words.button))</div>
            """
        let ended = HTML.when(hasEnded, view.notice(form["held"].isEmpty ? words.ended : words.held, .soon))
        return """
            <div class="narrow">\(ended)\(view.errorSummary(form, title: words.wrongTitle))<h1>\(words.title)</h1>\(view.form(Paths.signIn, fields))\
            <p><a href="\(Paths.home)">\(words.toPortal)</a></p>\(demo(view))</div>
            """
    }

    /// What was typed when the session ended, sealed: it comes back after signing in.
    private var held: HTML {
        HTML.when(!form["held"].isEmpty, "<input type=\"hidden\" name=\"held\" value=\"\(form["held"])\">")
    }

    private func demo(_ view: Presentation) -> HTML {
        guard !demoAccounts.isEmpty else { return HTML() }
        let words = view.words.desk
        let rows: [[HTML]] = demoAccounts.map {
            ["<code>\($0.account)</code>", HTML(text: $0.name), HTML(text: view.words.terms.role[$0.role])]
        }
        let table = view.table(
            caption: words.signIn.demoTitle("count", demoAccounts.count),
            columns: [words.signIn.account, words.people.name, words.people.roles],
            rows: rows, kind: "rows lines")
        let title = words.signIn.demoTitle("count", demoAccounts.count)
        return "<details class=\"quote\"><summary>\(title)</summary><p>\(words.signIn.demoHint)</p>\(table)</details>"
    }
}
