// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension MatterPage {
    package func body(in view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let message = HTML.with(done) { view.notice($0, .done) }
        let sealed = HTML.when(line.isSealed, view.notice(words.sealedNote, .sealed))
        let due = HTML.with(line.dueOn) { view.dueWord($0) }
        return """
            \(message)\(sealed)\(view.othersPresent(present))<header class="file-head"><p class="number">\(line.number)</p><h1><bdi>\(line.subject)</bdi></h1>\
            <p class="file-state">\(view.tag(view.words.terms.stage[line.stage])) \(due) \
            \(view.tag(words.repeatCount("count", filings.count)))\
            \(HTML.each(tags) { " \(view.tag(view.words.terms.matterTag[$0]))" })</p></header>\
            <p class="to-acts no-print"><a href="#acts">\(words.toActs)</a></p>\
            <div class="file"><div class="file-main">\(filingSection(view))</div><aside class="file-side">\(nearestClock(view))\
            \(actSection(view))\(clockSection(view))\(contents(view))</aside><div class="file-main">\(summarySection(view))\(partySection(view))\
            \(opinionSection(view))\(proceedingSection(view))\(letterSection(view))\(fileSection(view))\
            \(linkedSection(view))\(journalSection(view))</div></div>
            """
    }

    private func section(_ id: StaticString, _ title: String, _ inside: HTML) -> HTML {
        "<section id=\"\(HTML(stringLiteral: id))\"><h2>\(title)</h2>\(inside)</section>"
    }

    private func contents(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let links: [(HTML, String)] = [
            ("filings", words.filings), ("summary", words.summary), ("parties", words.parties),
            ("proceedings", words.proceedings), ("letters", words.letters), ("files", words.attachments),
            ("journal", words.journal),
        ]
        let items = HTML.each(links) { "<li><a href=\"#\($0.0)\">\($0.1)</a></li>" }
        return """
            <nav class="contents no-print" aria-labelledby="contents"><h2 id="contents">\(words.sections)</h2><ul>\(items)</ul></nav>
            """
    }

    private func actSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let steps = acts.filter { !$0.isAtAnyTime }
        let others = HTML.each(acts.filter(\.isAtAnyTime)) { act in
            """
            <li><a href="\(Paths.act(proceeding: act.proceeding, noun: act.verb.noun))">\
            \(view.words.terms.verb[act.verb.rawValue])</a></li>
            """
        }
        let more = HTML.when(
            acts.count > steps.count,
            "<details class=\"acts-more\"><summary>\(words.moreActs)</summary><ul>\(others)</ul></details>")
        let code = HTML.when(
            mayReissueCode,
            view.form(Paths.matterCode(line.number), kind: "inline minor", view.button(words.code, .quiet)))
        let repeats = HTML.when(
            mayLookForRepeats,
            """
            <p class="minor"><a href="\(Paths.matterRepeats(line.number))">\(view.words.desk.compare.look)</a></p>
            """)
        let list: HTML = steps.isEmpty ? "<p class=\"faint\">\(words.noActs)</p>" : stepList(steps, view)
        return """
            <section class="act-box no-print" id="acts"><h2>\(words.acts)</h2>\(list)\(more)<p class="minor">\
            <a href="\(Paths.matterSlip(line.number))">\(words.slip)</a> \
            <a href="\(Paths.matterSlip(line.number))?size=80">\(words.slipRoll)</a></p>\
            \(repeats)<p class="minor"><a href="\(Paths.matterMaps(line.number))">\(view.words.maps.open)</a></p>\(code)</section>
            """
    }

    /// The steps as buttons; where there are many, under what they are for.
    private func stepList(_ steps: [OpenAct], _ view: Presentation) -> HTML {
        func links(_ acts: [OpenAct]) -> HTML {
            let items = HTML.each(acts) { act in
                let isFirst = act.proceeding == steps.first?.proceeding && act.verb == steps.first?.verb
                return """
                    <li>\(view.linkButton(view.words.terms.verb[act.verb.rawValue],
                        Paths.act(proceeding: act.proceeding, noun: act.verb.noun), isFirst ? .primary : .plain))</li>
                    """
            }
            return "<ul class=\"acts\">\(items)</ul>"
        }
        guard steps.count > 6 else { return links(steps) }
        return HTML.each(ActGroup.allCases) { group in
            let acts = steps.filter { ActGroup($0.verb) == group }
            return HTML.when(
                !acts.isEmpty,
                "<h3>\(view.words.desk.matter.actGroups[group.rawValue])</h3>\(links(acts))")
        }
    }

    private func open(_ view: Presentation) -> [ClockView] {
        clocks.filter { !$0.state(on: view.today).isOver }.sorted { ($0.rank, $0.dueOn) < ($1.rank, $1.dueOn) }
    }

    /// The clock that is over first, before what can be done about it.
    private func nearestClock(_ view: Presentation) -> HTML {
        HTML.with(open(view).first) { clock in
            section("clocks", view.words.desk.matter.clocks, view.clockBar(clock, inner: true))
        }
    }

    private func clockSection(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        let open = open(view)
        let over = clocks.filter { $0.state(on: view.today).isOver }
        let bars = HTML.each(open.dropFirst()) { view.clockBar($0, inner: true) }
        let ended = HTML.when(
            !over.isEmpty,
            """
            <details class="ended"><summary>\(words.endedClocks("count", over.count))</summary>\
            \(HTML.each(over) { view.clockBar($0, inner: true) })</details>
            """)
        guard !open.isEmpty else {
            return section(
                "clocks", words.clocks, "<p class=\"faint\">\(view.words.clocks.noClocks)</p>\(ended)\(aimList(view))")
        }
        let rest = bars + ended + aimList(view)
        return rest.isEmpty ? rest : section("other-clocks", words.otherClocks, rest)
    }

    private func aimList(_ view: Presentation) -> HTML {
        let words = view.words.desk.matter
        guard !aims.isEmpty else { return HTML() }
        let items = HTML.each(aims) { aim in
            let open = aim.by < view.today ? words.aimMissed : words.aimOpen
            var values = ["by": view.longDate(aim.by)]
            values["date"] = aim.doneOn.map(view.shortDate)
            let said = (aim.doneOn == nil ? open : words.aimDone).filling(values)
            return "<li>\(words.aims[aim.kind])\(view.words.common.colon)\(said)</li>"
        }
        return "<h3>\(words.aimsTitle)</h3><ul class=\"bullets\">\(items)</ul>"
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
            """
            <article class="filing"><p class="faint">\(view.words.terms.channel[filing.channel])　\
            \(view.time(filing.receivedOn, view.longDate(filing.receivedOn)))</p><h3><bdi>\(filing.title)</bdi></h3>\
            <h4>\(words.facts)</h4>\(HTML.paragraphs(filing.facts))\(exactPlace(filing, words))<h4>\(words.claim)</h4>\(HTML.paragraphs(filing.claim))</article>
            """
        }
        let compare = HTML.when(
            filings.count > 1,
            """
            <p class="no-print"><a href="\(Paths.matterComparison(line.number))?first=1&amp;second=\(filings.count)">\
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
            return [
                "\(link)\(files)\(aid(letter, view))", HTML(text: letter.number), view.moment(letter.at),
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

extension ClockView {
    /// A duty comes before a right that somebody may use.
    fileprivate var rank: Int { reckoning.clock.limitsRight ? 1 : 0 }
}

/// 办法分组: what an act is for, where many are open.
private enum ActGroup: String, CaseIterable {
    case check, send, here, refuse

    init(_ verb: Verb) {
        self =
            switch verb {
            case .classify, .acceptNewFacts: .check
            case .transfer, .transferSimply, .assign, .handOver, .disputeJurisdiction, .informCadreOrgan: .send
            case .decline, .declineFinally, .guide: .refuse
            default: .here
            }
    }
}
