// SPDX-License-Identifier: Apache-2.0

/// 信息公开: the five things that every unit publishes (art 18(1), R-111); what is missing is said.
package struct OfficePage: Page {
    /// 公开事项 of one unit.
    package struct Unit: Sendable {
        package let name: String
        /// 中文名称, for a reader of another language who has to ask the way by it.
        package let localName: String?
        package let web, phone: String
        /// 来信地址.
        package let post: String
        /// 接待时间, as the unit wrote it.
        package let hours: String
        /// 接待地点.
        package let place: String
        /// The address where progress is seen with number and code.
        package let query: String
        package let isStreet: Bool

        package init(
            name: String, localName: String? = nil, web: String, post: String, phone: String, hours: String,
            place: String, query: String, isStreet: Bool = false
        ) {
            self.name = name
            self.localName = localName
            self.web = web
            self.post = post
            self.phone = phone
            self.hours = hours
            self.place = place
            self.query = query
            self.isStreet = isStreet
        }

        /// All five are there; reception is a time and a place.
        package var isComplete: Bool { ![web, post, phone, hours, place, query].contains { $0.isEmpty } }
    }

    package let unit: Unit
    package let others: [Unit]

    package init(unit: Unit, others: [Unit]) {
        self.unit = unit
        self.others = others
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.portal.office.title }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.common.home, Paths.home)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.office
        // A street is what most people look for.
        let streets = group(others.filter(\.isStreet), words.streets, words.doesStreets, view)
        let rest = group(others.filter { !$0.isStreet }, words.otherUnits, words.doesOthers, view)
        let same = HTML.when(others.contains(where: isQueriedHere), "<p>\(words.sameQuery)</p>")
        let list = HTML.when(!others.isEmpty, "<section><h2>\(words.units)</h2>\(same)\(streets)\(rest)</section>")
        let reading = HTML.when(view.language != .chinese, "<p>\(words.inChinese)</p>")
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p>\(reading)<section><h2>\(name(of: unit, view)) \(mark(unit, view))</h2>\
            <p>\(words.doesHere)</p>\(five(unit, view))</section>\(list)
            """
    }

    /// In both scripts, where there are two names.
    private func name(of unit: Unit, _ view: Presentation) -> HTML {
        HTML(text: unit.name) + HTML.with(unit.localName) { " \(view.place($0))" }
    }

    private func group(_ units: [Unit], _ title: Plural, _ does: String, _ view: Presentation) -> HTML {
        let lines = HTML.each(units) {
            "<details><summary>\(name(of: $0, view)) \(mark($0, view))</summary>\(five($0, view, isOther: true))</details>"
        }
        return HTML.when(
            !units.isEmpty,
            """
            <details><summary>\(title("count", units.count))</summary><p>\(does)</p><div class="units">\(lines)</div></details>
            """)
    }

    /// Where progress is seen as at this office, it is said once for all.
    private func isQueriedHere(_ other: Unit) -> Bool { !other.query.isEmpty && other.query == unit.query }

    private func mark(_ unit: Unit, _ view: Presentation) -> HTML {
        HTML.when(!unit.isComplete, view.tag(view.words.portal.office.incomplete, .soon))
    }

    private func five(_ unit: Unit, _ view: Presentation, isOther: Bool = false) -> HTML {
        let words = view.words.portal.office
        func given(_ text: String, _ piece: (String) -> HTML) -> HTML {
            text.isEmpty ? "<span class=\"faint\">\(words.missing)</span>" : piece(text)
        }
        func link(_ address: String) -> HTML {
            address.hasPrefix("http") || address.hasPrefix("/")
                ? "<a href=\"\(address)\">\(address)</a>" : HTML(text: address)
        }
        func alone(_ link: HTML) -> HTML { isOther ? link : "<span class=\"alone\">\(link)</span>" }
        let isSame = isOther && isQueriedHere(unit)
        var rows = [
            SummaryRow(words.phone, given(unit.phone) { alone(view.telephone($0)) }),
            SummaryRow(words.hours, given(unit.hours, view.hours)),
            SummaryRow(words.place, given(unit.place) { HTML(text: $0) }, isChinese: !unit.place.isEmpty),
            SummaryRow(words.post, given(unit.post) { HTML(text: $0) }, isChinese: !unit.post.isEmpty),
        ]
        if !isSame || unit.web != self.unit.web {
            rows.append(SummaryRow(words.web, given(unit.web) { alone(link($0)) }))
        }
        if !isSame {
            rows.append(SummaryRow(words.query, given(unit.query) { view.filled(words.queryHow, "web", link($0)) }))
        }
        return view.summary(rows)
    }
}
