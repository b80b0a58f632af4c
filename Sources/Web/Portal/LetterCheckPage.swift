// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Casework

/// 核验文书: whoever holds a paper compares it with what was issued. Fields: `number`, `code`.
package struct LetterCheckPage: Page {
    /// What was found: a code of terms.letter, the unit, the number and the day.
    package struct Found: Sendable {
        package let kind, unit, number: String
        package let issuedOn: CalendarDate
        package let changes: [Change]

        /// 撤销, 变更, 责令重新处理 or 更正 of it: by the paper of a number, on a day.
        package struct Change: Sendable {
            package let change: LetterAmendment.Change
            package let number: String
            package let on: CalendarDate

            package init(_ change: LetterAmendment.Change, number: String, on: CalendarDate) {
                self.change = change
                self.number = number
                self.on = on
            }

            init(_ amendment: LetterAmendment) {
                self.init(amendment.change, number: amendment.number, on: amendment.on)
            }

            /// What became of the letter, in a sentence.
            func sentence(_ view: Presentation) -> String {
                let words = view.words.portal.letterCheck
                let said =
                    switch change {
                    case .revoked: words.revoked
                    case .changed: words.changed
                    case .sentBack: words.sentBack
                    case .corrected: words.corrected
                    }
                return said.filling(["date": view.longDate(on), "number": number])
            }
        }

        package init(kind: String, unit: String, number: String, issuedOn: CalendarDate, changes: [Change] = []) {
            self.changes = changes
            self.kind = kind
            self.unit = unit
            self.number = number
            self.issuedOn = issuedOn
        }
    }

    package let form: FormState
    package let found: Found?

    package init(form: FormState = FormState(), found: Found? = nil) {
        self.form = form
        self.found = found
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String { view.words.portal.letterCheck.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.letterCheck
        let result = HTML.with(found) { found in
            let sentence = words.found.filling([
                "unit": found.unit, "date": view.longDate(found.issuedOn), "number": found.number,
                "letter": view.words.terms.letter[found.kind],
            ])
            let changes = found.changes.map { change in
                let tone: Presentation.Tone = change.change.ends ? .late : .soon
                return view.notice(change.sentence(view), tone)
            }
            return "\(view.notice(sentence, .done))\(HTML.joined(changes))<p>\(words.compare)</p>"
        }
        let fields: HTML = """
            \(view.line(Field("number", words.number, hint: words.numberHint, width: .half, maxLength: 60), form))\
            \(view.line(Field("code", words.code, hint: words.codeHint, width: .half, maxLength: 40), form))\
            <div class="buttons">\(view.button(words.check))</div>
            """
        return """
            \(view.errorSummary(form))<h1>\(words.title)</h1><p class="lead">\(words.lead)</p>\(result)\
            \(view.form(Paths.letterCheck, fields))
            """
    }
}
