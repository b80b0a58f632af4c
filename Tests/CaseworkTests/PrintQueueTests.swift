// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 打印队列: what a unit issued waits for a printer until somebody says that it is printed.
@Suite struct PrintQueueTests {
    /// Two matters that the office sent on: two papers each.
    private func sent(_ world: CaseworkWorld, _ count: Int = 2) async throws -> [Receipt] {
        var receipts: [Receipt] = []
        for number in 0..<count {
            let receipt = try await world.registered("第\(number + 1)件")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            receipts.append(receipt)
        }
        return receipts
    }

    @Test(arguments: TestEngine.dialects)
    func `a unit finds its own letters, by kind and by day, and another unit none of them`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            _ = try await sent(world)
            let clerk = try await world.principal("clerk")
            let all = try await world.casework.printQueue(for: clerk)
            #expect(all.map(\.kind) == [.transferLetter, .proceduralNotice, .transferLetter, .proceduralNotice])
            let housing = try #require(world.unit("D-HOU")).id
            #expect(all.map(\.addressee) == [.unit(housing), .petitioner, .unit(housing), .petitioner])
            #expect(all.map(\.subject) == ["第2件", "第2件", "第1件", "第1件"])
            let counts = try await world.casework.printCounts(for: clerk)
            #expect(counts.all == 4 && counts.today == 4)
            let kind = PrintFilter(kind: .transferLetter)
            #expect(try await world.casework.printQueue(kind, for: clerk).count == 2)
            let tomorrow = PrintFilter(issuedOn: try world.day("2026-03-03"))
            #expect(try await world.casework.printQueue(tomorrow, for: clerk).isEmpty)
            let first = try await world.casework.printQueue(for: clerk, limit: 3)
            #expect(first.count == 3)
            let rest = try await world.casework.printQueue(for: clerk, before: first.last?.letter)
            #expect(rest.map(\.letter) == [all[3].letter])
            // The unit that it was sent to issued none of them.
            #expect(try await world.casework.printQueue(for: world.principal("d-hou.handler")).isEmpty)
            await #expect(throws: Refusal(.notYours, article: "GB/T 9704")) {
                _ = try await world.casework.printQueue(for: world.principal("system"))
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `chosen letters become one file, which is fetched, noted as printed and can be ordered again`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            _ = try await sent(world)
            let clerk = try await world.principal("clerk")
            let queue = try await world.casework.printQueue(for: clerk)
            let chosen = [queue[3].letter, queue[0].letter]
            await #expect(throws: FieldErrors([FieldProblem("letter", .missing)])) {
                _ = try await world.casework.orderPrint([], by: clerk)
            }
            let run = try await world.casework.orderPrint(chosen, by: clerk)
            #expect(try await !world.casework.printRun(run, of: clerk).isMade)
            // Who comes next sees that two lie in a file already, and "all" leaves them out.
            let seen = try await world.casework.printQueue(for: clerk)
            #expect(seen.map { $0.taken != nil } == [true, false, false, true])
            let rest = try await world.casework.orderPrint([], allOf: PrintFilter(), by: clerk)
            #expect(try await world.casework.printRun(rest, of: clerk).count == 2)
            try await world.casework.database.write { db in
                _ = try db.execute("DELETE FROM print_runs WHERE id = \(rest)")
            }
            await #expect(throws: Refusal(.letterNotReady, article: "32, F-11")) {
                _ = try await world.casework.printFile(run, for: clerk)
            }
            await #expect(throws: Refusal(.letterNotReady, article: "32, F-11")) {
                try await world.casework.markPrinted(run, by: clerk)
            }
            #expect(try await world.casework.makePrintRuns() == 1)
            #expect(try await world.casework.makePrintRuns() == 0)
            let made = try await world.casework.printRun(run, of: clerk)
            #expect(made.isMade && made.count == 2 && made.drawn == 2 && made.failed == 0)
            let file = try await world.casework.printFile(run, for: clerk)
            #expect(file.starts(with: Array("%PDF-".utf8)))
            // The file is the person's own.
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.printFile(run, for: world.principal("leader"))
            }
            try await world.casework.markPrinted(run, by: clerk)
            try await world.casework.markPrinted(run, by: clerk)
            let left = try await world.casework.printQueue(for: clerk).map(\.letter)
            #expect(left == [queue[1].letter, queue[2].letter])
            let noted = try await world.casework.database.read { db in
                try db.query("SELECT person_id, letter_id FROM letter_prints ORDER BY id LIMIT 10")
                    .map { (try $0.get("person_id", as: PersonID.self), try $0.get("letter_id", as: LetterID.self)) }
            }
            #expect(noted.map(\.0) == [clerk.person, clerk.person] && noted.map(\.1) == chosen)
            let again = try await world.casework.orderPrint(chosen, by: clerk)
            #expect(again != run)
            #expect(try await world.casework.printRuns(of: clerk).map(\.id) == [again, run])
            world.time.move(days: 3)
            #expect(try await world.casework.forgetPrintRuns() == 2)
            #expect(try await world.casework.printRuns(of: clerk).isEmpty)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a maker that was killed is followed by another, and nothing is made twice`(_ engine: TestEngine) async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            _ = try await sent(world)
            let clerk = try await world.principal("clerk")
            let run = try await world.casework.orderPrint([], allOf: PrintFilter(), by: clerk)
            #expect(try await world.casework.printRun(run, of: clerk).count == 4)
            let until = world.casework.clock.real.adding(seconds: 60)
            try await world.casework.database.write { db in
                _ = try db.execute("UPDATE print_runs SET claimed_until = \(until) WHERE id = \(run)")
            }
            #expect(try await world.casework.makePrintRuns() == 0)
            world.time.move(seconds: 61)
            try await world.casework.database.write { db in
                _ = try db.execute(
                    "UPDATE print_runs SET claimed_until = \(world.casework.clock.real.adding(seconds: -1))")
            }
            #expect(try await world.casework.makePrintRuns() == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `art 30(3): of a matter that is sealed nothing waits for a printer, and no file of it is kept`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("反映干部收礼") { $0.purpose = nil }
            try await world.act(.issueRegistrationForm, on: receipt, .routing, by: "clerk")
            let clerk = try await world.principal("clerk")
            let letter = try #require(try await world.casework.printQueue(for: clerk).first).letter
            let run = try await world.casework.orderPrint([letter], by: clerk)
            #expect(try await world.casework.makePrintRuns() == 1)
            try await world.act(
                .classify, Classification(purpose: .accusation, category: nil, grade: nil, path: nil), on: receipt,
                .routing, by: "clerk")
            #expect(try await world.casework.printQueue(for: clerk).isEmpty)
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                _ = try await world.casework.printRun(run, of: clerk)
            }
            // Its own papers never come into a queue.
            try await world.act(.issueRegistrationForm, on: receipt, .routing, by: "clerk")
            #expect(try await world.casework.printQueue(for: clerk).isEmpty)
        }
    }
}
