// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Testing
import Web

@Suite struct WordsTests {
    @Test func `both locale files are complete and agree`() throws {
        let vocabulary = try Locales.vocabulary()
        #expect(vocabulary[.chinese].common.home == "首页")
        #expect(vocabulary[.english].common.home == "Home")
    }

    @Test func `a missing key is named with its language`() throws {
        let broken = try Locales.changing("portal.home.title", to: nil, in: .english)
        #expect(throws: WordsError.missing(key: "portal.home.title", language: .english)) {
            try Vocabulary(chinese: Locales.file(.chinese), english: broken)
        }
    }

    @Test func `an unknown key is named with its language`() throws {
        let broken = try Locales.changing("portal.home.tittle", to: "x", in: .chinese)
        #expect(throws: WordsError.unknown(key: "portal.home.tittle", language: .chinese)) {
            try Vocabulary(chinese: broken, english: Locales.file(.english))
        }
    }

    @Test func `an empty text is refused`() throws {
        let broken = try Locales.changing("common.home", to: " ", in: .chinese)
        #expect(throws: WordsError.empty(key: "common.home", language: .chinese)) {
            try Vocabulary(chinese: broken, english: Locales.file(.english))
        }
    }

    @Test func `a code named in one language only is refused`() throws {
        let broken = try Locales.changing("terms.channel.pigeon", to: "Pigeon", in: .english)
        #expect(throws: WordsError.unknown(key: "terms.channel.pigeon", language: .english)) {
            try Vocabulary(chinese: Locales.file(.chinese), english: broken)
        }
    }

    @Test func `a placeholder that one language lacks is refused`() throws {
        let broken = try Locales.changing("common.stepCount", to: "Step {number}", in: .english)
        #expect(
            throws: WordsError.placeholders(key: "common.stepCount", found: ["number"], expected: ["count", "number"])
        ) {
            try Vocabulary(chinese: Locales.file(.chinese), english: broken)
        }
    }

    @Test func `a file that is not a locale file is unreadable`() {
        #expect(throws: WordsError.self) { try Vocabulary(chinese: Data("[".utf8), english: Data("{}".utf8)) }
    }

    @Test func `a value that looks like a placeholder stays as it is`() {
        #expect("{a} and {b} {c".filling(["a": "{b}", "b": "2"]) == "{b} and 2 {c")
    }

    @Test(arguments: Language.allCases)
    func `every code of the law has words`(_ language: Language) throws {
        let words = try Locales.vocabulary()[language]
        let terms = words.terms
        var missing: [String] = []
        func check(_ lexicon: Lexicon, _ name: String, _ codes: [String]) {
            missing += codes.filter { lexicon.words(for: $0) == nil }.map { "\(name).\($0)" }
            missing += lexicon.entries.keys.filter { !codes.contains($0) }.map { "\(name).\($0) is no code" }
        }
        check(terms.channel, "channel", Channel.allCases.map(\.rawValue))
        check(terms.purpose, "purpose", Purpose.allCases.map(\.rawValue))
        check(terms.purposePlain, "purposePlain", Purpose.allCases.map(\.rawValue))
        check(terms.role, "role", Role.allCases.map(\.rawValue))
        check(terms.level, "level", UnitLevel.allCases.map(\.rawValue))
        check(terms.unitKind, "unitKind", UnitKind.allCases.map(\.rawValue))
        check(terms.grade, "grade", Grade.allCases.map(\.rawValue))
        check(terms.path, "path", StatutoryPath.allCases.map(\.rawValue))
        check(terms.method, "method", ServiceMethod.allCases.map(\.rawValue))
        check(terms.kind, "kind", ProceedingKind.allCases.map(\.rawValue))
        check(terms.letter, "letter", LetterKind.allCases.map(\.rawValue))
        check(terms.verb, "verb", Verb.allCases.map(\.rawValue))
        check(terms.refusal, "refusal", Refusal.Code.allCases.map(\.rawValue))
        check(terms.agentPower, "agentPower", AgentPower.allCases.map(\.rawValue))
        check(terms.advice, "advice", NumberAdvice.allCases.map(\.rawValue))
        check(words.fields.problems, "problems", FieldProblem.Code.allCases.map(\.rawValue))
        let stages = ProceedingKind.allCases.flatMap { kind in
            Procedure.of(kind).stages.map { "\(kind.rawValue).\($0.rawValue)" }
        }
        check(terms.stage, "stage", stages)
        // What stands beside a matter's way is not where the matter stands.
        let standing = ProceedingKind.allCases.filter { $0.isMain || $0 == .rating || $0 == .historicReply }.flatMap {
            kind in
            Procedure.of(kind).stages.map { "\(kind.rawValue).\($0.rawValue)" }
        }
        check(words.portal.follow.stageNow, "stageNow", standing)
        // What is not over goes on, and the page says how. Who may rate is told so by the button.
        let waiting = ProceedingKind.allCases.filter { $0.isMain || $0 == .historicReply }.flatMap { kind in
            Procedure.of(kind).stages.filter { !Procedure.of(kind).terminal.contains($0) }.map {
                "\(kind.rawValue).\($0.rawValue)"
            }
        }
        missing += waiting.filter { words.portal.follow.stageNext.words(for: $0) == nil }.map { "stageNext.\($0)" }
        // Nothing runs before the unit has signed for it; what comes is said all the same.
        missing += ["routing.forwarded", "routing.assigned", "routing.forwardedSimply"].filter {
            words.portal.follow.stageNextUndated.words(for: $0) == nil
        }.map { "stageNextUndated.\($0)" }
        // A sentence of the portal is of a problem that there is.
        let problems = Set(FieldProblem.Code.allCases.map(\.rawValue))
        missing += words.portal.faults.entries.keys.filter { key in
            !problems.contains(key.split(separator: ".").last.map(String.init) ?? "")
        }
        check(words.portal.follow.outcomes, "outcomes", OpinionDraft.Outcome.allCases.map(\.rawValue))
        missing += words.clocks.plain.entries.keys.filter { words.clocks.names.words(for: $0) == nil }
        let fields = Verb.allCases.flatMap(\.fields)
        missing += Set(fields.map(\.name)).filter { words.fields.labels.words(for: $0) == nil }.map { "labels.\($0)" }
        for field in fields {
            guard case .choice(let set, let codes) = field.kind else { continue }
            missing += codes.filter { terms.choice(set, $0) == nil }.map { "choices.\(set).\($0)" }
        }
        #expect(missing.sorted() == [])
    }
}
