// SPDX-License-Identifier: Apache-2.0

/// 身份保密: whether the unit that deals with it may learn who files. Field: `confidential`: `yes` is that it may not. Nothing is chosen
/// beforehand: to be named is nobody's default.
package struct FilingConfidentialityPage: FilingQuestion {
    package static let step = FilingStep.confidentiality
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.confidentialTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let field = Field(
            "confidential", words.confidentialTitle, hint: words.confidentialAccusation, title: true)
        let choices = [
            Choice("no", words.confidentialNo, hint: words.confidentialNoHint),
            Choice("yes", words.confidentialYes, hint: words.confidentialHint),
        ]
        return view.question(self, view.radios(field, form, choices))
    }
}
