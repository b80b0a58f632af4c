// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

@Suite struct WorkflowTableTests {
    static let procedures = ProceedingKind.allCases.map(Procedure.of)

    @Test(arguments: procedures)
    func `every stage can be reached`(_ procedure: Procedure) {
        var reached: Set<StageCode> = [procedure.opening]
        var grew = true
        while grew {
            let before = reached.count
            for step in procedure.steps where reached.contains(step.from) { reached.insert(step.to) }
            grew = reached.count > before
        }
        #expect(Set(procedure.stages).subtracting(reached).isEmpty)
    }

    @Test(arguments: procedures)
    func `every stage that has not ended has a way out, and an ended one has none`(_ procedure: Procedure) {
        for stage in procedure.stages {
            let isTerminal = procedure.terminal.contains(stage)
            #expect(procedure.steps(from: stage).isEmpty == isTerminal, "\(stage.rawValue)")
        }
    }

    @Test func `every verb is used by a table`() {
        let used = Set(Self.procedures.flatMap { $0.steps.map(\.verb) })
        #expect(Set(Verb.allCases).subtracting(used).isEmpty)
    }

    @Test(arguments: procedures)
    func `a verb leads from a stage to one place only`(_ procedure: Procedure) {
        for stage in procedure.stages {
            let verbs = procedure.steps(from: stage).map(\.verb)
            #expect(verbs.count == Set(verbs).count, "\(stage.rawValue)")
        }
    }

    @Test func `every clock that some step starts is met or stopped by another`() {
        let steps = Self.procedures.flatMap(\.steps)
        let started = Set(steps.flatMap(\.starts) + Self.procedures.flatMap(\.startsOnOpening))
        let ended = Set(steps.flatMap(\.meets) + steps.flatMap(\.stops))
        // K-07 limits the petitioner's right to a review: the review proceeding will meet it.
        #expect(started.subtracting(ended) == [.reviewRequest])
    }

    @Test(arguments: procedures)
    func `every step names its article and somebody who may`(_ procedure: Procedure) {
        for step in procedure.steps {
            #expect(!step.article.isEmpty)
            #expect(!step.by.isEmpty)
        }
    }

    @Test func `every verb has a noun of its own`() {
        let nouns = Verb.allCases.map(\.noun)
        #expect(Set(nouns).count == nouns.count)
        for verb in Verb.allCases { #expect(Verb(noun: verb.noun) == verb) }
    }

    @Test func `only desk roles, the petitioner, the system and the import perform steps`() {
        for step in Self.procedures.flatMap(\.steps) {
            for case .role(let role) in step.by { #expect(role.readsMatters) }
        }
    }

    @Test func `an opinion is approved by another role than the one that drafts it`() {
        let handling = Procedure.of(.ordinaryHandling)
        let drafting = handling.steps.filter { $0.verb == .draftOpinion }.flatMap(\.by)
        let approving = handling.steps.filter { $0.verb == .approveOpinion }.flatMap(\.by)
        #expect(Set(drafting).isDisjoint(with: approving))
    }

    @Test func `ordinary handling closes by proven service and by nothing else`() {
        let closing = Procedure.of(.ordinaryHandling).steps.filter { $0.to == OrdinaryHandling.Stage.closed.code }
        #expect(Set(closing.map(\.verb)) == [.proveService])
        #expect(closing.allSatisfy { $0.guards.contains(.letterRendered) })
    }

    @Test func `the printed tables hold every step`() {
        let document = Procedure.document(of: Self.procedures)
        for step in Self.procedures.flatMap(\.steps) {
            #expect(document.contains("\(step.from.rawValue) --> \(step.to.rawValue): \(step.verb.rawValue)"))
        }
    }
}
