// SPDX-License-Identifier: Apache-2.0

/// 发生了什么事: the account, in the person's own words. Field: `facts` (20,000 characters).
package struct FilingFactsPage: FilingQuestion {
    package static let step = FilingStep.facts
    /// The most characters that the facts take.
    package static let factsLimit = 20_000

    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.factsTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let facts = Field(
            "facts", words.factsTitle, hint: words.factsHint, title: true, maxLength: Self.factsLimit)
        return view.question(self, view.text(facts, form, rows: 10))
    }
}
