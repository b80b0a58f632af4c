// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// The stories of rules.md section 11, told to the tables.
@Suite struct HandlingTests {
    let book: RuleBook

    init() throws {
        book = try shippedRules()
    }

    private func refusal(_ body: () throws -> Void) -> Refusal.Code? {
        do {
            try body()
            return nil
        } catch let refusal as Refusal {
            return refusal.code
        } catch {
            return nil
        }
    }

    private func handled(from received: String = "2023-09-15", acceptedOn accepted: String = "2023-10-11") throws
        -> MatterWorld
    {
        var world = try MatterWorld(book, receivedOn: received)
        try world.perform(
            Act(.transfer, Transfer(unit: MatterWorld.housing, note: nil)), on: .routing, by: MatterWorld.clerk,
            day: "2023-09-27")
        try world.perform(Act(.receive, Remark()), on: .routing, by: MatterWorld.handler(), day: "2023-09-27")
        try world.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: .ordinaryHandling,
            by: MatterWorld.handler(),
            day: accepted)
        return world
    }

    private let draft = Act(
        .draftOpinion,
        OpinionDraft(
            claim: "claim", outcome: .supported, facts: "the facts that were found", basis: ["a law, article 1"],
            opinion: "what will be done, by whom"))

    /// R-135, W8: from the acceptance on the matter stays, so nobody waits for an objection any more.
    @Test func `acceptance ends the time for an objection`() throws {
        let world = try handled(acceptedOn: "2023-10-09")
        let clock = try world.clock(.objection)
        #expect(clock.dueOn.iso == "2023-10-10")
        #expect(clock.stoppedOn?.iso == "2023-10-09" && clock.metOn == nil && !clock.isRunning)
        // A right whose day had gone was lost by that, and stays so.
        let lost = try handled().clock(.objection)
        #expect(lost.stoppedOn == nil && lost.metOn == nil && lost.dueOn.iso == "2023-10-10")
        #expect(world.state.duties(under: book).allSatisfy { $0.step.verb != .object })
        #expect(
            try MatterState.replaying(world.entries, id: world.state.id, under: book) == world.state)
    }

    /// An entry says under which edition of the tables it was decided; one that says nothing is older, and its rows must still agree.
    @Test func `an older acceptance is replayed as it was decided`() throws {
        let world = try handled(acceptedOn: "2023-10-09")
        let older = world.entries.map { entry -> (body: EntryBody, envelope: Envelope) in
            guard case .acted(let record) = entry.body else { return entry }
            let act = ActRecord(
                proceeding: record.proceeding, act: record.act, opened: record.opened, issued: record.issued,
                edition: nil)
            return (.acted(act), entry.envelope)
        }
        let state = try MatterState.replaying(older, id: world.state.id, under: book)
        #expect(state.clocks.contains { $0.clock == .objection && $0.isRunning })
        #expect(
            world.entries.allSatisfy {
                guard case .acted(let record) = $0.body else { return true }
                return record.edition == TableEdition.current
            })
    }

    /// Art 32(2): what is done already needs nobody to press for it.
    @Test func `what was done on the spot leaves nothing to carry out`() {
        func opinion(_ outcome: OpinionDraft.Outcome, by day: CalendarDate? = nil, isDone: Bool? = nil) -> OpinionDraft
        {
            OpinionDraft(
                claims: [.init(text: "claim", outcome: outcome)], facts: "the facts that were found",
                basis: ["a law, article 1"], opinion: "what will be done, by whom", executeBy: day, isDone: isDone)
        }
        #expect(opinion(.supported).lacksDay && opinion(.supported).leavesSomething)
        #expect(!opinion(.supported, by: CalendarDate("2026-03-20")).lacksDay)
        #expect(!opinion(.supported, isDone: true).lacksDay && !opinion(.supported, isDone: true).leavesSomething)
        #expect(!opinion(.explained).lacksDay && !opinion(.notSupported).leavesSomething)
    }

    @Test func `ST-02: an objection on the fifth working day over Spring Festival is heard, and the clock goes on`()
        throws
    {
        var world = try MatterWorld(book, receivedOn: "2025-01-20")
        try world.perform(
            Act(.transfer, Transfer(unit: MatterWorld.housing, note: nil)), on: .routing, by: MatterWorld.clerk,
            day: "2025-01-24")
        try world.perform(Act(.receive, Remark()), on: .routing, by: MatterWorld.handler(), day: "2025-01-24")
        #expect(try world.clock(.objection).dueOn.iso == "2025-02-07")
        #expect(try world.clock(.transferNotice).dueOn.iso == "2025-02-08")
        let reason = String(repeating: "heating is the city management commission's ", count: 2)
        let objection = Act(.object, Objection(reason: reason, suggestedUnit: MatterWorld.heating))

        var late = world
        #expect(
            refusal { try late.perform(objection, on: .routing, by: MatterWorld.handler(), day: "2025-02-08") }
                == .objectionTooLate)

        try world.perform(objection, on: .routing, by: MatterWorld.handler(), day: "2025-02-07")
        #expect(try world.proceeding(.routing).unit == MatterWorld.office.id)
        var refused = world
        try refused.perform(
            Act(.refuseObjection, Reason(reason: "it is yours")), on: .routing, by: MatterWorld.clerk, day: "2025-02-08"
        )
        #expect(try refused.proceeding(.routing).unit == MatterWorld.housing.id)
        #expect(try refused.clock(.transferNotice).isRunning)

        try world.perform(Act(.agreeToObjection, Remark()), on: .routing, by: MatterWorld.clerk, day: "2025-02-08")
        #expect(try world.proceeding(.ordinaryHandling).stage == OrdinaryHandling.Stage.returned.code)
        #expect(try world.clock(.transferNotice).stoppedOn?.iso == "2025-02-08")
        #expect(try world.clock(.disposal).isRunning)
        #expect(try world.clock(.disposal).dueOn.iso == "2025-02-05")
        try world.perform(
            Act(.transfer, Transfer(unit: MatterWorld.heating, note: nil)), on: .routing, by: MatterWorld.clerk,
            day: "2025-02-08")
        try world.perform(
            Act(.receive, Remark()), on: .routing, by: MatterWorld.handler(MatterWorld.heating), day: "2025-02-08")
        #expect(try world.proceeding(.ordinaryHandling).unit == MatterWorld.heating.id)
        #expect(try world.clock(.transferNotice).startedOn.iso == "2025-02-08")
    }

    @Test func `ST-03: sixty days, one extension of thirty, ninety from the acceptance`() throws {
        var world = try handled()
        #expect(try world.clock(.disposal).dueOn.iso == "2023-10-07")
        #expect(try world.clock(.handling).dueOn.iso == "2023-12-11")
        #expect(try world.clock(.handling).internalDueOn.iso == "2023-12-08")
        let request = Act(.requestExtension, ExtensionRequest(days: 30, reason: "a survey of the property is needed"))
        var late = world
        #expect(
            refusal { try late.perform(request, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-12-12") }
                == .extensionTooLate)
        try world.perform(request, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-12-05")
        #expect(try world.clock(.handling).dueOn.iso == "2023-12-11")
        try world.perform(
            Act(.approveExtension, Remark()), on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-12-05")
        #expect(try world.clock(.handling).dueOn.iso == "2024-01-09")
        #expect(
            refusal { try world.perform(request, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-12-06") }
                == .extensionUsed)
        try world.perform(draft, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2024-01-04")
        let issued = try world.perform(
            Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(), day: "2024-01-05")
        #expect(issued.letters.map(\.kind) == [.handlingOpinion])
        let service = Act(
            .proveService,
            ServiceProof(method: .inPerson, servedOn: try #require(CalendarDate("2024-01-08")), proof: "signed"))
        #expect(
            refusal { try world.perform(service, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2024-01-08") }
                == .letterNotReady)
        try world.render(day: "2024-01-05")
        try world.perform(service, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2024-01-10")
        #expect(try world.proceeding(.ordinaryHandling).stage == OrdinaryHandling.Stage.closed.code)
        #expect(try world.clock(.handling).metOn?.iso == "2024-01-08")
        #expect(try world.clock(.reviewRequest).dueOn.iso == "2024-02-07")
        #expect(try world.proceeding(.rating).stage == SatisfactionRating.Stage.open.code)
    }

    @Test func `a rating is the petitioner's alone, and a missing one is not rated`() throws {
        var world = try handled()
        try world.perform(draft, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-10-20")
        try world.perform(
            Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-10-20")
        try world.render(day: "2023-10-20")
        try world.perform(
            Act(
                .proveService,
                ServiceProof(method: .inPerson, servedOn: try #require(CalendarDate("2023-10-23")), proof: "signed")),
            on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-10-23")
        let rating = Act(.rate, Rating(.basicallySatisfied))
        #expect(
            refusal { try world.perform(rating, on: .rating, by: MatterWorld.handler(), day: "2023-10-24") }
                == .notYours)
        var lapsed = world
        try lapsed.perform(Act(.lapse, Remark()), on: .rating, by: .system, day: "2023-12-01")
        #expect(try lapsed.proceeding(.rating).stage == SatisfactionRating.Stage.notRated.code)
        try world.perform(rating, on: .rating, by: .petitioner, day: "2023-10-24")
        #expect(try world.proceeding(.rating).stage == SatisfactionRating.Stage.rated.code)
    }

    @Test func `an accusation goes to the discipline organ and nowhere else, and stays sealed`() throws {
        var world = try MatterWorld(book, receivedOn: "2026-02-10", purpose: .accusation)
        #expect(world.state.isSealed)
        #expect(
            refusal {
                try world.perform(
                    Act(.transfer, Transfer(unit: MatterWorld.street, note: nil)), on: .routing, by: MatterWorld.clerk,
                    day: "2026-02-10")
            } == .accusationElsewhere)
        #expect(
            refusal {
                try world.perform(
                    Act(.handOver, HandOver(unit: MatterWorld.street, note: nil)), on: .routing, by: MatterWorld.clerk,
                    day: "2026-02-10")
            } == .notAHandOverOrgan)
        #expect(
            refusal {
                try world.perform(
                    Act(.classify, Classification(purpose: .claim, category: nil, grade: nil, path: nil)), on: .routing,
                    by: MatterWorld.clerk, day: "2026-02-10")
            } == .staysSealed)
        try world.perform(
            Act(.handOver, HandOver(unit: MatterWorld.discipline, note: nil, noUnitKnown: true)), on: .routing,
            by: MatterWorld.clerk,
            day: "2026-02-11")
        #expect(try world.clock(.disposal).dueOn.iso == "2026-02-25")
        #expect(try world.clock(.disposal).metOn?.iso == "2026-02-11")
    }

    @Test func `a matter brought to a department directly runs under K-02 to its notice`() throws {
        var world = try MatterWorld(book, receivedOn: "2025-04-25", at: MatterWorld.housing)
        #expect(try world.clock(.directNotice).dueOn.iso == "2025-05-12")
        try world.perform(Act(.keep, Remark()), on: .routing, by: MatterWorld.handler(), day: "2025-04-28")
        #expect(try world.clock(.directNotice).isRunning)
        #expect(try world.clock(.directNotice).proceeding == world.proceeding(.ordinaryHandling).id)
        try world.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: .ordinaryHandling,
            by: MatterWorld.handler(),
            day: "2025-05-09")
        #expect(try world.clock(.directNotice).metOn?.iso == "2025-05-09")
    }

    @Test func `an assigned matter is fed back by the day that the assignment names`() throws {
        var world = try MatterWorld(book, receivedOn: "2025-04-25")
        let due = try #require(CalendarDate("2025-05-20"))
        try world.perform(
            Act(.assign, Assignment(unit: MatterWorld.housing, feedbackDueOn: due, note: nil)), on: .routing,
            by: MatterWorld.clerk, day: "2025-04-27")
        #expect(try world.clock(.feedback).dueOn == due)
        try world.perform(Act(.receive, Remark()), on: .routing, by: MatterWorld.handler(), day: "2025-04-27")
        let report = Act(.draftReport, CompletionReport(report: "what was done in this matter, in full"))
        func drafted(_ day: String) throws {
            try world.perform(report, on: .routing, by: MatterWorld.handler(), day: day)
        }
        #expect(refusal { try drafted("2025-05-12") } == .handlingOpen)
        try world.perform(
            Act(.decline, NonAcceptance(ground: .litigation, competentBody: "the court", reason: "it is a lawsuit")),
            on: .ordinaryHandling, by: MatterWorld.handler(), day: "2025-05-12")
        try drafted("2025-05-18")
        #expect(try world.clock(.feedback).metOn == nil)
        try world.perform(Act(.feedBack), on: .routing, by: MatterWorld.approver(), day: "2025-05-19")
        #expect(try world.clock(.feedback).metOn?.iso == "2025-05-19")
    }

    @Test func `nobody acts out of turn, in another unit or in the future`() throws {
        var world = try handled()
        let accept = Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true))
        #expect(
            refusal { try world.perform(accept, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-10-12") }
                == .notAtThisStage)
        #expect(
            refusal {
                try world.perform(
                    draft, on: .ordinaryHandling, by: MatterWorld.handler(MatterWorld.heating), day: "2023-10-12")
            } == .notYours)
        #expect(
            refusal {
                try world.perform(
                    draft, on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-10-12", effective: "2023-10-13")
            } == .futureDay)
        #expect(
            refusal {
                try world.perform(
                    Act(.recordContact, Account(account: "told by phone what is done")), on: .ordinaryHandling,
                    by: MatterWorld.handler(), day: "2023-10-12", effective: "2023-09-14", because: "the net was down")
            } == .beforeReceipt)
    }
}
