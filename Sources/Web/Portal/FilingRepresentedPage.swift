// SPDX-License-Identifier: Apache-2.0
import Casework

/// 代谁反映: whom an agent or a guardian speaks for, and what an agent may do (S2:27, F-31). Fields: `represented`; of an agent `mayFollow`,
/// `mayReview`, `mayRate`: who files may file.
package struct FilingRepresentedPage: FilingQuestion {
    package static let step = FilingStep.represented
    package let form: FormState
    package let way: FilingWay

    package init(form: FormState = FormState(), way: FilingWay = FilingWay(.agent)) {
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.representedTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let powers = view.words.terms.agentPower
        let ticks = HTML.each(FilingAnswers.powers) { name, power in
            view.tick(Field(name, powers[power.rawValue], required: false, saysOptional: false), form)
        }
        let scope = HTML.when(
            way.capacity != .guardian,
            "<fieldset class=\"field\"><legend>\(words.scope)</legend><p class=\"hint\">\(words.scopeHint)</p>\(ticks)</fieldset>"
        )
        return view.question(
            self,
            """
            <h1>\(words.representedTitle)</h1><p class="lead">\(words.representedLead)</p>\
            \(view.line(Field("represented", words.represented, width: .half), form))\(scope)
            """)
    }
}
