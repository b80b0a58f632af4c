// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 批量办理: one act on many matters, each by itself.
@Suite struct BatchTests {
    /// Three matters that the clerk has sent to Housing, and one that is still at the door.
    private func sent(_ world: CaseworkWorld) async throws -> (sent: [Receipt], kept: Receipt) {
        var sent: [Receipt] = []
        for number in 0..<3 {
            let receipt = try await world.register(title: "积水\(number)", facts: "桥下雨后积水，已经有几年了。")
            try await world.act(
                .transfer, Transfer(unit: world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            sent.append(receipt)
        }
        return (sent, try await world.register())
    }

    @Test(arguments: TestEngine.dialects)
    func `a preview says what each would become, and writes nothing`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let (sent, kept) = try await sent(world)
            let handler = try await world.principal("handler")
            let before = try await world.state(of: sent[0])
            let numbers = (sent + [kept]).map(\.number) + ["2026-9999999-9"]
            let lines = try await world.casework.preview(Act(.receive), on: numbers, for: handler)
            #expect(lines.count == 5)
            for line in lines.prefix(3) {
                guard case .possible(_, let stage, let unit, _, _) = line.outlook else {
                    Issue.record("\(line.outlook)")
                    continue
                }
                #expect(stage == Routing.Stage.received.code)
                #expect(unit == world.unit("D-HOU")?.id)
            }
            for line in lines.suffix(2) {
                guard case .refused(let refusal) = line.outlook else {
                    Issue.record("\(line.outlook)")
                    continue
                }
                #expect(refusal.code == .unseen && line.matter == nil)
            }
            #expect(try await world.state(of: sent[0]) == before)
            let clerk = try await world.principal("clerk")
            let wrong = try await world.casework.preview(Act(.receive), on: [kept.number], for: clerk)
            guard case .refused(let refusal) = try #require(wrong.first).outlook else {
                Issue.record("it is not for the clerk to receive")
                return
            }
            #expect(refusal.code == .notAtThisStage && !refusal.article.isEmpty)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `each is done by itself, what changed meanwhile is refused, and a second sending does nothing`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let (sent, _) = try await sent(world)
            let handler = try await world.principal("handler")
            let lines = try await world.casework.preview(Act(.receive), on: sent.map(\.number), for: handler)
            let chosen = lines.compactMap(\.chosen)
            #expect(chosen.count == 3)
            // Somebody signs for the second one in between.
            try await world.act(.receive, on: sent[1], .routing, by: "handler")
            let text = try await world.casework.perform(
                Act(.receive), onEach: chosen, by: handler, formToken: "base.token")
            let result = try #require(try await world.casework.batchResult(text, for: handler))
            #expect(result.isOver && result.verb == .receive)
            #expect(result.lines.map { $0.outcome == .done } == [true, false, true])
            guard case .refused(let refusal) = result.lines[1].outcome else {
                Issue.record("\(result.lines[1])")
                return
            }
            #expect(refusal.code == .stale && refusal.article == "R-126")
            let journal = try await world.casework.file(sent[0].matter, for: handler).journal.count
            let again = try await world.casework.perform(
                Act(.receive), onEach: chosen, by: handler, formToken: "base.token")
            #expect(again == text)
            #expect(try await world.casework.batchResult(text, for: handler) == result)
            #expect(try await world.casework.file(sent[0].matter, for: handler).journal.count == journal)
            #expect(try await world.casework.batchResult(text, for: world.principal("clerk")) == nil)
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what cannot be done holds up no other, and a sealed matter goes nowhere by the dozen`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let plain = try await world.register()
            let sealed = try await world.register(.accusation)
            let act = Act(.transfer, Transfer(unit: try world.reference("D-HOU"), note: nil))
            let numbers = [sealed.number, plain.number]
            let lines = try await world.casework.preview(act, on: numbers, for: clerk)
            guard case .refused(let refusal) = lines[0].outlook else {
                Issue.record("\(lines[0].outlook)")
                return
            }
            #expect(refusal.code == .accusationElsewhere)
            let handler = try await world.principal("handler")
            let unseen = try await world.casework.preview(act, on: numbers, for: handler)
            #expect(unseen.allSatisfy { $0.matter == nil })
            let text = try await world.casework.perform(
                act, onEach: lines.compactMap(\.chosen), by: clerk, formToken: "base.other")
            let result = try #require(try await world.casework.batchResult(text, for: clerk))
            #expect(result.lines.map { $0.outcome == .done } == [false, true])
            #expect(try await world.state(of: sealed).isSealed)
            #expect(try await world.casework.verify().isClean)
        }
    }

    @Test func `the acts for many ask nothing of the single matter`() {
        for verb in Batch.verbs {
            for field in verb.fields where field.isRequired {
                #expect(["unit", "feedbackDueOn"].contains(field.name), "\(verb) \(field.name)")
            }
        }
        #expect(Batch.verbs(at: Routing.Stage.forwarded.code, of: .routing, by: .handler) == [.receive])
        #expect(
            Batch.verbs(at: Routing.Stage.registered.code, of: .routing, by: .clerk)
                == [.transfer, .transferSimply, .assign])
        #expect(BatchChoice("12.3") == BatchChoice(proceeding: ProceedingID(12), version: 3))
        #expect(BatchChoice("12") == nil && BatchChoice("a.1") == nil)
    }
}
