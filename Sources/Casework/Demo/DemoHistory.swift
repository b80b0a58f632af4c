// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Storage

/// 演示历史的执行: performs moments in their order, each at its own time, and does in between what the worker does.
struct DemoHistory {
    private let staff: DemoStaff
    private let start: Instant
    private let clock: CaseClock
    private let casework: Casework
    private var receipts: [Receipt?]
    private var doors: [UnitID?]
    private var sweptOn: CalendarDate?
    private let sweeps: Bool
    private(set) var summary = DemoSummary()

    /// - Parameter sweeps: whether the worker comes by every morning.
    init(casework: Casework, staff: DemoStaff, stories: Int, now: Instant, sweeps: Bool = true) {
        self.sweeps = sweeps
        self.staff = staff
        start = now
        clock = CaseClock(source: { now })
        var casework = casework.by(clock)
        casework.letterFormat = .html
        self.casework = casework
        receipts = Array(repeating: nil, count: stories)
        doors = Array(repeating: nil, count: stories)
    }

    mutating func perform(_ moment: DemoMoment) async throws {
        if sweeps { try await sweep(before: moment.at) }
        move(to: moment.at)
        switch moment.step {
        case .register(let command, let role): try await register(command, by: role, moment.story)
        case .act(let act, let kind, let role): try await perform(act, on: kind, by: role, moment.story)
        case .askReview(let grounds): try await askReview(grounds, moment.story)
        case .rate(let rating, let object): try await rate(rating, object, moment.story)
        }
    }

    /// What the worker finds at the present time.
    mutating func finish() async throws -> DemoSummary {
        move(to: start)
        summary.letters += try await casework.renderLetters()
        summary.overdue += try await casework.sweep().noticed
        return summary
    }

    private func move(to instant: Instant) {
        clock.move(toOffset: instant.secondsSince1970 - start.secondsSince1970)
    }

    /// The sweep of every morning, so that what was late was noticed on the day after.
    private mutating func sweep(before instant: Instant) async throws {
        let day = casework.book.day(ofSecondsSince1970: instant.secondsSince1970)
        guard var next = sweptOn?.adding(days: 1) else {
            sweptOn = day
            return
        }
        while next <= day {
            move(to: next.instant(minute: 390, offsetSeconds: casework.book.offsetSeconds))
            summary.overdue += try await casework.sweep().noticed
            sweptOn = next
            next = next.adding(days: 1)
        }
    }

    private mutating func register(_ command: RegisterMatter, by role: Role?, _ story: Int) async throws {
        var actor = Actor.petitioner
        if let role { actor = .staff(try staff.somebody(role, in: command.unit).person, as: role, in: command.unit) }
        receipts[story] = try await casework.register(command, by: actor)
        doors[story] = command.unit
        summary.matters += 1
    }

    private mutating func perform(
        _ act: Act, on kind: ProceedingKind, by role: Role, _ story: Int
    ) async throws {
        guard let receipt = receipts[story], let door = doors[story] else { return }
        let clerk = try staff.somebody(.clerk, in: door)
        let casework = casework
        let state = try await casework.database.read { db in
            try casework.matter(receipt.matter, in: db, openedBy: clerk.person).state
        }
        guard
            let holder = state.proceedings.last(where: { holder in
                let isOpen = holder.closedOn == nil
                return holder.kind == kind && (isOpen || Procedure.of(kind).step(act.verb, from: holder.stage) != nil)
            })
        else {
            throw StorageError.mistake("the demonstration has no \(kind.rawValue) for \(act.verb.rawValue)")
        }
        // The calendar may have received it already.
        if act.verb == .receive, Procedure.of(kind).step(.receive, from: holder.stage) == nil { return }
        let somebody = try staff.somebody(role, in: holder.unit)
        let outcome = try await casework.perform(act, on: holder.id, by: somebody)
        summary.acts += 1
        if !outcome.issued.isEmpty {
            clock.move(toOffset: clock.offsetSeconds + 90)
            // Those of a sealed matter were made by whoever acted.
            for letter in outcome.issued where !outcome.isSealed {
                summary.letters += try await casework.render(letter, of: outcome.matter)
            }
        }
    }

    /// Of the first body that may review and has a reviewer.
    private mutating func askReview(_ grounds: String, _ story: Int) async throws {
        guard let receipt = receipts[story] else { return }
        let casework = casework
        let ticket = try await casework.ticket(for: receipt)
        let open = try await casework.openReview(ticket: ticket)
        let body = open?.bodies.first { staff.holdings.contains(Principal.Holding(role: .reviewer, unit: $0.id)) }
        guard let body else { throw StorageError.mistake("the demonstration has nobody to review \(receipt.number)") }
        try await casework.requestReview(of: body.id, grounds: grounds, ticket: ticket)
        summary.acts += 1
    }

    private mutating func rate(_ rating: Rating, _ object: RatedObject, _ story: Int) async throws {
        guard let receipt = receipts[story] else { return }
        let casework = casework
        let ticket = try await casework.ticket(for: receipt)
        guard try await casework.followed(ticket).rateUntil(object) != nil else { return }
        try await casework.rate(rating, of: object, ticket: ticket)
        summary.acts += 1
    }
}
