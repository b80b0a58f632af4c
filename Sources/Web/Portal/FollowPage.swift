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
        /// Why, where the petitioner is told.
        package let reason: String

        package init(at: String, code: String, unit: String = "", reason: String = "") {
            self.reason = reason
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
        /// 撤销、变更与更正 of it since.
        package let changes: [LetterCheckPage.Found.Change]

        package init(
            ordinal: Int, kind: String, number: String, issuedOn: CalendarDate, unit: String = "",
            outcomes: [String] = [], changes: [LetterCheckPage.Found.Change] = []
        ) {
            self.changes = changes
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
    /// 补充的话, the newest first.
    package let added: [Added]
    package let canAddMaterial: Bool
    /// Until when the unit can be rated, and until when the petition department; nil where it cannot.
    package let rateUntil, rateOfficeUntil: CalendarDate?
    /// Whether a review or re-review can be asked for now, and until when; the law knows cases without a last day.
    package let canAskReview: Bool
    package let reviewUntil: CalendarDate?
    /// The last day for asking, where it is over: from then on only with a good reason (R-184).
    package let reviewWasUntil: CalendarDate?
    /// 委托权限以外: codes of what could be done now, and not by this agent.
    package let beyondScope: [String]
    /// What has just been done.
    package let done: Done?
    /// 答复: what was answered without an opinion, or why the matter was not accepted.
    package let answers: [(label: String, text: String)]

    /// The unit that deals with it, as the page's language writes it; empty where none does yet or it is not told.
    package let unit: String
    /// Lengths for sentences that have no day yet; nil where none is to be said.
    package let rules: RuleSet?
    /// 待执行: what was supported is still to be done.
    package let isPromiseOpen: Bool

    /// 补充的话: what the petitioner wrote since, and when.
    package struct Added: Sendable {
        package let on: CalendarDate
        package let text: String

        package init(on: CalendarDate, text: String) {
            self.on = on
            self.text = text
        }
    }

    /// What the page says was just done.
    package enum Done: Sendable {
        case materialAdded, rated, reviewAsked, recusalAsked
    }

    package init(
        number: String, subject: String, registeredOn: CalendarDate, stage: String, nextBy: CalendarDate?,
        clocks: [ClockView], events: [Event], letters: [Letter], files: [FileLine], canAddMaterial: Bool,
        rateUntil: CalendarDate?, canAskReview: Bool = false, done: Done? = nil,
        answers: [(label: String, text: String)] = [], executeBy: CalendarDate? = nil, redecideBy: CalendarDate? = nil,
        reviewUntil: CalendarDate? = nil, unit: String = "", rules: RuleSet? = nil, isPromiseOpen: Bool = false,
        added: [Added] = [], rateOfficeUntil: CalendarDate? = nil, reviewWasUntil: CalendarDate? = nil,
        beyondScope: [String] = []
    ) {
        self.rateOfficeUntil = rateOfficeUntil
        self.reviewWasUntil = reviewWasUntil
        self.beyondScope = beyondScope
        self.unit = unit
        self.rules = rules
        self.isPromiseOpen = isPromiseOpen
        self.added = added
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
            \(doneNotice(view))<p class="caption">\(words.title)<span class="count number">\(numberLine)</span></p>\
            <h1><bdi>\(subject)</bdi></h1><p class="faint">\(filedLine)</p>\
            <section class="now"><h2>\(words.now)</h2><p class="now-words">\(nowWords(view))</p>\(way(view))\(result(view))\(next(view))</section>\
            \(answerSection)\(actions(view))\
            <section><h2>\(words.letters)</h2>\(letterList(view))</section>\(handedIn(view))\
            <section><h2>\(words.timeLine)</h2>\(timeLine(view))</section>\(clockSection(view))\(otherThings(view))
            """
    }

    /// 结果: what was decided and the letter that says it, where the matter is answered.
    private func result(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        guard isAnswered, let letter = letters.last(where: { Self.answers.contains($0.kind) }) else { return HTML() }
        let said = HTML.when(!letter.outcomes.isEmpty, "<p class=\"result\">\(decided(letter, view))</p>")
        return """
            \(said)<div class="buttons no-print">\
            \(view.linkButton(words.readAnswer, Paths.followLetter(letter.ordinal), .primary))</div>
            """
    }

    /// Whether what was asked for has its answer, and nobody is deciding it anew.
    var isAnswered: Bool { stage.hasPrefix("rating.") || Self.answered.contains(stage) }

    private static let answered: Set<String> = [
        "ordinaryHandling.dispatched", "ordinaryHandling.closed", "ordinaryHandling.closedByPath",
        "simpleHandling.answeredSimply", "suggestion.suggestionAnswered", "statutoryPath.pathConcluded",
        "routing.repliedDirectly", "review.reviewDispatched", "review.reviewed", "reReview.reviewDispatched",
        "reReview.reviewed",
    ]

    /// The letters that answer.
    private static let answers: Set<String> = [
        "handlingOpinion", "simpleReply", "suggestionReply", "directReply", "settlementAgreement",
        "statutoryResultNotice", "reviewOpinion", "reReviewOpinion",
    ]

    /// What a letter decides: said once where it is the same on every claim, claim by claim where it is not.
    private func decided(_ letter: Letter, _ view: Presentation) -> String {
        let words = view.words.portal.follow
        let said = letter.outcomes.map { words.outcomes[$0] }
        let each = said.enumerated().map {
            words.onClaim.filling(["number": String($0.offset + 1), "outcome": $0.element])
        }
        let all = Set(said).count == 1 ? Array(said.prefix(1)) : each
        return words.result.filling(["outcomes": view.listing(all)])
    }

    /// 别的事: what is rarely needed.
    private func otherThings(_ view: Presentation) -> HTML {
        let words = view.words.portal
        let recusal = HTML.when(canAddMaterial, "<li><a href=\"\(Paths.recusal)\">\(words.recusal.ask)</a></li>")
        return """
            <section class="no-print"><h2>\(words.follow.otherThings)</h2><ul class="others">\(recusal)\
            <li><a href="\(Paths.retaliation)">\(words.retaliation.title)</a></li>\
            <li>\(view.form(Paths.followEnd, kind: "inline", view.button(words.follow.signOut, .quiet)))</li></ul></section>
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

    /// What an office owes by a day; the days of one's own rights stand where one uses them. What was done in time is folded, and so is the
    /// clock whose day is said above.
    private func clockSection(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        let owed = clocks.filter { !$0.reckoning.clock.limitsRight }
        guard !owed.isEmpty else { return HTML() }
        let done = owed.filter { $0.state(on: view.today) == .metInTime }
        let running = owed.filter { isSaid($0, view) }
        let open = owed.filter { $0.state(on: view.today) != .metInTime && !isSaid($0, view) }
        func bars(_ clocks: [ClockView]) -> HTML { HTML.each(clocks) { view.clockBar($0, inner: false) } }
        func folded(_ clocks: [ClockView], _ label: Plural) -> HTML {
            HTML.when(
                !clocks.isEmpty,
                "<details><summary>\(label("count", clocks.count))</summary>\(bars(clocks))</details>")
        }
        return """
            <section><h2>\(words.clocks)</h2>\(bars(open))\(folded(running, words.clocksRunning))\
            \(folded(done, words.clocksDone))</section>
            """
    }

    /// In time, by the day that the page names above.
    private func isSaid(_ clock: ClockView, _ view: Presentation) -> Bool {
        clock.metOn == nil && clock.stoppedOn == nil && clock.dueOn >= view.today
            && [nextBy, executeBy, redecideBy].contains(clock.dueOn)
    }

    private func timeLine(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        var day = ""
        let items = events.compactMap { event -> TimeLineItem? in
            guard let sentence = words.events.words(for: event.code) else { return nil }
            let isSameDay = view.localDay(event.at) == day
            day = view.localDay(event.at)
            return TimeLineItem(
                when: isSameDay ? view.hourAlone(event.at) : view.longMoment(event.at),
                sentence: sentence.filling([
                    "unit": event.unit.isEmpty ? words.someUnit : event.unit, "reason": event.reason,
                ]))
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
            <a href="\(Paths.followLetterPaper(letter.ordinal))">PDF</a></span> <span class="faint">\
            \(view.time(letter.issuedOn, view.longDate(letter.issuedOn))) <span class="number">\(letter.number)</span></span>\(aid(letter, view))</li>
            """
        }
        return "\(reading)<ul class=\"file-list\">\(lines)</ul>"
    }

    /// 导读: what such a letter is, who issued it and what it decides, in plain words of the reader's language.
    private func aid(_ letter: Letter, _ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        var sentences = [words.letterAid.words(for: letter.kind)].compactMap(\.self)
        if !letter.unit.isEmpty { sentences.append(words.letterBy.filling(["unit": letter.unit])) }
        if !letter.outcomes.isEmpty { sentences.append(decided(letter, view)) }
        sentences += letter.changes.map { $0.sentence(view) }
        guard !sentences.isEmpty else { return HTML() }
        return "<p class=\"aid\">\(view.sentences(sentences))</p>"
    }

    /// 交来的材料: files and added words, as they arrived.
    private func handedIn(_ view: Presentation) -> HTML {
        guard !files.isEmpty || !added.isEmpty else { return HTML() }
        let texts = HTML.each(added) {
            "<li><p class=\"faint\">\(view.time($0.on, view.longDate($0.on)))</p><div>\(excerpt($0.text, view))</div></li>"
        }
        let lines = HTML.each(files) {
            "<li><bdi>\($0.name)</bdi> <span class=\"faint\">\(view.size(bytes: $0.bytes))</span></li>"
        }
        return """
            <section><h2>\(view.words.portal.follow.materials)</h2><ul class="file-list said">\(texts)\(lines)</ul></section>
            """
    }

    /// A long text is shown by its beginning: a page stays small.
    private func excerpt(_ text: String, _ view: Presentation) -> HTML {
        let most = max(80, Self.mostShown / max(1, added.count))
        let rest = text.count - most
        guard rest > 0 else { return HTML.paragraphs(text) }
        let more = view.words.portal.follow.addedMore("count", rest)
        return "\(HTML.paragraphs(String(text.prefix(most)) + "……"))<p class=\"faint\">\(more)</p>"
    }

    private static let mostShown = 1_500
}
