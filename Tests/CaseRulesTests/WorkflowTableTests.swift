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
    func `every stage that has not ended has a way out, and an ended one is left only where a decision falls`(
        _ procedure: Procedure
    ) {
        for stage in procedure.stages {
            let steps = procedure.steps.filter { $0.from == stage }
            if procedure.terminal.contains(stage) {
                let leaving = steps.filter { $0.to != stage }.map(\.verb)
                #expect(
                    Set(leaving).isSubset(of: [
                        .redecide, .supersede, .revokeOpinion, .revokeDecision, .withdraw, .seal,
                    ]),
                    "\(stage.rawValue)")
            } else {
                #expect(steps.contains { $0.to != stage }, "\(stage.rawValue)")
            }
        }
    }

    @Test(arguments: procedures)
    func `from every stage an end can be reached`(_ procedure: Procedure) {
        var ending = procedure.terminal
        var grew = true
        while grew {
            let before = ending.count
            for step in procedure.steps where ending.contains(step.to) { ending.insert(step.from) }
            grew = ending.count > before
        }
        #expect(Set(procedure.stages).subtracting(ending).isEmpty)
    }

    @Test func `every verb is used by a table`() {
        let used = Set(Self.procedures.flatMap { ($0.steps + $0.atAnyTime).map(\.verb) })
        #expect(Set(Verb.allCases).subtracting(used).isEmpty)
    }

    @Test(arguments: procedures)
    func `a verb leads from a stage to one place only`(_ procedure: Procedure) {
        for stage in procedure.stages {
            let verbs = procedure.steps(from: stage).map(\.verb)
            #expect(verbs.count == Set(verbs).count, "\(stage.rawValue)")
        }
    }

    @Test func `every clock that some step starts is met by another`() {
        let steps = Self.procedures.flatMap(\.steps)
        let started = Set(steps.flatMap(\.starts) + Self.procedures.flatMap(\.startsOnOpening))
        #expect(started.subtracting(steps.flatMap(\.meets)).isEmpty)
    }

    @Test func `a clock of another proceeding is named only where there is one`() {
        for procedure in Self.procedures {
            for step in procedure.steps where !step.suspends.isEmpty || !step.releases.isEmpty {
                #expect(procedure.kind == .hearing)
            }
            for step in procedure.steps {
                for cascade in step.cascades {
                    for kind in cascade.kinds {
                        #expect(Procedure.of(kind).steps.contains { $0.verb == cascade.verb && $0.by == [.system] })
                    }
                }
            }
        }
    }

    @Test func `every kind of proceeding is opened by some step, or is where a matter begins`() {
        let opened = Set(Self.procedures.flatMap { $0.steps + $0.atAnyTime }.flatMap(\.opens).map(\.kind))
        #expect(Set(ProceedingKind.allCases).subtracting(opened) == [.routing, .historicReply, .hotlineAnswer])
    }

    @Test func `R-131f: each of the eight ways of a petition office is an act with its paper`() throws {
        let ways: [(Verb, LetterKind?)] = [
            (.keep, nil), (.replyDirectly, .directReply), (.transfer, .transferLetter), (.assign, .assignmentLetter),
            (.decline, .nonAcceptance), (.declineFinally, .finalNonAcceptance), (.handOver, .handOverLetter),
        ]
        for (verb, letter) in ways {
            let step = try #require(Routing.workflow.steps.first { $0.from == .registered && $0.verb == verb })
            if let letter { #expect(step.issues.contains(letter), "\(verb)") }
        }
        let accepting = Procedure.of(.ordinaryHandling).steps.filter { $0.verb == .accept }
        #expect(accepting.allSatisfy { $0.issues == [.acceptanceNotice] })
    }

    @Test func `R-131h: a transfer owes a copy to nobody, and R-191: a review has one term, not one for accepting it`()
    {
        for step in Procedure.of(.routing).steps where step.verb == .transfer {
            // One of the two notices goes to the petitioner, by who was asked first; nobody else gets a copy.
            #expect(step.issues == [.proceduralNotice, .forwardingNotice, .transferLetter])
        }
        for kind in [ProceedingKind.review, .reReview] {
            let procedure = Procedure.of(kind)
            #expect(procedure.startsOnOpening.count == 1)
            #expect(
                procedure.steps.filter { $0.verb == .acceptReview }.allSatisfy { $0.meets.isEmpty && $0.starts.isEmpty }
            )
        }
    }

    @Test func `what is over still meets an emergency, a disturbance, hardship or a correction, and no recusal`() {
        for procedure in Self.procedures where procedure.kind.isMain {
            for end in procedure.terminal {
                // Papers of the file, and the circle of a sealed one, stay possible as well.
                let papers: Set<Verb> = [
                    .issueRegistrationForm, .issuePowerOfAttorney, .proposeKeyHolder, .proposeClearing,
                    .proposeUnsealing,
                ]
                let verbs = Set(procedure.atAnyTime.filter { $0.from == end }.map(\.verb))
                let always: Set<Verb> = [.reportUrgent, .recordIncident, .arrangeAid, .correctLetter]
                #expect(
                    verbs == (procedure.kind == .routing ? always.union(papers) : always),
                    "\(procedure.kind) \(end.rawValue)")
            }
        }
    }

    /// Every duty to the petitioner has a clock: whoever must accept, decide or answer has a day.
    @Test func `what is owed to the petitioner has a clock`() {
        let owing: [ProceedingKind: [ClockID]] = [
            .ordinaryHandling: [.transferNotice], .simpleHandling: [.simpleAcceptance, .transferNotice],
            .suggestion: [.transferNotice, .suggestionStudy], .review: [.review], .reReview: [.reReview],
            .statutoryPath: [.dutyPerformance, .statutoryLimit], .rating: [.rating], .officeRating: [.rating],
            .execution: [.execution],
        ]
        for (kind, clocks) in owing { #expect(Procedure.of(kind).startsOnOpening == clocks) }
        let accepting = Procedure.of(.ordinaryHandling).steps.filter { $0.verb == .accept }
        #expect(accepting.allSatisfy { $0.starts == [.handling] })
    }

    /// Ways on which a main proceeding ends without a paper to the petitioner; each is not an end of the matter.
    @Test func `no main proceeding ends the matter without a paper for the petitioner`() {
        let goesOn: Set<String> = [
            "kept", "received", "returned", "converted", "pathLeft", "closedByPath", "fedBack", "ledToAccusation",
        ]
        for procedure in Self.procedures where procedure.kind.isMain {
            for end in procedure.terminal where !goesOn.contains(end.rawValue) {
                for step in procedure.steps where step.to == end && step.from != end {
                    let isServed =
                        step.guards.contains(.letterRendered) || step.issues.contains { $0.isNotice }
                        || step.issues.contains(.guidanceSlip) || step.verb == .supersede
                    #expect(isServed, "\(procedure.kind) \(step.verb)")
                }
            }
        }
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

    @Test func `ordinary handling closes by proven service, or by the reviewer's own decision, and by nothing else`() {
        let closed = OrdinaryHandling.Stage.closed.code
        let closing = Procedure.of(.ordinaryHandling).steps.filter { $0.to == closed && $0.from != closed }
        #expect(Set(closing.map(\.verb)) == [.proveService, .supersede])
        for step in closing {
            #expect(step.verb == .supersede ? step.by == [.system] : step.guards.contains(.letterRendered))
        }
    }
}
