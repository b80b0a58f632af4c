// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Resources
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

    /// A template that says the least, with something added.
    private func with(_ added: String) -> String { "form plain\ntitle x\n\(added)\n" }

    @Test(arguments: [
        "{{! version 3 }}\np only text", "p {{unitName}}", "p {{ unitName }}", "{{#claims}}\nli {{text}}\n{{/claims}}",
        "p {{#claims}}{{unitName}}{{#explanation}}{{explanation}}{{/explanation}}{{/claims}}",
        "{{#facts}}\np {{.}}\n{{/facts}}", "{{^claims}}\np none\n{{/claims}}",
        "p x{{^extendedTo}}in time{{/extendedTo}}",
        "p {{reviewDays}}", "{{# facts }}\np {{ . }}\n{{/ facts }}", "p {{#head}}{{unitName}}{{/head}}",
        "p a } b { c }} d",
        "row label | {{unitName}}", "row label |", "half a | {{unitName}}\nhalf b | c", "verify {{verificationCode}}",
    ])
    func `fields, sections and comments are taken`(text: String) {
        #expect(refused(with(text)) == nil)
    }

    @Test(arguments: [
        ("{{unitName}}", "begin with a keyword"), ("word {{unitName}}", "begin with a keyword"),
        ("p{{unitName}}", "begin with a keyword"),
        ("{{#extendedTo}}{{extendedTo}}{{/extendedTo}}", "begin with a keyword"),
        ("P text", "begin with a keyword"), ("p a\nb", "begin with a keyword"), ("<p>x</p>", "begin with a keyword"),
        ("row {{unitName}} | x", "field in its label"), ("row label {{unitName}}", "no bar"),
        ("att {{unitName}}", "no bar"),
    ])
    func `a line in which a field could become a keyword is refused at the start`(text: String, why: String) {
        let said = refused(with(text))
        #expect(said?.contains(why) == true, "\(said ?? "taken")")
        #expect(said?.hasPrefix("\(file):") == true)
    }

    @Test(arguments: [
        ("title x", "stands before the form"), ("form round\ntitle x", "names no form"),
        ("form plain\np x", "has no title"),
        ("form plain\ntitle x\nform plain", "names a form again"), ("form plain\ntitle x\np", "says nothing after p"),
        ("form plain\ntitle x\ncell y", "continues no row"),
        ("form plain\ntitle x\nseal y", "stands behind no signature"),
    ])
    func `text that does not hold together names its file and line`(text: String, why: String) {
        do {
            _ = try shippedTemplates([file: text])
            Issue.record("the template was taken")
        } catch LetterError.badMarkup(let said) {
            #expect(said.contains(why), "\(said)")
            #expect(said.contains(#/^Letters/handling-opinion.mustache:[0-9]+: /#))
        } catch {
            Issue.record("another error: \(error)")
        }
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
        ("{{isDemonstration}}", "neither text nor number"), ("{{#unitName}}x{{/unitName}}", "always there"),
        ("{{^unitName}}x{{/unitName}}", "always there"), ("{{#reviewDays}}x{{/reviewDays}}", "always there"),
        ("{{{unitName}}}", "no field, section or comment"), ("{{&unitName}}", "no field, section or comment"),
        ("{{>other}}", "no field, section or comment"),
        ("{{<other}}{{/other}}", "no field, section or comment"),
        ("{{$block}}{{/block}}", "no field, section or comment"),
        ("{{=<% %>=}}<% unitName %>", "no field, section or comment"),
        ("{{% CONTENT_TYPE:TEXT}}{{unitName}}", "no field, section or comment"),
    ])
    func `what would print less is refused at the start`(text: String, why: String) {
        let said = refused(with("p " + text))
        #expect(said?.contains(why) == true, "\(said ?? "taken")")
        #expect(said?.hasPrefix("\(file): ") == true)
    }

    @Test(arguments: [
        "{{unitName", "{{#claims}}", "{{#claims}}{{/facts}}", "{{/claims}}", "{{}}", "{{ }}", "{{unit name}}",
        "{{#claims}}{{#facts}}{{/claims}}{{/facts}}",
        "{{! no end", "{{unitName}",
    ])
    func `a template that does not hold together is refused at the start`(text: String) {
        #expect(refused(with("p " + text))?.hasPrefix("\(file): ") == true)
    }

    @Test func `a template that is not UTF-8 is refused, not mended`() throws {
        var bytes = try ResourceFiles().files(in: "Letters").filter { $0.name != file }
        bytes.append((file, Array("p ".utf8) + [0xB4, 0xF0, 0xB8, 0xB4]))
        let files = bytes
        #expect(throws: LetterError.badTemplate("\(file): is not UTF-8")) { try LetterTemplates(files: files) }
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
