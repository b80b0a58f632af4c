// SPDX-License-Identifier: Apache-2.0
import Foundation
import Letters
import Testing

@Suite struct `The handling opinion` {
    let templates: LetterTemplates
    init() throws { templates = try shippedTemplates() }

    private func fields(bases: [String] = ["《某市供热采暖管理办法》第十八条"], extendedTo: String? = nil) -> HandlingOpinionFields {
        HandlingOpinionFields(
            isDemonstration: true, unitName: "东湖区住房和城乡建设局", documentNumber: "东建〔2026〕12号",
            matterNumber: "2026-0123456-7",
            petitionerName: "张三", receivedOn: "2026年1月5日", acceptedOn: "2026年1月9日", issuedOn: "2026年3月2日",
            extendedTo: extendedTo,
            claims: [.init(text: "恢复供暖", outcome: "支持"), .init(text: "退还/减免采暖费", outcome: "解释说明")],
            facts: ["入户测温十六度。", "平衡阀失效。"], bases: bases, opinion: ["已更换平衡阀。"], reviewUnitName: "东湖区人民政府",
            reviewDays: 30)
    }

    private func frozen(_ fields: HandlingOpinionFields) throws -> FrozenLetter {
        try templates.freeze(fields) { String(decoding: $0, as: UTF8.self) }
    }

    private func page(_ fields: HandlingOpinionFields) throws -> String {
        String(decoding: try templates.render(frozen(fields)), as: UTF8.self)
    }

    @Test(arguments: [[], [""], [" "], ["\u{3000}\n\t"], ["《条例》第三十二条", ""], ["", "《条例》第三十二条"]])
    func `an opinion without a basis, or with an empty one, is refused`(bases: [String]) {
        #expect(throws: LetterError.emptyBasis) { try frozen(fields(bases: bases)) }
    }

    /// What is stored in an installation was hashed over this text: it must not change with a new release of anything.
    @Test func `the hashed text is the version, a line's end, and the fields in the order of their names`() throws {
        let canonical = try frozen(fields()).textHash
        #expect(
            canonical == """
                1
                {"acceptedOn":"2026年1月9日","bases":["《某市供热采暖管理办法》第十八条"],"claims":\
                [{"explanation":"","hasExplanation":false,"outcome":"支持","text":"恢复供暖"},\
                {"explanation":"","hasExplanation":false,"outcome":"解释说明","text":"退还/减免采暖费"}],\
                "contactAddress":"","contactOffice":"","contactPhone":"","copies":"","documentNumber":"东建〔2026〕12号",\
                "extendedTo":"","facts":["入户测温十六度。","平衡阀失效。"],"hasContact":false,"hasCopies":false,\
                "hasVerification":false,"isDemonstration":true,"isExtended":false,"issuedOn":"2026年3月2日",\
                "matterNumber":"2026-0123456-7","opinion":["已更换平衡阀。"],"petitionerName":"张三",\
                "receivedOn":"2026年1月5日","reviewDays":30,"reviewUnitName":"东湖区人民政府",\
                "unitName":"东湖区住房和城乡建设局","verificationAddress":"","verificationMark":""}
                """)
    }

    @Test func `a letter read back from its store is the same letter`() throws {
        let letter = try frozen(fields(extendedTo: "2026年4月10日"))
        let again = try JSONDecoder().decode(FrozenLetter.self, from: JSONEncoder().encode(letter))
        #expect(again == letter)
        #expect(again.templateVersion == "1")
        #expect(try templates.render(again) == templates.render(letter))
        #expect(try frozen(again.fields).textHash == letter.textHash)
    }

    @Test func `an extension is told when there was one, and an outcome stands beside each claim`() throws {
        let plain = try page(fields())
        #expect(!plain.contains("办理期限延长至"))
        #expect(try page(fields(extendedTo: "2026年4月10日")).contains("办理期限延长至2026年4月10日"))
        for part in [
            "恢复供暖</span> <strong class=\"letter-outcome\">支持</strong></li>",
            "退还/减免采暖费</span> <strong class=\"letter-outcome\">解释说明</strong></li>",
            "自收到本意见书之日起30日内，书面请求东湖区人民政府复查", "<li>《某市供热采暖管理办法》第十八条</li>", "<p>平衡阀失效。</p>",
            "<title>东建〔2026〕12号</title>",
        ] {
            #expect(plain.contains(part), "\(part)")
        }
    }

    @Test func `a letter of the demonstration says so, and no other does`() throws {
        var fields = fields()
        #expect(try page(fields).contains("演示文书，不具有法律效力"))
        fields.isDemonstration = false
        #expect(try !page(fields).contains("演示"))
    }

    @Test func `no section of what the letter has not stands empty on the page`() throws {
        let page = try page(fields())
        for word in ["letter-contact", "letter-verification", "letter-copies", "letter-explanation"] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test func `a mark of a unit cannot break out of the title`() throws {
        var fields = fields()
        fields.documentNumber = "</title><script>alert(1)</script>"
        let page = try page(fields)
        #expect(!page.contains("<script"))
        #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"))
    }
}
