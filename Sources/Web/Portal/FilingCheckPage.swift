// SPDX-License-Identifier: Apache-2.0

/// 最后一步: check your answers, each with a way to change it, and one declaration (art 19(2)). Field: `declared`.
package struct FilingCheckPage: Page {
    package let capacity: FilingCapacity
    /// Name of the person, of the organisation's contact, of the agents, or of the representatives: one line each.
    package let names: [String]
    /// The organisation that files, and of how many a group consists.
    package let organisation, headCount: String
    package let phone, address, subject, facts, street, place, claim: String
    /// A code of `Purpose`.
    package let purpose: String
    package let files: [FileLine]
    /// 要求保密身份.
    package let isConfidential: Bool
    /// 被代理人、被监护人, and what an agent may do beside filing.
    package let represented: String
    package let scope: [String]
    package let nationality, document: String
    package let form: FormState

    package init(
        capacity: FilingCapacity, names: [String], phone: String, address: String, subject: String, facts: String,
        street: String, place: String, purpose: String, claim: String, files: [FileLine], isConfidential: Bool = false,
        represented: String = "", scope: [String] = [], organisation: String = "", headCount: String = "",
        nationality: String = "", document: String = "", form: FormState = FormState()
    ) {
        self.capacity = capacity
        self.names = names
        self.organisation = organisation
        self.headCount = headCount
        self.phone = phone
        self.address = address
        self.subject = subject
        self.facts = facts
        self.street = street
        self.place = place
        self.purpose = purpose
        self.claim = claim
        self.files = files
        self.isConfidential = isConfidential
        self.represented = represented
        self.scope = scope
        self.nationality = nationality
        self.document = document
        self.form = form
    }

    package var house: House { .portal }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String { view.words.portal.filing.checkTitle }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.filing
        let steps = FilingStep.steps(of: capacity)
        let count = view.words.common.stepCount.filling([
            "number": String(FilingStep.check.number(in: steps)), "count": String(steps.count),
        ])
        let declared = Field("declared", words.declare, hint: words.declareHint)
        return """
            <a class="back" href="\(Paths.filingAttachments)">\(view.words.common.back)</a>\(view.errorSummary(form))\
            <p class="caption">\(words.caption)<span class="count">\(count)</span></p>\(view.progress(.check, in: steps))\
            <h1>\(words.checkTitle)</h1><p class="lead">\(words.checkLead)</p>\(view.summary(rows(view)))\
            \(view.form(Paths.filingCheck, "\(view.tick(declared, form))<div class=\"buttons\">\(view.button(words.submit))</div>"))\
            \(view.form(Paths.filingPaused, kind: "inline", view.button(words.pause, .quiet)))
            """
    }

    private func rows(_ view: Presentation) -> [SummaryRow] {
        let words = view.words.portal.filing
        let terms = view.words.terms
        func to(_ step: FilingStep) -> String { step.path + "?then=check" }
        var rows = [SummaryRow(words.checkWho, HTML(text: terms.who[capacity.rawValue]), change: to(.who))]
        if capacity.isForAnother {
            rows.append(SummaryRow(words.represented, HTML(text: represented), change: to(.represented)))
        }
        if capacity == .agent {
            rows.append(SummaryRow(words.scopeLine, lines(scope), change: to(.represented)))
        }
        if capacity == .organisation {
            rows.append(SummaryRow(words.organisationName, HTML(text: organisation), change: to(.contact)))
        }
        if capacity != .anonymous {
            let label =
                switch capacity {
                case .group: words.representatives
                case .organisation: words.contactPerson
                case .agent: words.agentName
                case .guardian: words.guardianName
                default: words.name
                }
            rows.append(SummaryRow(label, lines(names), change: to(.contact)))
        }
        if capacity == .group {
            rows.append(SummaryRow(words.headCount, HTML(text: headCount), change: to(.contact)))
        }
        rows.append(SummaryRow(words.phone, HTML(text: phone), change: to(.contact)))
        if capacity != .anonymous {
            rows.append(SummaryRow(words.address, HTML.paragraphs(address), change: to(.contact)))
        }
        if !nationality.isEmpty {
            rows.append(SummaryRow(words.nationality, HTML(text: nationality), change: to(.contact)))
        }
        if !document.isEmpty {
            rows.append(SummaryRow(words.documentNumber, HTML(text: document), change: to(.contact)))
        }
        if isConfidential {
            rows.append(
                SummaryRow(words.confidential, HTML(text: words.confidentialHint), change: to(.contact)))
        }
        rows += [
            SummaryRow(words.subject, HTML.paragraphs(subject), change: to(.facts)),
            SummaryRow(words.facts, HTML.paragraphs(facts), change: to(.facts)),
            SummaryRow(words.street, HTML(text: street), change: to(.facts)),
            SummaryRow(words.place, HTML.paragraphs(place), change: to(.facts)),
            SummaryRow(
                words.checkKind, HTML(text: purpose.isEmpty ? "" : terms.purposePlain[purpose]), change: to(.claim)),
            SummaryRow(words.claim, HTML.paragraphs(claim), change: to(.claim)),
            SummaryRow(words.checkFiles, lines(files.map(\.name)), change: to(.attachments)),
        ]
        return rows
    }

    private func lines(_ texts: [String]) -> HTML {
        HTML.joined(texts.filter { !$0.isEmpty }.map(HTML.isolated), separator: "<br>")
    }
}
