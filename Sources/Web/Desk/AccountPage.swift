// SPDX-License-Identifier: Apache-2.0

/// 我的账号: one's own password, and the tokens with which programs act for oneself. Fields of the first form: `present`, `newPassword`,
/// `then`; of the second: `name`, `role` (several), `confirm`, or the button `revoke`.
package struct AccountPage: Page {
    package let account, name: String
    package let holdings: [PersonPage.Holding]
    package let tokens: [PersonPage.Token]
    package let shortestPassword: Int
    /// 密码是别人给的: nothing else is done before it was changed.
    package let mustRenew: Bool
    /// A token that was issued just now: shown this once.
    package let issued: String?
    /// A sentence on what was done.
    package let done: String?
    package let passwordForm: FormState
    package let tokenForm: FormState

    package init(
        account: String, name: String, holdings: [PersonPage.Holding], tokens: [PersonPage.Token] = [],
        shortestPassword: Int = 10, mustRenew: Bool = false, issued: String? = nil, done: String? = nil,
        passwordForm: FormState = FormState(), tokenForm: FormState = FormState()
    ) {
        self.account = account
        self.name = name
        self.holdings = holdings
        self.tokens = tokens
        self.shortestPassword = shortestPassword
        self.mustRenew = mustRenew
        self.issued = issued
        self.done = done
        self.passwordForm = passwordForm
        self.tokenForm = tokenForm
    }

    package var house: House { .desk }
    package var hasErrors: Bool { passwordForm.hasErrors || tokenForm.hasErrors }

    package func title(in view: Presentation) -> String { view.words.desk.account.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.account
        let faulty = passwordForm.hasErrors ? passwordForm : tokenForm
        let told = HTML.with(done) { view.notice($0, .done) }
        let people = view.words.desk.people
        let held = holdings.map {
            people.holding.filling(["role": view.words.terms.role[$0.role], "unit": $0.unitName])
        }
        let rows = [
            SummaryRow(people.account, HTML(text: account)), SummaryRow(people.name, HTML(text: name)),
            SummaryRow(people.roles, HTML(text: view.listing(held))),
        ]
        return """
            <div class="narrow">\(view.errorSummary(faulty, note: people.passwordAgain))\(told)\(issuedToken(view))\
            \(HTML.when(mustRenew, view.notice(words.mustRenew, .soon)))<h1>\(words.title)</h1>\(view.summary(rows))\
            \(password(view))\(HTML.when(!mustRenew && !holdings.isEmpty, tokenSection(view)))</div>
            """
    }

    private func issuedToken(_ view: Presentation) -> HTML {
        HTML.with(issued) { token in
            let body: HTML = """
                \(view.words.desk.account.issued)</p><p><code class="token" tabindex="0">\(token)</code>
                """
            return view.notice(body, .done)
        }
    }

    private func password(_ view: Presentation) -> HTML {
        let words = view.words.desk.account
        let hint = words.newPasswordHint.filling(["count": String(shortestPassword)])
        let fields: HTML = """
            <input type="hidden" name="then" value="\(passwordForm["then"])">\
            \(view.password(Field("present", words.present, width: .half, autocomplete: "current-password"), passwordForm))\
            \(view.password(Field("newPassword", words.newPassword, hint: hint, width: .half, autocomplete: "new-password"), passwordForm))\
            <div class="buttons">\(view.button(words.change))</div>
            """
        return
            "<section><h2>\(words.password)</h2><p>\(words.passwordLead)</p>\(view.form(Paths.ownPassword, fields))</section>"
    }

    private func tokenSection(_ view: Presentation) -> HTML {
        let (words, people) = (view.words.desk.account, view.words.desk.people)
        let list = HTML.when(
            !tokens.isEmpty, view.form(Paths.ownTokens, PersonPage.table(of: tokens, view)))
        var seen: Set<String> = []
        let roles = holdings.map(\.role).filter { seen.insert($0).inserted }
            .map { Choice($0, view.words.terms.role[$0]) }
        let fields: HTML = """
            \(view.line(Field("name", people.tokenName, hint: words.tokenNameHint, width: .half, autocomplete: "off"), tokenForm))\
            \(view.checkboxes(Field("role", words.tokenRoles), tokenForm, roles, inline: true))\
            \(view.password(Field("confirm", words.present, width: .half, autocomplete: "current-password"), tokenForm))\
            <div class="buttons">\(view.button(words.issue, .plain))</div>
            """
        return """
            <section><h2>\(people.tokens)</h2><p>\(words.tokensLead)</p>\(list)\
            \(view.form(Paths.ownTokens, fields))</section>
            """
    }
}
