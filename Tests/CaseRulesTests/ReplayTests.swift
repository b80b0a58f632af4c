// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

@Suite struct ReplayTests {
    /// Walks random legal acts through all tables, some refused, some not; keeps the entries that were taken.
    private func walk(_ seed: UInt64, _ book: RuleBook) throws -> MatterWorld {
        var numbers = SeededNumbers(seed: seed)
        let purposes: [Purpose?] = [.claim, .suggestion, .accusation, nil]
        let doors = [MatterWorld.office, MatterWorld.housing]
        var today = try numbers.day(from: 2023, through: 2026)
        var world = try MatterWorld(
            book, receivedOn: today.iso, purpose: purposes.randomElement(using: &numbers) ?? nil,
            at: doors.randomElement(using: &numbers) ?? MatterWorld.office,
            isContactable: Bool.random(using: &numbers))
        for _ in 0..<40 {
            today = today.adding(days: Int.random(in: 0...9, using: &numbers))
            guard let open = world.state.proceedings.filter({ $0.closedOn == nil }).randomElement(using: &numbers),
                let step = Procedure.of(open.kind).steps(from: open.stage).randomElement(using: &numbers),
                let act = act(step.verb, today, &numbers), let performer = step.by.randomElement(using: &numbers)
            else { break }
            do {
                try world.perform(act, on: open.kind, by: actor(performer, in: open.unit), day: today.iso)
            } catch is Refusal {
                continue
            }
            if Bool.random(using: &numbers) { try world.render(day: today.iso) }
        }
        return world
    }

    private func actor(_ performer: Performer, in unit: UnitID) -> Actor {
        switch performer {
        case .role(let role): .staff(PersonID(7), as: role, in: unit)
        case .petitioner: .petitioner
        case .system: .system
        case .importer: .importer
        }
    }

    private func act(_ verb: Verb, _ today: CalendarDate, _ numbers: inout SeededNumbers) -> Act? {
        let units = [MatterWorld.housing, MatterWorld.heating, MatterWorld.discipline, MatterWorld.office]
        let unit = units.randomElement(using: &numbers) ?? MatterWorld.housing
        let text = String(repeating: "a reason that is long enough. ", count: 3)
        let purpose = Purpose.allCases.randomElement(using: &numbers) ?? .claim
        let path = StatutoryPath.allCases.randomElement(using: &numbers) ?? .p6
        return switch verb {
        case .classify: .classify(Classification(purpose: purpose, category: nil, grade: nil, path: path))
        case .transfer: .transfer(Transfer(unit: unit, note: nil))
        case .assign: .assign(Assignment(unit: unit, feedbackDueOn: today.adding(days: 20), note: nil))
        case .replyDirectly: .replyDirectly(DirectReply(reply: text))
        case .handOver: .handOver(HandOver(unit: unit, note: nil))
        case .object: .object(Objection(reason: text, suggestedUnit: nil))
        case .feedBack: .feedBack(CompletionReport(report: text))
        case .accept: .accept(Acceptance(path: path, note: nil))
        case .decline: .decline(NonAcceptance(ground: .litigation, competentBody: "court", reason: text))
        case .requestExtension:
            .requestExtension(ExtensionRequest(days: Int.random(in: 1...30, using: &numbers), reason: text))
        case .draftOpinion:
            .draftOpinion(OpinionDraft(claim: "c", outcome: .explained, facts: text, basis: ["b"], opinion: text))
        case .dispatchOpinion: .dispatchOpinion(Dispatch(method: .registeredMail, note: nil))
        case .proveService: .proveService(ServiceProof(method: .registeredMail, servedOn: today, proof: "receipt"))
        case .rate: .rate(Rating(office: .satisfied, unit: .unsatisfied, words: nil))
        case .refuseObjection, .refuseExtension, .returnOpinion: Act(verb, Reason(reason: text))
        case .recordReply: nil
        default: Act(verb, Remark())
        }
    }

    @Test func `replaying a journal gives the stored state, over three thousand random lives`() throws {
        let book = try shippedRules()
        var acts = 0
        for seed in 0..<3_000 {
            let world = try walk(UInt64(seed), book)
            let replayed = try MatterState.replaying(world.entries, id: world.state.id, under: book)
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
        let world = try walk(11, shippedRules())
        for entry in world.entries {
            let text = "\(entry.body)"
            #expect(!text.contains("dueOn"))
            #expect(!text.contains("awaitingAcceptance"))
        }
    }

    @Test(arguments: ProceedingKind.allCases.filter { $0 != .historicReply && $0 != .rating })
    func `a table with one step changed no longer replays what was decided under the right one`(
        _ kind: ProceedingKind
    ) throws {
        let book = try shippedRules()
        let worlds = try (0..<300).map { try walk(UInt64($0), book) }
        let steps = Procedure.of(kind).steps
        for index in steps.indices {
            let changed = Procedure.of(kind).sending(step: index, to: StageCode(rawValue: "elsewhere"))
            let used = worlds.filter { world in
                world.entries.contains { entry in
                    guard case .acted(let record) = entry.body else { return false }
                    return record.act.verb == steps[index].verb
                }
            }
            let differs = used.contains { world in
                do {
                    let replayed = try MatterState.replaying(
                        world.entries, id: world.state.id, under: book, by: { $0 == kind ? changed : .of($0) })
                    return replayed != world.state
                } catch {
                    return true
                }
            }
            #expect(used.isEmpty || differs, "\(steps[index].verb)")
        }
    }
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
