// SPDX-License-Identifier: Apache-2.0
import Letters
import Resources
import Testing

@Suite struct EveryLetter {
    @Test func `every template that ships is among the letters tested here, once`() throws {
        let files = try ResourceFiles().list("Letters").filter { $0.hasSuffix(".mustache") }
        #expect(!files.isEmpty)
        #expect(everyLetter.map(\.file).sorted() == files)
    }

    @Test(arguments: everyLetter) func `what stands in a field stands on the page, escaped`(letter: LetterCase) throws {
        let page = try letter.specimen(shippedTemplates(), nil).text
        let written = try letter.marks().filter { $0.written != nil }
        #expect(!written.isEmpty)
        for mark in written {
            #expect(page.contains(escaped(mark.written ?? "")), "\(mark.path) is not on the page")
        }
        #expect(!page.contains("<b id="))
        #expect(!page.contains("&'"))
        #expect(!page.contains("{{"))
    }

    @Test(arguments: everyLetter)
    func `one field changed changes the page and the hashed text, each field in its own way`(letter: LetterCase) throws
    {
        let templates = try shippedTemplates()
        let marks = try letter.marks()
        var pages = Set([try letter.specimen(templates, nil).page])
        var hashed = Set([try letter.specimen(templates, nil).hashed])
        for (place, mark) in marks.enumerated() {
            let issued = try letter.specimen(templates, place)
            #expect(pages.insert(issued.page).inserted, "\(mark.path) does not show on the page")
            #expect(hashed.insert(issued.hashed).inserted, "\(mark.path) is not in the hashed text")
        }
        #expect(pages.count == marks.count + 1)
    }

    @Test(arguments: everyLetter) func `the same letter is the same bytes, however often it is made`(letter: LetterCase)
        throws
    {
        let templates = try shippedTemplates()
        let first = try letter.specimen(templates, nil)
        for _ in 0..<3 { #expect(try letter.specimen(templates, nil) == first) }
        #expect(try letter.specimen(shippedTemplates(), nil) == first)
    }

    @Test(arguments: everyLetter) func `the hashed text names the template's version`(letter: LetterCase) throws {
        let text = try shipped(letter.file)
        let version = try #require(text.firstMatch(of: #/^\{\{!.* version ([0-9]+) /#)?.1)
        let before = try letter.specimen(shippedTemplates(), nil).hashed
        #expect(before.hasPrefix("\(version)\n"))
        let raised = text.replacing("version \(version) ", with: "version 999 ", maxReplacements: 1)
        let after = try letter.specimen(shippedTemplates([letter.file: raised]), nil).hashed
        #expect(after == "999" + before.dropFirst(version.count))
    }

    @Test(arguments: everyLetter) func `a page is whole, and has no style, script or address of its own`(
        letter: LetterCase
    ) throws {
        let page = try letter.specimen(shippedTemplates(), nil).text
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"))
        #expect(page.hasSuffix("</body></html>\n"))
        #expect(page.contains("<meta charset=\"utf-8\">"))
        for forbidden in ["<script", "<style", " style=", " onclick=", "http:", "https:", "javascript:"] {
            #expect(!page.contains(forbidden), "\(forbidden)")
        }
        #expect(page.matches(of: /(?:src|href)="([^"]*)"/).map(\.1) == ["/assets/letter.css"])
    }

    @Test(arguments: everyLetter) func `every element that is opened is closed`(letter: LetterCase) throws {
        let page = try letter.specimen(shippedTemplates(), nil).text
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
                try shippedTemplates([letter.file: text + "<p>\(added)</p>\n"])
            }
        }
        // One letter of a name mistyped.
        let mistyped = text.replacing("{{unitName}}", with: "{{unitname}}", maxReplacements: 1)
        #expect(mistyped != text)
        #expect(throws: LetterError.badTemplate("\(letter.file): {{unitname}} is no field of this letter")) {
            try shippedTemplates([letter.file: mistyped])
        }
    }
}
