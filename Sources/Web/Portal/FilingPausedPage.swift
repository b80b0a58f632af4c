// SPDX-License-Identifier: Apache-2.0

/// 先存好: the code with which the filing is taken up on any device.
package struct FilingPausedPage: Page {
    package let code: String
    /// Where it goes on.
    package let goOn: String

    package init(code: String, goOn: String) {
        self.code = code
        self.goOn = goOn
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.portal.filing.pausedTitle }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.common.home, Paths.home), Crumb(view.words.portal.filing.startTitle, Paths.filing)]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        return """
            \(view.panel(words.pausedTitle, "<dl><dt>\(words.pausedCode)</dt><dd class=\"big\" translate=\"no\">\(code)</dd></dl>"))\
            \(view.steps([words.pausedKeep, words.pausedHow, words.pausedDays]))\
            <div class="buttons">\(view.linkButton(words.pausedGoOn, goOn))\
            <button type="button" class="quiet" data-print hidden>\(view.words.common.print)</button></div>
            """
    }
}
