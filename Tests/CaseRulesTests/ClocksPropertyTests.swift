// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Support
import Testing

@Suite struct `Clock properties` {
    static let cases = 10_000
    let book: RuleBook
    let version = "2022-05-01"
    init() throws { book = try shippedRules() }

    /// Clocks that count days; what the hotline gives a day of hours (K-20b) for does not wait for working days.
    private var counting: [ClockRule] {
        (book.set(version: version)?.clocks ?? []).filter {
            $0.unit != .named && $0.unit != .prompt && $0.id != .hotlineUtility
        }
    }

    @Test func `a working day is never rolled and a due day is always worked`() throws {
        var numbers = SeededNumbers(seed: 1)
        for _ in 0..<Self.cases {
            let rule = try #require(counting.randomElement(using: &numbers))
            let from = try numbers.day(from: 2010, through: 2028)
            let reckoning = try book.reckon(rule.id, version: version, from: from)
            if book.calendar.isWorkingDay(reckoning.rawOn) {
                guard reckoning.statutoryDueOn == reckoning.rawOn, reckoning.internalDueOn == reckoning.rawOn else {
                    Issue.record("\(rule.id) from \(from) was rolled")
                    return
                }
            }
            guard book.calendar.isWorkingDay(reckoning.statutoryDueOn), reckoning.internalDueOn <= reckoning.rawOn,
                reckoning.rawOn <= reckoning.statutoryDueOn, reckoning.internalDueOn >= from
            else {
                Issue.record("\(rule.id) from \(from) is due on \(reckoning.statutoryDueOn)")
                return
            }
        }
    }

