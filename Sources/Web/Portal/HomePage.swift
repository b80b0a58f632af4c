// SPDX-License-Identifier: Apache-2.0

/// 首页: what would you like to do?
package struct HomePage: Page {
    /// Days until the petitioner is told where the matter goes (art 22), and until the written answer (art 34): from the rule file.
    package let routingDays, handlingDays: Int

    package init(routingDays: Int, handlingDays: Int) {
        self.routingDays = routingDays
        self.handlingDays = handlingDays
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.portal.home.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.home
        let retaliation = view.words.portal.retaliation
        let days = ["routing": String(routingDays), "handling": String(handlingDays)]
        return """
            <div class="hero"><h1>\(words.title)</h1><p class="lead">\(words.lead)</p>\
            <p class="aside urgent">\(view.calling(words.urgent, "110"))</p></div>
            <ul class="doors"><li class="door first"><a href="\(Paths.filing)"><b>\(words.file)</b></a><p>\(words.fileHint)</p></li>\
            <li class="door"><a href="\(Paths.follow)"><b>\(words.follow)</b></a><p>\(words.followHint)</p></li>\
            <li class="door"><a href="\(Paths.guideStart)"><b>\(view.words.guide.door)</b></a><p>\(view.words.guide.doorHint)</p></li>\
            <li class="door"><a href="\(Paths.office)"><b>\(words.office)</b></a><p>\(words.officeHint)</p></li>\
            <li class="door"><a href="\(Paths.maps)"><b>\(view.words.guide.mapsDoor)</b></a><p>\(view.words.guide.mapsDoorHint)</p></li></ul>
            <section class="promise"><h2>\(words.whatNext)</h2>\(view.steps(words.steps.map { $0.filling(days) }))</section>
            <p class="aside">\(words.noPhone)</p>
            <p class="aside">\(retaliation.ask)<br><a href="\(Paths.retaliation)">\(retaliation.title)</a></p>
            """
    }
}
