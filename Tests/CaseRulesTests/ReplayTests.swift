// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Foundation
import Support
import Testing

@Suite struct ReplayTests {
    /// Walks random legal acts through all tables, some refused, some not; keeps the entries that were taken.
    private func walk(_ seed: UInt64, _ book: RuleBook) throws -> MatterWorld { try life(seed, book).world }

    /// The same, with the steps that were taken.
    private func life(_ seed: UInt64, _ book: RuleBook) throws -> (world: MatterWorld, taken: Set<Taken>) {
        var taken: Set<Taken> = []
        var numbers = SeededNumbers(seed: seed)
        let purposes: [Purpose?] = [.claim, .suggestion, .accusation, nil]
        let doors = [MatterWorld.office, MatterWorld.housing]
        var today = try numbers.day(from: 2023, through: 2026)
        var world = try MatterWorld(
            book, receivedOn: today.iso, purpose: purposes.randomElement(using: &numbers) ?? nil,
            at: doors.randomElement(using: &numbers) ?? MatterWorld.office,
            isContactable: Bool.random(using: &numbers))
        // Every third life begins with a served opinion, so that what comes after it is lived through too.
        if seed.isMultiple(of: 3) {
            world = try served(book, on: today)
            today = today.adding(days: 1)
        }
        for _ in 0..<90 {
            today = today.adding(days: Int.random(in: 0...3, using: &numbers))
            guard let open = choose(world.state.proceedings.filter(\.isWalkable), &numbers),
                let step = pick(Procedure.of(open.kind).steps(from: open.stage), &numbers),
                let act = act(step.verb, today, &numbers), let performer = step.by.randomElement(using: &numbers)
            else { continue }
            do {
                let unit =
                    switch step.desk {
                    case .holder, .holderOrRegistrar: open.unit
                    case .registrar: world.state.registeredBy
                    case .target: act.target?.id ?? open.unit
                    }
                try world.perform(act, on: open.id, by: actor(performer, in: unit), day: today.iso)
                taken.insert(Taken(kind: open.kind, from: open.stage, verb: step.verb))
            } catch is Refusal {
                continue
            }
            if Bool.random(using: &numbers) { try world.render(day: today.iso) }
        }
        return (world, taken)
    }

