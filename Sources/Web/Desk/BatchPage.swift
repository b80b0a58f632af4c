// SPDX-License-Identifier: Apache-2.0
package import CaseRules

extension Presentation {
    /// A table of so many matters that can be ticked, with what can be done to those chosen; without verbs, a button that asks which.
    func batchForm(_ table: HTML, of count: Int, _ verbs: [Verb], place: String) -> HTML {
        let words = self.words.desk.batch
        let buttons: HTML =
            verbs.isEmpty
            ? button(words.go, .plain)
            : HTML.each(verbs) { verb in
                let label = words.act[verb.rawValue]
                return button(label, .plain, name: "verb", value: verb.rawValue)
            }
        let all = HTML.when(count > 1, tickAll(words.chooseAll, id: "\(place)-all", of: "m"))
        return form(
            Paths.batch, kind: "batch", "\(table)<div class=\"batch-bar no-print\">\(all)\(buttons)</div>")
    }

    /// 全选: one box that ticks all those of its name around it, for the script only.
    func tickAll(_ label: String, id: String, of name: StaticString) -> HTML {
        """
        <span class="pick-all" data-all="\(HTML(stringLiteral: name))" hidden><input type="checkbox" id="\(id)">\
        <label for="\(id)">\(label)</label></span>
        """
    }

    /// 打印: these letters as one file; nothing where there are none.
    func printing(_ letters: [String], _ weight: Weight = .plain) -> HTML {
        guard !letters.isEmpty else { return HTML() }
        let label = words.desk.batch.printLetters("count", letters.count)
        let chosen = HTML.each(letters) { "<input type=\"hidden\" name=\"letter\" value=\"\($0)\">" }
        return form(Paths.print, kind: "batch no-print", chosen + button(label, weight))
    }

    /// What was chosen, carried on.
    func carried(_ numbers: [String]) -> HTML {
        HTML.each(numbers) { "<input type=\"hidden\" name=\"m\" value=\"\($0)\">" }
    }
}

/// 批量办理: what was chosen, which act, and what it needs to know once for all of them. Fields: `m` (numbers), `verb`, and those of the act.
package struct BatchPage: Page {
    /// An act that is open on some of the chosen.
    package struct Offer: Sendable {
        package let verb: Verb
        /// On how many.
        package let open: Int

        package init(verb: Verb, open: Int) {
            self.verb = verb
            self.open = open
        }
    }

    package let lines: [MatterLine]
    package let offers: [Offer]
    /// The act, once it is known.
    package let verb: Verb?
    package let units: [Choice]
    /// 待打印: the letters of the chosen that wait for a printer, by their ids.
    package let letters: [String]
    package let form: FormState
    /// How many were ticked, where that is more than one may do at once.
    package let tooMany: Int?
    package let most: Int

    package init(
        lines: [MatterLine] = [], offers: [Offer] = [], verb: Verb? = nil, units: [Choice] = [],
        letters: [String] = [], form: FormState = FormState(), tooMany: Int? = nil, most: Int = 50
    ) {
        self.lines = lines
        self.offers = offers
        self.verb = verb
        self.units = units
        self.letters = letters
        self.form = form
        self.tooMany = tooMany
        self.most = most
    }

    package var house: House { .desk }
    package var hasErrors: Bool { form.hasErrors || tooMany != nil || lines.isEmpty }

    package func title(in view: Presentation) -> String {
        let words = view.words.desk.batch
        return verb.map { words.act[$0.rawValue] } ?? words.title
    }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.nav.work, Paths.work)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.batch
        if let tooMany {
            let sentence = words.tooMany.filling(["most": String(most), "count": String(tooMany)])
            return "<h1>\(title(in: view))</h1>\(view.notice(sentence, .soon))\(back(view))"
        }
        guard !lines.isEmpty else {
            return "<h1>\(title(in: view))</h1>\(view.emptyState(words.none, words.noneDo, back(view)))"
        }
        let list = view.matterTable(lines, caption: title(in: view), showsStage: true)
        return """
            \(view.errorSummary(form))<h1>\(title(in: view))</h1><p class="lead">\(words.chosen("count", lines.count))</p>\
            \(list)\(verb.map { inputs($0, view) } ?? choice(view))
            """
    }

    private func back(_ view: Presentation) -> HTML {
        "<p><a href=\"\(Paths.work)\">\(view.words.desk.batch.toWork)</a></p>"
    }

    /// Which act: those that are open on all of them, and those on some.
    private func choice(_ view: Presentation) -> HTML {
        let words = view.words.desk.batch
        guard !offers.isEmpty || !letters.isEmpty else { return view.notice(words.noAct) + back(view) }
        guard !offers.isEmpty else { return view.printing(letters) + back(view) }
        let buttons = HTML.each(offers) { offer in
            let reach =
                offer.open == lines.count
                ? words.forAll
                : words.forSome.filling(["open": String(offer.open), "count": String(lines.count)])
            let label = view.words.terms.verb[offer.verb.rawValue]
            return """
                <li>\(view.button(label, .plain, name: "verb", value: offer.verb.rawValue)) <span class="faint">\(reach)</span></li>
                """
        }
        return """
            <h2>\(words.whichAct)</h2>\(view.form(
                Paths.batch, kind: "batch", "\(view.carried(lines.map(\.number)))<ul class=\"offers\">\(buttons)</ul>"))\
            \(view.printing(letters))
            """
    }

    private func inputs(_ verb: Verb, _ view: Presentation) -> HTML {
        let words = view.words.desk.batch
        let fields = HTML.each(verb.fields) { view.actField($0, form, units: units, categories: []) }
        let inside: HTML = """
            \(view.carried(lines.map(\.number)))<input type="hidden" name="verb" value="\(verb.rawValue)">\
            <input type="hidden" name="asked" value="yes">\(fields)<div class="buttons">\(view.button(words.toPreview))</div>
            """
        return "<h2>\(words.inputs)</h2><div class=\"narrow left\">\(view.form(Paths.batch, inside))</div>"
    }
}
