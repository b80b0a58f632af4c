// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// Art 28(3), R-145: whoever takes a matter over declares to have no interest in it.
@Suite struct TakeOverTests {
    let book: RuleBook

    init() throws { book = try shippedRules() }

    private static func verbs(asking isRequired: Bool) -> Set<Verb> {
        Set(Verb.allCases.filter { $0.fields.contains(isRequired ? .hasNoInterest : .hasNoInterestYet) })
    }

    @Test func `who begins declares, who decides declares once, and nobody else is asked`() {
        #expect(
            Self.verbs(asking: true)
                == [.accept, .acceptSimply, .takeUp, .importToPath, .correctPath, .acceptReview])
        #expect(
            Self.verbs(asking: false) == [.draftOpinion, .settle, .answerSimply, .draftAdoption, .draftReview])
        for verb in Verb.allCases {
            let asks = verb.fields.contains { $0.name == ActField.hasNoInterest.name }
            #expect(asks == (verb.inputs is any TakingOver.Type), "\(verb)")
        }
    }

    /// A step that a later table brings cannot forget it: whatever leads on from where a handling waits is a take-over, or takes nothing over.
    @Test func `no handling goes on from its first stage without a declaration`() {
        let kinds: [ProceedingKind] = [.ordinaryHandling, .simpleHandling, .suggestion, .review, .reReview]
        let takesNothing: Set<Verb> = [.decline, .declineReview, .convert]
        for kind in kinds {
            let procedure = Procedure.of(kind)
            let onwards = procedure.steps.filter { step in
                step.from == procedure.opening && step.to != step.from
                    && step.by.contains { if case .role = $0 { true } else { false } }
            }
            #expect(!onwards.isEmpty, "\(kind)")
            for step in onwards where !takesNothing.contains(step.verb) {
                #expect(step.verb.inputs is any TakingOver.Type, "\(kind) \(step.verb)")
            }
        }
    }

    private func received(_ day: String = "2026-03-02", simply: Bool = false) throws -> MatterWorld {
        var world = try MatterWorld(book, receivedOn: day)
        let transfer = Transfer(unit: MatterWorld.housing, note: nil)
        try world.perform(
            Act(simply ? .transferSimply : .transfer, transfer), on: .routing, by: MatterWorld.clerk, day: day)
        try world.perform(Act(.receive), on: .routing, by: MatterWorld.handler(), day: day)
        return world
    }

    private let opinion = Act(
        .draftOpinion,
        OpinionDraft(
            claim: "claim", outcome: .supported, facts: "the facts that were found", basis: ["a law, article 1"],
            opinion: "what will be done, by whom"))

    @Test func `the same person is asked once, a colleague anew, and the system never`() throws {
        var world = try received()
        let silent = Act(.accept, Acceptance(path: .p6, note: nil))
        let handling = try world.proceeding(.ordinaryHandling)
        let handler = MatterWorld.handler()
        #expect(
            world.state.undeclared(silent, on: handling, by: handler)
                == FieldProblem("hasNoInterest", .notDeclared, article: "28(3), R-145"))
        #expect(world.state.undeclared(silent, on: handling, by: .system) == nil)
        let said = Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true))
        #expect(world.state.undeclared(said, on: handling, by: handler) == nil)
        try world.perform(said, on: .ordinaryHandling, by: handler, day: "2026-03-03")
        let taken = try world.proceeding(.ordinaryHandling)
        #expect(taken.marks.declared == [PersonID(2)])
        #expect(world.state.undeclared(opinion, on: taken, by: handler) == nil)
        let colleague = Actor.staff(PersonID(9), as: .handler, in: MatterWorld.housing.id)
        #expect(
            world.state.undeclared(opinion, on: taken, by: colleague)
                == FieldProblem("hasNoInterest", .notDeclaredYet, article: "28(3), R-145"))
        // Nobody is asked for what decides nothing.
        let call = Act(.recordContact, Account(account: "Told by phone."))
        #expect(world.state.undeclared(call, on: taken, by: colleague) == nil)
        #expect(try MatterState.replaying(world.entries, id: world.state.id, under: book) == world.state)
    }

    @Test func `an opinion that is revoked is decided by who declares anew`() throws {
        var world = try received()
        let handler = MatterWorld.handler()
        try world.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: .ordinaryHandling, by: handler,
            day: "2026-03-03")
        try world.perform(opinion, on: .ordinaryHandling, by: handler, day: "2026-03-03")
        try world.perform(
            Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(), day: "2026-03-03")
        try world.render(day: "2026-03-03")
        let day = try #require(CalendarDate("2026-03-03"))
        try world.perform(
            Act(.proveService, ServiceProof(method: .inPerson, servedOn: day, proof: "signed")),
            on: .ordinaryHandling, by: handler, day: "2026-03-03")
        try world.perform(
            Act(.revokeOpinion, Reason(reason: "the facts were wrong")), on: .ordinaryHandling,
            by: MatterWorld.approver(), day: "2026-03-04")
        let again = try world.proceeding(.ordinaryHandling)
        #expect(again.marks.declared.isEmpty)
        #expect(world.state.undeclared(opinion, on: again, by: handler)?.code == .notDeclaredYet)
        #expect(try MatterState.replaying(world.entries, id: world.state.id, under: book) == world.state)
    }

    @Test func `a conversion goes on with what was declared`() throws {
        var world = try received(simply: true)
        try world.perform(
            Act(.acceptSimply, SimpleAcceptance(means: .message, note: nil, hasNoInterest: true)),
            on: .simpleHandling, by: MatterWorld.handler(), day: "2026-03-03")
        try world.perform(
            Act(.convert, Reason(reason: "it is not simple")), on: .simpleHandling, by: MatterWorld.approver(),
            day: "2026-03-04")
        let handling = try world.proceeding(.ordinaryHandling)
        #expect(handling.marks.declared == [PersonID(2)])
        #expect(world.state.undeclared(opinion, on: handling, by: MatterWorld.handler()) == nil)
        #expect(try MatterState.replaying(world.entries, id: world.state.id, under: book) == world.state)
    }

    /// Before it was asked for the tick was voluntary, and nothing was kept of it: those rows must still agree.
    @Test func `an older acceptance is replayed with its tick and without`() throws {
        for tick in [true, nil] as [Bool?] {
            var world = try received()
            try world.perform(
                Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: tick)), on: .ordinaryHandling,
                by: MatterWorld.handler(), day: "2026-03-03")
            let older = world.entries.map { entry -> (body: EntryBody, envelope: Envelope) in
                guard case .acted(let record) = entry.body else { return entry }
                let act = ActRecord(
                    proceeding: record.proceeding, act: record.act, opened: record.opened, issued: record.issued,
                    edition: TableEdition.acceptanceEndsObjection)
                return (.acted(act), entry.envelope)
            }
            let state = try MatterState.replaying(older, id: world.state.id, under: book)
            let handling = try #require(state.proceedings.last { $0.kind == .ordinaryHandling })
            #expect(handling.stage == OrdinaryHandling.Stage.handling.code && handling.marks.declared.isEmpty)
            // Whoever goes on with it declares once.
            #expect(state.undeclared(opinion, on: handling, by: MatterWorld.handler())?.code == .notDeclaredYet)
        }
    }
}
