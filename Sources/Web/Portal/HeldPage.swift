// SPDX-License-Identifier: Apache-2.0

/// 暂存页: what was typed while nothing could be saved, to be read and sent again as it is. Its fields are those of the form that failed.
package struct HeldPage: Page {
    package let house: House
    /// Where the form goes.
    package let action: String
    package let fields: [(name: String, value: String)]
    /// What fields are called; those without a name are carried unseen.
    package let labels: [String: String]
    package let hadFiles: Bool

    package init(
        house: House, action: String, fields: [(name: String, value: String)],
        labels: [String: String], hadFiles: Bool = false
    ) {
        self.house = house
        self.action = action
        self.fields = fields
        self.labels = labels
        self.hadFiles = hadFiles
    }

    package var hasErrors: Bool { true }

    package func title(in view: Presentation) -> String { view.words.errors.unavailableTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.errors
        let rows = fields.compactMap { field in
            labels[field.name].map { SummaryRow($0, HTML.paragraphs(field.value)) }
        }
        let inputs = HTML.each(fields) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
        let files = HTML.when(hadFiles, "<p>\(words.filesAgain)</p>")
        return """
            <h1>\(words.unavailableTitle)</h1><p class="lead">\(words.unavailable)</p><p>\(words.kept)</p>\
            <p>\(words.unavailableDo)</p>\(files)\
            \(view.form(action, "\(inputs)<div class=\"buttons\">\(view.button(words.sendAgain))</div>"))\(view.summary(rows))
            """
    }
}
