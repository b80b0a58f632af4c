// SPDX-License-Identifier: Apache-2.0
import CaseRules

extension FollowPage {
    /// 现在: where it stands, in one sentence. What was promised and is not done yet is not over.
    func nowWords(_ view: Presentation) -> String {
        let words = view.words.portal.follow
        return promises ? words.promiseOpen : naming(words.stageNow[stage], view)
    }

    /// 待执行 of a matter that has its answer.
    private var promises: Bool {
        (isPromiseOpen || executeBy != nil) && isAnswered && !stage.hasPrefix("review.")
            && !stage.hasPrefix("reReview.")
    }

    /// A sentence with the name of the unit that deals with it.
    private func naming(_ sentence: String, _ view: Presentation) -> String {
        let named = sentence.filling(["unit": unit.isEmpty ? view.words.portal.follow.someUnit : unit])
        return named.prefix(1).uppercased() + named.dropFirst()
    }

    /// 第几步: how far it has come on the way that most matters go; nothing off that way.
    func way(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        guard let reached = Self.reached[stage] else { return HTML() }
        let marks = HTML.each(words.way.indices) { place in
            let state: HTML = place + 1 < reached ? "done" : place + 1 == reached ? "here" : "todo"
            return "<span class=\"\(state)\"></span>"
        }
        let values = ["number": String(reached), "count": String(words.way.count), "step": words.way[reached - 1]]
        return """
            <p class="faint">\(words.wayStep.filling(values))</p><div class="progress" aria-hidden="true">\(marks)</div>
            """
    }

    /// The step that each stage has reached: 登记, 转办, 办理, 答复.
    private static let reached: [String: Int] = {
        let stages: [[String]] = [
            ["routing.registered"],
            [
                "routing.forwarded", "routing.assigned", "routing.forwardedSimply", "routing.received",
                "routing.receivedForFeedback", "routing.objected", "routing.objectedForFeedback", "routing.kept",
                "ordinaryHandling.awaitingAcceptance", "simpleHandling.awaitingSimpleAcceptance",
                "suggestion.awaitingStudy",
            ],
            [
                "ordinaryHandling.handling", "ordinaryHandling.extensionRequested", "ordinaryHandling.opinionDrafted",
                "ordinaryHandling.opinionApproved", "ordinaryHandling.agreed", "simpleHandling.handlingSimply",
                "suggestion.studying", "suggestion.adoptionDrafted", "suggestion.adoptionApproved",
            ],
            [
                "routing.repliedDirectly", "ordinaryHandling.dispatched", "ordinaryHandling.closed",
                "simpleHandling.answeredSimply", "suggestion.suggestionAnswered", "rating.open", "rating.rated",
                "rating.notRated",
            ],
        ]
        var reached: [String: Int] = [:]
        for (place, names) in stages.enumerated() { for name in names { reached[name] = place + 1 } }
        return reached
    }()

    /// 接下来: what comes, and by when; where no clock runs yet, how long it takes once one does.
    func next(_ view: Presentation) -> HTML {
        let words = view.words.portal.follow
        var sentences: [HTML] = []
        if let executeBy, executeBy >= view.today { sentences.append(view.dated(words.executeBy, executeBy)) }
        if promises, let promise = promise(view) { sentences.append(promise) }
        // Of a matter that is over one is told what can still be asked for, where it can.
        if let sentence = words.stageNext.words(for: stage),
            canAskReview && reviewWasUntil == nil || !stage.hasPrefix("rating.")
        {
            if let nextBy {
                sentences.append(view.dated(naming(sentence, view), nextBy))
            } else if !sentence.contains("{date}") {
                sentences.append(HTML(text: naming(sentence, view)))
            }
        }
        if nextBy == nil, let sentence = undated(view) { sentences.append(HTML(text: sentence)) }
        if let redecideBy { sentences.append(view.dated(words.redecideBy, redecideBy)) }
        guard !sentences.isEmpty else { return HTML() }
        return "<h3>\(words.next)</h3>\(HTML.each(sentences) { "<p>\($0)</p>" })"
    }

    /// 转了以后、签收以前: the time limits that begin when the unit has it.
    private func undated(_ view: Presentation) -> String? {
        guard let rules, let sentence = view.words.portal.follow.stageNextUndated.words(for: stage) else { return nil }
        var values: [String: String] = [:]
        if let days = rules.setting(.automaticReceipt)?.value { values["receipt"] = view.length(days, .workingDay) }
        for (name, clock) in Self.lengths { values[name] = rules.clock(clock).map { view.length(of: $0) } }
        return naming(sentence.filling(values), view)
    }

    private static let lengths: [(name: String, clock: ClockID)] = [
        ("notice", .transferNotice), ("answer", .handling), ("simpleNotice", .simpleAcceptance),
        ("simpleAnswer", .simpleOpinion),
    ]

    /// What is said of a promise whose day has passed or was never set, and whom one can ask.
    private func promise(_ view: Presentation) -> HTML? {
        let words = view.words.portal.follow
        if let executeBy, executeBy >= view.today { return nil }
        let said = executeBy.map { view.dated(words.promiseLate, $0) } ?? HTML(text: words.promiseNoDay)
        let ask = view.calling(words.promiseAsk, or: words.promiseAskWindow)
        return "\(said)\(view.language == .chinese ? "" : " ")\(ask)"
    }
}
