// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension MatterPage {
    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let message = HTML.with(done) { view.notice($0, .done) } + view.printing(toPrint, .primary)
        let sealed = HTML.when(line.isSealed, view.notice(words.sealedNote, .sealed))
        let due = HTML.with(line.dueOn) { view.dueWord($0) }
        return """
            \(message)\(sealed)\(view.othersPresent(present))<header class="file-head"><p class="number">\(line.number)</p><h1><bdi>\(line.subject)</bdi></h1>\
            <p class="file-state">\(view.tag(view.words.terms.stage[line.stage])) \(due) \
            \(view.tag(words.repeatCount("count", filings.count { !$0.isMaterial })))\
            \(HTML.each(tags) { " \(view.tag(view.words.terms.matterTag[$0]))" })</p></header>\
            <p class="to-acts no-print"><a href="#acts">\(words.toActs)</a></p>\(contents(view))\
            <div class="file"><div class="file-main">\(filingSection(view))</div><aside class="file-side">\(clockSection(view))\
            \(actSection(view))</aside><div class="file-main">\(summarySection(view))\(partySection(view))\
            \(opinionSection(view))\(proceedingSection(view))\(letterSection(view))\(fileSection(view))\
            \(linkedSection(view))\(journalSection(view))</div></div>
            """
    }

    func section(_ id: StaticString, _ title: String, _ inside: HTML) -> HTML {
        "<section id=\"\(HTML(stringLiteral: id))\"><h2>\(title)</h2>\(inside)</section>"
    }

    private func summarySection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let terms = view.words.terms
        let rows = [
            SummaryRow(words.purpose, HTML(text: purpose.isEmpty ? "" : terms.purpose[purpose])),
            SummaryRow(view.words.fields.labels["category"], HTML(text: category)),
            SummaryRow(view.words.fields.labels["grade"], HTML(text: grade.isEmpty ? "" : terms.grade[grade])),
            SummaryRow(words.channel, HTML(text: channel(terms))),
            SummaryRow(words.received, view.time(line.receivedOn, view.longDate(line.receivedOn))),
            SummaryRow(words.territory, HTML(text: territory)), SummaryRow(words.unit, HTML(text: line.unit)),
        ]
        return section("summary", words.summary, view.summary(rows))
    }

    /// 渠道, with its form where it is not the usual one (R-110).
    private func channel(_ terms: TermsWords) -> String {
        [terms.channel[line.channel], subChannel.map { terms.subChannel[$0] }].compactMap { $0 }.joined(
            separator: " / ")
    }

    private func exactPlace(_ filing: Filing, _ words: DeskWords.Matter) -> HTML {
        HTML.when(!filing.place.isEmpty, "<h4>\(words.exactPlace)</h4><p dir=\"auto\">\(filing.place)</p>")
    }

    func filingSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let items = HTML.each(filings) { filing in
            let head: HTML = """
                <p class="faint">\(view.words.terms.channel[filing.channel])　\
                \(view.time(filing.receivedOn, view.longDate(filing.receivedOn)))</p>
                """
            if filing.isMaterial {
                return
                    "<article class=\"filing\">\(head)<h3>\(words.material)</h3>\(HTML.paragraphs(filing.facts))</article>"
            }
            return """
                <article class="filing">\(head)<h3><bdi>\(filing.title)</bdi></h3>\
                <h4>\(words.facts)</h4>\(HTML.paragraphs(filing.facts))\(exactPlace(filing, words))<h4>\(words.claim)</h4>\(HTML.paragraphs(filing.claim))</article>
                """
        }
        // The places of what was filed, among which no material stands.
        let filed = filings.indices.filter { !filings[$0].isMaterial }.map { $0 + 1 }
        let compare = HTML.when(
            filed.count > 1,
            """
            <p class="no-print"><a href="\(Paths.matterComparison(line.number))?first=\(filed.first ?? 1)&amp;second=\(filed.last ?? 1)">\
            \(view.words.desk.compare.open)</a></p>
            """)
        return section("filings", words.filings, items + goingOn("filings", view) + compare)
    }

    func partySection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let rows: [[HTML]] = parties.map {
            [
                "\(view.words.terms.partyRole[$0.role])\(party(note: $0.note))", HTML.isolated($0.name),
                HTML(text: $0.document),
                HTML(text: $0.phone), HTML.isolated($0.address),
            ]
        }
        let full = HTML.when(
            arePartiesMasked,
            """
            <p class="no-print"><span class="faint">\(arePartiesWithheld ? words.withheld : words.masked)</span> \
            <a href="\(Paths.matterInFull(line.number))">\(words.showFull)</a></p>
            """)
        let shown = HTML.when(
            isShownInFull,
            """
            <div class="notice no-print" role="status"><p>\(words.shownInFull) \
            <a href="\(Paths.matter(line.number))#parties">\(words.hideAgain)</a></p></div>
            """)
        let table = view.table(
            caption: words.parties, columns: [words.role, words.name, words.document, words.phone, words.address],
            rows: rows)
        let list = shown + table + goingOn("people", view) + full
        return section("parties", words.parties, rows.isEmpty ? "<p class=\"faint\">\(words.none)</p>" : list)
    }

    private func party(note: String) -> HTML { note.isEmpty ? HTML() : "<br><span class=\"faint\">\(note)</span>" }

    /// The way to the rest of a list that is longer than the page.
    private func goingOn(_ list: String, _ view: Presentation) -> HTML {
        HTML.with(more[list]) { "<p><a href=\"\($0)\" rel=\"next\">\(view.words.desk.matter.listMore)</a></p>" }
    }

    private func opinionSection(_ view: Presentation) -> HTML {
        guard !opinions.isEmpty else { return HTML() }
        return section("opinion", view.words.desk.matter.opinion, HTML.each(opinions) { view.opinion($0) })
    }

    private func proceedingSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let terms = view.words.terms
        let rows: [[HTML]] = proceedings.map {
            [
                HTML(text: terms.kind[$0.kind]), view.tag(terms.stage($0.kind, $0.stage)), HTML(text: $0.unit),
            ]
        }
        let work = view.words.desk.work
        return section(
            "proceedings", words.proceedings,
            view.table(
                caption: words.proceedings, columns: [words.proceeding, work.stage, work.unit],
                rows: rows))
    }

    func letterSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let rows: [[HTML]] = letters.map { letter in
            let name = view.words.terms.letter[letter.kind]
            let link: HTML = letter.isReady ? "<a href=\"\(Paths.letter(letter.id))\">\(name)</a>" : HTML(text: name)
            let files: HTML = letter.isReady ? " \(papers(of: letter))" : ""
            let number = HTML.when(!letter.number.isEmpty, "<span class=\"number\">\(letter.number)</span>")
            return [
                "\(link)\(files)\(aid(letter, view))", number, view.moment(letter.at),
                letter.isReady ? view.tag(words.letterReady, .done) : view.tag(words.letterMaking, .soon),
            ]
        }
        let table = view.table(
            caption: words.letters, columns: [words.letter, words.letterNumber, words.letterAt, words.letterState],
            rows: rows)
        return section(
            "letters", words.letters,
            rows.isEmpty ? "<p class=\"faint\">\(words.none)</p>" : table + goingOn("letters", view))
    }

    /// 导读: letters are Chinese, so whoever reads the page in another language is told what such a letter is.
    private func aid(_ letter: Letter, _ view: Presentation) -> HTML {
        guard view.language != .chinese else { return HTML() }
        let said = view.words.desk.matter.letterAid
        return HTML.with(view.words.portal.follow.letterAid.words(for: letter.kind)) {
            "<p class=\"aid faint\">\(said.filling(["aid": $0]))</p>"
        }
    }

    /// The same letter on paper, and as a document to go on writing in. The names of the formats are the same in every language.
    private func papers(of letter: Letter) -> HTML {
        """
        <span class="papers"><a href="\(Paths.letterPaper(letter.id))">PDF</a> \
        <a href="\(Paths.letterDocument(letter.id))">DOCX</a></span>
        """
    }

    func fileSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let lines = HTML.each(files) {
            """
            <li><a href="\(Paths.attachment($0.id))"><bdi>\($0.name)</bdi></a> <span class="faint">\
            \(view.size(bytes: $0.bytes))</span></li>
            """
        }
        let list: HTML = "<ul class=\"file-list\">\(lines)</ul>\(goingOn("files", view))"
        return section("files", words.attachments, files.isEmpty ? "<p class=\"faint\">\(words.none)</p>" : list)
    }

    private func linkedSection(_ view: Presentation) -> HTML {
        guard !linked.isEmpty else { return HTML() }
        let words = view.words.desk.matter
        return section("linked", words.linked, view.matterTable(linked, caption: words.linked, showsStage: true))
    }

    private func journalSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let items = journal.map { entry in
            let who = entry.by.isEmpty ? entry.unit : words.by.filling(["name": entry.by, "unit": entry.unit])
            let day = HTML.with(entry.effectiveOn) {
                "<p class=\"faint\">\(words.effectiveOn.filling(["date": view.longDate($0)]))</p>"
            }
            let late = HTML.with(entry.backdated) { late in
                let sentence = words.backdated("count", late.days).filling(["reason": late.reason])
                return "<p>\(sentence)</p>"
            }
            return TimeLineItem(
                when: view.moment(entry.at),
                sentence: view.words.terms.entry.words(for: entry.code) ?? view.words.terms.verb[entry.code],
                detail: "<p class=\"faint\">\(who)</p>\(day)\(late)\(HTML.paragraphs(entry.note))")
        }
        return section("journal", words.journal, view.timeLine(items))
    }
}
