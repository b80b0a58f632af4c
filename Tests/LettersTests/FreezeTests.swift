// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Letters
import Testing

@Suite struct `Freezing a letter` {
    let templates: LetterTemplates
    init() throws { templates = try shippedTemplates() }

    @Test func `a mandatory field that says nothing is named`() throws {
        for empty in ["", " ", "\u{3000}", "\n", "\u{202E}"] {
            var fields = handlingOpinion()
            fields.petitionerName = empty
            #expect(throws: LetterError.emptyField(.handlingOpinion, "petitionerName")) {
                try templates.freeze(fields, hash: testHash)
            }
        }
        var fields = handlingOpinion()
        fields.claims[1].outcome = ""
        #expect(throws: LetterError.emptyField(.handlingOpinion, "claims.outcome")) {
            try templates.freeze(fields, hash: testHash)
        }
        fields = handlingOpinion()
        fields.claims = []
        #expect(throws: LetterError.emptyField(.handlingOpinion, "claims")) {
            try templates.freeze(fields, hash: testHash)
        }
        fields = handlingOpinion()
        fields.extendedTo = " "
        #expect(throws: LetterError.emptyField(.handlingOpinion, "extendedTo")) {
            try templates.freeze(fields, hash: testHash)
        }
        fields = handlingOpinion()
        fields.head.documentNumber = nil
        #expect(throws: LetterError.emptyField(.handlingOpinion, "head.documentNumber")) {
            try templates.freeze(fields, hash: testHash)
        }
    }

    @Test(arguments: everyLetterFields.map { LetterCase($0) })
    func `each text of each letter is mandatory or may be absent, never empty`(letter: LetterCase) throws {
        for mark in try letter.marks() where mark.written != nil {
            let frozen = try letter.emptying(mark.path, templates)
            #expect(frozen == nil, "\(mark.path) may be empty")
        }
    }

    @Test(arguments: [
        "一\np 假的段落", "一\r\nsign 假的单位", "一\u{2028}h1 假的标题", "一\u{85}date 2000年1月1日", "\nno 假文号〔2000〕1号",
        "<script>alert(1)</script>", "</title><b>", "{{unitName}}", "{{#claims}}{{text}}{{/claims}}", "{{{head}}}",
        "a | b", "row x | y", "שלום עולם", "مرحبا", "😀👨‍👩‍👧", "x\u{202E}yz", "e\u{301}", "]]>", "&amp;", "a\tb",
    ])
    func `whatever a value holds stays its own text`(value: String) throws {
        var fields = handlingOpinion()
        let plain = try templates.freeze(fields, hash: testHash)
        fields.petitionerName = value
        fields.facts = [value, "后一段"]
        let letter = try templates.freeze(fields, hash: testHash)
        let keywords = { (text: String) in text.split(separator: "\n").map { $0.prefix { $0 != " " } } }
        #expect(keywords(letter.text) == keywords(plain.text))
        #expect(try letter.document().blocks.count == plain.document().blocks.count)
        let page = try page(letter)
        #expect(!page.contains("<script"))
        #expect(!page.contains("<b>"))
        let kept = value.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "\u{202E}" }.map { String($0) }
        let seen = letter.text.filter { !$0.isWhitespace }
        #expect(seen.contains(kept.joined()) || value.contains("👨"))
        #expect(try !LetterPDF.pdf(letter).isEmpty)
        #expect(try !LetterWordFile.docx(letter).isEmpty)
    }

    @Test func `a line's end inside of a value is a new line inside of its paragraph`() throws {
        var fields = handlingOpinion()
        fields.facts = ["第一行\r\n第二行\n第三行"]
        let letter = try templates.freeze(fields, hash: testHash)
        #expect(letter.text.contains("p 第一行\u{2028}第二行\u{2028}第三行\n"))
        #expect(try page(letter).contains("<p>第一行<br>第二行<br>第三行</p>"))
        let file = String(decoding: try LetterWordFile.docx(letter), as: UTF8.self)
        #expect(file.contains("第一行</w:t><w:br/>"))
    }

    @Test func `the code on the paper is the letter's, and no other letter's`() throws {
        var fields = handlingOpinion()
        fields.head.verification = LetterVerification(verificationAddress: "东湖区信访服务网")
        let letter = try templates.freeze(fields, hash: testHash)
        let code = try #require(letter.text.firstMatch(of: #/[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}/#)).0
        #expect(!code.contains(#/[01OIL]/#))
        #expect(try VerificationCode.matches(String(code), letter, hash: testHash))
        #expect(try VerificationCode.matches(code.lowercased().replacing("-", with: " "), letter, hash: testHash))
        fields.reviewUnitName = "江城市人民政府"
        let other = try templates.freeze(fields, hash: testHash)
        #expect(try !VerificationCode.matches(String(code), other, hash: testHash))
        #expect(throws: LetterError.badHash) { try VerificationCode.of(textHash: "no hash") }
    }

    @Test func `a notice on a duty of protection tells another remedy than one of the petition procedure`() throws {
        func notice(_ path: StatutoryPath) throws -> String {
            try templates.freeze(
                AcceptanceNoticeFields(
                    head: letterHead(), petitionerName: "王秀兰", receivedOn: "2025年4月27日", source: "信访部门转送",
                    acceptedOn: "2025年5月9日", matter: "违法建设", purpose: "申诉求决类", path: templates.path(path)),
                hash: testHash
            ).text
        }
        let ordinary = try notice(.p6)
        #expect(ordinary.contains("60日内办结"))
        #expect(ordinary.contains("复查（《信访工作条例》第三十五条）"))
        #expect(!ordinary.contains("法院"))
        let duty = try notice(.p5)
        #expect(duty.contains("应当先向行政复议机关申请行政复议"))
        #expect(duty.contains("两个月"))
        #expect(!duty.contains("复查"))
        for path in StatutoryPath.allCases { #expect(try notice(path).contains("第三十一条第")) }
    }
}

extension LetterCase {
    /// The letter with one text emptied; nil when it is refused for that.
    func emptying(_ path: String, _ templates: LetterTemplates) throws -> FrozenLetter? {
        guard let type = everyLetterFields.first(where: { $0.kind == kind }) else { return nil }
        func opened<Fields: LetterFields>(_ type: Fields.Type) throws -> FrozenLetter? {
            var isText = false
            let specimen = try LetterSpecimen(of: type) { field in
                if field == path { isText = true }
                return field == path ? " " : field
            }
            guard isText else { return nil }
            do { return try templates.freeze(specimen.fields, hash: testHash) } catch LetterError.emptyBasis {
                #expect(path == "bases")
                return nil
            } catch LetterError.emptyField(_, let named) {
                #expect(named == path)
                return nil
            }
        }
        return try opened(type)
    }
}
