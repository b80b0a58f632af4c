// SPDX-License-Identifier: Apache-2.0

extension Presentation {
    /// The frame that every page stands in.
    func document(_ house: House, title: String, question: String? = nil, again: Int? = nil, _ inside: HTML) -> HTML {
        let siteName = house == .portal ? words.common.portalName : words.common.deskName
        let classes = (house == .portal ? "portal" : "desk") + look.classes
        return """
            <!DOCTYPE html>
            <html lang="\(language.rawValue)"><head><meta charset="utf-8">\
            <meta name="viewport" content="width=device-width, initial-scale=1">\
            <title>\(title) - \(siteName)</title>\
            <link rel="stylesheet" href="\(assets.style)"><link rel="icon" type="image/svg+xml" href="\(assets.mark)">\
            <script src="\(assets.script)" defer></script>\
            <meta name="referrer" content="no-referrer">\(HTML.when(house == .desk, "<meta name=\"robots\" content=\"noindex\">"))\(comingAgain(after: again))</head>
            <body class="\(classes)"><a class="skip" href="#main">\(words.common.skip)</a>
            \(demoBanner)\(house == .portal ? portalHeader(question) : deskHeader)
            <div class="page">\(inside)\(HTML.when(house == .desk && person != nil, keyboardMap))</div>
            \(footer(house))\(HTML.when(house == .desk && person != nil, palette))</body></html>

            """
    }

    /// Without a script the browser comes again by itself; with one it only looks, and keeps place and focus.
    private func comingAgain(after seconds: Int?) -> HTML {
        HTML.with(seconds) { "<noscript><meta http-equiv=\"refresh\" content=\"\(String($0))\"></noscript>" }
    }

    /// The part that the skip link leads to.
    func main(_ body: HTML, again: Int? = nil) -> HTML {
        let again = HTML.with(again) { " data-again=\"\(String($0))\"" }
        return "<main id=\"main\" tabindex=\"-1\"\(again)>\(body)</main>"
    }

    /// Where this page stands. Nothing on a first page.
    func crumbTrail(_ crumbs: [Crumb]) -> HTML {
        guard !crumbs.isEmpty else { return HTML() }
        let items = HTML.each(crumbs) { "<li><a href=\"\($0.path)\">\($0.label)</a></li>" }
        return "<nav class=\"crumbs\" aria-label=\"\(words.common.youAreHere)\"><ol>\(items)</ol></nav>"
    }

    /// The mark of the program: an arched bridge over water (枫桥), nobody's emblem.
    var mark: HTML {
        """
        <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false"><rect width="40" height="40" rx="7"/>\
        <path fill="#fff" d="M4 27C10 16 15 12 20 12s10 4 16 15h-8.5a7.5 7.5 0 0 0-15 0z"/>\
        <path stroke="#fff" stroke-width="1.8" stroke-linecap="round" d="M9 32.2h22"/></svg>
        """
    }

    private var demoBanner: HTML {
        guard isDemo else { return HTML() }
        return """
            <aside class="demo" aria-label="\(words.common.demoMark)"><strong>\(words.common.demoMark)</strong> \
            <span>\(words.common.demoBanner)</span></aside>

            """
    }

    private func portalHeader(_ question: String?) -> HTML {
        """
        <header class="head"><div class="wide"><a class="brand" href="\(Paths.home)">\(mark)\
        <span><b>\(words.common.portalName)</b><small>\(office.name)</small></span></a>\(settings(.portal, question))</div></header>
        """
    }

    private var deskHeader: HTML {
        guard let person else {
            return """
                <header class="head"><div class="wide"><a class="brand" href="\(Paths.work)">\(mark)\
                <span><b>\(words.common.deskName)</b><small>\(office.name)</small></span></a>\(settings(.portal))</div></header>
                """
        }
        let nav = words.desk.nav
        var links = HTML.when(person.reads, menuLink(Paths.work, nav.work, key: "1"))
        if person.registers { links.append(menuLink(Paths.register, nav.register, key: "2")) }
        if person.reads {
            links.append(menuLink(Paths.search, nav.search, key: "3"))
            links.append(menuLink(Paths.calendar, nav.calendar, key: "7"))
        }
        if person.leads { links.append(menuLink(Paths.leader, nav.leader, key: "8")) }
        if person.prints { links.append(menuLink(Paths.print, nav.print, key: "9")) }
        if person.supervises { links.append(menuLink(Paths.supervision, nav.supervision, key: "6")) }
        if person.administers {
            links.append(menuLink(Paths.people, nav.people, key: "4"))
            links.append(menuLink(Paths.units, nav.units, key: "5"))
        }
        if person.audits { links.append(menuLink(Paths.audit, nav.audit, key: "0")) }
        let search = HTML.when(
            person.reads,
            """
            <form class="quick" action="\(Paths.search)" role="search"><label class="hidden" for="quick">\(nav.quickSearch)</label>\
            <input id="quick" name="q" type="search" placeholder="\(nav.quickSearch)" autocomplete="off" data-key="/">\
            <div class="suggested" data-source="\(Paths.quickSearch)" hidden></div></form>
            """)
        return """
            <header class="head"><div class="wide"><a class="brand" href="\(Paths.work)">\(mark)<b>\(words.common.deskName)</b></a>\
            <nav class="menu" aria-label="\(nav.label)"><ul>\(links)</ul></nav>\(search)\
            <div class="me"><a class="who" href="\(Paths.account)"><b>\(person.name)</b><small>\(person.unit)</small></a>\(settings(.desk))\
            \(form(Paths.signOut, kind: "inline", "<button class=\"quiet\">\(nav.signOut)</button>"))</div></div></header>
            """
    }

