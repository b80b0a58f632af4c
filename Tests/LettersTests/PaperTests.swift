// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Letters
import Testing

/// Lines that stand on every page stand between the lines of a text that goes over to the next.
private func withoutPageMarks(_ text: String) -> String {
    text.replacing(#/—[0-9]+—/#, with: "").replacing("演示文书，不具有法律效力", with: "")
}

@Suite struct Paper {
    @Test(arguments: everyLetter) func `what stands in a field stands on the paper`(letter: LetterCase) throws {
        let frozen = try letter.freeze(shippedTemplates(), nil)
        let text = try withoutPageMarks(Poppler.text(LetterPDF.pdf(frozen)))
        for mark in try letter.marks() where mark.path != "head.documentNumber" || letter.kind.isNumbered {
            guard let written = mark.written?.filter({ !$0.isWhitespace }) else { continue }
            #expect(text.contains(written), "\(mark.path) is not on the paper")
        }
    }

    @Test(arguments: everyLetter) func `what stands in a field stands in the file for editing`(letter: LetterCase)
        throws
    {
        let frozen = try letter.freeze(shippedTemplates(), nil)
        // Its parts are not compressed.
        let file = String(decoding: try LetterWordFile.docx(frozen), as: UTF8.self)
        for mark in try letter.marks() where mark.path != "head.documentNumber" || letter.kind.isNumbered {
            guard let written = mark.written else { continue }
            #expect(file.contains(escaped(written)), "\(mark.path) is not in the file")
        }
    }

    @Test(arguments: everyLetter) func `the same letter is the same file, and its faces are in it`(letter: LetterCase)
        throws
    {
        let frozen = try letter.lifelike(shippedTemplates())
        let file = try LetterPDF.pdf(frozen)
        #expect(try LetterPDF.pdf(frozen) == file)
        #expect(try LetterWordFile.docx(frozen) == LetterWordFile.docx(frozen))
        let fonts = try Poppler.fonts(file)
        #expect(!fonts.isEmpty)
        for font in fonts { #expect(font.isEmbedded, "\(font.name)") }
        let facts = try Poppler.facts(file)
        #expect(facts.contains("A4"))
        #expect(facts.contains("2026"))
    }

    @Test func `a long opinion is numbered at the outer edges and signed below its text`() throws {
        var fields = handlingOpinion()
        fields.facts = (1...40).map { "第\($0)次入户核查：测温记录显示室内温度低于规定标准，供热单位未在规定时间内完成检修，责任清楚。" }
        let file = try LetterPDF.pdf(shippedTemplates().freeze(fields, hash: testHash))
        let pages = try Poppler.pages(file)
        #expect(pages.count >= 4)
        for (place, page) in pages.enumerated() {
            #expect(page.contains("— \(place + 1) —"))
            #expect(page.filter { !$0.isWhitespace }.count > 30, "page \(place + 1) is almost empty")
        }
        let last = try #require(pages.last).filter { !$0.isWhitespace }
        #expect(last.contains("2026年3月2日"))
        #expect(last.contains("复查"))
    }

    @Test func `rare characters of names are drawn, not boxes`() throws {
        var fields = handlingOpinion()
        fields.petitionerName = "朱镕喆堃赟"
        let name = LetterKind.handlingOpinion.templateFile
        let heading = try shipped(name) + "h2 （一）{{petitionerName}}\nh1 二、{{petitionerName}}\n"
        let file = try LetterPDF.pdf(shippedTemplates([name: heading]).freeze(fields, hash: testHash))
        let text = try Poppler.text(file)
        for drawn in ["朱镕喆堃赟：", "（一）朱镕喆堃赟", "二、朱镕喆堃赟"] { #expect(text.contains(drawn), "\(drawn)") }
        let fonts = try Poppler.fonts(file).map(\.name)
        for face in ["UKai", "NotoSansCJK", "NotoSerifCJK"] {
            #expect(fonts.contains { $0.contains(face) }, "\(face) in \(fonts)")
        }
    }

    @Test func `a face that is not installed is named with the package that has it, where known`() throws {
        try LetterFaces.debian.check()
        var faces = LetterFaces.debian
        faces.kai = ["No Such Kai"]
        #expect(throws: LetterError.missingFace("No Such Kai", debianPackage: nil)) { try faces.check() }
        faces.kai = []
        #expect(throws: LetterError.missingFace("", debianPackage: nil)) { try faces.check() }
    }

    @Test func `minutes have their name in the head, and page numbers from the first page`() throws {
        let file = LetterKind.handlingOpinion.templateFile
        let text = try shipped(file).replacing("form plain\n", with: "form minutes\nmark {{unitName}}会议纪要\n")
        let letter = try shippedTemplates([file: text]).freeze(handlingOpinion(), hash: testHash)
        let pages = try Poppler.pages(LetterPDF.pdf(letter))
        #expect(pages[0].contains("东湖区住房和城乡建设局会议纪要"))
        #expect(pages[0].contains("— 1 —"))
        #expect(try page(letter).contains("<article class=\"letter letter-minutes\""))
    }

    @Test func `the first page of a letter has red rules and no number`() throws {
        let transfer = try #require(everyLetter.first { $0.kind == .transferLetter })
        let pages = try Poppler.pages(LetterPDF.pdf(transfer.lifelike(shippedTemplates())))
        #expect(pages.count == 2)
        #expect(!pages[0].contains("— 1 —"))
        #expect(pages[1].contains("— 2 —"))
        #expect(pages[0].filter { !$0.isWhitespace }.contains("东湖区信访办公室"))
    }

    @Test func `letters drawn at the same time are the same files`() async throws {
        let letter = try shippedTemplates().freeze(handlingOpinion(), hash: testHash)
        let file = try LetterPDF.pdf(letter)
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<8 { group.addTask { try LetterPDF.pdf(letter) } }
            for try await other in group { #expect(other == file) }
        }
    }

    @Test func `a batch is one file in the given order, with page numbers of its own for each letter`() throws {
        let templates = try shippedTemplates()
        let letters = try (1...5).map { number in
            var fields = handlingOpinion()
            fields.head.documentNumber = "东建〔2026〕\(number)号"
            return try templates.freeze(fields, hash: testHash)
        }
        var told: [Int] = []
        let file = try LetterPDF.pdf(of: letters, isTwoSided: true) { told.append($0) }
        #expect(told == [1, 2, 3, 4, 5])
        let text = try Poppler.text(file)
        var rest = text[...]
        for number in 1...5 {
            let found = try #require(rest.firstRange(of: "东建〔2026〕\(number)号"))
            rest = rest[found.upperBound...]
        }
        #expect(text.matches(of: #/—1—/#).count == 5)
        #expect(try LetterPDF.pdf(of: []).isEmpty == false)
    }

    /// With BUDGETS=1: a page in less than 200 ms, and 500 letters in one batch with progress.
    @Test(.enabled(if: ProcessInfo.processInfo.environment["BUDGETS"] != nil))
    func `a page costs less than a fifth of a second, and five hundred letters are one batch`() throws {
        let letter = try #require(everyLetter.first).lifelike(shippedTemplates())
        _ = try LetterPDF.pdf(letter)
        let clock = ContinuousClock()
        let one = try clock.measure { _ = try LetterPDF.pdf(letter) }
        #expect(one < .milliseconds(200))
        var told = 0
        let batch = try clock.measure {
            _ = try LetterPDF.pdf(of: Array(repeating: letter, count: 500)) { told = $0 }
        }
        #expect(told == 500 && batch < .milliseconds(200 * 500))
        print("one page \(one), 500 letters \(batch)")
    }

    @Test func `every letter is drawn once to be looked at`() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../artefacts/letters").standardized
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let templates = try shippedTemplates()
        for letter in everyLetter {
            let frozen = try letter.lifelike(templates)
            let file = try LetterPDF.pdf(frozen)
            #expect(file.starts(with: Array("%PDF-".utf8)))
            let path = folder.appending(path: letter.kind.rawValue)
            try Data(file).write(to: path.appendingPathExtension("pdf"))
            try Data(LetterWordFile.docx(frozen)).write(to: path.appendingPathExtension("docx"))
            try Data(LetterPage.html(frozen)).write(to: path.appendingPathExtension("html"))
            try Poppler.draw(file, to: path.path)
        }
    }
}
