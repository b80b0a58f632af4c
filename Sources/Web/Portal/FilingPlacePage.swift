// SPDX-License-Identifier: Apache-2.0

/// 在哪里: where it happened, as far as the person knows. Fields: `street` (a code), `place`.
package struct FilingPlacePage: FilingQuestion {
    package static let step = FilingStep.place
    package let streets: [Choice]
    package let form: FormState
    package let way: FilingWay

    package init(streets: [Choice], form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.streets = streets
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.placeTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let street = Field("street", words.street, required: false, width: .half)
        let place = Field("place", words.place, hint: words.placeHint, required: false)
        return view.question(
            self,
            """
            <h1>\(words.placeTitle)</h1>\(view.select(street, form, streets, blank: words.streetUnknown))\
            \(view.line(place, form))
            """)
    }
}
