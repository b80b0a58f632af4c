// SPDX-License-Identifier: Apache-2.0
@testable import CaseRules
import Foundation
import Testing

@Suite struct ModelCheckTests {
    private static let procedures = ProceedingKind.allCases.map(Procedure.of)

    @Test func `the tables of the house have no fault`() {
        #expect(ModelCheck.faults(of: Self.procedures) == [])
    }

    @Test func `no sequence of acts closes a matter without a served document`() {
        let start = threadSeconds()
        var told: [Int] = []
        let (states, faults) = ModelCheck.closings(progress: { done, _ in told.append(done) })
        #expect(faults == [])
        #expect(states > 500)
        #expect(told == Array(0...Purpose.allCases.count))
        // Whoever writes the documents waits for it.
        #expect(threadSeconds() - start < 15)
    }

    /// Of this thread alone, whatever runs beside it.
    private func threadSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test func `a state of the walk keeps the stages and parents of all its proceedings apart`() {
        var state = ModelState(stage: 0xFFF)
        for place in 1..<ModelState.room { state.append(stage: place * 100, parent: place - 1) }
        state.append(stage: 1, parent: nil)
        #expect(state.count == ModelState.room && !state.isServed)
        state.isServed = true
        state.move(3, to: 4_000)
        #expect(state.isServed && state.count == ModelState.room)
        #expect((0..<state.count).map(state.stage) == [4_095, 100, 200, 4_000, 400, 500, 600])
        #expect((0..<state.count).map(state.parent) == [nil, 0, 1, 2, 3, 4, 5])
        state.isServed = false
        #expect(!state.isServed && state.stage(6) == 600)
        var seen = SeenStates()
        let all = (0..<20_000).map { ModelState(stage: $0 % 4_096) }
        #expect(all.filter { seen.insert($0) }.count == 4_096 && seen.count == 4_096)
    }

    @Test func `a table without a way out, an article and a role is found out`() {
        let nowhere = StageCode(rawValue: "nowhere")
        let lost = StageCode(rawValue: "lost")
        let first = StageCode(rawValue: "first")
        let broken = Procedure(
            kind: .execution, opening: first, startsOnOpening: [.execution], resting: [], terminal: [],
            stages: [first, nowhere, lost],
            steps: [Step(from: first, verb: .recordPerformance, to: nowhere, by: [], article: "")])
        let faults = Set(ModelCheck.faults(of: [broken]))
        #expect(
            faults.isSuperset(of: [
                .deadEnd(.execution, nowhere), .unreached(.execution, lost), .endless(.execution, first),
                .withoutArticle(.execution, .recordPerformance), .withoutRole(.execution, .recordPerformance),
                .neverMet(.execution),
            ]))
    }

    @Test func `an answer that is owed without a clock is found out`() {
        let table = Procedure.of(.execution)
        let unclocked = Procedure(
            kind: .execution, opening: table.opening, startsOnOpening: [], resting: table.resting,
            terminal: table.terminal, stages: table.stages, steps: table.steps)
        #expect(ModelCheck.faults(of: [unclocked]).contains(.unclocked(.execution)))
    }

    @Test func `a settlement that leaves the day of a new decision open is found out, with the acts that lead there`() {
        let changed = ProceedingKind.allCases.map { kind in
            Procedure.of(kind).changing { step in
                if kind == .ordinaryHandling, step.verb == .proveService,
                    step.from == OrdinaryHandling.Stage.agreed.code
                {
                    step.meets = [.handling]
                }
            }
        }
        let faults = ModelCheck.faults(of: changed)
        let ways = faults.compactMap { fault -> [String]? in if case .endedUnmet(let acts) = fault { acts } else { nil }
        }
        #expect(ways.contains { $0.last == "ordinaryHandling.closed: K-23" })
    }

    @Test func `a hand-over that tells the petitioner nothing is found out, and a procedure with named days only`() {
        let (_, faults) = ModelCheck.closings(by: { kind in
            Procedure.of(kind).changing { step in if step.verb == .handOver { step.issues = [.handOverLetter] } }
        })
        #expect(faults.contains(.closedUnserved(["routing.handOver"])))
        let paths = Procedure.of(.statutoryPath)
        let named = Procedure(
            kind: .statutoryPath, opening: paths.opening, startsOnOpening: [.statutoryLimit], resting: paths.resting,
            terminal: paths.terminal, stages: paths.stages, steps: paths.steps)
        #expect(ModelCheck.faults(of: [named]).contains(.onlyNamed(.statutoryPath)))
    }

    @Test func `a table that closes on an approval alone is found out, with the acts that lead there`() {
        let closed = OrdinaryHandling.Stage.closed.code
        let (_, faults) = ModelCheck.closings(by: { kind in
            let table = Procedure.of(kind)
            guard kind == .ordinaryHandling else { return table }
            let steps = table.steps.map { step in
                var step = step
                if step.verb == .approveOpinion { step.to = closed }
                return step
            }
            return Procedure(
                kind: kind, opening: table.opening, startsOnOpening: table.startsOnOpening, resting: table.resting,
                terminal: table.terminal, stages: table.stages, steps: steps)
        })
        let acts = faults.compactMap { fault -> [String]? in
            if case .closedUnserved(let acts) = fault { acts } else { nil }
        }
        #expect(acts.first?.last == "ordinaryHandling.approveOpinion")
    }
}

extension Procedure {
    /// The same table with each step as a body leaves it.
    fileprivate func changing(_ body: (inout Step<StageCode>) -> Void) -> Procedure {
        Procedure(
            kind: kind, opening: opening, startsOnOpening: startsOnOpening, resting: resting, terminal: terminal,
            stages: stages,
            steps: steps.map { step in
                var step = step
                body(&step)
                return step
            })
    }
}
