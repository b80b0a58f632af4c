// SPDX-License-Identifier: Apache-2.0

/// 在哪里: where it happened, as far as the person knows. Fields: `street` (a code), `place`.
package struct FilingPlacePage: Page {
    package let streets: [Choice]
    package let form: FormState
    package let way: FilingWay

    package init(streets: [Choice], form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.streets = streets
        self.form = form
        self.way = way
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { Paths.filingPlace }

    package func title(in view: Presentation) -> String { view.words.portal.filing.placeTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let street = Field("street", words.street, required: false, width: .half)
        let place = Field("place", words.place, hint: words.placeHint, required: false)
        return view.question(
            .place, form, way,
            """
            <h1>\(words.placeTitle)</h1>\(view.select(street, form, streets, blank: words.streetUnknown))\
            \(view.line(place, form))
            """)
    }
}
