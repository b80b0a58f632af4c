// SPDX-License-Identifier: Apache-2.0
import Casework

/// 怎样联系: how to reach the person. Fields: `name`, `organisation`, `representatives` (one a line), `headCount`, `agentSecond`, `phone`, `address`,
/// `nationality`, `documentKind`, `documentNumber`; which of them are asked depends on the capacity. Phone and identity number are never required.
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
    package var question: String? { Paths.filingContact }

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
        case .agent:
            fields.append(view.line(Field("name", words.agentName, width: .half, autocomplete: "name"), form))
        case .guardian:
            fields.append(view.line(Field("name", words.guardianName, width: .half, autocomplete: "name"), form))
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
        fields.append(rare(view))
        return view.question(
            .contact, form, of: capacity, isChange: isChange,
            "<h1>\(words.contactTitle)</h1><p class=\"lead\">\(words.contactHint)</p>\(fields)\(view.privacyNote)")
    }

    /// 外国人、无国籍人 (art 48, R-101), and a second agent (S14:28): few need them, so they are closed.
    private func rare(_ view: Presentation) -> HTML {
        let words = view.words.portal.filing
        func folded(_ title: String, _ names: [String], _ inside: HTML) -> HTML {
            let open: HTML = names.contains { !form[$0].isEmpty || form.fault(of: $0) != nil } ? " open" : ""
            return "<details\(open)><summary>\(title)</summary>\(inside)</details>"
        }
        let second = Field("agentSecond", words.agentSecond, required: false, width: .half)
        let more = HTML.when(
            capacity == .agent, folded(words.agentSecond, ["agentSecond"], view.line(second, form)))
        guard ![.anonymous, .group].contains(capacity) else { return more }
        let kinds = PartyDetails.DocumentKind.allCases.map {
            Choice($0.rawValue, view.words.terms.documentKind[$0.rawValue])
        }
        let kind = Field("documentKind", words.documentKind, required: false, width: .half)
        return more
            + folded(
                words.foreign, ["nationality", "documentKind", "documentNumber"],
                """
                \(view.line(Field("nationality", words.nationality, required: false, width: .half), form))\
                \(view.select(kind, form, kinds, blank: view.words.common.choose))\
                \(view.line(Field("documentNumber", words.documentNumber, required: false, width: .half), form))
                """)
    }
}
