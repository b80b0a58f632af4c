// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Resources
import Testing

@Suite struct GuideTests {
    private let rules: RuleSet
    private let file: Data

    init() throws {
        let resources = try ResourceFiles()
        let book = try RuleBook.load(files: resources.files(in: "Rules"))
        rules = try #require(book.sets.last)
        file = Data(try resources.bytes("Guide/guide.json"))
    }

    private var guide: Guide { get throws { try Guide(file: file, rules: rules) } }

    /// What somebody asks, the options that they would choose, and the door where they should stand in the end.
    private struct Seeker: CustomTestStringConvertible {
        let story: String
        let choices: [Int]
        let answer: String
        let purpose: Purpose
        let path: StatutoryPath?
        let files: Bool
        var testDescription: String { story }
    }

    private static let seekers = [
        Seeker(
            story: "wages unpaid", choices: [0, 0, 0], answer: "wages-unpaid", purpose: .claim, path: .p5, files: true),
        Seeker(
            story: "a court judgment", choices: [0, 4, 0], answer: "judgment", purpose: .claim, path: .p1, files: false),
        Seeker(
            story: "the neighbour builds", choices: [0, 1, 0], answer: "illegal-building", purpose: .claim, path: .p5,
            files: true),
        Seeker(
            story: "an official took gifts", choices: [2], answer: "accusation", purpose: .accusation, path: nil,
            files: true),
        Seeker(
            story: "bicycle racks", choices: [1], answer: "suggestion", purpose: .suggestion, path: nil, files: true),
        Seeker(
            story: "the sum of a pension", choices: [0, 3, 0], answer: "pension", purpose: .claim, path: .p4,
            files: false),
        Seeker(story: "noise at night", choices: [0, 2, 0], answer: "noise", purpose: .claim, path: .p5, files: true),
        Seeker(
            story: "compensation for demolition", choices: [0, 1, 1], answer: "demolition", purpose: .claim, path: .p4,
            files: false),
        Seeker(story: "a divorce", choices: [0, 2, 1], answer: "family", purpose: .claim, path: .p1, files: false),
        Seeker(
            story: "R-173: information that is asked for to complain", choices: [0, 3, 4], answer: "information",
            purpose: .claim, path: .p4, files: true),
        Seeker(
            story: "the street lamp is out", choices: [0, 5], answer: "street", purpose: .claim, path: .p6, files: true),
    ]

    @Test(arguments: seekers) private func `each is led to the right door`(_ seeker: Seeker) throws {
        let guide = try guide
        var at = guide.start
        for choice in seeker.choices {
            guard case .question(let question) = guide.place(at) else { break }
            at = question.options[choice].to
        }
        guard case .answer(let answer) = guide.place(at) else {
            Issue.record("\(at) is no answer")
            return
        }
        #expect(answer.id == seeker.answer)
        #expect(answer.purpose == seeker.purpose)
        #expect(answer.path == seeker.path)
        #expect(answer.files == seeker.files)
    }

    @Test func `from every answer the way leads back to the first question`() throws {
        let guide = try guide
        for answer in guide.answers {
            var at = answer.id
            while let parent = guide.parent(of: at) { at = parent }
            #expect(at == guide.start)
        }
    }

    @Test func `all six paths and all three classes are among the doors`() throws {
        let guide = try guide
        #expect(Set(guide.answers.compactMap(\.path)) == Set(StatutoryPath.allCases))
        #expect(Set(guide.answers.map(\.purpose)) == Set(Purpose.allCases))
    }

    /// A change of the file, and what is said about it.
    private struct Wrong: CustomTestStringConvertible {
        let old, new: String
        let fault: GuideFault
        var testDescription: String { "\(fault)" }
    }

    private static let wrongs = [
        Wrong(old: #""to": "work""#, new: #""to": "wrok""#, fault: .leadsNowhere(from: "trouble", to: "wrok")),
        Wrong(old: #""to": "wages-unpaid""#, new: #""to": "labour-dispute""#, fault: .reachedTwice("labour-dispute")),
        Wrong(old: #""to": "wages-unpaid""#, new: #""to": "trouble""#, fault: .reachedTwice("trouble")),
        Wrong(old: #""start": "what""#, new: #""start": "why""#, fault: .leadsNowhere(from: "start", to: "why")),
        Wrong(old: #""id": "wages-unpaid""#, new: #""id": "noise""#, fault: .twice("noise")),
        Wrong(old: #""K-22""#, new: #""K-99""#, fault: .unknownClock("suggestion", "K-99")),
        Wrong(old: #""article": "29""#, new: #""article": "99""#, fault: .unknownArticle("suggestion", "99")),
        Wrong(old: #""path": "p3","#, new: "", fault: .pathMissing("party-appeal")),
        Wrong(old: "What is it about?", new: " ", fault: .emptyText("what")),
    ]

    @Test(arguments: wrongs) private func `a wrong guide stops the start and says where`(_ wrong: Wrong) throws {
        let text = String(decoding: file, as: UTF8.self)
        let range = try #require(text.range(of: wrong.old))
        let changed = text.replacingCharacters(in: range, with: wrong.new)
        #expect(throws: wrong.fault) { try Guide(file: Data(changed.utf8), rules: rules) }
    }

    @Test func `a circle is found`() throws {
        let circle = #"""
            {"start": "a", "questions": [
              {"id": "a", "ask": {"zh-Hans": "问", "en": "q"}, "options": [
                {"say": {"zh-Hans": "一", "en": "1"}, "to": "b"}, {"say": {"zh-Hans": "二", "en": "2"}, "to": "c"}]},
              {"id": "b", "ask": {"zh-Hans": "问", "en": "q"}, "options": [
                {"say": {"zh-Hans": "一", "en": "1"}, "to": "a"}, {"say": {"zh-Hans": "二", "en": "2"}, "to": "d"}]},
              {"id": "c", "ask": {"zh-Hans": "问", "en": "q"}, "options": []},
              {"id": "d", "ask": {"zh-Hans": "问", "en": "q"}, "options": []}], "answers": []}
            """#
        #expect(throws: GuideFault.circle("a")) { try Guide(file: Data(circle.utf8), rules: rules) }
    }
}
