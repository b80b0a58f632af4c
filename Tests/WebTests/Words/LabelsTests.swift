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
        #expect(view.sentence(of: FieldProblem("path", .missing), label: "Path") == "Choose an answer for “Path”")
        // Of a row of questions it is said which of them it is.
        let outcome = view.sentence(of: FieldProblem("claims.1.outcome", .missing), label: "Outcome")
        #expect(outcome == "Claim 2: no Outcome is chosen yet.")
        let empty = FieldProblem("reason", .tooShort, values: ["least": "10", "count": "0"])
        #expect(view.sentence(of: empty, label: "Reason") == "Write “Reason”: at least 10 characters.")
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
        #expect(view.law("23(1)-(2), 31(6), W8") == "Regulations on Petition Work, art. 23 paras 1–2, art. 31 item 6")
        #expect(view.law("GB/T 22239, 9.2") == "national standard GB/T 22239, clause 9.2")
        #expect(view.law("R-126") == nil && view.law("9.2") == nil && view.law("S2:27, F-31") == nil)
        #expect(try Gallery.view(.chinese).law("30(3), S2:22(4)") == "《信访工作条例》第三十条第三款")
    }

    /// 条款项, as the Regulations themselves say it (art 34: 第三十一条第六项).
    @Test func `an article is written as laws write it`() throws {
        let chinese = try Gallery.view(.chinese)
        #expect(chinese.law("22(1)-(2), R-220") == "《信访工作条例》第二十二条第一款第一项、第二项")
        #expect(chinese.law("22(4), 30") == "《信访工作条例》第二十二条第二款、第三十条")
        #expect(chinese.articles("23(1)-(3), 31(1)-(5)") == "第二十三条第一款至第三款、第三十一条第一项至第五项")
        #expect(chinese.articles("29-31") == "第二十九条至第三十一条" && chinese.liability("44(3)") == "第四十四条第三项")
        #expect(chinese.bareArticles("30(2)-(3), 30, 31(6), R-161") == "第三十条、第三十一条")
        // Of another law nobody here knows what the number in brackets is.
        #expect(chinese.provision("23(3)", of: "administrative-reconsideration-2023") == "第二十三条")
    }
}
