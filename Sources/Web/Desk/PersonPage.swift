// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 新增或修改人员. Fields: `account` and `password` (new only), `name`, `unit` (a code), `role` (several). The buttons `act=disable`,
/// `act=enable` and `act=reset` are for a person who is there already.
package struct PersonPage: Page {
    /// The account that is changed; nil for a new person.
    package let account: String?
    package let isActive: Bool
    package let units: [Choice]
    package let shortestPassword: Int
    package let form: FormState

    package init(
        account: String?, isActive: Bool = true, units: [Choice], shortestPassword: Int = 10,
        form: FormState = FormState()
    ) {
        self.account = account
        self.isActive = isActive
        self.units = units
        self.shortestPassword = shortestPassword
        self.form = form
    }

    package var house: House { .desk }
    package var hasErrors: Bool { !form.faults.isEmpty }

    package func title(in view: Presentation) -> String {
        let words = view.words.desk.people
        return account == nil ? words.add : words.editTitle.filling(["name": form["name"]])
    }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.people.title, Paths.people)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.people
        let roles = Role.allCases.map { Choice($0.rawValue, view.words.terms.role[$0.rawValue]) }
        var fields = HTML()
        if account == nil {
            let hint = words.passwordHint.filling(["count": String(shortestPassword)])
            fields.append(view.line(Field("account", words.account, width: .half, autocomplete: "off"), form))
            fields.append(
                view.password(
                    Field("password", words.password, hint: hint, width: .half, autocomplete: "new-password"), form))
        }
        fields.append(view.line(Field("name", words.name, width: .half), form))
        fields.append(view.combo(Field("unit", words.unit), form, units))
        fields.append(view.checkboxes(Field("role", words.roles), form, roles, inline: true))
        fields.append("<div class=\"buttons\">\(view.button(words.save))\(others(view))</div>")
        return """
            <div class="narrow">\(view.errorSummary(form))<h1>\(title(in: view))</h1>\
            \(view.form(account.map(Paths.person) ?? Paths.newPerson, fields))</div>
            """
    }

    private func others(_ view: Presentation) -> HTML {
        guard account != nil else { return HTML() }
        let words = view.words.desk.people
        let state =
            isActive
            ? view.button(words.disable, .danger, name: "act", value: "disable")
            : view.button(words.enable, .plain, name: "act", value: "enable")
        return view.button(words.reset, .plain, name: "act", value: "reset") + state
    }
}
