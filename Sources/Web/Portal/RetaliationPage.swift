// SPDX-License-Identifier: Apache-2.0

/// 报告打击报复 (art 18(4), R-114). Fields: `unit`, `facts`, `name`, `phone`; only the first two are required.
package struct RetaliationPage: Page {
    package let units: [Choice]
    /// The matter of the petitioner who is following it; nil without a ticket.
    package let number: String?
    package let form: FormState

    package init(units: [Choice], number: String? = nil, form: FormState = FormState()) {
        self.units = units
        self.number = number
        self.form = form
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.retaliation }

    package func title(in view: Presentation) -> String { view.words.portal.retaliation.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.retaliation
        let linked = HTML.with(number) { "<p class=\"faint\">\(words.linked.filling(["number": $0]))</p>" }
        let unit = Field("unit", words.unit, hint: unitHint(view))
        let facts = Field("facts", words.facts, hint: words.factsHint, maxLength: FilingFactsPage.factsLimit)
        let name = Field("name", words.name, required: false, width: .half, autocomplete: "name")
        let phone = Field(
            "phone", words.phone, required: false, width: .half, autocomplete: "tel", inputMode: "tel")
        return """
            \(view.errorSummary(form))<h1>\(words.title)</h1>\
            <p class="notice late">\(view.calling(words.danger, "110"))</p><p class="lead">\(words.lead)</p>\(linked)\
            \(view.form(Paths.retaliation, id: "question", """
                \(view.select(unit, form, units, blank: view.words.common.choose))\(view.text(facts, form, rows: 8))\
                \(view.line(name, form))\(view.line(phone, form, type: "tel"))\(view.privacyNote)\
                <div class="buttons">\(view.button(words.submit))</div><p class="faint">\(words.afterwards)</p>
                """))
            """
    }

    /// Who cannot name the office is helped by people: a report without it could reach the very office.
    private func unitHint(_ view: Presentation) -> String {
        let words = view.words.portal.retaliation
        return view.office.phone.map { words.unitHint.filling(["phone": $0]) } ?? words.unitHintWindow
    }
}
