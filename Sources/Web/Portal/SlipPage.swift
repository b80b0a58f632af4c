// SPDX-License-Identifier: Apache-2.0

/// 凭条: what the petitioner takes home: on A4, or on an 80 mm roll. `query code` only where it is being shown for the first time.
package struct SlipPage: Page {
    /// 纸张.
    package enum Paper: String, Sendable {
        case a4 = "a4"
        case roll80 = "roll"
    }

    package let paper: Paper
    package let house: House
    package let number: String
    package let code: String?
    /// 本人查询码, where `code` is that of an agent: on a second slip, to cut off, for the petitioner (S2:27, R-240).
    package let ownCode: String?
    package let registeredAt: String
    package let unit, subject: String
    /// Opens the follow page of this number; never holds the code.
    package let picture: QRPicture?
    package let back: String
    /// 下一件: where whoever registers goes on, at the desk.
    package let next: String?

    package init(
        paper: Paper, house: House, number: String, code: String?, ownCode: String? = nil, registeredAt: String,
        unit: String,
        subject: String, picture: QRPicture?, back: String, next: String? = nil
    ) {
        self.paper = paper
        self.house = house
        self.number = number
        self.code = code
        self.ownCode = ownCode
        self.registeredAt = registeredAt
        self.unit = unit
        self.subject = subject
        self.picture = picture
        self.back = back
        self.next = next
    }

    package func title(in view: Presentation) -> String { view.words.portal.filing.slipTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let label = ownCode == nil ? words.receiptCode : words.slipAgentCode
        let keep = code == nil ? view.words.desk.matter.slipNoCode : words.slipKeep
        let kept = ownCode == nil ? keep : words.slipAgentKeep
        let own = HTML.with(ownCode) { slip($0, words.slipOwnCode, words.slipOwnKeep, view) }
        return """
            <div class="no-print buttons"><a class="back" href="\(back)">\(words.slipBack)</a>\
            <button type="button" class="button primary" data-print hidden>\(view.words.common.print)</button>\
            \(toRoll(view))\(HTML.with(next) { view.linkButton(view.words.desk.register.another, $0) })</div>\(saving(view))\
            \(slip(code, label, kept, view, isFirst: true))\(own)
            """
    }

    /// The other paper: the counter's roll.
    private func toRoll(_ view: Presentation) -> HTML {
        HTML.when(
            house == .portal && paper == .a4,
            "<span class=\"to-roll\">\(view.linkButton(view.words.portal.filing.receiptPrintSmall, Paths.smallSlip, .quiet))</span>"
        )
    }

    private func saving(_ view: Presentation) -> HTML {
        HTML.when(house == .portal, "<p class=\"no-print faint\">\(view.words.portal.filing.slipPhone)</p>")
    }

    private func slip(
        _ code: String?, _ label: String, _ kept: String, _ view: Presentation, isFirst: Bool = false
    ) -> HTML {
        let words = view.words.portal.filing
        let common = view.words.common
        let demo = HTML.when(view.isDemo, "<p class=\"slip-demo\">\(common.demoMark)</p>")
        let codes = HTML.with(code) { "<dt>\(label)</dt><dd class=\"big\">\($0)</dd>" }
        let square = HTML.with(picture) {
            "<figure>\($0.svg(label: words.slipScan))<figcaption>\(words.slipScan)</figcaption></figure>"
        }
        let phone = HTML.with(view.office.phone) { "<dt>\(common.phone)</dt><dd>\($0)</dd>" }
        let address = HTML.with(view.office.address) { "<dt>\(common.address)</dt><dd>\($0)</dd>" }
        let hours = HTML.with(view.office.hours) { "<dt>\(common.hours)</dt><dd>\(view.hours($0))</dd>" }
        let title: HTML = isFirst ? "<h1>\(words.slipTitle)</h1>" : "<h2>\(words.slipTitle)</h2>"
        return """
            <article class="slip \(paper.rawValue)"><p class="slip-office">\(view.office.name)</p>\(demo)\(title)\
            <dl><dt>\(words.receiptNumber)</dt><dd class="big">\(number)</dd>\(codes)<dt>\(words.receiptWhen)</dt>\
            <dd>\(view.longMoment(registeredAt))</dd><dt>\(words.slipOffice)</dt><dd>\(unit)</dd>\
            <dt>\(words.slipSubject)</dt><dd><bdi>\(subject)</bdi></dd></dl>\(square)<p>\(kept)</p>\
            <dl class="slip-foot">\(phone)\(address)\(hours)</dl></article>
            """
    }
}
