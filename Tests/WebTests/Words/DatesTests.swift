// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing
import Web

@Suite struct DatesTests {
    private func view(_ language: Language) throws -> Presentation {
        try Gallery.view(language)
    }

    @Test func `a day is said with its weekday in each language`() throws {
        let day = try #require(CalendarDate("2026-03-02"))
        #expect(try view(.chinese).longDate(day) == "2026年3月2日 星期一")
        #expect(try view(.english).longDate(day) == "Monday 2 March 2026")
    }

    @Test func `a short day carries its year only when it is another one`() throws {
        let here = try #require(CalendarDate("2026-12-31"))
        let there = try #require(CalendarDate("2025-12-31"))
        #expect(try view(.chinese).shortDate(here) == "12月31日")
        #expect(try view(.english).shortDate(there) == "31 December 2025")
    }

    @Test(arguments: [
        ("2026-03-02T01:00:00.000Z", "2026年3月2日 9:00"),
        ("2026-03-02T16:05:00.000Z", "2026年3月3日 0:05"),
        ("2026-12-31T23:59:59.999Z", "2027年1月1日 7:59"),
    ])
    func `an instant is said in the law's zone`(_ instant: String, _ said: String) throws {
        #expect(try view(.chinese).moment(instant).text.contains(">\(said)</time>"))
    }

    @Test func `a petitioner is told the day of the week with every instant`() throws {
        #expect(try view(.chinese).longMoment("2026-03-02T01:00:00.000Z").text.contains(">2026年3月2日 星期一 9:00<"))
        #expect(try view(.english).longMoment("2026-03-02").text.contains(">Monday 2 March 2026<"))
    }

    @Test func `what is no instant is shown as it is, and never called a time`() throws {
        #expect(try view(.chinese).moment("nonsense<").text == "nonsense&lt;")
        #expect(try view(.chinese).longMoment("nonsense<").text == "nonsense&lt;")
    }

    @Test func `a file's size has a unit`() throws {
        let view = try view(.chinese)
        #expect(
            [0, 900, 2_048, 1_572_864, 52_428_800].map(view.size(bytes:)) == [
                "1\u{A0}KB", "1\u{A0}KB", "2\u{A0}KB", "1.5\u{A0}MB", "50\u{A0}MB",
            ])
    }
}
