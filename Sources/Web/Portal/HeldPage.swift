// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 暂存页: what was typed while nothing could be saved, to be read and sent again as it is. Its fields are those of the form that failed.
package struct HeldPage: Page {
    /// Why it could not be taken.
    package enum Reason: Sendable {
        case unavailable
        case refused(Refusal)
        /// Our own fault, told with the request's id.
        case mistake(reference: String)
        /// The form's token has ended with the browser, or the page stood open too long.
        case outlived
    }

    package let house: House
    package let reason: Reason
    /// Where the form goes.
    package let action: String
    package let fields: [(name: String, value: String)]
    /// What fields are called; those without a name are carried unseen.
    package let labels: [String: String]
    package let hadFiles: Bool

    package init(
        house: House, action: String, reason: Reason = .unavailable, fields: [(name: String, value: String)],
        labels: [String: String], hadFiles: Bool = false
    ) {
        self.house = house
        self.reason = reason
        self.action = action
        self.fields = fields
        self.labels = labels
        self.hadFiles = hadFiles
    }

    package var hasErrors: Bool { true }

    package func title(in view: Presentation) -> String { view.words.errors[keyPath: headline] }

    private var headline: KeyPath<ErrorsWords, String> {
        switch reason {
        case .unavailable: \.unavailableTitle
        case .refused: \.forbiddenTitle
        case .mistake: \.mistakeTitle
        case .outlived: \.outlivedTitle
        }
    }

    private func why(_ view: Presentation) -> HTML {
        let words = view.words.errors
        switch reason {
        case .unavailable:
            return
                "<p class=\"lead\">\(words.unavailable)</p><p>\(words.kept)</p><p>\(words.unavailableDo)</p>"
        case .refused(let refusal):
            return """
                <p class="lead">\(view.sentence(of: refusal))</p>\(view.lawLine(refusal.article))<p>\(words.kept)</p>
                """
        case .outlived:
            return "<p class=\"lead\">\(words.outlived)</p><p>\(words.kept)</p>"
        case .mistake(let reference):
            let said = words.requestID.filling(["id": reference])
            return """
                <p class="lead">\(words.mistake)</p><p>\(words.kept)</p><p>\(words.mistakeDo)</p><p class="faint">\(said)</p>
                """
        }
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.errors
        let rows = fields.compactMap { field in
            labels[field.name].map { SummaryRow($0, HTML.paragraphs(field.value)) }
        }
        let inputs = HTML.each(fields) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
        let files = HTML.when(hadFiles, "<p>\(words.filesAgain)</p>")
        return """
            <h1>\(title(in: view))</h1>\(why(view))\(files)\
            \(view.form(action, "\(inputs)<div class=\"buttons\">\(view.button(words.sendAgain))</div>"))\(view.summary(rows))
            """
    }
}
