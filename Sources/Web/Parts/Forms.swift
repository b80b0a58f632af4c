// SPDX-License-Identifier: Apache-2.0

extension Presentation {
    /// The form token, in every form that changes something.
    var hiddenToken: HTML { "<input type=\"hidden\" name=\"token\" value=\"\(token)\">" }

    /// A form that changes something. Checks are ours and kinder than the browser's, hence `novalidate`.
    func form(_ action: String, kind: StaticString = "form", isUpload: Bool = false, _ inside: HTML) -> HTML {
        let encoding: HTML = isUpload ? " enctype=\"multipart/form-data\"" : ""
        let classes: HTML = .init(stringLiteral: kind)
        return """
            <form class="\(classes)" method="post" action="\(action)"\(encoding) novalidate \
            data-working="\(words.common.working)">\(hiddenToken)\(inside)</form>
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

    /// All that is wrong with a form, first on the page, each line leading to its field.
    func errorSummary(_ form: FormState) -> HTML {
        guard !form.faults.isEmpty else { return HTML() }
        let lines = HTML.each(form.faults) { "<li><a href=\"#f-\($0.field)\">\($0.sentence)</a></li>" }
        return """
            <div class="faults" role="alert" tabindex="-1" aria-labelledby="faults-title">\
            <h2 id="faults-title">\(words.common.errorTitle)</h2><ul>\(lines)</ul></div>
            """
    }
}
