// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import CaseRules
import Foundation
import Resources

struct Deadline: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Reckon one clock of the Regulation, or a batch of them.",
        discussion: """
            Example: fengqiao deadline --rule K-03 --from 2025-04-27

            With --batch, one JSON object a line is read from standard input, \
            {"rule":"K-04","from":"2025-01-24","extend_days":0,"exclude_days":0}, and one a line is written; a line that \
            cannot be answered, or that has any other key, is written with the key "error" and makes the exit code 1. \
            docs/generated/deadlines.md lists the clocks.
            """)

    @Option(help: "The clock, such as K-03; K-06 is asked with the day of acceptance and --extend-days.")
    var rule: String?

    @Option(help: "The day of the event that starts it, as 2025-04-27; it is not counted.")
    var from: String?

    @Option(help: "What an approved extension adds, in the clock's unit.")
    var extendDays = 0

    @Option(help: "Days that do not count, such as the time of a hearing in a re-review.")
    var excludeDays = 0

    @Flag(help: "Print the answer as JSON, with everything that decided it.")
    var json = false

    @Flag(help: "Read questions from standard input, one JSON object a line.")
    var batch = false

    @Option(help: "A folder of rules, locales, assets to use in place of the ones beside the program.")
    var resources: String?

    func run() throws {
        let book = try RuleBook.load(files: try ResourceFiles(directory: resources).files(in: "Rules"))
        if batch {
            guard rule == nil, from == nil else { throw Complaint("--batch reads its questions from standard input") }
            guard try DeadlineBatch(book: book).run() else { throw ExitCode(1) }
            return
        }
        guard let rule, let from else {
            throw Complaint("name a clock and a day, as in: fengqiao deadline --rule K-03 --from 2025-04-27")
        }
        guard let day = CalendarDate(from) else {
            throw Complaint("--from takes a day that exists, written 2025-04-27; \(from) is none")
        }
        let reckoning: Reckoning
        do {
            reckoning = try book.reckon(
                DeadlineQuestion(rule: ClockID(rule), from: day, extendDays: extendDays, excludeDays: excludeDays))
        } catch {
            throw Complaint(book.sentence(for: error))
        }
        if json { try Output.json(reckoning) } else { Output.line(words(reckoning, book)) }
    }

    private func words(_ reckoning: Reckoning, _ book: RuleBook) -> String {
        let set = book.set(version: reckoning.version)
        let clock = set?.clock(reckoning.clock)
        // The rules of that day had no such clock, or none were in force: whoever reads it should know.
        let isBefore = set.map { reckoning.startedOn < $0.effectiveFrom } ?? false
        let note =
            isBefore ? "\nnote       these rules are in force from \(reckoning.version) on; the day is before that" : ""
        return """
            clock      \(reckoning.clock) \(clock?.title ?? "")
            start      \(reckoning.startedOn.iso) (not counted)
            raw        \(reckoning.rawOn.iso)
            statutory  \(reckoning.statutoryDueOn.iso)
            internal   \(reckoning.internalDueOn.iso)
            status     \(reckoning.isProvisional ? "provisional: a year's calendar is not known yet" : "final")
            article    \(book.citation(of: reckoning)) (rules \(reckoning.version))\(note)
            """
    }
}

extension RuleBook {
    /// The law and article that a length comes from; the law alone where only a summary of it was seen.
    func citation(of reckoning: Reckoning) -> String {
        let title = set(version: reckoning.version)?.law(reckoning.law)?.title ?? reckoning.law
        return reckoning.article.isEmpty ? title : title + " " + reckoning.article
    }
}

extension RuleBook {
    /// What is wrong with a question, and what to do. A name such as K-12 stands for two clocks: both are named.
    func sentence(for error: ReckoningError) -> String {
        guard case .unknownClock(let asked, _) = error, let clocks = sets.last?.clocks else { return error.sentence }
        let meant = clocks.map(\.id.rawValue).filter { $0.hasPrefix(asked.rawValue) && !asked.rawValue.isEmpty }
        return meant.isEmpty ? error.sentence : "\(asked) is \(meant.joined(separator: " or ")); ask for one of them"
    }
}

extension ReckoningError {
    /// What is wrong, and what to do.
    fileprivate var sentence: String {
        switch self {
        case .unknownVersion(let version): "no rule file of version \(version) is loaded"
        case .unknownClock(let clock, let version):
            "there is no clock \(clock) in the rules from \(version) on; docs/generated/deadlines.md lists them"
        case .namedDayMissing(let clock):
            "\(clock) ends on the day that the assignment names; there is no length to count"
        case .namedDayNotAllowed(let clock): "\(clock) takes no named day"
        case .namedDayTooEarly(let clock): "the day named for \(clock) is not after its start"
        case .extensionNotAllowed(let clock): "\(clock) cannot be extended; leave extend_days out"
        case .extensionOutOfRange(let clock, let most): "\(clock) can be extended by 1 to \(most), not otherwise"
        case .exclusionNotAllowed(let clock): "nothing stops \(clock); leave exclude_days out (art 36(2) is K-10 only)"
        case .exclusionOutOfRange(let clock): "the days left out of \(clock) are negative or more than ten years"
        case .tooFar(let clock): "\(clock) cannot be counted from a day after the year 9899"
        }
    }
}
