// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 批量预览: what will happen to each, which cannot be done and why, under which article. Nothing is done before the person confirms.
package struct BatchPreviewPage: Page {
    /// 会怎样.
    package enum Outlook: Sendable {
        /// `kind.stage`, the unit's name, and what goes out as codes of `LetterKind`.
        case possible(stage: String, unit: String, dueOn: CalendarDate?, letters: [String])
        /// A whole sentence, and the article that says so.
        case impossible(sentence: String, article: String)
    }

    /// One of the chosen.
    package struct Line: Sendable {
        package let number, subject: String
        /// `kind.stage`, empty for one that does not exist for this person.
        package let stage: String
        package let isSealed: Bool
        /// `<proceeding>.<version>`.
        package let chosen: String
        package let outlook: Outlook

        package init(
            number: String, subject: String, stage: String, isSealed: Bool = false, chosen: String, outlook: Outlook
        ) {
            self.number = number
            self.subject = subject
            self.stage = stage
            self.isSealed = isSealed
            self.chosen = chosen
            self.outlook = outlook
        }
    }

    package let verb: Verb
    package let lines: [Line]
    /// The act's fields as they were typed.
    package let typed: [(name: String, value: String)]

    package init(verb: Verb, lines: [Line], typed: [(name: String, value: String)] = []) {
        self.verb = verb
        self.lines = lines
        self.typed = typed
    }

    package var house: House { .desk }

    package func title(in view: Presentation) -> String {
        view.words.desk.batch.previewTitle.filling(["act": view.words.terms.verb[verb.rawValue]])
    }

    package func crumbs(in view: Presentation) -> [Crumb] { [Crumb(view.words.desk.nav.work, Paths.work)] }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.batch
        let possible = lines.filter(\.isPossible)
        let counts = HTML.joined(
            [
                HTML.when(!possible.isEmpty, view.tag(words.can("count", possible.count), .done)),
                HTML.when(
                    possible.count < lines.count, view.tag(words.cannot("count", lines.count - possible.count), .late)),
            ], separator: " ")
        let rows = (possible + lines.filter { !$0.isPossible }).map { row($0, view) }
        let table = view.table(
            caption: title(in: view),
            columns: [view.words.desk.work.number, view.words.desk.work.subject, words.now, words.then], rows: rows)
        return """
            <h1>\(title(in: view))</h1><p class="lead">\(words.previewLead)</p><p>\(counts)</p>\(table)\
            \(possible.isEmpty ? back(view) : confirm(possible, view))
            """
    }

    private func back(_ view: Presentation) -> HTML {
        "<p><a href=\"\(Paths.work)\">\(view.words.desk.batch.toWork)</a></p>"
    }

    private func confirm(_ possible: [Line], _ view: Presentation) -> HTML {
        let chosen = HTML.each(possible) { "<input type=\"hidden\" name=\"p\" value=\"\($0.chosen)\">" }
        let fields = HTML.each(typed) { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }
        return view.form(
            Paths.batchActs, kind: "batch",
            """
            \(view.carried(possible.map(\.number)))\(chosen)<input type="hidden" name="verb" value="\(verb.rawValue)">\
            \(fields)<div class="buttons">\(view.button(view.words.desk.batch.confirm("count", possible.count)))\
            <a href="\(Paths.work)">\(view.words.desk.act.cancel)</a></div>
            """)
    }

    private func row(_ line: Line, _ view: Presentation) -> [HTML] {
        let sealed = HTML.when(line.isSealed, " " + view.tag(view.words.desk.work.sealed, .sealed))
        return [
            "<span class=\"number\">\(line.number)</span>", "\(HTML.isolated(line.subject))\(sealed)",
            line.stage.isEmpty ? HTML() : HTML(text: view.words.terms.stage[line.stage]), then(line.outlook, view),
        ]
    }

    private func then(_ outlook: Outlook, _ view: Presentation) -> HTML {
        let words = view.words.desk.batch
        switch outlook {
        case .possible(let stage, let unit, let due, let letters):
            let place = words.at.filling(["stage": view.words.terms.stage[stage], "unit": unit])
            var more: [String] = []
            if let due { more.append(words.dueThen.filling(["date": view.longDate(due)])) }
            if !letters.isEmpty {
                let names = view.listing(letters.map { view.words.terms.letter[$0] })
                more.append(words.lettersThen.filling(["letters": names]))
            }
            return "\(place)\(HTML.each(more) { "<br><span class=\"faint\">\($0)</span>" })"
        case .impossible(let sentence, let article):
            return view.reason(sentence, article)
        }
    }
}

extension BatchPreviewPage.Line {
    /// Whether it would be done.
    var isPossible: Bool {
        if case .possible = outlook { true } else { false }
    }
}

extension Presentation {
    /// Why something was or will not be done, and the article that says so.
    func reason(_ sentence: String, _ article: String) -> HTML {
        let law = HTML.with(law(article)) { law in
            "<br><span class=\"law\">\(words.errors.article.filling(["article": law]))</span>"
        }
        return "\(tag(words.desk.batch.isNotDone, .late)) \(sentence)\(law)"
    }
}
