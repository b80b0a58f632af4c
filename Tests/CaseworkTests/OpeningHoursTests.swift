// SPDX-License-Identifier: Apache-2.0
import Casework
import Testing

/// hours that a unit publishes are read, or left as they were written.
@Suite struct OpeningHoursTests {
    @Test func `days and hours are read off their codes`() throws {
        let hours = try #require(OpeningHours("1-5 9:00-12:00 13:30-17:00"))
        #expect(hours.lines.map(\.days) == [[.init(first: 1, last: 5)]])
        #expect(hours.lines.first?.stretches == [.init(from: 540, to: 720), .init(from: 810, to: 1_020)])
        #expect(OpeningHours("1-5 09:00-12:00, 13:30-17:00") == hours)
        let several = try #require(OpeningHours("1,3 9:00-12:00; 6-7 10:00-11:30"))
        #expect(several.lines.count == 2)
        #expect(several.lines.first?.days == [.init(first: 1, last: 1), .init(first: 3, last: 3)])
        #expect(several.lines.last?.days == [.init(first: 6, last: 7)])
    }

    @Test(arguments: [
        "", "3", "9:00-17:00", "周一至周五 9:00-17:00", "1-5 9:00-17:00 noon", "5-1 9:00-17:00", "8 9:00-17:00",
        "0-5 9:00-17:00",
        "1 17:00-9:00", "1 9:00-25:00", "1 9:0-12:00", "1 9:00-12:00-17:00", "1 13:30-17:00 9:00-12:00",
        "1- 9:00-12:00",
        "9:00-12:00 1", "1-3-5 9:00-12:00",
    ])
    func `what is more than days and hours, or none, is not guessed at`(_ text: String) {
        #expect(OpeningHours(text) == nil)
    }
}
