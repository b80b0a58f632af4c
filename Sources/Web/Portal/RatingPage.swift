// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 评价: how satisfied one is with the petition department or with the unit, one of them by itself. Fields as the act has them:
/// `satisfaction`, `words`.
package struct RatingPage: Page {
    package let number: String
    package let object: RatedObject
    /// Who is rated, as the page's language writes it.
    package let unit: String
    package let until: CalendarDate
    package let form: FormState

    package init(
        number: String, object: RatedObject, unit: String, until: CalendarDate, form: FormState = FormState()
    ) {
        self.number = number
        self.object = object
        self.unit = unit
        self.until = until
        self.form = form
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }
    package var question: String? { object.path }

    package func title(in view: Presentation) -> String { view.words.portal.follow.ratingTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let choices = Rating.Grade.allCases.map { Choice($0.rawValue, view.words.terms.rating[$0.rawValue]) }
        let comment = Field("words", words.ratingComment, required: false, maxLength: 2_000)
        let fields: HTML = """
            \(view.radios(Field("satisfaction", words.ratingOf.filling(["unit": unit])), form, choices))\
            \(view.text(comment, form, rows: 4))<div class="buttons">\(view.button(words.ratingSend))</div>
            """
        let only = HTML.when(object == .office, "<p>\(words.ratingOfficeOnly)</p>")
        return """
            <a class="back" href="\(Paths.followMatter)">\(view.words.common.back)</a>\(view.errorSummary(form))\
            <p class="caption">\(words.numberLine.filling(["number": number]))</p><h1>\(words.ratingTitle)</h1>\
            <p class="lead">\(words.ratingLead)\(view.language == .chinese ? "" : " ")\(view.dated(words.ratingUntil, until))</p>\
            \(only)\(view.form(object.path, id: "question", fields))
            """
    }
}

extension RatedObject {
    /// The door at which it is rated.
    package var path: String {
        switch self {
        case .office: Paths.officeRating
        case .unit: Paths.rating
        }
    }
}
