// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing
import Web

@Suite struct MapsWordsTests {
    @Test(arguments: Language.allCases)
    func `every code that a map shows has words`(_ language: Language) throws {
        let words = try Locales.vocabulary()[language]
        let rules = try #require(try Gallery().book.sets.last)
        func check(_ lexicon: Lexicon, _ codes: [String]) {
            #expect(Set(lexicon.entries.keys) == Set(codes), "\(Set(lexicon.entries.keys).symmetricDifference(codes))")
        }
        check(words.maps.guards, Guard.allCases.map { "\($0)" })
        check(words.maps.bearers, ClockBearer.allCases.map(\.rawValue))
        check(words.maps.marks, Mark.allCases.map(\.rawValue))
        check(words.maps.performer, Actor.Kind.allCases.map(\.rawValue).filter { $0 != "staff" })
        check(words.maps.events, rules.events.map(\.id))
        check(words.maps.laws, rules.laws.map(\.id))
        let consequences = rules.clocks.map(\.liability).filter { !($0.first?.isNumber ?? false) }
        check(words.maps.liabilities, consequences)
        check(words.maps.missed, consequences + ["article", "rightLost.own"])
        // One name, one sentence and one letter for each box of the usual way.
        #expect(words.maps.wayNames.count == words.maps.wayWhat.count)
        #expect(words.maps.wayNames.count == words.maps.wayLetters.count)
    }

    @Test func `the document of the tables holds every step, and what can be done at any time once`() throws {
        let procedures = ProceedingKind.allCases.map(Procedure.of)
        let words = try Locales.vocabulary()[.chinese]
        let rules = try #require(try Gallery().book.sets.last)
        let document = WorkflowsDocument(procedures, rules: rules, words: words).text()
        #expect(document.contains("同意退回未满3次"))
        for procedure in procedures {
            #expect(document.contains("## \(words.terms.kind[procedure.kind.rawValue]) `\(procedure.kind.rawValue)`"))
            for step in procedure.steps {
                #expect(document.contains("`\(step.verb.rawValue)` | "))
                #expect(document.contains(" | \(step.article) | "))
            }
        }
        #expect(document.components(separatedBy: "`reportUrgent`").count == 2)
    }
}
