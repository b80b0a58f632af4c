// SPDX-License-Identifier: Apache-2.0
package import CaseRules

/// 进度: one's matter in plain words: where it stands, what comes next and by when, what one can do now, what has happened.
/// No staff names, no internal texts, no internal days.
package struct FollowPage: Page {
    /// 经过: a public event: the journal's kind or the verb, and the unit concerned.
    package struct Event: Sendable {
        package let at: String
        package let code: String
        package let unit: String

        package init(at: String, code: String, unit: String = "") {
            self.at = at
            self.code = code
            self.unit = unit
        }
    }

    /// 文书.
    package struct Letter: Sendable {
        /// Its place among the letters of the matter: no id stands in a public address.
        package let ordinal: Int
        package let kind, number: String
        package let issuedOn: CalendarDate
        /// Who issued it, and codes of what it decides on each claim.
        package let unit: String
        package let outcomes: [String]

        package init(
            ordinal: Int, kind: String, number: String, issuedOn: CalendarDate, unit: String = "",
            outcomes: [String] = []
        ) {
            self.unit = unit
            self.outcomes = outcomes
            self.ordinal = ordinal
            self.kind = kind
            self.number = number
            self.issuedOn = issuedOn
        }
    }

    package let number, subject: String
    package let registeredOn: CalendarDate
    /// `kind.stage` of the proceeding that matters now.
    package let stage: String
    /// The day that the next sentence names; nil where none is owed.
    package let nextBy: CalendarDate?
    /// By when what was supported is done, and by when it is decided anew; nil where neither is owed.
    package let executeBy, redecideBy: CalendarDate?
    package let clocks: [ClockView]
    package let events: [Event]
    package let letters: [Letter]
    package let files: [FileLine]
    package let canAddMaterial: Bool
    /// Until when a rating is possible; nil where it is not.
    package let rateUntil: CalendarDate?
    /// Whether a review or re-review can be asked for now, and until when; the law knows cases without a last day.
    package let canAskReview: Bool
    package let reviewUntil: CalendarDate?
    /// What has just been done.
    package let done: Done?
    /// 答复: what was answered without an opinion, or why the matter was not accepted.
    package let answers: [(label: String, text: String)]

    /// What the page says was just done.
    package enum Done: Sendable {
        case materialAdded, rated, reviewAsked, recusalAsked
    }

    package init(
        number: String, subject: String, registeredOn: CalendarDate, stage: String, nextBy: CalendarDate?,
        clocks: [ClockView], events: [Event], letters: [Letter], files: [FileLine], canAddMaterial: Bool,
        rateUntil: CalendarDate?, canAskReview: Bool = false, done: Done? = nil,
        answers: [(label: String, text: String)] = [], executeBy: CalendarDate? = nil, redecideBy: CalendarDate? = nil,
        reviewUntil: CalendarDate? = nil
    ) {
        self.reviewUntil = reviewUntil
        self.executeBy = executeBy
        self.redecideBy = redecideBy
        self.number = number
        self.subject = subject
        self.registeredOn = registeredOn
        self.stage = stage
        self.nextBy = nextBy
        self.clocks = clocks
        self.events = events
        self.letters = letters
        self.files = files
        self.canAddMaterial = canAddMaterial
        self.rateUntil = rateUntil
        self.canAskReview = canAskReview
        self.done = done
        self.answers = answers
    }

    package var house: House { .portal }

    package func title(in view: Presentation) -> String { view.words.portal.follow.title }

    package func body(in view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let numberLine = words.numberLine.filling(["number": number])
        let filedLine = words.filedLine.filling(["date": view.longDate(registeredOn)])
        return """
            \(doneNotice(view))<p class="caption">\(words.title)<span class="count">\(numberLine)</span></p>\
            <h1><bdi>\(subject)</bdi></h1><p class="faint">\(filedLine)</p>\
            <section class="now"><h2>\(words.now)</h2><p class="now-words">\(words.stageNow[stage])</p>\(next(view))</section>\
            \(answerSection)\(actions(view))\(clockSection(view))<section><h2>\(words.timeLine)</h2>\(timeLine(view))</section>\
            <section><h2>\(words.letters)</h2>\(letterList(view))</section>\(fileSection(view))\
            \(HTML.when(canAddMaterial, "<p class=\"alone no-print\"><a href=\"\(Paths.recusal)\">\(view.words.portal.recusal.ask)</a></p>"))\
            <p class="alone no-print"><a href="\(Paths.retaliation)">\(view.words.portal.retaliation.title)</a></p>\
            \(view.form(Paths.followEnd, kind: "inline no-print", view.button(words.signOut, .quiet)))
            """
    }

    private var answerSection: HTML {
        let parts = HTML.each(answers) { "<h2>\($0.label)</h2>\(HTML.paragraphs($0.text))" }
        return answers.isEmpty ? HTML() : "<section class=\"quote\">\(parts)</section>"
    }

    private func doneNotice(_ view: Presentation) -> HTML {
        switch done {
        case .materialAdded: view.notice(view.words.portal.follow.materialDone, .done)
        case .rated: view.notice(view.words.portal.follow.ratingDone, .done)
        case .reviewAsked: view.notice(view.words.portal.review.done, .done)
        case .recusalAsked: view.notice(view.words.portal.recusal.done, .done)
        case nil: HTML()
        }
    }

    private func next(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        var sentences: [String] = []
        if let sentence = words.stageNext.words(for: stage) {
            if let nextBy { sentences.append(sentence.filling(["date": view.longDate(nextBy)])) }
            if nextBy == nil, !sentence.contains("{date}") { sentences.append(sentence) }
        }
        if let redecideBy { sentences.append(words.redecideBy.filling(["date": view.longDate(redecideBy)])) }
        if let executeBy { sentences.append(words.executeBy.filling(["date": view.longDate(executeBy)])) }
        guard !sentences.isEmpty else { return HTML() }
        return "<h3>\(words.next)</h3>\(HTML.each(sentences) { "<p>\($0)</p>" })"
    }

    private func actions(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        guard canAddMaterial || canAskReview || rateUntil != nil else {
            let sentence =
                view.office.phone.map { words.nothingToDo.filling(["phone": $0]) } ?? words.nothingToDoWindow
            return "<section class=\"no-print\"><h2>\(words.youCan)</h2><p>\(sentence)</p></section>"
        }
        let rate = HTML.with(rateUntil) { until in
            """
            \(view.linkButton(words.rate, Paths.rating, .primary))\
            <span class="faint">\(words.ratingUntil.filling(["date": view.longDate(until)]))</span>
            """
        }
        let add = HTML.when(canAddMaterial, view.linkButton(words.addMaterial, Paths.material))
        let reviewDay = HTML.with(reviewUntil) {
            "<span class=\"faint\">\(words.reviewUntil.filling(["date": view.longDate($0)]))</span>"
        }
        let review = HTML.when(
            canAskReview, view.linkButton(view.words.portal.review.ask, Paths.review) + reviewDay)
        return """
            <section class="no-print"><h2>\(words.youCan)</h2><div class="buttons">\(rate)\(review)\(add)</div></section>
            """
    }

    private func clockSection(_ view: Presentation) -> HTML {
        guard !clocks.isEmpty else { return HTML() }
        return """
            <section><h2>\(view.words.portal.follow.clocks)</h2>\(HTML.each(clocks) { view.clockBar($0, inner: false) })</section>
            """
    }

    private func timeLine(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let items = events.compactMap { event in
            words.events.words(for: event.code).map {
                TimeLineItem(
                    when: view.longMoment(event.at),
                    sentence: $0.filling(["unit": event.unit.isEmpty ? words.someUnit : event.unit]))
            }
        }
        return items.isEmpty ? "<p class=\"faint\">\(words.timeLineEmpty)</p>" : view.timeLine(items)
    }

    private func letterList(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        guard !letters.isEmpty else { return "<p class=\"faint\">\(words.lettersEmpty)</p>" }
        let reading = HTML.when(view.language != .chinese, "<p class=\"faint\">\(words.letterReading)</p>")
        let lines = HTML.each(letters) { letter in
            """
            <li><a href="\(Paths.followLetter(letter.ordinal))">\(view.words.terms.letter[letter.kind])\
            <span class="hidden"> \(words.letterOpen)</span></a> <span class="papers">\
            <a href="\(Paths.followLetterPaper(letter.ordinal))">PDF</a></span> <span class="faint">\(letter.number)　\
            \(view.longDate(letter.issuedOn))</span>\(aid(letter, view))</li>
            """
        }
        return "\(reading)<ul class=\"file-list\">\(lines)</ul>"
    }

    /// 导读: what such a letter is, who issued it and what it decides, in plain words of the reader's language.
    private func aid(_ letter: Letter, _ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        var sentences = [words.letterAid.words(for: letter.kind)].compactMap(\.self)
        if !letter.unit.isEmpty { sentences.append(words.letterBy.filling(["unit": letter.unit])) }
        if !letter.outcomes.isEmpty {
            let decided = view.listing(letter.outcomes.map { view.words.terms.outcome[$0] })
            sentences.append(words.letterDecides.filling(["outcomes": decided]))
        }
        guard !sentences.isEmpty else { return HTML() }
        return "<p class=\"aid\">\(HTML.joined(sentences.map { HTML(text: $0) }, separator: " "))</p>"
    }

    private func fileSection(_ view: Presentation) -> HTML {
        guard !files.isEmpty else { return HTML() }
        let lines = HTML.each(files) {
            "<li><bdi>\($0.name)</bdi> <span class=\"faint\">\(view.size(bytes: $0.bytes))</span></li>"
        }
        return "<section><h2>\(view.words.portal.follow.materials)</h2><ul class=\"file-list\">\(lines)</ul></section>"
    }
}
