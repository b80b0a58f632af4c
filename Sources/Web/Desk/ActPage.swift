// SPDX-License-Identifier: Apache-2.0
package import CaseRules
package import Casework

/// 办理: one act as a form, read off the verb's own fields. Fields: those of the act, `version` (the proceeding's, as it was seen),
/// `effectiveOn` where the act has another day than today.
package struct ActPage: Page {
    package let verb: Verb
    package let article: String
    package let proceeding: String
    package let version: Int
    package let number, subject: String
    package let units, categories: [Choice]
    package let form: FormState
    /// What the law said when it was tried.
    package let refusal: Refusal?
    /// 新旧意见比较 (R-190): how much of a new opinion is the one that was sent back, and that one.
    package struct Compared: Sendable {
        package let percent: Int
        package let earlier: String

        package init(percent: Int, earlier: String) {
            self.percent = percent
            self.earlier = earlier
        }
    }

    package let compared: Compared?
    /// What others did since this page was opened: the same words as in the journal.
    package let changes: [TimeLineItem]
    /// 途径提示 (R-230): rows of the district's table whose words stand in the matter.
    package let proposals: [PathEntry]
    /// What was kept of this form before.
    package let draft: DraftState
    /// Who else has a form of this file open, in whole sentences.
    package let present: [String]
    /// What the act is about.
    package let beside: Beside?
    /// What will be when it is done.
    package let outlook: Outlook?
    /// 送达的文书: which letter it is about, by its name and number.
    package let letter: String?
    /// Questions that this stage does not put.
    package let leftOut: Set<String>

    package init(
        verb: Verb, article: String, proceeding: String, version: Int, number: String, subject: String,
        units: [Choice] = [], categories: [Choice] = [], form: FormState = FormState(), refusal: Refusal? = nil,
        changes: [TimeLineItem] = [], proposals: [PathEntry] = [], draft: DraftState = .none,
        present: [String] = [], compared: Compared? = nil, beside: Beside? = nil, outlook: Outlook? = nil,
        letter: String? = nil, leftOut: Set<String> = []
    ) {
        self.letter = letter
        self.leftOut = leftOut
        self.beside = beside
        self.outlook = outlook
        self.compared = compared
        self.proposals = proposals
        self.present = present
        self.draft = draft
        self.verb = verb
        self.article = article
        self.proceeding = proceeding
        self.version = version
        self.number = number
        self.subject = subject
        self.units = units
        self.categories = categories
        self.form = form
        self.refusal = refusal
        self.changes = changes
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors || refusal != nil }

    package func title(in view: Presentation) -> String {
        [view.words.terms.verb[verb.rawValue], letter].compactMap { $0 }.joined(separator: view.words.common.colon)
    }

    package func crumbs(in view: Presentation) -> [Crumb] {
        [Crumb(view.words.desk.nav.work, Paths.work), Crumb(number, Paths.matter(number))]
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.act
        let refused = HTML.with(refusal) { view.refusedBox($0) }
        let inside: HTML = """
            <input type="hidden" name="version" value="\(version)">\(questions(view))\(otherDay(view))\(outlookLine(view))\
            <div class="buttons">\(view.button(words.button(of: verb, view.words.terms)))\
            \(view.keepButton(draft, form))<a href="\(Paths.matter(number))">\(words.cancel)</a></div>
            """
        let address = Paths.act(proceeding: proceeding, noun: verb.noun)
        return """
            <div class="file act-page"><div class="file-main">\(refused)\(changed(view))\(view.othersPresent(present))\(view.errorSummary(form, title: missing(view)))\
            <p class="caption">\(words.lead.filling(["number": number, "subject": subject]))</p>\
            <h1>\(title(in: view))</h1>\(view.lawLine(article))\
            \(proposed(view))\(comparison(view))\(view.draftNote(draft, of: address))</div>\(besideSection(view))\
            <div class="file-main">\(view.form(address, keeping: draft.isKept ? address : nil, inside))</div></div>
            """
    }

    /// Offered, not decided: a row not yet read in its law says so.
    private func proposed(_ view: Presentation) -> HTML {
        guard !proposals.isEmpty else { return HTML() }
        let words = view.words.desk.act
        let rows: [[HTML]] = proposals.map { entry in
            let mark = HTML.when(
                entry.mark != .unsaid, " <span class=\"faint\">\(view.words.terms.pathMark[entry.mark.rawValue])</span>"
            )
            return [
                HTML(text: view.listing(entry.matter)), HTML(text: view.words.terms.path[entry.path.rawValue]),
                "\(entry.basis)\(mark)", HTML(text: entry.body), HTML(text: entry.limit),
            ]
        }
        let table = view.table(
            caption: words.proposals,
            columns: [
                words.proposalMatter, words.proposalPath, words.proposalBasis, words.proposalBody, words.proposalLimit,
            ], rows: rows)
        return """
            <section class="quote"><h2>\(words.proposals)</h2><p class="faint">\(words.proposalsLead)</p>\(table)</section>
            """
    }

    private func comparison(_ view: Presentation) -> HTML {
        let words = view.words.desk.act
        return HTML.with(compared) { compared in
            let paragraphs = HTML.each(compared.earlier.split(separator: "\n")) { "<p>\(String($0))</p>" }
            return """
                <section class="quote"><h2>\(words.comparedTitle)</h2><p>\(words.compared.filling(["percent": String(compared.percent)]))</p>\
                <details><summary>\(words.comparedEarlier)</summary>\(paragraphs)</details></section>
                """
        }
    }

    private func changed(_ view: Presentation) -> HTML {
        guard !changes.isEmpty else { return HTML() }
        let words = view.words.desk.act
        return """
            <section class="quote" role="alert"><h2>\(words.changedTitle)</h2><p>\(words.changed)</p>\
            \(view.timeLine(changes))</section>
            """
    }
}

