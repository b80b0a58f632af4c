// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Testing

private let file = "Letters/handling-opinion.mustache"
private let wordsFile = "Letters/words.json"

@Suite struct `Letter templates` {
    private func refused(_ text: String) -> String? {
        do {
            _ = try shippedTemplates([file: text])
            return nil
        } catch LetterError.badTemplate(let why) {
            return why
        } catch {
            return "another error: \(error)"
        }
    }

    @Test(arguments: [
        "", "{{! version 3 }}<p>only text</p>", "<p>{{unitName}}</p>", "<p>{{ unitName }}</p>",
        "{{#claims}}{{text}}{{/claims}}",
        "{{#claims}}{{unitName}}{{#hasExplanation}}{{explanation}}{{/hasExplanation}}{{/claims}}",
        "{{#facts}}{{.}}{{/facts}}",
        "{{^claims}}none{{/claims}}", "{{^isExtended}}in time{{/isExtended}}", "<p class=\"a\">{{reviewDays}}</p>",
        "{{# facts }}<p>{{ . }}</p>{{/ facts }}", "<p\n{{#isExtended}}class=\"late\"{{/isExtended}}>{{unitName}}</p>",
        "a } b { c }} d",
    ])
    func `fields, sections and comments are taken`(text: String) {
        #expect(refused(text) == nil)
    }

    @Test(arguments: [
        ("{{text}}", "is no field"), ("{{#claims}}{{/claims}}{{outcome}}", "is no field"),
        ("{{^claims}}{{text}}{{/claims}}", "is no field"),
        ("{{claims.text}}", "is no field"), ("{{count(claims)}}", "is no field"),
        ("{{#reversed(claims)}}x{{/reversed(claims)}}", "is no field"),
        ("{{#claims}}{{.unitName}}{{/claims}}", "is no field"), ("{{.}}", "outside of a list"),
        ("{{#claims}}{{.}}{{/claims}}", "outside of a list"),
        ("{{^facts}}{{.}}{{/facts}}", "outside of a list"), ("{{claims}}", "neither text nor number"),
        ("{{facts}}", "neither text nor number"),
        ("{{isExtended}}", "neither text nor number"), ("{{#extendedTo}}x{{/extendedTo}}", "always there"),
        ("{{^extendedTo}}x{{/extendedTo}}", "always there"), ("{{#reviewDays}}x{{/reviewDays}}", "always there"),
        ("{{{unitName}}}", "no field, section or comment"), ("{{&unitName}}", "no field, section or comment"),
        ("{{>other}}", "no field, section or comment"),
        ("{{<other}}{{/other}}", "no field, section or comment"),
        ("{{$block}}{{/block}}", "no field, section or comment"),
        ("{{=<% %>=}}<% unitName %>", "no field, section or comment"),
        ("{{% CONTENT_TYPE:TEXT}}{{unitName}}", "no field, section or comment"),
        ("<p class=\"{{unitName}}\">x</p>", "inside of < and >"), ("<a href={{unitName}}>x</a>", "inside of < and >"),
        ("<p title='{{#claims}}{{text}}{{/claims}}'>x</p>", "inside of < and >"),
    ])
    func `what would print less, or more than text, is refused at the start`(text: String, why: String) {
        let said = refused(text)
        #expect(said?.contains(why) == true, "\(said ?? "taken")")
        #expect(said?.hasPrefix("\(file): ") == true)
    }

    @Test(arguments: [
        "{{unitName", "{{#claims}}", "{{#claims}}{{/facts}}", "{{/claims}}", "{{}}", "{{ }}", "{{unit name}}",
        "{{#claims}}{{#facts}}{{/claims}}{{/facts}}",
        "{{! no end", "{{unitName}",
    ])
    func `a template that does not hold together is refused at the start`(text: String) {
        #expect(refused(text)?.hasPrefix("\(file): ") == true)
    }

    @Test func `a template that is not UTF-8 is refused, not mended`() throws {
        let bytes: [(name: String, bytes: [UInt8])] = [
            (file, Array("<p>".utf8) + [0xB4, 0xF0, 0xB8, 0xB4] + Array("</p>".utf8)),
            (wordsFile, Array(try shipped(wordsFile).utf8)),
        ]
        #expect(throws: LetterError.badTemplate("\(file): is not UTF-8")) { try LetterTemplates(files: bytes) }
    }

