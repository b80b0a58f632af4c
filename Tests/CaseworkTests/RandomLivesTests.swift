// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// Random lives by real acts: people of a district do what their page offers them, petitioners ask and rate, the worker sweeps. Whatever came
/// of it, the journal that was stored replays to the rows that were stored, to the day.
@Suite struct RandomLivesTests {
    @Test(arguments: [(TestEngine.sqliteMemory, 30), (.postgres, 6)])
    func `what random lives leave in the database is what their journals say`(
        _ engine: TestEngine, _ lives: Int
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            var district = try await District(world, seed: 20)
            for _ in 0..<lives { try await district.live(acts: 40) }
            let report = try await world.casework.verify()
            #expect(report.faults == [])
            #expect(report.matters == lives)
            // Half of what chance types is refused, as it should be.
            #expect(district.acts > lives * 5, "\(district.acts)")
            #expect(district.verbs.count > lives / 2, "\(district.verbs.count)")
        }
    }
}

/// People who do something by chance.
private struct District {
    let world: CaseworkWorld
    let people: [Principal]
    var numbers: SeededNumbers
    private(set) var acts = 0
    private(set) var verbs: Set<Verb> = []

    init(_ world: CaseworkWorld, seed: UInt64) async throws {
        self.world = world
        people = try await world.casework.people().map { person in
            Principal(
                person: person.id, login: person.login, name: person.name, nameEnglish: person.nameEnglish,
                holdings: person.holdings)
        }
        numbers = SeededNumbers(seed: seed)
    }

    /// One matter, from its registration on.
    mutating func live(acts most: Int) async throws {
        let casework = world.casework
        let purposes: [Purpose?] = [.claim, .claim, .claim, .suggestion, .accusation, nil]
        let receipt = try await world.register(purposes.randomElement(using: &numbers) ?? nil)
        for _ in 0..<most {
            if Int.random(in: 0..<4, using: &numbers) == 0 {
                world.time.move(days: Int.random(in: 1...6, using: &numbers))
                _ = try await casework.sweep()
            }
            if Bool.random(using: &numbers) { _ = try await casework.renderLetters() }
            if Int.random(in: 0..<6, using: &numbers) == 0 {
                if try await Self.isTaken({ try await petition(receipt) }) { acts += 1 }
            } else {
                try await serve(receipt)
            }
        }
    }

    /// Whether it was taken; what the rules refuse is no fault.
    private static func isTaken(_ act: () async throws -> Void) async throws -> Bool {
        do {
            try await act()
            return true
        } catch is Refusal {
        } catch is FieldErrors {
        } catch is FollowProblem {
        }
        return false
    }

    /// Somebody who has the matter opens it and does one of the things that the page offers.
    private mutating func serve(_ receipt: Receipt) async throws {
        for _ in 0..<5 {
            guard let principal = people.randomElement(using: &numbers) else { return }
            let file: MatterFile
            do { file = try await world.casework.file(receipt.matter, for: principal) } catch is Refusal { continue }
            // Mostly a step on the way; what may be done at any time would fill whole lives.
            let steps = file.openActs.filter { !$0.isAtAnyTime }
            let offered = steps.isEmpty || Int.random(in: 0..<8, using: &numbers) == 0 ? file.openActs : steps
            guard let open = offered.randomElement(using: &numbers) else { continue }
            let organisation = world.casework.organisation.snapshot
            var form = SeededForm(
                numbers: numbers, today: world.casework.today,
                units: organisation.unitsByCode.keys.sorted(), people: people.map(\.login).sorted(),
                lookup: FieldReader.Lookup(
                    unit: { organisation.unitsByCode[$0]?.reference }, isCategory: { _ in false },
                    person: { [people] login in people.first { $0.login == login }?.person }))
            let act = form.act(open.verb)
            numbers = form.numbers
            guard let act else { continue }
            let isTaken = try await Self.isTaken {
                _ = try await world.casework.perform(
                    act, on: open.proceeding, version: open.version, by: principal)
            }
            if isTaken {
                acts += 1
                verbs.insert(open.verb)
                return
            }
        }
    }

    /// The petitioner asks for a review of whoever may review, or rates.
    private func petition(_ receipt: Receipt) async throws {
        let ticket = try await world.casework.ticket(for: receipt)
        if let review = try await world.casework.openReview(ticket: ticket) {
            try await world.casework.requestReview(
                of: review.bodies.first?.id, grounds: "答复所述与事实不符，温度未达标准。",
                whyLate: review.isLate ? "住院一个月，有出院证明。" : nil, ticket: ticket)
        } else {
            let open = try await world.casework.followed(ticket).ratings.last
            try await world.casework.rate(Rating(.unsatisfied), of: open?.object ?? .unit, ticket: ticket)
        }
    }
}
