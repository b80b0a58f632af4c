// SPDX-License-Identifier: Apache-2.0

/// 信息公开: the five things that every unit publishes (art 18(1), R-111); what is missing is said.
package struct OfficePage: Page {
    /// 公开事项 of one unit.
    package struct Unit: Sendable {
        package let name: String
        package let web, address, phone, reception: String
        /// The address where progress is seen with number and code.
        package let query: String

        package init(name: String, web: String, address: String, phone: String, reception: String, query: String) {
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
        let rest = HTML.each(others) {
            "<details><summary>\($0.name) \(mark($0, view))</summary>\(five($0, view))</details>"
        }
        let list = HTML.when(!others.isEmpty, "<section><h2>\(words.units)</h2>\(rest)</section>")
        return """
            <h1>\(words.title)</h1><p class="lead">\(words.lead)</p><section><h2>\(unit.name) \(mark(unit, view))</h2>\
            \(five(unit, view))</section>\(list)
            """
    }

    private func mark(_ unit: Unit, _ view: Presentation) -> HTML {
        HTML.when(!unit.isComplete, view.tag(view.words.portal.office.incomplete, .soon))
    }

    private func five(_ unit: Unit, _ view: Presentation) -> HTML {
        let words = view.words.portal.office
        func said(_ text: String) -> HTML {
            text.isEmpty ? "<span class=\"faint\">\(words.missing)</span>" : HTML(text: text)
        }
        return view.summary([
            SummaryRow(words.web, said(unit.web)), SummaryRow(words.post, said(unit.address)),
            SummaryRow(words.phone, said(unit.phone)), SummaryRow(words.reception, said(unit.reception)),
            SummaryRow(words.query, said(unit.query.isEmpty ? "" : words.queryHow.filling(["web": unit.query]))),
        ])
    }
}
