// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Secrets
import Storage

/// 演示概况: what the history of a demonstration came to.
package struct DemoSummary: Codable, Equatable, Sendable {
    package var matters = 0
    package var acts = 0
    package var letters = 0
    package var overdue = 0

    package init() {}

    static func += (left: inout DemoSummary, right: DemoSummary) {
        left.matters += right.matters
        left.acts += right.acts
        left.letters += right.letters
        left.overdue += right.overdue
    }
}

extension Casework {
    /// 演示历史: about three hundred invented matters over the twelve months before now, in every stage and of every
    /// channel, made by the same verbs that people use, in the order of time, by a clock that stands at each act's instant.
    ///
    /// - Parameters:
    ///   - material: the situations (`demo-matters.json`).
    ///   - phrases: what people write into acts (`demo-phrases.json`).
    ///   - seed: the same seed gives the same history on the same day.
    ///   - progress: steps done, of how many.
    /// - Throws: `StorageError.mistake` outside a demonstration, or when the organisation lacks its office or its people.
    package func performDemo(
        material: [UInt8], phrases: [UInt8], seed: UInt64 = 20_220_501,
        progress: @Sendable (Int, Int) -> Void = { _, _ in }
    ) async throws -> DemoSummary {
        guard isDemo else { throw StorageError.mistake("history is invented in a demonstration only") }
        guard let office = organisation.snapshot.petitionOffice else {
            throw StorageError.mistake("the demonstration has no petition office")
        }
        let staff = try await DemoStaff(of: self)
        let now = clock.now
        var plan = DemoPlan(
            material: try EntryCoding.decode(DemoMaterial.self, material),
            phrases: try EntryCoding.decode(DemoPhrases.self, phrases), snapshot: organisation.snapshot, book: book,
            holdings: staff.holdings, office: office, today: today, seed: seed)
        let stories = try plan.stories()
        var moments: [DemoMoment] = []
        for (index, story) in stories.enumerated() {
            for step in story.steps {
                let at = step.day.instant(minute: step.minute, offsetSeconds: book.offsetSeconds)
                guard at < now else { break }
                moments.append(DemoMoment(at: at, story: index, step: step.step))
            }
        }
        moments.sort { ($0.at, $0.story) < ($1.at, $1.story) }
        var history = DemoHistory(casework: self, staff: staff, stories: stories.count, now: now)
        for (done, moment) in moments.enumerated() {
            try await history.perform(moment)
            progress(done + 1, moments.count)
        }
        return try await history.finish()
    }

    /// The same application by another clock, and over another database when one is given.
    func by(_ clock: CaseClock, over other: (any Database)? = nil) -> Casework {
        var copy = self
        copy.clock = clock
        copy.database = other ?? database
        return copy
    }
}

/// 演示人员: who acts in a role of a unit.
struct DemoStaff {
    private var people: [Principal.Holding: Principal] = [:]

    var holdings: Set<Principal.Holding> { Set(people.keys) }

    init(of casework: Casework) async throws {
        var after = ""
        while true {
            let page = try await casework.people(after: after)
            for person in page where !person.isDisabled {
                let principal = Principal(
                    person: person.id, login: person.login, name: person.name, nameEnglish: person.nameEnglish,
                    holdings: person.holdings)
                for holding in person.holdings where people[holding] == nil { people[holding] = principal }
            }
            guard let last = page.last else { return }
            after = last.login
        }
    }

    /// - Throws: `StorageError.mistake` when nobody is there: the files of the demonstration do not fit together.
    func somebody(_ role: Role, in unit: UnitID) throws -> Principal {
        guard let principal = people[Principal.Holding(role: role, unit: unit)] else {
            throw StorageError.mistake("the demonstration has no \(role.rawValue) in unit \(unit)")
        }
        return principal
    }
}
