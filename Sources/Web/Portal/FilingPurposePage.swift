// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 哪一类: a wish, a suggestion or an accusation, in plain words; the office checks it. Field: `purpose` (a code of `Purpose`).
package struct FilingPurposePage: FilingQuestion {
    package static let step = FilingStep.purpose
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.purpose }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let purpose = Field("purpose", words.purpose, hint: words.purposeHint, title: true)
        let plain = view.words.terms.purposePlain
        let choices = [Purpose.claim, .suggestion, .accusation].map { Choice($0.rawValue, plain[$0.rawValue]) }
        return view.question(self, view.radios(purpose, form, choices))
    }
}
