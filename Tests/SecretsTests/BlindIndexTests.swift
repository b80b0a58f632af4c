// SPDX-License-Identifier: Apache-2.0
import Secrets
import Testing

@Suite struct `Blind indexes` {
    @Test func `equal values have equal indexes, and nothing else does`() throws {
        let ring = try KeyRing.make(random: seeded(1))
        let index = ring.blindIndex("phone", "13800138000")
        #expect(index.count == 16)
        #expect(ring.blindIndex("phone", "13800138000") == index)
        #expect(ring.blindIndex("phone", "13800138001") != index)
        #expect(ring.blindIndex("document", "13800138000") != index)
        #expect(try KeyRing.make(random: seeded(2)).blindIndex("phone", "13800138000") != index)
        // Where the kind ends and the value begins cannot be moved.
        #expect(ring.blindIndex("phone1", "3800138000") != index)
    }

    @Test func `the index is the one that another program computed by the description`() throws {
        #expect(Digest.hex(try Known.ring().blindIndex("phone", "13800138000")) == "52422e5e457f3a9836a299c00e2297f8")
    }

    @Test(arguments: [
        "13800138000", "138 0013 8000", "138-0013-8000", "１３８００１３８０００", "+86 138 0013 8000", "8613800138000",
        "0086-13800138000", "（+86）13800138000", "电话：13800138000", "\u{200E}13800138000",
    ])
    func `a phone number is the same however it is typed`(typed: String) {
        #expect(IndexForm.phone(typed) == "13800138000")
    }

    @Test func `another phone number stays another`() {
        #expect(IndexForm.phone("010-6234 5678") == "01062345678")
        #expect(IndexForm.phone("8612345678") == "8612345678")
        #expect(IndexForm.phone("8623800138000") == "8623800138000")
        #expect(IndexForm.phone("86138001380001") == "86138001380001")
        #expect(IndexForm.phone("12345") == "12345")
        for little in ["", "1234", "电话", "----"] { #expect(IndexForm.phone(little) == nil) }
    }

    @Test(arguments: ["11010519491231002X", "11010519491231002x", "110105 19491231 002X", "１１０１０５１９４９１２３１００２ｘ"])
    func `a document number is the same however it is typed`(typed: String) {
        #expect(IndexForm.documentNumber(typed) == "11010519491231002X")
    }

    @Test func `a document number of too few characters is none`() {
        #expect(IndexForm.documentNumber("E1234") == "E1234")
        for little in ["", "E123", "- - - - -"] { #expect(IndexForm.documentNumber(little) == nil) }
    }

    @Test(arguments: [
        ("张三", "张三"), (" 张 三 ", "张三"), ("张　三", "张三"), ("阿卜杜拉·买买提", "阿卜杜拉买买提"), ("阿卜杜拉•买买提", "阿卜杜拉买买提"),
        ("Anne-Marie O'Neil", "ANNEMARIEONEIL"), ("ｚｈａｎｇ", "ZHANG"), ("straße", "STRASSE"), ("李〇", "李〇"), ("𠀀三", "𠀀三"),
    ])
    func `a name is the same however it is typed`(typed: String, form: String) {
        #expect(IndexForm.name(typed) == form)
    }

    /// Macs hand out names with the accent as a character of its own.
    @Test(arguments: [
        ("José", "Jose\u{301}"), ("Ünal", "U\u{308}nal"), ("Nguyễn", "Nguye\u{302}\u{303}n"), ("が", "か\u{3099}"),
        ("\u{F9E1}明", "\u{674E}明"), ("Å", "\u{212B}"), ("ｅ\u{301}", "É"),
    ])
    func `a letter in two pieces is the same letter`(one: String, other: String) throws {
        let form = try #require(IndexForm.name(one))
        #expect(IndexForm.name(other)?.unicodeScalars.elementsEqual(form.unicodeScalars) == true)
        #expect(!form.unicodeScalars.contains { $0.properties.canonicalCombiningClass != .notReordered })
    }

    @Test func `a letter with its accent is not the letter without`() {
        #expect(IndexForm.name("Jose\u{301}") != IndexForm.name("Jose"))
        #expect(IndexForm.documentNumber("E\u{301}1234") != IndexForm.documentNumber("E1234"))
    }

    @Test func `the number in the name of a school or a company is part of the name`() {
        #expect(IndexForm.name("第101中学") == "第101中学")
        #expect(IndexForm.name("第１０１中学") == IndexForm.name("第101中学"))
        #expect(IndexForm.name("第101中学") != IndexForm.name("第102中学"))
    }

    @Test func `a name of nothing but marks is none`() {
        for little in ["", " ", "·", "——", "'"] { #expect(IndexForm.name(little) == nil) }
    }

    @Test func `name and phone together need both, and their border cannot be moved`() {
        #expect(IndexForm.nameAndPhone("张三", "") == nil)
        #expect(IndexForm.nameAndPhone("", "13800138000") == nil)
        #expect(IndexForm.nameAndPhone("张 三", "+86 13800138000") == IndexForm.nameAndPhone("张三", "13800138000"))
        #expect(IndexForm.nameAndPhone("张三1", "23456") != IndexForm.nameAndPhone("张三", "123456"))
    }
}
