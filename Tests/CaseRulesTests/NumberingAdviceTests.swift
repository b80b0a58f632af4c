// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

@Suite struct `Advice on numbers` {
    /// The two examples of GB 11643-1999, and ways to type them.
    @Test(arguments: [
        "11010519491231002X", "440524188001010014", "11010519491231002x", "110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ",
        "110105-19491231-002X",
    ])
    func `a right identity number gets no advice`(typed: String) {
        #expect(IdentityNumber.advice(on: typed) == nil)
    }

    @Test func `every wrong digit of an identity number is noticed`() {
        let right = Array("440524188001010014")
        for place in right.indices {
            for digit in "0123456789X" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(IdentityNumber.advice(on: String(wrong)) != nil, "\(String(wrong))")
            }
            guard place + 1 < right.count, right[place] != right[place + 1] else { continue }
            var swapped = right
            swapped.swapAt(place, place + 1)
            #expect(IdentityNumber.advice(on: String(swapped)) != nil, "\(String(swapped))")
        }
    }

    @Test(arguments: [
        ("", NumberAdvice.wrongLength), ("440524188001010", .wrongLength), ("4405241880010100140", .wrongLength),
        ("44052418800101001A", .wrongCharacters), ("X40524188001010014", .wrongCharacters),
        ("身份证44052418800101", .wrongLength),
        ("440524188013010014", .impossibleDate), ("440524188000010014", .impossibleDate),
        ("440524188002300014", .impossibleDate),
        ("440524190002290014", .impossibleDate), ("440524202302290014", .impossibleDate),
        ("440524102001010014", .impossibleDate),
        ("440524188001010015", .wrongCheckDigit), ("440524200002290014", .wrongCheckDigit),
    ])
    func `what is wrong with an identity number is said`(typed: String, advice: NumberAdvice) {
        #expect(IdentityNumber.advice(on: typed) == advice)
    }

    @Test func `a credit code is checked by GB 32100`() {
        let right = Array("91350100M000100Y43")
        #expect(CreditCode.advice(on: String(right)) == nil)
        #expect(CreditCode.advice(on: "91350100-m000100y43") == nil)
        for place in right.indices {
            for digit in "0123456789ABCDEFGHJKLMNPQRTUWXY" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(CreditCode.advice(on: String(wrong)) == .wrongCheckDigit, "\(String(wrong))")
            }
        }
        #expect(CreditCode.advice(on: "91350100I000100Y43") == .wrongCharacters)
        #expect(CreditCode.advice(on: "91350100M000100Y4O") == .wrongCharacters)
        #expect(CreditCode.advice(on: "91350100M000100Y4") == .wrongLength)
    }

    @Test(arguments: [
        "13800138000", "138 0013 8000", "１３８００１３８０００", "+86 13800138000", "8613800138000", "0086 138 0013 8000",
        "19912345678",
        "010-62345678", "(010) 6234 5678", "0755-12345678", "0310-1234567", "010-62345678-1234", "+86 10 6234 5678",
        "0086-755-12345678", "8675512345678", "+86 310 1234567", "62345678", "1234567", "400-810-0000",
        "+86 400 810 0000", "12345",
        "110", "95588", "+1 212 555 0100", "+852 2345 6789", "+86 (0)10 6234 5678",
    ])
    func `a phone number that can be gets no advice`(typed: String) {
        #expect(PhoneNumber.advice(on: typed) == nil)
    }

    @Test(arguments: [
        ("", NumberAdvice.wrongLength), ("12", .wrongLength), ("1380013800", .wrongLength),
        ("138001380000", .wrongLength),
        ("+86 1380013800", .wrongLength), ("0101234567890123456", .wrongLength), ("010-1234", .wrongLength),
        ("10800138000", .unknownPrefix),
        ("12800138000", .unknownPrefix), ("23800138000", .unknownPrefix), ("+86 12800138000", .unknownPrefix),
        ("1380013800x", .wrongCharacters),
        ("13800138000/13900139000", .wrongCharacters), ("电话13800138000", .wrongCharacters),
    ])
    func `what is wrong with a phone number is said`(typed: String, advice: NumberAdvice) {
        #expect(PhoneNumber.advice(on: typed) == advice)
    }
}
