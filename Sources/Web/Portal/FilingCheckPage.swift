// SPDX-License-Identifier: Apache-2.0
import CaseRules

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
        let pause = view.button(words.pause, .quiet, action: Paths.filingPaused)
        let declared = Field("declared", words.declare)
        return """
            <a class="back" href="\(Paths.filingAttachments)">\(view.words.common.back)</a>\(view.errorSummary(form))\
            \(view.progress(.check, FilingWay(capacity)))\
            <h1>\(words.checkTitle)</h1><p class="lead">\(words.checkLead)</p>\(view.summary(rows(view)))\
            \(view.form(Paths.filingCheck, "\(view.tick(declared, form))<div class=\"buttons\">\(view.button(words.submit))\(pause)</div>"))
            """
    }

    private func rows(_ view: Presentation) -> [SummaryRow] {
        let (words, terms) = (view.words.portal.filing, view.words.terms)
        func row(_ label: String, _ answer: HTML, _ step: FilingStep) -> SummaryRow {
            SummaryRow(label, answer, change: step.pathToCheck)
        }
        func line(_ label: String, _ answer: String, _ step: FilingStep) -> SummaryRow {
            row(label, HTML(text: answer), step)
        }
        var rows = [line(words.checkWho, capacity.said(in: words), .who)]
        if capacity.isForAnother { rows.append(line(words.represented, represented, .represented)) }
        if capacity == .agent { rows.append(row(words.scopeLine, lines(scope), .represented)) }
        if capacity == .organisation { rows.append(line(words.organisationName, organisation, .name)) }
        if capacity != .anonymous { rows.append(row(nameLabel(words), lines(names), .name)) }
        if capacity == .group { rows.append(line(words.headCount, headCount, .name)) }
        if !nationality.isEmpty { rows.append(line(words.nationality, nationality, .name)) }
        if !document.isEmpty { rows.append(line(words.documentNumber, document, .name)) }
        rows.append(line(words.phone, phone, .contact))
        if capacity != .anonymous {
            let choice = isConfidential ? words.confidentialYes : words.confidentialNo
            rows.append(row(words.address, HTML.paragraphs(address), .contact))
            // An accusation is sealed whatever was chosen (art 30(3)).
            let said = purpose == Purpose.accusation.rawValue ? words.confidentialAccusation : choice
            rows.append(line(words.confidentialShort, said, .confidentiality))
        }
        return rows + [
            row(words.facts, HTML.paragraphs(facts), .facts), row(words.subject, HTML.paragraphs(subject), .subject),
            line(words.street, street, .place), row(words.place, HTML.paragraphs(place), .place),
            line(words.checkKind, purpose.isEmpty ? "" : terms.purposePlain[purpose], .purpose),
            row(words.claim, HTML.paragraphs(claim), .claim),
            row(
                words.checkFiles, files.isEmpty ? HTML(text: words.checkNoFiles) : lines(files.map(\.name)),
                .attachments),
        ]
    }

    private func nameLabel(_ words: PortalWords.Filing) -> String {
        switch capacity {
        case .group: words.representatives
        case .organisation: words.contactPerson
        case .agent: words.agentName
        case .guardian: words.guardianName
        case .oneself, .anonymous: words.name
        }
    }

    private func lines(_ texts: [String]) -> HTML {
        HTML.joined(texts.filter { !$0.isEmpty }.map(HTML.isolated), separator: "<br>")
    }
}
