// SPDX-License-Identifier: Apache-2.0

/// 提出诉求: what it takes, how what one says is used, and a button.
package struct FilingStartPage: Page {
    /// A draft lies here already (seven days, this device).
    package let hasDraft: Bool

    package init(hasDraft: Bool) { self.hasDraft = hasDraft }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.portal.filing.startTitle }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let resume = HTML.when(hasDraft, view.linkButton(words.resume, Paths.filingWho, .primary))
        let start = view.button(words.startButton, hasDraft ? .plain : .primary)
        return """
            <h1>\(words.startTitle)</h1><p class="lead">\(words.startLead)</p>
            <h2>\(words.startNeed)</h2>\(view.bullets(words.startNeeds))
            <section class="quote"><h2>\(words.privacyTitle)</h2>\(view.bullets(words.privacy))</section>
            <div class="buttons">\(resume)\(view.form(Paths.filing, kind: "inline", start))</div>
            """
    }
}