    /// The days are counted one by one here, on the table that three sources share, and with nothing of the program's own calendar.
    @Test func `ten thousand random cases fall due as the shared table of working days says`() throws {
        let url = packageFolder.deletingLastPathComponent().appendingPathComponent(
            "shared/data/cn_workdays_2017_2026.csv")
        guard FileManager.default.fileExists(atPath: url.path) else {
            print("skipped: ../shared/data/cn_workdays_2017_2026.csv is not here")
            return
        }
        var works: [Int32: Bool] = [:]
        for line in try String(contentsOf: url, encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst() {
            let cells = line.split(separator: ",", omittingEmptySubsequences: false)
            works[try #require(CalendarDate(String(cells[0]))).epochDay] = cells[2] == "1"
        }
        func isWorked(_ day: CalendarDate) -> Bool { works[day.epochDay] ?? false }
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<Self.cases {
            let rule = try #require(counting.randomElement(using: &numbers))
            let from = try numbers.day(from: 2017, through: 2025)
            let amount = try #require(rule.amount)
            var raw = from
            switch rule.unit {
            case .workingDay:
                var left = amount
                while left > 0 {
                    raw = raw.adding(days: 1)
                    if isWorked(raw) { left -= 1 }
                }
            case .month: raw = from.adding(months: amount)
            default: for _ in 0..<amount { raw = raw.adding(days: 1) }
            }
            var due = raw
            while !isWorked(due) { due = due.adding(days: 1) }
            var inner = raw
            while !isWorked(inner), inner > from { inner = inner.adding(days: -1) }
            let reckoning = try book.reckon(rule.id, version: version, from: from)
            guard reckoning.rawOn == raw, reckoning.statutoryDueOn == due, reckoning.internalDueOn == inner else {
                Issue.record("\(rule.id) from \(from): \(reckoning.statutoryDueOn), by the table \(due)")
                return
            }
        }
    }

    @Test func `a later start never falls due earlier`() throws {
        var numbers = SeededNumbers(seed: 2)
        for _ in 0..<Self.cases {
            let rule = try #require(counting.randomElement(using: &numbers))
            let from = try numbers.day(from: 2010, through: 2028)
            let later = from.adding(days: Int.random(in: 1...20, using: &numbers))
            let first = try book.reckon(rule.id, version: version, from: from)
            let second = try book.reckon(rule.id, version: version, from: later)
            guard first.statutoryDueOn <= second.statutoryDueOn, first.internalDueOn <= second.internalDueOn else {
                Issue.record("\(rule.id): \(from) and \(later)")
                return
            }
        }
    }

    @Test func `extension and exclusion only move a due day later`() throws {
        var numbers = SeededNumbers(seed: 3)
        for _ in 0..<Self.cases {
            let from = try numbers.day(from: 2010, through: 2028)
            let amounts = [Int.random(in: 0...30, using: &numbers), Int.random(in: 0...30, using: &numbers)].sorted()
            let extended = try amounts.map { try book.reckon(.handling, version: version, from: from, extendedBy: $0) }
            let excluded = try amounts.map { try book.reckon(.reReview, version: version, from: from, excluding: $0) }
            guard extended[0].statutoryDueOn <= extended[1].statutoryDueOn,
                excluded[0].statutoryDueOn <= excluded[1].statutoryDueOn,
                from.days(until: extended[1].rawOn) == 60 + amounts[1],
                from.days(until: excluded[1].rawOn) == 30 + amounts[1]
            else {
                Issue.record("\(from), \(amounts)")
                return
            }
        }
    }

    @Test func `working days added and counted back are the same number`() throws {
        var numbers = SeededNumbers(seed: 4)
        for _ in 0..<Self.cases {
            let from = try numbers.day(from: 2010, through: 2028)
            let count = Int.random(in: 0...60, using: &numbers)
            let end = book.calendar.adding(workingDays: count, to: from)
            guard book.calendar.workingDays(after: from, through: end) == count,
                count == 0 ? end == from : book.calendar.isWorkingDay(end)
            else {
                Issue.record("\(count) working days after \(from)")
                return
            }
        }
    }

    @Test func `only a year without calendar makes a due day provisional`() throws {
        var numbers = SeededNumbers(seed: 5)
        for _ in 0..<Self.cases {
            let rule = try #require(counting.randomElement(using: &numbers))
            let from = try numbers.day(from: 2011, through: 2028)
            let reckoning = try book.reckon(rule.id, version: version, from: from)
            guard reckoning.isProvisional == (reckoning.statutoryDueOn.year > 2026) else {
                Issue.record("\(rule.id) from \(from)")
                return
            }
        }
    }

    @Test func `an independent program finds the same due days from the explanations alone`() throws {
        var numbers = SeededNumbers(seed: 6)
        let encoder = JSONEncoder()
        var lines: [String] = []
        for _ in 0..<5_000 {
            let set = try #require(book.sets.randomElement(using: &numbers))
            let rule = try #require(set.clocks.randomElement(using: &numbers))
            let from = try numbers.day(from: 2010, through: 2028)
            let isNamed = rule.nameable && (rule.unit == .named || Bool.random(using: &numbers))
            let reckoning = try book.reckon(
                rule.id, version: set.version, from: from,
                named: isNamed ? from.adding(days: Int.random(in: 1...90, using: &numbers)) : nil,
                extendedBy: isNamed ? 0 : Int.random(in: 0...(rule.extensible?.atMost ?? 0), using: &numbers),
                excluding: isNamed || rule.suspensions.isEmpty ? 0 : Int.random(in: 0...60, using: &numbers),
                knowingThrough: Bool.random(using: &numbers) ? Int.random(in: 2010...2027, using: &numbers) : nil)
            lines.append(String(decoding: try encoder.encode(reckoning), as: UTF8.self))
        }
        #expect(try oracle(lines).output == "5000 reckonings, 0 differences\n")

        // And the program is awake: one due day moved is found.
        let spoiled = lines.map { line in
            line.replacingOccurrences(of: #""isProvisional":false"#, with: #""isProvisional":true"#)
        }
        let (status, output) = try oracle(spoiled)
        #expect(status == 1)
        #expect(!output.hasSuffix(" 0 differences\n"))
    }

    /// Runs the script on a file of lines.
    private func oracle(_ lines: [String]) throws -> (status: Int32, output: String) {
        let folder = FileManager.default.temporaryDirectory
        let name = "reckonings-\(ProcessInfo.processInfo.processIdentifier)-\(lines.hashValue).jsonl"
        let input = folder.appendingPathComponent(name)
        let result = folder.appendingPathComponent(name + ".out")
        defer {
            for file in [input, result] {
                do { try FileManager.default.removeItem(at: file) } catch { print("left behind: \(file.path)") }
            }
        }
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
        let script = packageFolder.appendingPathComponent("scripts/oracle/reckon.py").path
        let status = try Child(["python3", script], input: input.path, output: result.path).wait()
        return (status, try String(contentsOf: result, encoding: .utf8))
    }
}
