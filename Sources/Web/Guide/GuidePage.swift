// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 路线图的一问: one question, its answers as links, a way back.
package struct GuidePage: Page {
    package let question: Guide.Question
    /// The question before; nil at the first.
    package let parent: String?

    package init(question: Guide.Question, parent: String?) {
        self.question = question
        self.parent = parent
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.said(question.ask) }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.guide
        let back = HTML.with(parent) { "<a class=\"back\" href=\"\(Paths.guide($0))\">\(words.back)</a>" }
        let hint = HTML.with(question.hint) { "<p class=\"lead\">\(view.warning($0))</p>" }
        let options = HTML.each(question.options) {
            "<li class=\"door\"><a href=\"\(Paths.guide($0.to))\"><b>\(view.said($0.say))</b></a></li>"
        }
        return """
            \(back)<p class="caption">\(words.title)</p><h1>\(view.said(question.ask))</h1>\(hint)\
            <ul class="answers">\(options)</ul>
            """
    }
}

extension Presentation {
    /// A text of the guide in the page's language.
    func said(_ text: Guide.Text) -> String { language == .chinese ? text.chinese : text.english }

    /// The same, with the police's number to be tapped.
    func warning(_ text: Guide.Text) -> HTML {
        let parts = said(text).split(separator: "110", omittingEmptySubsequences: false)
        return HTML.joined(parts.map { HTML(text: String($0)) }, separator: telephone("110"))
    }
}
