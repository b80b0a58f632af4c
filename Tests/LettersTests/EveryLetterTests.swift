// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Resources
import Testing

@Suite struct EveryLetter {
    @Test func `every kind has its fields and its template, and there is no other template`() throws {
        #expect(everyLetter.map(\.kind) == LetterKind.allCases)
        let files = try ResourceFiles().list("Letters").filter { $0.hasSuffix(".mustache") }
        #expect((everyLetter.map(\.file) + ["Letters/frame.mustache"]).sorted() == files)
    }

    @Test func `every template names its form`() throws {
        for letter in everyLetter {
            let first = try shipped(letter.file).prefix { $0 != "\n" }
            let form = first.firstMatch(of: #/F-[0-9]+/#).map { String($0.0) }
            #expect(form == letter.kind.formID, "\(letter.kind)")
        }
    }

    @Test(arguments: everyLetter) func `what stands in a field stands on the page, escaped`(letter: LetterCase) throws {
        let page = try page(letter.freeze(shippedTemplates(), nil))
        let written = try letter.marks().filter { $0.written != nil }
        #expect(written.count > 5)
        for mark in written where mark.path != "head.documentNumber" || letter.kind.isNumbered {
            #expect(page.contains(escaped(mark.written ?? "")), "\(mark.path) is not on the page")
        }
        #expect(!page.contains("<b id="))
        #expect(!page.contains("&'"))
        #expect(!page.contains("{{"))
    }

    @Test(arguments: everyLetter)
    func `one field changed changes the page and the hash, each field in its own way`(letter: LetterCase) throws {
        let templates = try shippedTemplates()
        let marks = try letter.marks()
        let whole = try letter.freeze(templates, nil)
        var pages = Set([try page(whole)])
        var hashes = Set([whole.textHash])
        for (place, mark) in marks.enumerated() where mark.path != "head.documentNumber" || letter.kind.isNumbered {
            let issued = try letter.freeze(templates, place)
            #expect(try pages.insert(page(issued)).inserted, "\(mark.path) does not show on the page")
            #expect(hashes.insert(issued.textHash).inserted, "\(mark.path) is not in the hashed text")
        }
    }

    @Test(arguments: everyLetter) func `the same letter is the same bytes, however often it is made`(letter: LetterCase)
        throws
    {
        let templates = try shippedTemplates()
        let first = try letter.freeze(templates, nil)
        let page = try page(first)
        for _ in 0..<3 { #expect(try LettersTests.page(letter.freeze(templates, nil)) == page) }
        #expect(try letter.freeze(shippedTemplates(), nil) == first)
    }

    @Test(arguments: everyLetter) func `the hash depends on the template's version and on the frame's`(
        letter: LetterCase
    )
        throws
    {
        let before = try letter.freeze(shippedTemplates(), nil)
        let text = try shipped(letter.file)
        let version = try #require(text.firstMatch(of: #/^\{\{!.* version ([0-9]+) /#)?.1)
        let frame = try shipped("Letters/frame.mustache")
        let framing = try #require(frame.firstMatch(of: #/^\{\{!.* version ([0-9]+) /#)?.1)
        #expect(before.templateVersion == "\(version).\(framing)")
        let raised = text.replacing("version \(version) ", with: "version 999 ", maxReplacements: 1)
        let after = try letter.freeze(shippedTemplates([letter.file: raised]), nil)
        #expect(after.templateVersion == "999.\(framing)")
        #expect(after.textHash != before.textHash)
        let changed = frame.replacing("version \(framing) ", with: "version 777 ")
        let framed = try letter.freeze(shippedTemplates(["Letters/frame.mustache": changed]), nil)
        #expect(framed.templateVersion == "\(version).777")
        #expect(framed.textHash != before.textHash)
    }

    @Test(arguments: everyLetter) func `a page is whole, and has no style, script or address of its own`(
        letter: LetterCase
    ) throws {
        let page = try page(letter.freeze(shippedTemplates(), nil))
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"))
        #expect(page.hasSuffix("</body></html>\n"))
        #expect(page.contains("<meta charset=\"utf-8\">"))
        for forbidden in ["<script", "<style", " style=", " onclick=", "http:", "https:", "javascript:"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        #expect(page.matches(of: /(?:src|href)="([^"]*)"/).map(\.1) == ["/assets/letter.css"])
    }

    @Test(arguments: everyLetter) func `every element that is opened is closed`(letter: LetterCase) throws {
        let page = try page(letter.freeze(shippedTemplates(), nil))
        var open: [Substring] = []
        for tag in page.matches(of: /<(\/?)([a-z][a-z0-9]*)[^>]*>/)
        where !["meta", "link", "br", "hr", "img"].contains(tag.2) {
            if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2, "\(tag.0)") }
        }
        #expect(open.isEmpty)
    }

    @Test(arguments: everyLetter) func `without its template the program does not start`(letter: LetterCase) {
        #expect(throws: LetterError.missingTemplate(letter.file)) { try shippedTemplates(without: letter.file) }
    }

    @Test(arguments: everyLetter) func `a field that the letter has not is refused at the start`(letter: LetterCase)
        throws
    {
        let text = try shipped(letter.file)
        for added in ["{{unknownField}}", "{{#unknownField}}x{{/unknownField}}", "{{^unknownField}}x{{/unknownField}}"]
        {
            #expect(
                throws: LetterError.badTemplate("\(letter.file): {{unknownField}} is no field of this letter"),
                "\(added)"
            ) {
                try shippedTemplates([letter.file: text + "p \(added)\n"])
            }
        }
        // One letter of a name mistyped.
        let mistyped = text.replacing("{{unitName}}", with: "{{unitname}}", maxReplacements: 1)
        #expect(mistyped != text)
        #expect(throws: LetterError.badTemplate("\(letter.file): {{unitname}} is no field of this letter")) {
            try shippedTemplates([letter.file: mistyped])
        }
    }

    @Test func `who complained has no place in the notice about a cadre or in the letter that hands over`() throws {
        for kind in [LetterKind.cadreNotice, .handOverLetter] {
            let letter = try #require(everyLetter.first { $0.kind == kind })
            for path in try letter.marks().map({ $0.path.lowercased() }) {
                for word in ["petitioner", "accuser", "applicant", "phone", "claim"]
                where !path.hasPrefix("head.contact") {
                    #expect(!path.contains(word), "\(path)")
                }
            }
        }
    }

    @Test func `an opinion of the petition procedure names no court`() throws {
        for kind in [LetterKind.handlingOpinion, .reviewOpinion, .reReviewOpinion] {
            let text = try shipped(kind.templateFile)
            for word in ["法院", "诉讼", "起诉", "行政复议"] { #expect(!text.contains(word), "\(kind) \(word)") }
        }
    }
}
