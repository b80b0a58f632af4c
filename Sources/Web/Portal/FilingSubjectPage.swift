// SPDX-License-Identifier: Apache-2.0

/// 一句话: the matter in one sentence, which is its title from now on; two lines high, so that large type shows all of it. Field: `subject`.
package struct FilingSubjectPage: FilingQuestion {
    package static let step = FilingStep.subject
    package let form: FormState
    package let way: FilingWay
    /// The line is the beginning of the account, to be changed or kept.
    package let isProposed: Bool

    package init(form: FormState = FormState(), way: FilingWay = FilingWay(), isProposed: Bool = false) {
        self.isProposed = isProposed
        self.form = form
        self.way = way
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.subjectTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let subject = Field(
            "subject", words.subjectTitle, hint: isProposed ? words.subjectProposed : words.subjectHint, title: true,
            maxLength: 100)
        return view.question(self, view.text(subject, form, rows: 2))
    }
}
