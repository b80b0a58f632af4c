// SPDX-License-Identifier: Apache-2.0

/// 第三步: what happened and where. Fields: `subject`, `facts` (20,000 characters), `street` (a code), `place`.
package struct FilingFactsPage: Page {
    /// The most characters that the facts take.
    package static let factsLimit = 20_000

    package let streets: [Choice]
    package let form: FormState
    package let isChange: Bool
    /// In whose name somebody files, where it is known.
    package let capacity: FilingCapacity?

    package init(
        streets: [Choice], form: FormState = FormState(), isChange: Bool = false, capacity: FilingCapacity? = nil
    ) {
        self.streets = streets
        self.form = form
        self.isChange = isChange
        self.capacity = capacity
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.filingFacts }

    package func title(in view: Presentation) -> String { view.words.portal.filing.factsTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let subject = Field("subject", words.subject, hint: words.subjectHint, maxLength: 100)
        let facts = Field("facts", words.facts, hint: words.factsHint, maxLength: Self.factsLimit)
        let street = Field("street", words.street, required: false, width: .half)
        let place = Field("place", words.place, hint: words.placeHint, required: false)
        return view.question(
            .facts, form, of: capacity, isChange: isChange,
            """
            <h1>\(words.factsTitle)</h1><p class="lead">\(words.factsLead)</p>\(view.line(subject, form))\
            \(view.text(facts, form, rows: 10))\(view.select(street, form, streets, blank: words.streetUnknown))\
            \(view.line(place, form))
            """)
    }
}
