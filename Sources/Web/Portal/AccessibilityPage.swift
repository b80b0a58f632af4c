// SPDX-License-Identifier: Apache-2.0

/// 无障碍说明.
package struct AccessibilityPage: Page {
    package init() {}

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.portal.accessibility.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.accessibility
        let help = view.calling(words.help, or: words.helpWindow)
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p><h2>\(words.canTitle)</h2>\(view.bullets(words.can))\
            <h2>\(words.helpTitle)</h2><p>\(help)</p>\
            <h2>\(words.standardTitle)</h2><p>\(words.standard)</p><p>\(words.gaps)</p><p>\(words.complain)</p>
            """
    }
}