extension Presentation {
    /// The box of one field of an act; in a row of questions, its name has the row's before it.
    ///
    /// - Parameter listed: the field that the page has the list of units from already.
    func actField(
        _ field: ActField, _ form: FormState, units: [Choice], categories: [Choice], in row: String = "",
        listed: String? = nil
    ) -> HTML {
        let label = words.fields.labels[field.name]
        let hint = hint(of: field)
        func box(_ width: Field.Width = .full, _ most: Int? = nil) -> Field {
            Field(row + field.name, label, hint: hint, required: field.isRequired, width: width, maxLength: most)
        }
        switch field.kind {
        case .line(let most): return line(box(.full, most), form)
        case .text(_, let most): return text(box(.full, most), form, rows: most > 4_000 ? 10 : 4)
        case .lines: return text(box(), form, rows: 4)
        case .day: return day(box(.short), form)
        case .time: return line(box(.short, 5), form)
        case .person: return line(box(.half, 64), form)
        case .flag: return tick(box(), form)
        case .rows(let inside, let least, let most):
            return actRows(
                field, inside, least, most, form, units: units, categories: categories, listed: listed)
        case .number(let least, let most): return number(box(.short), form, min: least, max: most)
        case .unit:
            return combo(box(), form, units, isNamed: true, shared: listed.map { Field($0, label).id })
        case .category: return combo(box(), form, categories, isNamed: true)
        case .choice(let set, let codes):
            let choices = codes.map { Choice($0, words.terms.choice(set, $0) ?? $0) }
            return choices.count > 5
                ? select(box(.half), form, choices, blank: words.common.choose) : radios(box(), form, choices)
        }
    }

    /// What is said under the label: of one line another thing than of several, of a number how much it may be.
    private func hint(of field: ActField) -> String? {
        let hints = words.fields.hints
        switch field.kind {
        case .line: return hints.words(for: field.name + "Line") ?? hints.words(for: field.name)
        case .number(_, let most): return hints.words(for: field.name)?.filling(["most": String(most)])
        default: return hints.words(for: field.name)
        }
    }

    /// The same questions in as many rows as were used, and one more, so that nobody needs a script to add one.
    private func actRows(
        _ field: ActField, _ inside: [ActField], _ least: Int, _ most: Int, _ form: FormState, units: [Choice],
        categories: [Choice], listed: String?
    ) -> HTML {
        let start = field.name + "."
        let used = form.values.keys.compactMap { name -> Int? in
            guard name.hasPrefix(start) else { return nil }
            return Int(name.dropFirst(start.count).prefix { $0 != "." })
        }
        let rows = min(most, max(least, (used.max() ?? -1) + 2, 2))
        let hint = HTML.with(words.fields.hints.words(for: field.name)) {
            "<p class=\"hint\" id=\"rows-\(field.name)\">\($0)</p>"
        }
        let told: HTML = hint.isEmpty ? "" : " aria-describedby=\"rows-\(field.name)\""
        let sets = HTML.each(0..<rows) { row in
            let boxes = HTML.each(inside) { question in
                actField(
                    row < least ? question : question.asked(false), form, units: units,
                    categories: categories, in: "\(field.name).\(row).",
                    listed: listed ?? (row > 0 ? "\(field.name).0.\(question.name)" : nil))
            }
            let label = "\(words.fields.labels[field.name]) \(row + 1)"
            // What need not be filled in stays folded until it is.
            let isFolded = row >= max(1, least) && !used.contains(row)
            return isFolded
                ? "<details class=\"row\"><summary>\(label)</summary>\(boxes)</details>"
                : "<fieldset class=\"row\"\(told)><legend>\(label)</legend>\(boxes)</fieldset>"
        }
        return "\(hint)\(sets)"
    }
}

extension ActField {
    /// The same question, asked for or not.
    fileprivate func asked(_ isRequired: Bool) -> ActField {
        ActField(name, kind, required: isRequired, article: article)
    }
}