    private func menuLink(_ target: String, _ label: String, key: String) -> HTML {
        let isHere = path == target || (target != Paths.work && path.hasPrefix(target))
        let current: HTML = isHere ? " aria-current=\"page\"" : ""
        return "<li><a href=\"\(target)\" accesskey=\"\(key)\"\(current)>\(label)</a></li>"
    }

    /// Language and size of type, as a plain form: no script, no address that changes what a shared link shows. Who works at the desk
    /// chooses once, on a page of its own. On a question the buttons send its form, so that what is typed comes along.
    private func settings(_ house: House, _ question: String? = nil) -> HTML {
        let common = words.common
        let to: HTML = HTML.with(question) { " form=\"question\" formaction=\"\($0)\"" }
        let other: HTML =
            language == .chinese
            ? "<button\(to) name=\"language\" value=\"en\" lang=\"en\">\(common.english)</button>"
            : "<button\(to) name=\"language\" value=\"zh-Hans\" lang=\"zh-Hans\">\(common.chinese)</button>"
        let size: HTML =
            look.isElder
            ? "<button\(to) name=\"type\" value=\"standard\">\(common.elderOff)</button>"
            : "<button\(to) name=\"type\" value=\"elder\">\(common.elderOn)</button>"
        let first: HTML = house == .portal ? size : "<a href=\"\(Paths.deskLook)\">\(words.look.short)</a>"
        // Enter in a line sends a form by its first button, which must stay the one that goes on.
        let goesOn = HTML.when(
            question != nil,
            "<button class=\"hidden\" form=\"question\" tabindex=\"-1\" aria-hidden=\"true\">\(common.next)</button>")
        return """
            <form class="settings" method="post" action="\(Paths.preferences)" aria-label="\(common.settings)">\
            \(hiddenToken)<input type="hidden" name="back" value="\(path)">\(goesOn)\(first)\(other)</form>
            """
    }

    /// 演示日期: moves the clock of a demonstration, so that warnings and overdue states can be seen to arise.
    private var demoClock: HTML {
        guard isDemo, let person, person.administers else { return HTML() }
        let nav = words.desk.nav
        return form(
            Paths.demoClock, kind: "inline demo-clock",
            """
            <label for="demo-days">\(nav.demoClock)</label> <input id="demo-days" name="days" type="number" min="1" max="400" \
            value="1" aria-label="\(nav.demoClockDays)"> \(button(nav.demoClockMove, .plain))
            """)
    }

    private func footer(_ house: House) -> HTML {
        let common = words.common
        guard house == .portal else {
            return """
                <footer class="foot"><div class="wide"><p>\(office.name)　\(sentence(common.today, ["date": time(today, longDate(today))]))</p>\
                \(demoClock)<p><a href="\(Paths.accessibility)">\(common.accessibility)</a></p></div></footer>
                """
        }
        var facts = HTML()
        if let phone = office.phone {
            facts.append("<dt>\(common.phone)</dt><dd><a href=\"tel:\(phone)\">\(phone)</a></dd>")
        }
        // Who answers question after question needs no more than somebody to ask.
        if path.hasPrefix(Paths.filing + "/") {
            if let hours = office.hours { facts.append("<dt>\(common.hours)</dt><dd>\(self.hours(hours))</dd>") }
            return "<footer class=\"foot\"><div class=\"wide\"><dl>\(facts)</dl></div></footer>"
        }
        if let address = office.address { facts.append("<dt>\(common.address)</dt><dd>\(place(address))</dd>") }
        if let hours = office.hours { facts.append("<dt>\(common.hours)</dt><dd>\(self.hours(hours))</dd>") }
        return """
            <footer class="foot"><div class="wide"><section><h2>\(common.footerContact)</h2><dl>\(facts)</dl></section>\
            <section><h2>\(common.footerAbout)</h2><ul><li><a href="\(Paths.office)">\(common.openness)</a></li>\
            <li><a href="\(Paths.letterCheck)">\(words.portal.letterCheck.title)</a></li>\
            <li><a href="\(Paths.accessibility)">\(common.accessibility)</a></li>\
            <li><a href="\(Paths.openFigures)">\(words.figures.open.title)</a></li>\
            <li><a href="\(Paths.look)">\(words.look.title)</a></li></ul>\
            <p>\(sentence(common.today, ["date": time(today, longDate(today))]))</p></section></div></footer>
            """
    }
}
