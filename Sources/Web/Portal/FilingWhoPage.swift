// SPDX-License-Identifier: Apache-2.0

/// 第一步: in whose name. Anonymous is one of the answers, not an exception. Field: `who`.
package struct FilingWhoPage: FilingQuestion {
    package static let step = FilingStep.who
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay()) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.whoTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let field = Field("who", words.whoTitle, hint: words.whoHint, title: true)
        let choices = FilingCapacity.allCases.map { capacity in
            switch capacity {
            case .oneself: Choice(capacity.rawValue, words.whoSelf, hint: words.whoSelfHint)
            case .group: Choice(capacity.rawValue, words.whoGroup, hint: words.whoGroupHint)
            case .organisation: Choice(capacity.rawValue, words.whoOrganisation, hint: words.whoOrganisationHint)
            case .agent: Choice(capacity.rawValue, words.whoAgent, hint: words.whoAgentHint)
            case .guardian: Choice(capacity.rawValue, words.whoGuardian, hint: words.whoGuardianHint)
            case .anonymous: Choice(capacity.rawValue, words.whoAnonymous, hint: words.whoAnonymousHint)
            }
        }
        return view.question(self, view.radios(field, form, choices))
    }
}
