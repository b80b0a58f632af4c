// SPDX-License-Identifier: Apache-2.0

/// 怎样联系您: where an answer reaches the person. Fields: `phone`; of who gives a name `address`. Neither is ever required.
/// A number that looks unfinished comes back once, with `phoneSeen`, and is taken as it is the second time.
package struct FilingContactPage: FilingQuestion {
    package static let step = FilingStep.contact
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.contactTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let phone = Field(
            "phone", words.phone, hint: words.phoneHint, required: false, width: .half, autocomplete: "tel",
            inputMode: "tel")
        let address = Field(
            "address", words.address, hint: words.addressHint, required: false, autocomplete: "address-line1")
        let seen = HTML.with(form.fault(of: "phone")) { _ in
            "<input type=\"hidden\" name=\"phoneSeen\" value=\"\(form["phone"])\">"
        }
        return view.question(
            self,
            """
            \(seen)\
            <h1>\(words.contactTitle)</h1><p class="lead">\(words.contactHint)</p>\(view.line(phone, form, type: "tel"))\
            \(HTML.when(way.capacity != .anonymous, view.line(address, form)))\(view.privacyNote)
            """)
    }
}
