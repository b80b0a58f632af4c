// SPDX-License-Identifier: Apache-2.0
import Casework

/// 您叫什么名字: who it is, as far as the person wants to say (R-120). Fields, by capacity: `name`, `organisation`, `representatives` (one a line),
/// `headCount`, `agentSecond`; of one person or one organisation `nationality`, `documentKind`, `documentNumber`.
package struct FilingNamePage: FilingQuestion {
    package static let step = FilingStep.name
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { heading(in: view.words.portal.filing) }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        return view.question(self, asked(words, view) + rare(words, view) + view.privacyNote)
    }

    private var capacity: FilingCapacity { way.capacity ?? .oneself }

    private func heading(in words: PortalWords.Filing) -> String {
        switch capacity {
        case .group: words.representativesTitle
        case .organisation: words.organisationTitle
        default: words.nameTitle
        }
    }

    private func asked(_ words: PortalWords.Filing, _ view: Presentation) -> HTML {
        let title: HTML = "<h1>\(heading(in: words))</h1>"
        switch capacity {
        case .group:
            let names = Field("representatives", words.representatives, hint: words.representativesHint, width: .half)
            let count = Field("headCount", words.headCount, width: .short)
            return title + view.text(names, form, rows: 5) + view.number(count, form, min: 2, max: 100_000)
        case .organisation:
            let name = Field("organisation", words.organisationName, autocomplete: "organization")
            let person = Field("name", words.contactPerson, required: false, width: .half, autocomplete: "name")
            return title + view.line(name, form) + view.line(person, form)
        case .agent, .guardian:
            return ownName(words.nameForAnother, required: true, view)
        case .oneself, .anonymous:
            return ownName(words.nameHint, required: false, view)
        }
    }

    /// The question is the label.
    private func ownName(_ hint: String, required: Bool, _ view: Presentation) -> HTML {
        let field = Field(
            "name", heading(in: view.words.portal.filing), hint: hint, required: required, title: true, width: .half,
            autocomplete: "name", saysOptional: false)
        return view.line(field, form)
    }

    /// 外国人、无国籍人 (art 48, R-101), and a second agent (S14:28): few need them, so they are closed.
    private func rare(_ words: PortalWords.Filing, _ view: Presentation) -> HTML {
        func folded(_ title: String, _ names: [String], _ inside: HTML) -> HTML {
            let open: HTML = names.contains { !form[$0].isEmpty || form.fault(of: $0) != nil } ? " open" : ""
            return "<details\(open)><summary>\(title)</summary>\(inside)</details>"
        }
        func half(_ name: String, _ label: String) -> Field { Field(name, label, required: false, width: .half) }
        let second = HTML.when(
            capacity == .agent,
            folded(
                words.agentSecond, ["agentSecond"], view.line(half("agentSecond", words.agentSecond), form)))
        guard capacity.mayBeForeign else { return second }
        let kinds = PartyDetails.DocumentKind.allCases.map {
            Choice($0.rawValue, view.words.terms.documentKind[$0.rawValue])
        }
        let foreign = folded(
            words.foreign, ["nationality", "documentKind", "documentNumber"],
            """
            \(view.line(half("nationality", words.nationality), form))\
            \(view.select(half("documentKind", words.documentKind), form, kinds, blank: view.words.common.choose))\
            \(view.line(half("documentNumber", words.documentNumber), form))
            """)
        return second + foreign
    }
}