    @Test func `fields that would not print as they were frozen are refused`() {
        struct Amount: Decodable { let yuan: Double }
        struct Paper: Decodable { let amount: Amount }
        struct Stage: Decodable {
            enum Name: String, Decodable { case open }
            let names: [Name]
        }
        #expect(throws: LetterError.unfitField("amount.yuan")) { try LetterSpecimen(of: Paper.self) }
        #expect(throws: LetterError.unfitField("names")) { try LetterSpecimen(of: Stage.self) }
    }

    @Test func `a specimen fills every field, and changes one when asked`() throws {
        struct Item: Decodable, Equatable {
            let name: String
            let isPaid: Bool
        }
        struct Paper: Decodable, Equatable {
            let title: String
            let days: Int
            let note: String?
            let lines: [String]
            let items: [Item]
        }
        let whole = try LetterSpecimen(of: Paper.self)
        #expect(whole.marks.map(\.path) == ["title", "days", "note", "lines", "items.name", "items.isPaid"])
        #expect(whole.fields.title == "title")
        #expect(whole.fields.note == "note")
        #expect(whole.fields.lines == ["lines"])
        #expect(whole.fields.items == [Item(name: "items.name", isPaid: true)])
        #expect(whole.marks.map(\.written) == ["title", "\(whole.fields.days)", "note", "lines", "items.name", nil])
        let changed = try whole.marks.indices.map { try LetterSpecimen(of: Paper.self, changing: $0).fields }
        for (place, paper) in changed.enumerated() {
            #expect(paper != whole.fields)
            for other in changed[..<place] { #expect(paper != other) }
        }
        #expect(changed.last?.items == [Item(name: "items.name", isPaid: false)])
    }
}

@Suite struct `Words of letters` {
    @Test func `every outcome has the statute's word`() throws {
        let templates = try shippedTemplates()
        #expect(OpinionDraft.Outcome.allCases.map { templates.outcome($0.rawValue) } == ["支持", "解释说明", "不支持"])
    }

    @Test func `a document number is written without leading zero`() throws {
        let templates = try shippedTemplates()
        #expect(templates.documentNumber(mark: "东建", year: 2026, serial: 12) == "东建〔2026〕12号")
        #expect(templates.date(year: 2026, month: 3, day: 2) == "2026年3月2日")
    }

    @Test func `what a value holds is never taken for a place to fill`() throws {
        let templates = try shippedTemplates()
        for _ in 0..<20 {
            #expect(
                templates.documentNumber(mark: "{year}{serial}{mark}", year: 2026, serial: 1)
                    == "{year}{serial}{mark}〔2026〕1号")
        }
        #expect(templates.documentNumber(mark: "{", year: 2026, serial: 1) == "{〔2026〕1号")
    }

    @Test func `a district may write its numbers in another way`() throws {
        let changed = try shipped(wordsFile).replacing("{mark}〔{year}〕{serial}号", with: "{x} {year}/{serial} {mark}{")
        #expect(
            try shippedTemplates([wordsFile: changed]).documentNumber(mark: "东", year: 2026, serial: 7)
                == "{x} 2026/7 东{")
    }

    @Test(arguments: [
        ("{year}年", "年"), ("{month}", ""), ("{day}", "1"), ("{mark}", ""), ("〔{year}〕", ""), ("{serial}", "{number}"),
        ("\"支持\"", "\"\""),
        ("\"notSupported\"", "\"refused\""), ("\"date\"", "\"day\""), ("}", ""), ("{", "["),
    ])
    func `words that lack something are refused at the start`(word: String, other: String) throws {
        let text = try shipped(wordsFile)
        let changed = text.replacing(word, with: other)
        #expect(changed != text)
        do {
            _ = try shippedTemplates([wordsFile: changed])
            Issue.record("the words were taken")
        } catch LetterError.badWords(let what) {
            #expect(!what.isEmpty)
        }
    }

    @Test func `without its words the program does not start`() {
        #expect(throws: LetterError.missingTemplate(wordsFile)) { try shippedTemplates(without: wordsFile) }
    }
}
