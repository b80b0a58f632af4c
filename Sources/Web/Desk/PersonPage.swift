// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 新增或修改人员. Fields: `account`, `password` and `name` (new only); `holding` (the pairs of role and unit that are kept, as
/// `role@code`), `unit` (a code) with `role` (several), for more of them. The buttons `act=disable`, `act=enable` and `act=reset`
/// are for a person who is there already, `revoke` names one of the person's tokens.
package struct PersonPage: Page {
    /// 任职: one role in one unit.
    package struct Holding: Sendable {
        /// A code of `Role`.
        package let role: String
        package let unit, unitName: String

        package init(role: String, unit: String, unitName: String) {
            self.role = role
            self.unit = unit
            self.unitName = unitName
        }

        var value: String { "\(role)@\(unit)" }
    }

    /// 接口令牌: never the token itself.
    package struct Token: Sendable {
        package let id, name: String
        /// Codes of `Role`.
        package let roles: [String]
        /// An instant.
        package let createdAt: String
        /// Nil when it was never used.
        package let lastUsedOn: CalendarDate?
        package let isRevoked: Bool

        package init(
            id: String, name: String, roles: [String], createdAt: String, lastUsedOn: CalendarDate? = nil,
            isRevoked: Bool
        ) {
            self.id = id
            self.name = name
            self.roles = roles
            self.createdAt = createdAt
            self.lastUsedOn = lastUsedOn
            self.isRevoked = isRevoked
        }
    }

    /// 三员分立: which part of the page this administrator works with.
    package struct Part: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) { self.rawValue = rawValue }

        /// Accounts, for the system administrator.
        package static let accounts = Part(rawValue: 1)
        /// Roles and tokens, for the security administrator.
        package static let roles = Part(rawValue: 2)
    }

    /// The account that is changed; nil for a new person.
    package let account: String?
    package let name: String
    package let isActive: Bool
    package let parts: Part
    package let holdings: [Holding]
    package let tokens: [Token]
    package let units: [Choice]
    package let shortestPassword: Int
    /// The mark of the roles that are shown, so that those of another are not overwritten.
    package let shown: String
    package let form: FormState

    package init(
        account: String?, name: String = "", isActive: Bool = true, parts: Part, holdings: [Holding] = [],
        tokens: [Token] = [], units: [Choice], shortestPassword: Int = 10, shown: String = "",
        form: FormState = FormState()
    ) {
        self.account = account
        self.name = name
        self.isActive = isActive
        self.parts = parts
        self.holdings = holdings
        self.tokens = tokens
        self.units = units
        self.shortestPassword = shortestPassword
        self.shown = shown
        self.form = form
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String {
        let words = view.words.desk.people
        return account == nil ? words.add : words.editTitle.filling(["name": name])
    }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.people.title, Paths.people)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.people
        var fields = account == nil ? newcomer(view) : standing(view)
        if account == nil, !parts.contains(.roles) { fields.append("<p class=\"hint\">\(words.rolesLater)</p>") }
        if parts.contains(.roles) { fields.append(roles(view)) }
        let mayChange = account == nil || parts.contains(.roles)
        let save = HTML.when(mayChange, view.button(words.save))
        fields.append("<div class=\"buttons\">\(save)\(others(view))</div>")
        return """
            <div class="narrow">\(view.errorSummary(form, note: account == nil ? words.passwordAgain : nil))<h1>\(title(in: view))</h1>\
            \(view.form(account.map(Paths.person) ?? Paths.newPerson, fields))\(tokenSection(view))</div>
            """
    }

    private func newcomer(_ view: Presentation) -> HTML {
        let words = view.words.desk.people
        let hint = words.passwordHint.filling(["count": String(shortestPassword)])
        let password = Field("password", words.password, hint: hint, width: .half, autocomplete: "new-password")
        return view.line(
            Field("account", words.account, hint: words.accountHint, width: .half, autocomplete: "off"), form)
            + view.password(password, form) + view.line(Field("name", words.name, width: .half), form)
    }

    private func standing(_ view: Presentation) -> HTML {
        let words = view.words.desk.people
        let state = isActive ? view.tag(words.active, .done) : view.tag(words.disabled)
        var rows = [SummaryRow(words.account, HTML(text: account ?? "")), SummaryRow(words.state, state)]
        if !parts.contains(.roles) {
            rows.append(SummaryRow(words.roles, HTML(text: view.listing(holdings.map { said($0, view) }))))
        }
        return view.summary(rows)
    }

    private func said(_ holding: Holding, _ view: Presentation) -> String {
        words(view).holding.filling(["role": view.words.terms.role[holding.role], "unit": holding.unitName])
    }

    private func words(_ view: Presentation) -> DeskWords.People { view.words.desk.people }

    /// What the person holds, each pair to be kept or not, and more roles in one more unit.
    private func roles(_ view: Presentation) -> HTML {
        let words = words(view)
        let held = HTML.when(
            !holdings.isEmpty,
            view.checkboxes(
                Field("holding", words.holdings, hint: words.holdingsHint, required: false), form,
                holdings.map { Choice($0.value, said($0, view)) }))
        let all = Role.allCases.map { Choice($0.rawValue, view.words.terms.role[$0.rawValue]) }
        let unit = Field("unit", words.moreUnit, hint: words.moreHint, required: false)
        // What the page shows now, unless a form of an earlier page is shown again.
        let seen = form["shown"].isEmpty ? shown : form["shown"]
        let mark: HTML = "<input type=\"hidden\" name=\"shown\" value=\"\(seen)\">"
        return mark + held + view.combo(unit, form, units)
            + view.checkboxes(Field("role", words.roles, required: false), form, all, inline: true)
    }

    private func others(_ view: Presentation) -> HTML {
        guard account != nil, parts.contains(.accounts) else { return HTML() }
        let words = words(view)
        let state =
            isActive
            ? view.button(words.disable, .danger, name: "act", value: "disable")
            : view.button(words.enable, .plain, name: "act", value: "enable")
        return view.button(words.reset, .plain, name: "act", value: "reset") + state
    }

    private func tokenSection(_ view: Presentation) -> HTML {
        guard let account, parts.contains(.roles) else { return HTML() }
        let words = words(view)
        guard !tokens.isEmpty else {
            return "<section><h2>\(words.tokens)</h2><p class=\"faint\">\(words.noTokens)</p></section>"
        }
        let table = Self.table(of: tokens, view)
        return "<section><h2>\(words.tokens)</h2>\(view.form(Paths.person(account), table))</section>"
    }

    /// The tokens, each with the button that revokes it.
    static func table(of tokens: [Token], _ view: Presentation) -> HTML {
        let words = view.words.desk.people
        let rows: [[HTML]] = tokens.map { token in
            let end =
                token.isRevoked
                ? view.tag(words.revoked)
                : view.button(words.revoke, .danger, name: "revoke", value: token.id)
            return [
                HTML.isolated(token.name),
                HTML(text: view.listing(token.roles.map { view.words.terms.role[$0] })), view.moment(token.createdAt),
                token.lastUsedOn.map { view.time($0, view.shortDate($0)) } ?? HTML(text: words.tokenUnused), end,
            ]
        }
        return view.table(
            caption: words.tokens,
            columns: [words.tokenName, words.roles, words.tokenMade, words.tokenUsed, words.state], rows: rows)
    }
}
