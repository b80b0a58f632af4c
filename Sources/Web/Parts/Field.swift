// SPDX-License-Identifier: Apache-2.0

/// 表单项: one thing a form asks for.
package struct Field: Sendable {
    /// How wide the box is, as a promise of how much is asked.
    package enum Width: String, Sendable {
        case full, half, short
    }

    package let name, label: String
    package let hint: String?
    package let isRequired: Bool
    /// The label is the page's title: one question a page.
    package let isTitle: Bool
    package let width: Width
    package let maxLength: Int?
    /// The autofill token of the HTML standard, such as `tel`.
    package let autocomplete: String?
    /// Says "(optional)" where nothing is required; off in filters, where everything is.
    package let saysOptional: Bool
    /// The keyboard that a phone shows, such as `numeric`.
    package let inputMode: String?

    package init(
        _ name: String, _ label: String, hint: String? = nil, required: Bool = true, title: Bool = false,
        width: Width = .full, maxLength: Int? = nil, autocomplete: String? = nil, inputMode: String? = nil,
        saysOptional: Bool = true
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.isRequired = required
        self.isTitle = title
        self.width = width
        self.maxLength = maxLength
        self.autocomplete = autocomplete
        self.inputMode = inputMode
        self.saysOptional = saysOptional
    }

    /// A condition of a list: never required, and nothing to say about it.
    static func filter(_ name: String, _ label: String) -> Field {
        Field(name, label, required: false, saysOptional: false)
    }

    /// The id of the control; of the first one, where there are several.
    var id: String { "f-\(name)" }
}

/// 选项: one of several answers.
package struct Choice: Sendable {
    package let value, label: String
    package let hint: String?

    package init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }

    /// Name and code, as a list puts them into a box.
    var named: String { "\(label) (\(value))" }

    /// The code in what a list put into a box; what was typed, where there is none.
    static func code(in typed: String) -> String {
        guard typed.hasSuffix(")"), let open = typed.lastIndex(of: "(") else { return typed }
        return String(typed[typed.index(after: open)...].dropLast())
    }
}
