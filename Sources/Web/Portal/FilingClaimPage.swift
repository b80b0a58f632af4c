// SPDX-License-Identifier: Apache-2.0

/// 您的要求: what the person would like to happen. Field: `claim`.
package struct FilingClaimPage: FilingQuestion {
    package static let step = FilingStep.claim
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.claimTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let claim = Field("claim", words.claimTitle, hint: words.claimHint, title: true, maxLength: 4_000)
        return view.question(self, view.text(claim, form, rows: 5))
    }
}
