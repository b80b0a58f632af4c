// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Letters
import Testing

func letterHead(isDemonstration: Bool = true) -> LetterHead {
    LetterHead(
        isDemonstration: isDemonstration, unitName: "东湖区住房和城乡建设局", documentNumber: "东建〔2026〕12号",
        matterNumber: "2026-0123456-7", issuedOn: "2026年3月2日")
}

func handlingOpinion(bases: [String] = ["《某市供热采暖管理办法》第十八条"], extendedTo: String? = nil) -> HandlingOpinionFields {
    HandlingOpinionFields(
        head: letterHead(), petitionerName: "张三", receivedOn: "2026年1月5日", acceptedOn: "2026年1月9日",
        extendedTo: extendedTo,
        claims: [LetterClaim(text: "恢复供暖", outcome: "支持"), LetterClaim(text: "退还/减免采暖费", outcome: "解释说明")],
        facts: ["入户测温十六度。", "平衡阀失效。"], bases: bases, opinion: ["已更换平衡阀。"], reviewUnitName: "东湖区人民政府",
        reviewDays: 30)
}

@Suite struct `The handling opinion` {
    let templates: LetterTemplates
    init() throws { templates = try shippedTemplates() }

    private func frozen(_ fields: HandlingOpinionFields) throws -> FrozenLetter {
        try templates.freeze(fields, hash: testHash)
    }

    @Test(arguments: [[], [""], [" "], ["\u{3000}\n\t"], ["《条例》第三十二条", ""], ["", "《条例》第三十二条"]])
    func `an opinion without a basis, or with an empty one, is refused`(bases: [String]) {
        #expect(throws: LetterError.emptyBasis) { try frozen(handlingOpinion(bases: bases)) }
    }

    /// What is stored in an installation was hashed over this text: it must not change with a new release of the program.
    @Test func `the canonical text is the filled template without empty lines`() throws {
        let letter = try frozen(handlingOpinion())
        #expect(
            letter.text == """
                form plain
                title 东湖区住房和城乡建设局
                title 信访处理意见书
                no 东建〔2026〕12号
                to 张三：
                p 您提出的信访事项（信访事项编号：2026-0123456-7），我单位于2026年1月5日收到，于2026年1月9日受理。\
                现已调查核实完毕，根据《信访工作条例》第三十二条的规定，提出如下处理意见。
                h1 一、您的投诉请求
                li 恢复供暖
                li 退还/减免采暖费
                h1 二、事实和理由
                p 入户测温十六度。
                p 平衡阀失效。
                h1 三、法律、法规或者其他有关规定依据
                li 《某市供热采暖管理办法》第十八条
                h1 四、处理意见
                p 已更换平衡阀。
                li 对“恢复供暖”的请求：支持。
                li 对“退还/减免采暖费”的请求：解释说明。
                h1 五、不服本意见的救济途径
                p 您对本处理意见不服的，可以自收到本意见书之日起30日内，书面请求东湖区人民政府复查\
                （《信访工作条例》第三十五条）。提出请求时，请附上本意见书。
                sign 东湖区住房和城乡建设局
                seal 印章处
                date 2026年3月2日
                demo 演示文书，不具有法律效力
                """)
        #expect(letter.textHash == testHash(Array("2.2\nhandlingOpinion\n\(letter.text)".utf8)))
    }

    @Test func `a letter read back from its store is the same letter`() throws {
        let letter = try frozen(handlingOpinion(extendedTo: "2026年4月10日"))
        let again = try JSONDecoder().decode(FrozenLetter.self, from: JSONEncoder().encode(letter))
        #expect(again == letter)
        #expect(try page(again) == page(letter))
        #expect(try LetterPDF.pdf(again) == LetterPDF.pdf(letter))
    }

    @Test func `an extension is told when there was one, and an outcome stands beside each claim`() throws {
        let plain = try page(frozen(handlingOpinion()))
        #expect(!plain.contains("办理期限延长至"))
        #expect(try page(frozen(handlingOpinion(extendedTo: "2026年4月10日"))).contains("办理期限延长至2026年4月10日"))
        for part in [
            "对“恢复供暖”的请求：支持。", "对“退还/减免采暖费”的请求：解释说明。", "<title>东建〔2026〕12号",
            "自收到本意见书之日起30日内，书面请求东湖区人民政府复查",
        ] {
            #expect(plain.contains(part), "\(part)")
        }
    }

    @Test func `a letter of the demonstration says so, and no other does`() throws {
        var fields = handlingOpinion()
        #expect(try page(frozen(fields)).contains("演示文书，不具有法律效力"))
        fields.head.isDemonstration = false
        #expect(try !page(frozen(fields)).contains("演示"))
        #expect(try !Poppler.text(LetterPDF.pdf(frozen(fields))).contains("演示"))
    }

    @Test func `no line of what the letter has not stands on the page`() throws {
        let page = try page(frozen(handlingOpinion()))
        for word in ["letter-remark", "letter-verification", "letter-copies"] {
            #expect(!page.contains(word), "\(word)")
        }
    }
}
