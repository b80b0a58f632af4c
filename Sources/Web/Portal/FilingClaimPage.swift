// SPDX-License-Identifier: Apache-2.0
import CaseRules

/// 第四步: what the person would like. Fields: `purpose` (a code of `Purpose`), `claim`.
package struct FilingClaimPage: Page {
    package let form: FormState
    package let isChange: Bool
    /// In whose name somebody files, where it is known.
    package let capacity: FilingCapacity?

    package init(form: FormState = FormState(), isChange: Bool = false, capacity: FilingCapacity? = nil) {
        self.form = form
        self.isChange = isChange
        self.capacity = capacity
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.filingClaim }

    package func title(in view: Presentation) -> String { view.words.portal.filing.claimTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let purpose = Field("purpose", words.purpose, hint: words.purposeHint)
        let plain = view.words.terms.purposePlain
        let choices = [Purpose.claim, .suggestion, .accusation].map { Choice($0.rawValue, plain[$0.rawValue]) }
        let claim = Field("claim", words.claim, hint: words.claimHint, maxLength: 4_000)
        return view.question(
            .claim, form, of: capacity, isChange: isChange,
            """
            <h1>\(words.claimTitle)</h1>\(view.radios(purpose, form, choices))\(view.text(claim, form, rows: 5))
            """)
    }
}
