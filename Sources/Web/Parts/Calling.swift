// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Presentation {
    /// A sentence with a piece of a page in the place of `{name}`.
    func filled(_ sentence: String, _ name: String, _ piece: HTML) -> HTML {
        let parts = sentence.split(separator: "{\(name)}", omittingEmptySubsequences: false)
        return HTML.joined(parts.map { HTML(text: String($0)) }, separator: piece)
    }

    /// A sentence with a day in the place of `{date}`, which no line end tears.
    func dated(_ sentence: String, _ day: CalendarDate) -> HTML { filled(sentence, "date", time(day, nearDate(day))) }

    /// 电话: a sentence with the office's number in place of `{phone}`, to be tapped; `other` where the office has none.
    func calling(_ sentence: String, or other: String) -> HTML {
        office.phone.map { calling(sentence, $0) } ?? HTML(text: other)
    }

    /// The same with any number.
    func calling(_ sentence: String, _ phone: String) -> HTML { filled(sentence, "phone", telephone(phone)) }

    /// A number that a tap calls.
    func telephone(_ number: String) -> HTML { "<a class=\"tel\" href=\"tel:\(number)\">\(number)</a>" }
}
