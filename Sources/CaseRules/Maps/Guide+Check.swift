// SPDX-License-Identifier: Apache-2.0

/// What is wrong with the guide's file: the start stops with it, and it names the place.
package enum GuideFault: Error, Equatable, Sendable, CustomStringConvertible {
    case unreadable(String)
    case twice(String)
    case reachedTwice(String)
    case leadsNowhere(from: String, to: String)
    case circle(String)
    case unreached(String)
    case tooFewOptions(String)
    case emptyText(String)
    case pathMissing(String)
    case notAClaim(String)
    case nothingToReceive(String)
    case unknownClock(String, ClockID)
    case unknownLaw(String, String)
    case unknownArticle(String, String)

    package var description: String {
        switch self {
        case .unreadable(let reason): "guide.json cannot be read: \(reason)"
        case .twice(let id): "guide.json has \(id) twice"
        case .reachedTwice(let id): "two options of guide.json lead to \(id); a way back would not be known"
        case .leadsNowhere(let from, let to): "an option of \(from) in guide.json leads to \(to), which is not there"
        case .circle(let id): "guide.json leads in a circle through \(id)"
        case .unreached(let id): "nothing in guide.json leads to \(id)"
        case .tooFewOptions(let id): "the question \(id) in guide.json has fewer than two options"
        case .emptyText(let id): "\(id) in guide.json has an empty text"
        case .pathMissing(let id): "the answer \(id) in guide.json is about a claim and names no path (art 31)"
        case .notAClaim(let id): "the answer \(id) in guide.json names a path and is not about a claim"
        case .nothingToReceive(let id): "the answer \(id) in guide.json names no letter, no clock or no article"
        case .unknownClock(let id, let clock): "the answer \(id) in guide.json names \(clock), which no rule has"
        case .unknownLaw(let id, let law): "the answer \(id) in guide.json names the law \(law), which no rule has"
        case .unknownArticle(let id, let article):
            "the answer \(id) in guide.json cites article \(article), which neither a clock nor a step cites"
        }
    }
}

extension Guide {
    func check(_ rules: RuleSet) throws(GuideFault) {
        var seen: Set<String> = []
        for id in questions.map(\.id) + answers.map(\.id) where !seen.insert(id).inserted { throw .twice(id) }
        for question in questions {
            for option in question.options where !seen.contains(option.to) {
                throw .leadsNowhere(from: question.id, to: option.to)
            }
        }
        if !seen.contains(start) { throw .leadsNowhere(from: "start", to: start) }
        try checkWays(of: seen.sorted())
        for question in questions {
            if question.options.count < 2 { throw .tooFewOptions(question.id) }
            let texts = [question.ask] + (question.hint.map { [$0] } ?? []) + question.options.map(\.say)
            try checkTexts(texts, of: question.id)
        }
        for answer in answers { try check(answer, rules) }
    }

    /// From the start every place is reached once; a place that leads up to an earlier one is a circle.
    private func checkWays(of places: [String]) throws(GuideFault) {
        for id in places {
            var passed: Set<String> = [id]
            var next = parent(of: id)
            while let question = next {
                if !passed.insert(question).inserted { throw .circle(question) }
                next = parent(of: question)
            }
            if id != start, parent(of: id) == nil { throw .unreached(id) }
        }
    }

    private func checkTexts(_ texts: [Text], of id: String) throws(GuideFault) {
        for text in texts where text.chinese.allSatisfy(\.isWhitespace) || text.english.allSatisfy(\.isWhitespace) {
            throw .emptyText(id)
        }
    }

    private func check(_ answer: Answer, _ rules: RuleSet) throws(GuideFault) {
        try checkTexts(
            [answer.title, answer.door] + answer.bring + [answer.way, answer.advice].compactMap(\.self), of: answer.id)
        if answer.purpose == .claim, answer.path == nil { throw .pathMissing(answer.id) }
        if answer.purpose != .claim, answer.path != nil { throw .notAClaim(answer.id) }
        let owesLetter = answer.purpose != .accusation
        if answer.bring.isEmpty || answer.receive.isEmpty == owesLetter || answer.clocks.isEmpty
            || answer.grounds.isEmpty
        {
            throw .nothingToReceive(answer.id)
        }
        for clock in answer.clocks where rules.clock(clock) == nil { throw .unknownClock(answer.id, clock) }
        let cited = Self.cited(by: rules)
        for ground in answer.grounds {
            guard rules.law(ground.law) != nil else { throw .unknownLaw(answer.id, ground.law) }
            let numbers = Citation(ground.article).numbers
            guard !numbers.isEmpty, Set(numbers).isSubset(of: cited[ground.law] ?? []) else {
                throw .unknownArticle(answer.id, ground.article)
            }
        }
    }

    /// The articles that clocks and steps cite, by law; steps cite the Regulations that the rules are of.
    private static func cited(by rules: RuleSet) -> [String: Set<Int>] {
        var cited: [String: Set<Int>] = [:]
        for clock in rules.clocks { cited[clock.law, default: []].formUnion(Citation(clock.article).numbers) }
        guard let own = rules.laws.first(where: { $0.title == rules.title })?.id else { return cited }
        for kind in ProceedingKind.allCases {
            for step in Procedure.of(kind).steps { cited[own, default: []].formUnion(Citation(step.article).numbers) }
        }
        return cited
    }
}
