// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework

/// 登记: a letter, visit, call or fax on one page, keyboard only. Fields: `channel`, `receivedOn`, `who`, `name`, `documentNumber`, `phone`,
/// `address`, `headCount`, `representatives`, `noReply`, `subject`, `facts`, `claim`, `purpose`, `category`, `street`, `place`, `files`,
/// `readBack`; those of `RegisterPage+Rare`; and `repeatOf` (the number of a matter that this is a repeat of, `none`, or `apart`), `next` (register
/// the next one).
package struct RegisterPage: Page {
    /// 疑似重复: a matter that looks alike.
    package struct Likeness: Sendable {
        package let line: MatterLine
        /// Who brought it, masked.
        package let names: [String]
        /// How often it came in so far.
        package let filings: Int
        /// 0 to 100.
        package let percent: Int

        package init(line: MatterLine, names: [String], filings: Int, percent: Int) {
            self.line = line
            self.names = names
            self.filings = filings
            self.percent = percent
        }
    }

    package let form: FormState
    package let streets, categories: [Choice]
    /// Proposed by likeness; a clerk decides.
    package let repeats: [Likeness]
    /// Advice on numbers that were typed (never a refusal): field name and sentence.
    package let advice: [String: String]
    /// The number that was just registered.
    package let done: String?
    /// What was kept of this form before.
    package let draft: DraftState

    package init(
        form: FormState = FormState(), streets: [Choice], categories: [Choice], repeats: [Likeness] = [],
        advice: [String: String] = [:], done: String? = nil, draft: DraftState = .none
    ) {
        self.draft = draft
        self.form = form
        self.streets = streets
        self.categories = categories
        self.repeats = repeats
        self.advice = advice
        self.done = done
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors }

    package func title(in view: Presentation) -> String {
        repeats.isEmpty ? view.words.desk.register.title : view.words.desk.register.repeatTitle
    }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.register
        let message = HTML.with(done) { number in
            """
            <div class="notice done" role="status"><p>\(words.doneTitle.filling(["number": number])) \
            <a href="\(Paths.matterSlip(number))">\(view.words.desk.matter.slip)</a></p></div>
            """
        }
        let buttons: HTML = """
            <div class="buttons"><button class="button primary"><span class="unless-accused">\(words.submit)</span>\
            <span class="if-accused">\(words.submitSealed)</span></button>\
            \(view.button(words.submitAgain, .plain, name: "next", value: "yes"))\
            \(view.keepButton(draft, form))</div>
            """
        let columns: HTML = """
            \(repeatPanel(view))<div class="two"><div>\(arrival(view))\(who(view))</div><div>\(content(view))</div></div>\(buttons)
            """
        return """
            \(message)\(view.errorSummary(form))<h1>\(words.title)</h1><p class="faint">\(view.sentences([words.needed, words.lead]))</p>\
            \(view.draftNote(draft, of: Paths.register))\
            \(view.form(
                Paths.register, kind: "form dense", isUpload: true, keeping: draft.isKept ? Paths.register : nil, columns))
            """
    }

    /// An empty form begins at its first field, where nothing else has to be read before.
    private var startsHere: Bool { !hasErrors && repeats.isEmpty && draft == .none && form["subject"].isEmpty }

    private func arrival(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        let channels = [Channel.letter, .visit, .phone, .fax, .hotline, .web].map {
            Choice($0.rawValue, view.words.terms.channel[$0.rawValue])
        }
        let day = Field("receivedOn", words.receivedOn, width: .short)
        return """
            <section><h2>\(words.arrival)</h2>\(view.radios(Field("channel", words.channel), form, channels, inline: true, focused: startsHere))\
            \(view.day(day, form, max: view.today.iso))\(rareArrival(view))</section>
            """
    }

    private func who(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        let capacities = FilingCapacity.atTheDesk.map { Choice($0.rawValue, view.words.terms.who[$0.rawValue]) }
        return """
            <section><h2>\(words.who)</h2>\(view.radios(Field("who", words.kind), form, capacities, inline: true))\
            <div class="pair">\(view.line(asked("name", words.name), form))\
            \(view.line(advised("documentNumber", words.documentNumber), form))</div>\
            <div class="pair">\(view.line(advised("phone", words.phone), form, type: "tel"))\
            \(view.line(asked("address", words.address), form))</div>\
            <div class="pair">\(view.tick(asked("confidential", words.confidential), form))\
            \(view.tick(asked("noReply", words.noReply), form))</div>\(rarePeople(view))</section>
            """
    }

    private func content(_ view: Presentation) -> HTML {
        let words = view.words.desk.register
        // 检举控告 seals at once, so nobody passes over it on the way to the others.
        let purposes = [Purpose.claim, .suggestion, .accusation].map {
            Choice($0.rawValue, view.words.terms.purpose[$0.rawValue])
        }
        let facts = Field("facts", words.facts, maxLength: FilingFactsPage.factsLimit)
        let street = view.select(
            asked("street", words.street), form, streets, blank: view.words.common.choose)
        return """
            <section><h2>\(words.content)</h2>\(view.line(Field("subject", words.subject, maxLength: 100), form))\
            \(view.text(facts, form, rows: 5))\(view.text(asked("claim", words.claim), form, rows: 2))\
            \(view.radios(asked("purpose", words.purpose, hint: words.sealedNote), form, purposes, inline: true))\
            \(view.combo(asked("category", view.words.fields.labels["category"]), form, categories, isNamed: true))\
            <div class="pair">\(street)\(view.line(asked("place", words.place), form))</div>\
            \(view.files(asked("files", words.attachments), form))\
            <div class="oral">\(view.tick(asked("readBack", words.readBack), form))</div></section>
            """
    }

    private func repeatPanel(_ view: Presentation) -> HTML {
        guard !repeats.isEmpty else { return HTML() }
        let words = view.words.desk.register
        let choices =
            repeats.map { likeness in
                Choice(
                    likeness.line.number, words.repeatSame.filling(["subject": likeness.line.subject]),
                    hint: view.sentences([
                        known(likeness, view),
                        words.repeatSameHint.filling(["place": String(likeness.filings + 1)]),
                    ]))
            } + [
                Choice("none", words.repeatNew),
                Choice(Self.apart, words.repeatApart, hint: words.repeatApartHint),
            ]
        return """
            <section class="quote" role="alert" tabindex="-1" data-focus aria-labelledby="repeats">\
            <h2 id="repeats">\(words.repeatTitle)</h2>\
            \(view.radios(Field("repeatOf", words.repeatLead), form, choices))\
            <div class="inline-buttons">\(HTML.each(repeats) { compareButton($0.line.number, view) })</div></section>
            """
    }

    /// What tells one matter from another: number, who, when, where it stands and with whom.
    private func known(_ likeness: Likeness, _ view: Presentation) -> String {
        let line = likeness.line
        return view.words.desk.register.repeatLikeness.filling([
            "number": line.number, "names": view.listing(likeness.names), "receivedOn": view.date(line.receivedOn),
            "unit": line.unit, "stage": view.words.terms.stage[line.stage], "percent": String(likeness.percent),
        ])
    }

    /// Lays what is typed beside a matter that looks alike.
    private func compareButton(_ number: String, _ view: Presentation) -> HTML {
        """
        <button class="button plain" name="compareWith" value="\(number)" formaction="\(Paths.registerComparison)" \
        formenctype="application/x-www-form-urlencoded">\(view.words.desk.compare.open) \(number)</button>
        """
    }

    /// What may stay empty; which fields may not is said once, above the form.
    func asked(_ name: String, _ label: String, hint: String? = nil) -> Field {
        Field(name, label, hint: hint, required: false, saysOptional: false)
    }

    private func advised(_ name: String, _ label: String) -> Field {
        asked(name, label, hint: advice[name])
    }
}
