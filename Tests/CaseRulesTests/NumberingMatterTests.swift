// SPDX-License-Identifier: Apache-2.0
@testable import CaseRules
import Foundation
import Support
import Testing

@Suite struct `Check digits` {
    /// Damm's condition over the whole table. From every interim digit c each next digit leads elsewhere, so that one wrong digit
    /// changes all that follows; and c·x·y differs from c·y·x, so that a swap does too. `[c]` alone leads to every interim digit.
    @Test func `the table finds every wrong digit and every swap of neighbours`() {
        #expect(Set((0...9).map { DammDigit.of([$0]) }) == Set(0...9))
        for c in 0...9 {
            #expect(Set((0...9).map { DammDigit.of([c, $0]) }) == Set(0...9))
            #expect(DammDigit.of([c, DammDigit.of([c])]) == 0)
            for x in 0...9 {
                for y in 0...9 where x != y {
                    #expect(DammDigit.of([c, x, y]) != DammDigit.of([c, y, x]), "\(c) \(x) \(y)")
                }
            }
        }
    }

    @Test func `the check digit of Damm's own example comes out`() {
        #expect(DammDigit.of([5, 7, 2]) == 4)
        #expect(DammDigit.of([5, 7, 2, 4]) == 0)
        #expect(DammDigit.of([Int]()) == 0)
    }

    @Test func `in a matter number no wrong digit and no swap of neighbours goes unseen`() throws {
        var numbers = SeededNumbers(seed: 1)
        for _ in 0..<150 {
            let number = try #require(
                MatterNumber(
                    year: .random(in: 1900...9999, using: &numbers), serial: .random(in: 1...9_999_999, using: &numbers)
                ))
            let digits = Array(number.text.filter { $0 != "-" })
            for place in digits.indices {
                for digit in "0123456789" where digit != digits[place] {
                    var wrong = digits
                    wrong[place] = digit
                    #expect(throws: MatterNumberMistake.wrongCheckDigit, "\(String(wrong)) for \(number)") {
                        try MatterNumber(reading: String(wrong))
                    }
                }
                guard place + 1 < digits.count, digits[place] != digits[place + 1] else { continue }
                var swapped = digits
                swapped.swapAt(place, place + 1)
                #expect(throws: MatterNumberMistake.wrongCheckDigit, "\(String(swapped)) for \(number)") {
                    try MatterNumber(reading: String(swapped))
                }
            }
        }
    }

    @Test func `of ten check digits one is right`() throws {
        let right = (0...9).filter { MatterNumber("2026-0123456-\($0)") != nil }
        let number = try #require(MatterNumber(year: 2026, serial: 123_456))
        #expect(right == [number.checkDigit])
        #expect(number.text == "2026-0123456-\(number.checkDigit)")
    }
}

@Suite struct `Matter numbers` {
    /// The number that all the others are ways to type.
    private static let number = MatterNumber(year: 2026, serial: 123_456)

    private static func typed(_ pattern: String) throws -> String {
        pattern.replacing("C", with: "\(try #require(number).checkDigit)")
    }

    @Test(arguments: [
        "2026-0123456-C", "20260123456C", " 2026 0123456 C ", "2026–0123456–C", "2026—0123456—C", "2026－0123456－C",
        "2026−0123456−C",
        "２０２６-０１２３４５６-C", "２０２６　０１２３４５６　C", "2026\t0123456\nC", "2026\u{A0}0123456\u{A0}C",
        "\u{FEFF}2026-0123456-C\u{200B}",
        "（2026）0123456-C", "2026.0123456.C", "2026ー0123456ー C",
    ])
    func `a number is read however it is typed`(pattern: String) throws {
        #expect(try MatterNumber(reading: Self.typed(pattern)) == Self.number)
    }

    @Test(arguments: [
        "", "2026", "2026-0123456", "2026-123456-C", "2026-00123456-C", "26-0123456-C", "2026-0123456-X",
        "2026/0123456/C",
        "2026-0123456-C-1", "No. 2026-0123456-C", "二〇二六0123456C", "٢٠٢٦0123456C", "+2026-0123456-C", "2026_0123456_C",
        "20260123456C" + String(repeating: " ", count: 64),
    ])
    func `what has not the shape is malformed`(pattern: String) throws {
        let typed = try Self.typed(pattern)
        #expect(throws: MatterNumberMistake.malformed) { try MatterNumber(reading: typed) }
        #expect(MatterNumber(typed) == nil)
    }

    @Test func `years and serials outside their range make no number, typed or not`() throws {
        for (year, serial) in [
            (1899, 1), (0, 1), (-2026, 1), (10_000, 1), (2026, 0), (2026, -1), (2026, 10_000_000), (.max, .max),
        ] {
            #expect(MatterNumber(year: year, serial: serial) == nil)
        }
        for (year, serial) in [(1900, 1), (9999, 9_999_999), (2026, 1), (2026, 9_999_999)] {
            let number = try #require(MatterNumber(year: year, serial: serial))
            #expect(number.text.utf8.count == 14)
            #expect(try MatterNumber(reading: number.text) == number)
        }
        // Right check digits do not help a year or a serial that cannot be.
        for start in ["18990000001", "20260000000", "00000000001"] {
            let check = DammDigit.of(start.utf8.map { Int($0) - 48 })
            #expect(throws: MatterNumberMistake.malformed) { try MatterNumber(reading: start + "\(check)") }
        }
    }

    @Test func `every number comes back from its text`() throws {
        var numbers = SeededNumbers(seed: 2)
        for _ in 0..<2_000 {
            let number = try #require(
                MatterNumber(
                    year: .random(in: 1900...9999, using: &numbers), serial: .random(in: 1...9_999_999, using: &numbers)
                ))
            #expect(try MatterNumber(reading: number.text) == number)
            #expect(try MatterNumber(reading: "\(number)".filter { $0 != "-" }) == number)
        }
    }

    @Test func `numbers stand in the order of year and serial`() throws {
        let pairs = [(2025, 9_999_999), (2026, 1), (2026, 2), (2026, 10), (2027, 1)]
        let sorted = try pairs.map { try #require(MatterNumber(year: $0.0, serial: $0.1)) }
        #expect(sorted.reversed().sorted() == sorted)
        #expect(sorted.map(\.text).sorted() == sorted.map(\.text))
    }

    @Test func `in JSON a number is its text, and a wrong one is refused`() throws {
        let number = try #require(Self.number)
        let json = try JSONEncoder().encode([number])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(number.text)\"]")
        #expect(try JSONDecoder().decode([MatterNumber].self, from: json) == [number])
        for wrong in ["[\"2026-0123456\"]", "[20260123456]", "[\"2026-0123456-\((number.checkDigit + 1) % 10)\"]"] {
            #expect(throws: DecodingError.self) {
                try JSONDecoder().decode([MatterNumber].self, from: Data(wrong.utf8))
            }
        }
    }
}
