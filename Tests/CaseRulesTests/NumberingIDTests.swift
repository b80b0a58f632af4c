// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Testing

private let epoch = IDMaker.epochMilliseconds

@Suite struct `Making ids` {
    private func maker(_ node: Int, after last: Int64 = 0) throws -> IDMaker {
        try #require(IDMaker(node: node, after: last))
    }

    @Test func `an id is forty-one bits of time, ten of node and twelve of sequence`() throws {
        for node in [0, 1, 511, 1023] {
            var maker = try maker(node)
            for sequence in Int64(0)..<10 {
                let id = maker.next(nowMilliseconds: epoch + 123_456_789)
                #expect(id >> 22 == 123_456_789)
                #expect(id >> 12 & 1023 == Int64(node))
                #expect(id & 4095 == sequence)
                #expect(IDMaker.milliseconds(of: id) == epoch + 123_456_789)
            }
        }
        #expect(epoch == 1_735_689_600_000)
    }

    @Test func `after 4,096 ids in one millisecond the next is taken from the one after`() throws {
        var maker = try maker(7)
        let ids = (0..<10_000).map { _ in maker.next(nowMilliseconds: epoch + 5) }
        #expect(Set(ids).count == 10_000)
        #expect(ids == ids.sorted())
        #expect(ids[4095] >> 22 == 5)
        #expect(ids[4095] & 4095 == 4095)
        #expect(ids[4096] >> 22 == 6)
        #expect(ids[4096] & 4095 == 0)
        #expect(ids.allSatisfy { $0 >> 12 & 1023 == 7 })
        // When the clock has caught up and gone on, ids tell the time again.
        #expect(maker.next(nowMilliseconds: epoch + 6) > ids[9_999])
        #expect(maker.next(nowMilliseconds: epoch + 8) >> 22 == 8)
    }

    @Test func `a clock that is set back makes no id smaller and none twice`() throws {
        var maker = try maker(1)
        var last: Int64 = -1
        var seen: Set<Int64> = []
        for step in [100, 101, 50, 0, -1_000_000, 101, 100, 102, 7, 102] {
            for _ in 0..<1_000 {
                let id = maker.next(nowMilliseconds: epoch + Int64(step))
                #expect(id > last)
                #expect(seen.insert(id).inserted)
                last = id
            }
        }
    }

    @Test func `a maker that begins again goes on behind the last id`() throws {
        var first = try maker(3)
        for _ in 0..<5_000 { _ = first.next(nowMilliseconds: epoch + 1_000) }
        let last = first.next(nowMilliseconds: epoch + 1_000)
        var second = try maker(3, after: last)
        let next = second.next(nowMilliseconds: epoch + 10)
        #expect(next > last)
        #expect(next >> 12 & 1023 == 3)
        var third = try maker(3, after: last)
        #expect(third.next(nowMilliseconds: epoch + 2_000) >> 22 == 2_000)
    }

    @Test func `two nodes never make the same id`() throws {
        var (one, two) = (try maker(1), try maker(2))
        let ids = (0..<5_000).flatMap { _ in [one.next(nowMilliseconds: epoch), two.next(nowMilliseconds: epoch)] }
        #expect(Set(ids).count == 10_000)
    }

    @Test func `ids stay above zero at both ends of time`() throws {
        var early = try maker(1)
        for now in [Int64.min, 0, epoch - 1] { #expect(early.next(nowMilliseconds: now) > 0) }
        var late = try maker(1023)
        let last = late.next(nowMilliseconds: .max)
        #expect(last > 0)
        #expect(last >> 22 == 1 << 41 - 1)
        var december2093 = try maker(0)
        #expect(december2093.next(nowMilliseconds: 3_912_969_600_000) >> 22 == 3_912_969_600_000 - epoch)
    }

    @Test func `a node outside its range makes no ids`() {
        for node in [-1, 1024, .max, .min] { #expect(IDMaker(node: node) == nil) }
        #expect(IDMaker(node: 1, after: -1) == nil)
    }
}

@Suite struct Ids {
    @Test func `an id is read from plain digits alone`() {
        #expect(MatterID("123")?.rawValue == 123)
        #expect(MatterID("0")?.rawValue == 0)
        #expect(MatterID("9223372036854775807")?.rawValue == .max)
        for wrong in [
            "", "-1", "+1", " 1", "1 ", "1.0", "0x1", "１２３", "9223372036854775808", "00000000000000000001", "1\u{0}",
        ] {
            #expect(MatterID(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `in JSON an id is a text, because JavaScript rounds such numbers`() throws {
        let ids = [MatterID(9_007_199_254_740_993), MatterID(.max)]
        let json = try JSONEncoder().encode(ids)
        #expect(String(decoding: json, as: UTF8.self) == #"["9007199254740993","9223372036854775807"]"#)
        #expect(try JSONDecoder().decode([MatterID].self, from: json) == ids)
        for wrong in ["[1]", #"["-1"]"#, #"["x"]"#, #"[""]"#] {
            #expect(throws: DecodingError.self, "\(wrong)") {
                try JSONDecoder().decode([MatterID].self, from: Data(wrong.utf8))
            }
        }
    }

    @Test func `ids sort by number and not by text`() {
        #expect([MatterID(10), MatterID(9), MatterID(100)].sorted() == [MatterID(9), MatterID(10), MatterID(100)])
        #expect("\(MatterID(42))" == "42")
    }
}
