// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

@testable import Web

/// What people read in place of the program's own names.
@Suite struct LabelsTests {
    @Test(arguments: Language.allCases)
    func `a fault in a row names the row and the question, never the field`(_ language: Language) throws {
        let view = try Gallery.view(language)
        for field in Verb.allCases.flatMap(\.fields) {
            guard case .rows(let inside, _, _) = field.kind else { continue }
            for question in inside {
                let name = "\(field.name).1.\(question.name)"
                let problem = FieldProblem(name, .missing)
                let said = view.sentence(of: problem, label: view.label(of: name))
                #expect(said.contains(view.words.fields.labels[field.name]) && said.contains("2"))
                #expect(said.contains(view.words.fields.labels[question.name]) && !said.contains(".1."))
            }
        }
    }

    @Test func `what is chosen is not written`() throws {
        let view = try Gallery.view(.english)
        let outcome = view.sentence(of: FieldProblem("claims.0.outcome", .missing), label: "Outcome")
        #expect(outcome == "Choose an answer for “Outcome”")
        #expect(view.sentence(of: FieldProblem("facts", .missing), label: "Facts") == "“Facts” is empty. Fill it in.")
    }

    /// A page keeps what was typed and has a list to choose from; an answer to a program has neither.
    @Test(arguments: Language.allCases)
    func `every problem of the API has a title, and none speaks as a page does`(_ language: Language) throws {
        let words = try Locales.vocabulary()[language].api
        let codes = APIProblem.Code.allCases.map(\.rawValue)
        #expect(words.titles.entries.keys.sorted() == codes.sorted())
        #expect(words.details.entries.keys.filter { !codes.contains($0) } == [])
        #expect(words.problems.entries.keys.filter { FieldProblem.Code(rawValue: $0) == nil } == [])
        let said = [words.titles, words.details, words.problems].flatMap(\.entries.values)
        for page in ["kept", "from the list", "home page", "slip", "写的内容还在", "从列表", "凭条", "首页"] {
            #expect(said.filter { $0.contains(page) } == [], "\(page)")
        }
    }

    @Test func `the law is named, and a rule of the house is not shown as law`() throws {
        let view = try Gallery.view(.english)
        #expect(view.law("23(1)-(2), 31(6), W8") == "Regulations on Petition Work, art. 23(1)-(2), 31(6)")
        #expect(view.law("GB/T 22239, 9.2") == "national standard GB/T 22239, clause 9.2")
        #expect(view.law("R-126") == nil && view.law("9.2") == nil && view.law("S2:27, F-31") == nil)
        #expect(try Gallery.view(.chinese).law("30(3), S2:22(4)") == "《信访工作条例》第30(3)条")
    }
}
