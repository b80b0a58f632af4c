// SPDX-License-Identifier: Apache-2.0

/// 信息公开: the five things that every unit publishes (art 18(1), R-111); what is missing is said.
package struct OfficePage: Page {
    /// 公开事项 of one unit.
    package struct Unit: Sendable {
        package let name: String
        package let web, address, phone, reception: String
        /// The address where progress is seen with number and code.
        package let query: String
        package let isStreet: Bool

        package init(
            name: String, web: String, address: String, phone: String, reception: String, query: String,
            isStreet: Bool = false
        ) {
            self.isStreet = isStreet
            self.name = name
            self.web = web
            self.address = address
            self.phone = phone
            self.reception = reception
            self.query = query
        }

        /// All five are there.
        package var isComplete: Bool { ![web, address, phone, reception, query].contains { $0.isEmpty } }
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
        let streets = group(others.filter(\.isStreet), words.streets, view)
        let rest = group(others.filter { !$0.isStreet }, words.otherUnits, view)
        let same = HTML.when(others.contains(where: isQueriedHere), "<p>\(words.sameQuery)</p>")
        let list = HTML.when(!others.isEmpty, "<section><h2>\(words.units)</h2>\(same)\(streets)\(rest)</section>")
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p><section><h2>\(unit.name) \(mark(unit, view))</h2>\
            \(five(unit, view))</section>\(list)
            """
    }

    private func group(_ units: [Unit], _ title: Plural, _ view: Presentation) -> HTML {
        let lines = HTML.each(units) {
            "<details><summary>\($0.name) \(mark($0, view))</summary>\(five($0, view, isOther: true))</details>"
        }
        return HTML.when(
            !units.isEmpty,
            """
            <details><summary>\(title("count", units.count))</summary><div class="units">\(lines)</div></details>
            """)
    }

    /// Where progress is seen as at this office, it is said once for all.
    private func isQueriedHere(_ other: Unit) -> Bool { !other.query.isEmpty && other.query == unit.query }

    private func mark(_ unit: Unit, _ view: Presentation) -> HTML {
        HTML.when(!unit.isComplete, view.tag(view.words.portal.office.incomplete, .soon))
    }

    private func five(_ unit: Unit, _ view: Presentation, isOther: Bool = false) -> HTML {
        let words = view.words.portal.office
        func said(_ text: String) -> HTML {
            text.isEmpty ? "<span class=\"faint\">\(words.missing)</span>" : HTML(text: text)
        }
        func link(_ address: String) -> HTML {
            address.hasPrefix("http") || address.hasPrefix("/")
                ? "<a href=\"\(address)\">\(address)</a>" : said(address)
        }
        let phone: HTML =
            unit.phone.isEmpty ? said("") : "<span class=\"alone\">\(view.telephone(unit.phone))</span>"
        let query = unit.query.isEmpty ? said("") : view.filled(words.queryHow, "web", link(unit.query))
        let rows = [
            SummaryRow(words.phone, phone), SummaryRow(words.reception, said(unit.reception)),
            SummaryRow(words.post, said(unit.address)),
            SummaryRow(words.web, "<span class=\"alone\">\(link(unit.web))</span>"),
        ]
        return view.summary(isOther && isQueriedHere(unit) ? rows : rows + [SummaryRow(words.query, query)])
    }
}
