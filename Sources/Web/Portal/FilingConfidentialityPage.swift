// SPDX-License-Identifier: Apache-2.0

/// 身份保密: whether the unit complained about may learn who files. Field: `confidential`: `yes` is
/// that it may not; who says nothing has not asked for that.
package struct FilingConfidentialityPage: Page {
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.filingConfidentiality }

    package func title(in view: Presentation) -> String { view.words.portal.filing.confidentialTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let field = Field(
            "confidential", words.confidentialTitle, required: false, title: true, saysOptional: false)
        let choices = [
            Choice("no", words.confidentialNo, hint: words.confidentialNoHint),
            Choice("yes", words.confidentialYes, hint: words.confidentialHint),
        ]
        return view.question(.confidentiality, form, way, view.radios(field, chosen, choices))
    }

    /// What the person chose, and before that the answer that asks for nothing.
    private var chosen: FormState {
        guard form["confidential"].isEmpty else { return form }
        return FormState(
            values: form.values.merging(["confidential": ["no"]]) { $1 }, faults: form.faults, trouble: form.trouble)
    }
}
