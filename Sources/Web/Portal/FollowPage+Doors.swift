// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension FollowPage {
    /// 您现在可以做的事: the doors that the code in hand opens, what matters most first. The rating of the petition department never comes before
    /// anything else.
    func actions(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        func door(_ label: String, _ path: String, _ until: HTML? = nil) -> HTML {
            "<li>\(view.linkButton(label, path))\(HTML.with(until) { "<p>\($0)</p>" })</li>"
        }
        let reviewDay = reviewUntil.map { view.dated(words.until, $0) }
        let late = reviewWasUntil.map { view.dated(view.words.portal.review.afterwards, $0) }
        let review = HTML.when(canAskReview && late == nil, door(askReview(view), Paths.review, reviewDay))
        let rate = HTML.with(rateUntil) { door(words.rate, Paths.rating, view.dated(words.until, $0)) }
        let add = HTML.when(canAddMaterial, door(words.addMaterial, Paths.material))
        let lateReview = HTML.when(canAskReview && late != nil, door(askReview(view), Paths.review, late))
        let rateOffice = HTML.with(rateOfficeUntil) {
            door(words.rateOffice, Paths.officeRating, view.dated(words.until, $0))
        }
        let hasDoors = canAddMaterial || canAskReview || rateUntil != nil || rateOfficeUntil != nil
        let doors: HTML = "<ul class=\"todo\">\(review)\(rate)\(add)\(lateReview)\(rateOffice)</ul>"
        let nothing = HTML.when(
            beyondScope.isEmpty, "<p>\(view.calling(words.nothingToDo, or: words.nothingToDoWindow))</p>")
        return """
            <section class="no-print"><h2>\(words.youCan)</h2>\(hasDoors ? doors : nothing)\(beyond(view))</section>
            """
    }

    /// 委托权限以外 (S2:27): what the petitioner can do and this agent cannot, in one sentence.
    private func beyond(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let acts = view.listing(beyondScope.map { words.beyondActs[$0] })
        return HTML.when(!beyondScope.isEmpty, "<p>\(words.beyondScope.filling(["acts": acts]))</p>")
    }

    /// 请求复查 after an opinion, 请求复核 after a review.
    private func askReview(_ view: Presentation) -> String {
        let words = view.words.portal.review
        return stage.hasPrefix("review.") ? words.reReviewTitle : words.title
    }
}
