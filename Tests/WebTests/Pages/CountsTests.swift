// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing
import Web

/// Numbers over lists say when there may be more.
@Suite struct CountsTests {
    private func dues(_ overdue: Int, _ today: Int, _ soon: Int, isWhole: Bool = false) -> WorkPage.Dues {
        WorkPage.Dues(overdue: overdue, today: today, soon: soon, count: 5, isWhole: isWhole)
    }

    @Test func `a number that the walk did not get past is at least so many, and one that it did is exact`() {
        // Six rows were seen, all overdue: nobody knows what is due today.
        var seen = dues(6, 0, 0)
        #expect(seen.overdue == .init(5, isAtLeast: true))
        #expect(seen.today == .init(0, isAtLeast: true) && seen.soon == .init(0, isAtLeast: true))
        // The sixth is due today: what is overdue was seen to its end.
        seen = dues(4, 2, 0)
        #expect(seen.overdue == .init(4))
        #expect(seen.today == .init(1, isAtLeast: true) && seen.soon == .init(0, isAtLeast: true))
        // The sixth is due later: all three are whole, though the group is not.
        seen = dues(1, 2, 2)
        #expect(seen.overdue == .init(1) && seen.today == .init(2) && seen.soon == .init(2))
        seen = dues(3, 1, 1, isWhole: true)
        #expect(seen.overdue == .init(3) && seen.today == .init(1) && seen.soon == .init(1))
    }

    @Test func `a page of a longer print queue counts itself and says that there is more`() throws {
        let gallery = try Gallery()
        let view = try Gallery.view(.english)
        let lines = [
            PrintPage.Line(
                id: "1", kind: "directReply", document: "x", matter: "y", subject: "z", addressee: "a",
                issuedOn: gallery.today)
        ]
        let whole = String(decoding: PrintPage(lines: lines).html(in: view).bytes, as: UTF8.self)
        #expect(whole.contains(">1 letter<"))
        for page in [PrintPage(lines: lines, next: "/n"), PrintPage(lines: lines, first: "/f")] {
            let text = String(decoding: page.html(in: view).bytes, as: UTF8.self)
            #expect(text.contains("1 letter on this page, more on others") && !text.contains(">1 letter<"))
        }
    }

    @Test func `the first page of the desk says the rule's own number of days, and when a number is not whole`() throws
    {
        let view = try Gallery.view(.english)
        let group = WorkPage.Group(
            stage: "routing.registered", role: "clerk", count: 500, overdue: .init(500, isAtLeast: true), lines: [],
            all: "/x", isCountComplete: false)
        let page = WorkPage(
            groups: [group], overdue: .init(500, isAtLeast: true), dueToday: .init(0, isAtLeast: true),
            dueSoon: .init(0, isAtLeast: true))
        let text = String(decoding: page.html(in: view).bytes, as: UTF8.self)
        #expect(text.contains("Due in \(view.lateness.soon) days") && !text.contains("three days"))
        #expect(text.contains("<dd>500 or more</dd>") && text.contains("<dd>not counted</dd>"))
        #expect(text.contains("500 or more overdue"))
    }
}