    /// A claim from the door to a served opinion within a day.
    private func served(_ book: RuleBook, on day: CalendarDate) throws -> MatterWorld {
        var world = try MatterWorld(book, receivedOn: day.iso)
        let handler = MatterWorld.handler()
        try world.perform(
            Act(.transfer, Transfer(unit: MatterWorld.housing, note: nil)), on: .routing, by: MatterWorld.clerk,
            day: day.iso)
        try world.perform(Act(.receive), on: .routing, by: handler, day: day.iso)
        try world.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: .ordinaryHandling, by: handler,
            day: day.iso)
        try world.perform(
            Act(
                .draftOpinion,
                OpinionDraft(
                    claim: "claim", outcome: .explained, facts: "the facts", basis: ["a law"], opinion: "the opinion")),
            on: .ordinaryHandling, by: handler, day: day.iso)
        try world.perform(
            Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(), day: day.iso)
        try world.render(day: day.iso)
        try world.perform(
            Act(.proveService, ServiceProof(method: .inPerson, servedOn: day, proof: "signed")),
            on: .ordinaryHandling, by: handler, day: day.iso)
        return world
    }

    /// A matter that has come to a review goes on with it more often than not.
    private func choose(_ found: [ProceedingState], _ numbers: inout SeededNumbers) -> ProceedingState? {
        // A rating ends with its first step, and takes none from the way of the matter.
        let walkable = found.filter { !$0.kind.isRating || Int.random(in: 0..<4, using: &numbers) == 0 }
        let ladder: Set<ProceedingKind> = [.review, .reReview, .hearing]
        let high = walkable.filter { ladder.contains($0.kind) }
        return Int.random(in: 0..<4, using: &numbers) == 0 || high.isEmpty
            ? walkable.randomElement(using: &numbers) : high.randomElement(using: &numbers)
    }

    /// Mostly a step that leads on; now and then one that stays.
    private func pick(_ steps: [Step<StageCode>], _ numbers: inout SeededNumbers) -> Step<StageCode>? {
        let leading = steps.filter { step in
            step.to != step.from || step.opens.contains { $0.kind.isMain || $0.kind == .hearing }
        }
        return Int.random(in: 0..<4, using: &numbers) == 0 || leading.isEmpty
            ? steps.randomElement(using: &numbers) : leading.randomElement(using: &numbers)
    }

    /// What forms say with the same words as stages.
    private static let inputs = Set(
        Verb.allCases.map(\.rawValue) + ProceedingKind.allCases.map(\.rawValue) + ["opened"])
    /// What forms ask for: the day on which a hearing closed is an input.
    private static let questions = Set(Verb.allCases.flatMap(\.fields).map(\.name))

    /// A step of a table, as a walk took it.
    private struct Taken: Hashable {
        let kind: ProceedingKind
        let from: StageCode
        let verb: Verb
    }

    private func actor(_ performer: Performer, in unit: UnitID) -> Actor {
        switch performer {
        case .role(let role): .staff(PersonID([.approver, .leader].contains(role) ? 8 : 7), as: role, in: unit)
        case .petitioner: .petitioner
        case .system: .system
        case .importer: .importer
        }
    }

    private func act(_ verb: Verb, _ today: CalendarDate, _ numbers: inout SeededNumbers) -> Act? {
        guard verb != .recordReply else { return nil }
        var form = SeededForm(numbers: numbers, today: today)
        let act = form.act(verb)
        numbers = form.numbers
        return act
    }

    @Test func `replaying a journal gives the stored state, over three thousand random lives`() throws {
        let book = try shippedRules()
        var acts = 0
        for seed in 0..<3_000 {
            let world = try walk(UInt64(seed), book)
            // As they are stored and read again: what the coding loses, the state would miss.
            let entries = try world.entries.map { (body: try Stored($0.body).read(), envelope: $0.envelope) }
            let replayed = try MatterState.replaying(entries, id: world.state.id, under: book)
            #expect(replayed == world.state, "seed \(seed)")
            acts += world.entries.count
        }
        #expect(acts > 12_000)
    }

    @Test func `only lawful events move a clock: without the others every due day is the same`() throws {
        let book = try shippedRules()
        for seed in 0..<500 {
            let world = try walk(UInt64(seed), book)
            let quiet = world.entries.flatMap { entry -> [(body: EntryBody, envelope: Envelope)] in
                let material = EntryBody.materialAdded(MaterialRecord(attachments: [], textHash: "aa"))
                return [entry, (material, entry.envelope), (.codeReissued, entry.envelope)]
            }
            let replayed = try MatterState.replaying(quiet, id: world.state.id, under: book)
            #expect(replayed.clocks == world.state.clocks, "seed \(seed)")
        }
    }

    @Test func `an entry holds inputs only: neither stage nor due day is in what is stored`() throws {
        let book = try shippedRules()
        let stages = Set(ProceedingKind.allCases.flatMap { Procedure.of($0).stages.map(\.rawValue) })
        for seed in 0..<100 {
            for entry in try walk(UInt64(seed), book).entries {
                let text = String(decoding: try Stored(entry.body).bytes, as: UTF8.self)
                let words = Set(text.split(separator: "\"", omittingEmptySubsequences: false).map(String.init))
                #expect(
                    words.subtracting(Self.questions).isDisjoint(with: [
                        "dueOn", "internalDueOn", "stage", "clocks", "closedOn", "metOn",
                    ]), "\(text)")
                // A word that is a verb, a choice of a form or the record's own word for what was opened is no stage here.
                #expect(words.intersection(stages).subtracting(Self.inputs).isEmpty, "\(text)")
            }
        }
    }

    @Test func `a table with one step changed no longer replays what was decided under the right one`() throws {
        let book = try shippedRules()
        let lives = try (0..<1_800).map { try life(UInt64($0), book) }
        var untried: [String] = []
        for kind in ProceedingKind.allCases where kind != .historicReply {
            let steps = Procedure.of(kind).steps
            for index in steps.indices {
                let step = Taken(kind: kind, from: steps[index].from, verb: steps[index].verb)
                let used = lives.filter { $0.taken.contains(step) }.prefix(8)
                if used.isEmpty { untried.append("\(kind) \(step.from.rawValue) \(step.verb)") }
                let changed = Procedure.of(kind).sending(step: index, to: StageCode(rawValue: "elsewhere"))
                for life in used {
                    #expect(!replays(life.world, under: book, with: changed), "\(kind) \(step.verb)")
                }
            }
        }
        // Steps that need several rare things in a row are told as stories instead.
        #expect(untried.count <= 6, "\(untried)")
    }

    private func replays(_ world: MatterWorld, under book: RuleBook, with changed: Procedure) -> Bool {
        do {
            return try MatterState.replaying(
                world.entries, id: world.state.id, under: book, by: { $0 == changed.kind ? changed : .of($0) })
                == world.state
        } catch {
            return false
        }
    }
}

/// An entry's content as the journal keeps it.
private struct Stored: EntryDecoding {
    let kind: String
    let bytes: [UInt8]

    init(_ body: EntryBody) throws {
        kind = body.kind
        bytes = try body.encode { Array(try JSONEncoder().encode($0)) }
    }

    func read() throws -> EntryBody { try EntryBody.decode(kind: kind, with: self) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(bytes))
    }
}

extension ProceedingState {
    /// Open, or ended with acts that may still come.
    fileprivate var isWalkable: Bool { closedOn == nil || !Procedure.of(kind).steps(from: stage).isEmpty }
}

extension Procedure {
    /// The same table with one step that leads elsewhere.
    fileprivate func sending(step index: Int, to stage: StageCode) -> Procedure {
        var steps = steps
        steps[index].to = stage
        return Procedure(
            kind: kind, opening: opening, startsOnOpening: startsOnOpening, resting: resting, terminal: terminal,
            stages: stages, steps: steps)
    }
}
