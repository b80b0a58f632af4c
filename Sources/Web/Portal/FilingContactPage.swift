// SPDX-License-Identifier: Apache-2.0

/// 第二步: how to reach the person. Fields: `name`, `organisation`, `representatives` (one a line), `headCount`, `phone`, `address`;
/// which of them are asked depends on the capacity. Phone and identity number are never required.
package struct FilingContactPage: Page {
    package let capacity: FilingCapacity
    package let form: FormState
    package let isChange: Bool

    package init(capacity: FilingCapacity, form: FormState = FormState(), isChange: Bool = false) {
        self.capacity = capacity
        self.form = form
        self.isChange = isChange
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String { view.words.portal.filing.contactTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        var fields = HTML()
        let person = Field("name", words.name, width: .half, autocomplete: "name")
        switch capacity {
        case .oneself:
            fields.append(view.line(person, form))
        case .group:
            let names = Field("representatives", words.representatives, hint: words.representativesHint, width: .half)
            fields.append(view.text(names, form, rows: 5))
            let count = Field("headCount", words.headCount, width: .short)
            fields.append(view.number(count, form, min: 2, max: 100_000))
        case .organisation:
            let name = Field("organisation", words.organisationName, autocomplete: "organization")
            fields.append(view.line(name, form))
            fields.append(view.line(Field("name", words.contactPerson, width: .half, autocomplete: "name"), form))
        case .anonymous:
            break
        }
        let phone = Field(
            "phone", words.phone, hint: words.phoneHint, required: false, width: .half, autocomplete: "tel",
            inputMode: "tel")
        fields.append(view.line(phone, form, type: "tel"))
        if capacity != .anonymous {
            let address = Field(
                "address", words.address, hint: words.addressHint, required: false, autocomplete: "address-line1")
            fields.append(view.line(address, form))
            let confidential = Field("confidential", words.confidential, hint: words.confidentialHint, required: false)
            fields.append(view.tick(confidential, form))
        }
        return view.question(
            .contact, form, isChange: isChange,
            "<h1>\(words.contactTitle)</h1><p class=\"lead\">\(words.contactHint)</p>\(fields)")
    }
}
