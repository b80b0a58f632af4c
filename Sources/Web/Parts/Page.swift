// SPDX-License-Identifier: Apache-2.0

/// 页面: one struct per page, built from query rows; a function from it and a presentation to HTML.
package protocol Page: Sendable {
    /// Portal or desk.
    var house: House { get }
    /// Whether the page shows errors of a form: the title then says so first.
    var hasErrors: Bool { get }
    /// The address of the form, named `question`, whose text language and size of type carry along; nil where nothing is typed.
    var question: String? { get }
    /// Seconds after which the page looks whether what it waits for is there; nil where it waits for nothing.
    var looksAgainAfter: Int? { get }
    /// What the browser's tab and the history say.
    func title(in view: Presentation) -> String
    /// The way here from the house's first page, without this page itself.
    func crumbs(in view: Presentation) -> [Crumb]
    /// Everything between header and footer, with exactly one `h1`.
    func body(in view: Presentation) -> HTML
}

extension Page {
    package var hasErrors: Bool { false }
    package var question: String? { nil }
    package var looksAgainAfter: Int? { nil }
    package func crumbs(in view: Presentation) -> [Crumb] { [] }

    /// The whole document.
    package func html(in view: Presentation) -> HTML {
        var title = self.title(in: view)
        if hasErrors { title = view.words.common.errorMark + title }
        return view.document(
            house, title: title, question: question, again: looksAgainAfter,
            view.crumbTrail(crumbs(in: view)) + view.main(body(in: view), again: looksAgainAfter))
    }
}

/// 两个门面: the portal for petitioners (网上窗口), the desk for staff (办理台).
package enum House: Sendable {
    case portal, desk
}

/// 路径导航: one step of the way to a page.
package struct Crumb: Sendable {
    package let label, path: String

    package init(_ label: String, _ path: String) {
        self.label = label
        self.path = path
    }
}
