// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension Presentation {
    /// The form token, in every form that changes something.
    var hiddenToken: HTML { "<input type=\"hidden\" name=\"token\" value=\"\(token)\">" }

    /// A form that changes something. Checks are ours and kinder than the browser's, hence `novalidate`.
    /// With `keeping`, its own address, what is typed is kept as a draft.
    func form(
        _ action: String, kind: StaticString = "form", isUpload: Bool = false, keeping: String? = nil,
        id: StaticString? = nil, _ inside: HTML
    ) -> HTML {
        let name = HTML.with(id) { " id=\"\(HTML(stringLiteral: $0))\"" }
        let encoding: HTML = isUpload ? " enctype=\"multipart/form-data\"" : ""
        let keeps = HTML.with(keeping) { _ in " data-keep=\"\(Paths.drafts)\"" }
        let place = HTML.with(keeping) { "<input type=\"hidden\" name=\"draftOf\" value=\"\($0)\">" }
        let classes: HTML = .init(stringLiteral: kind)
        return """
            <form\(name) class="\(classes)" method="post" action="\(action)"\(encoding) novalidate\(keeps) \
            data-working="\(words.common.working)">\(hiddenToken)\(place)\(inside)</form>
            """
    }

    /// How much a button asks to be pressed.
    enum Weight: String, Sendable {
        case primary, plain, quiet, danger
    }

    /// A button that sends its form.
    func button(
        _ label: String, _ weight: Weight = .primary, name: StaticString? = nil, value: String? = nil,
        action: String? = nil
    ) -> HTML {
        let target = HTML.with(name) { " name=\"\(HTML(stringLiteral: $0))\" value=\"\(value ?? "")\"" }
        let other = HTML.with(action) { " formaction=\"\($0)\"" }
        return "<button class=\"button \(weight.rawValue)\"\(target)\(other)>\(label)</button>"
    }

    /// A link that looks like a button.
    func linkButton(_ label: String, _ path: String, _ weight: Weight = .plain) -> HTML {
        "<a class=\"button \(weight.rawValue)\" href=\"\(path)\">\(label)</a>"
    }

    /// All that is wrong with a form, first on the page, each line leading to its field. `title` says what happened where not all
    /// that was typed is kept, `note` what to type again.
    func errorSummary(_ form: FormState, title: String? = nil, note: String? = nil) -> HTML {
        guard !form.faults.isEmpty else { return trouble(form) }
        let lines = HTML.each(form.faults) { "<li><a href=\"#f-\($0.field)\">\($0.sentence)</a></li>" }
        return """
            <div class="faults" role="alert" tabindex="-1" aria-labelledby="faults-title">\
            <h2 id="faults-title">\(title ?? words.common.errorTitle)</h2><ul>\(lines)</ul>\
            \(HTML.with(note) { "<p>\($0)</p>" })</div>
            """
    }

    /// Why a form was not taken: what happened, what is safe, what to do.
    private func trouble(_ form: FormState) -> HTML {
        let errors = words.errors
        switch form.trouble {
        case nil: return HTML()
        case .unavailable:
            return """
                <div class="faults" role="alert" tabindex="-1" aria-labelledby="faults-title">\
                <h2 id="faults-title">\(errors.unavailableTitle)</h2><p>\(errors.unavailable)</p><p>\(errors.kept)</p>\
                <p>\(errors.unavailableDo)</p></div>
                """
        case .refused(let refusal):
            return refusedBox(refusal)
        }
    }

    /// What the law or a permission does not allow: why, that nothing is lost, and what to do now.
    func refusedBox(_ refusal: Refusal) -> HTML {
        let errors = words.errors
        return """
            <div class="faults" role="alert" tabindex="-1" aria-labelledby="refused-title">\
            <h2 id="refused-title">\(errors.refusedTitle)</h2><p>\(sentence(of: refusal))</p>\(lawLine(refusal.article))\
            <p>\(sentences([errors.kept, person == nil ? errors.refusedDo : errors.refusedDeskDo]))</p></div>
            """
    }
}
