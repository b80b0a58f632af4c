// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 出错: what happened, what is safe, what to do now. The cause itself is never shown; the reference leads to the log.
package struct ErrorPage: Page {
    /// 情形.
    package enum Kind: Sendable, Equatable {
        /// 404: it is not there, or not for you.
        case notFound
        /// 404: a matter number whose check digit does not fit.
        case wrongNumber
        /// 403.
        case forbidden
        /// 403 for a page that only others may open.
        case closed
        /// 422 or 400.
        case invalid
        /// 409.
        case stale
        /// 500.
        case mistake
        /// 429: wait so many seconds.
        case tooMany(seconds: Int)
        /// 413.
        case tooLarge
        /// 503: locked, full or gone.
        case unavailable
    }

    package let kind: Kind
    package let house: House
    /// The request id.
    package let reference: String
    /// What the law says, where it was the law that refused.
    package let refusal: Refusal?
    /// What can be done in place of it.
    package let instead: (label: String, path: String)?

    package init(
        _ kind: Kind, house: House, reference: String, refusal: Refusal? = nil,
        instead: (label: String, path: String)? = nil
    ) {
        self.instead = instead
        self.kind = kind
        self.house = house
        self.reference = reference
        self.refusal = refusal
    }

    package func title(in view: Presentation) -> String { said(view).title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.errors
        let said = said(view)
        let law = HTML.with(refusal) { refusal in
            """
            <div class="notice soon"><p>\(view.sentence(of: refusal))</p>\(view.lawLine(refusal.article))</div>
            """
        }
        let home = house == .portal ? Paths.home : Paths.work
        return """
            <h1>\(said.title)</h1>\(law)<p class="lead">\(said.what)</p><p>\(said.advice)</p>\
            <div class="buttons">\(HTML.with(instead) { view.linkButton($0.label, $0.path, .primary) })\
            \(kind == .invalid ? back(.primary, view) : HTML())\
            \(view.linkButton(house == .portal ? words.goHome : view.words.desk.batch.toWork, home))\
            \(kind == .invalid ? HTML() : back(.quiet, view))</div>\
            \(HTML.when(kind != .notFound, "<p class=\"faint\">\(words.requestID.filling(["id": reference]))</p>"))
            """
    }

    /// The page before: the first thing to do where a form has to be filled in again.
    private func back(_ weight: Presentation.Weight, _ view: Presentation) -> HTML {
        """
        <button type="button" class="button \(weight.rawValue)" data-back hidden>\(view.words.errors.goBack)</button>
        """
    }

    private func said(_ view: Presentation) -> (title: String, what: String, advice: String) {
        let words = view.words.errors
        return switch kind {
        case .notFound: (words.notFoundTitle, words.notFound, words.notFoundDo)
        case .wrongNumber: (words.wrongNumberTitle, words.wrongNumber, words.wrongNumberDo)
        // Why is said already where the law refused.
        case .forbidden:
            (words.forbiddenTitle, refusal == nil ? words.forbidden : words.unchanged, words.forbiddenDo)
        case .closed: (words.closedTitle, words.closed, words.closedDo)
        case .invalid: (words.invalidTitle, words.invalid, words.invalidDo)
        case .stale: (words.staleTitle, words.stale, words.staleDo)
        case .mistake: (words.mistakeTitle, words.mistake, words.mistakeDo)
        case .tooMany(let seconds): (words.tooManyTitle, words.tooMany, words.tooManyDo("seconds", seconds))
        case .tooLarge: (words.tooLargeTitle, words.tooLarge, words.tooLargeDo)
        case .unavailable: (words.unavailableTitle, words.unavailable, words.unavailableDo)
        }
    }
}
