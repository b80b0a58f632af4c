// SPDX-License-Identifier: Apache-2.0
import Formats
import Testing

@Suite struct PlainTexts {
    @Test(arguments: [
        ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"), ("a\u{0}b\u{7}\u{1B}[31mc\u{7F}\u{85}", "ab[31mc"),
        ("gpj\u{202E}exe.\u{2066}x\u{2069}", "gpjexe.x"), ("\u{FEFF}文", "文"), ("👨‍👩‍👧 עברית العربية", "👨‍👩‍👧 עברית العربية"),
        ("<script>{{x}}' OR 1=1 --", "<script>{{x}}' OR 1=1 --"), ("", ""), ("\r\r\n\n", "\n\n\n"),
    ])
    func `what cannot be seen goes, what can be seen stays`(typed: String, kept: String) {
        #expect(PlainText.clean(typed) == kept)
        #expect(PlainText.clean(kept) == kept)
    }

    @Test func `a line has no line breaks and no spaces at its edges`() {
        #expect(PlainText.cleanLine("  关于\r\n\u{3000}拆迁\t的 问题 ") == "关于 拆迁 的 问题")
        #expect(PlainText.cleanBlock("\n\u{3000} 一\r\n\r\n二 \n\n") == "一\n\n二")
        #expect(PlainText.cleanBlock(" \r\n\t") == "")
    }

    @Test func `length is counted in characters as people see them`() {
        #expect(PlainText.count("拆迁👨‍👩‍👧e\u{301}") == 4)
        #expect(PlainText.prefix("拆👨‍👩‍👧迁", 2) == "拆👨‍👩‍👧")
    }

    @Test(arguments: [
        ("王五", "王*"), ("王小明", "王**"), ("欧阳小明", "欧**"), ("王", "王*"), ("John Smith", "J***"), ("", ""), ("  ", ""),
    ])
    func `a name is masked`(name: String, masked: String) { #expect(Mask.name(name) == masked) }

    @Test(arguments: [
        ("13812345678", "138****5678"), ("010-65123456", "010****3456"), ("+86 138 1234 5678", "861****5678"),
        ("65123456", "****56"), ("110", "****"), ("", ""), ("无", "****"),
    ])
    func `a phone number is masked`(phone: String, masked: String) { #expect(Mask.phone(phone) == masked) }

    @Test func `a document number and an address are masked`() {
        #expect(Mask.document("11010119900307123X") == "1****************X")
        #expect(Mask.document("E1234") == "****")
        #expect(Mask.document("") == "")
        #expect(Mask.address("北京市东城区交道口街道1号院2单元") == "北京市东城区****")
        #expect(Mask.address("石家庄市桥西路3号") == "石家庄市****")
        #expect(Mask.address("桥西路3号") == "****")
    }
}
