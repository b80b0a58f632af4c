// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Testing

/// 日期: what may be entered after its day, and which days may lie where (rules 9.4; each field's own article).
@Suite struct DayTests {
    let book: RuleBook

    init() throws {
        book = try shippedRules()
    }

    private func refusal(_ body: () throws -> Void) -> String? {
        do {
            try body()
            return nil
        } catch let refusal as Refusal {
            return "\(refusal.code.rawValue), \(refusal.article)"
        } catch {
            return "\(error)"
        }
    }

    /// Accepted on 2023-10-11; K-05 is due on 2023-12-11.
    private func accepted() throws -> MatterWorld {
        var world = try MatterWorld(book, receivedOn: "2023-09-15")
        try world.perform(
            Act(.transfer, Transfer(unit: MatterWorld.housing, note: nil)), on: .routing, by: MatterWorld.clerk,
            day: "2023-09-27")
        try world.perform(Act(.receive), on: .routing, by: MatterWorld.handler(), day: "2023-09-27")
        try world.perform(
            Act(.accept, Acceptance(path: .p6, note: nil, hasNoInterest: true)), on: .ordinaryHandling,
            by: MatterWorld.handler(),
            day: "2023-10-11")
        return world
    }

    private func draft(executeBy: CalendarDate? = nil) -> Act {
        Act(
            .draftOpinion,
            OpinionDraft(
                claims: [.init(text: "repair the roof", outcome: .supported)], facts: "the facts that were found",
                basis: ["a law, article 1"], opinion: "what will be done, by whom", executeBy: executeBy))
    }

    private func service(on day: String) throws -> Act {
        let day = try #require(CalendarDate(day))
        return Act(.proveService, ServiceProof(method: .inPerson, servedOn: day, proof: "signed"))
    }

    @Test func `rules 9.4: what happened may be entered later with a reason; what is decided is of its own day`() throws
    {
        var world = try accepted()
        let call = Act(.recordContact, Account(account: "told by phone what is done"))
        let (handler, head) = (MatterWorld.handler(), MatterWorld.approver())
        #expect(
            refusal {
                try world.perform(
                    call, on: .ordinaryHandling, by: handler, day: "2023-10-20", effective: "2023-10-18")
            } == "backdatedWithoutReason, 31(6), I-10, rules 9.4")
        try world.perform(
            call, on: .ordinaryHandling, by: handler, day: "2023-10-20", effective: "2023-10-18", because: "no network")
        #expect(try world.proceeding(.ordinaryHandling).marks.lastOn?.iso == "2023-10-18")
        #expect(
            refusal {
                try world.perform(
                    draft(), on: .ordinaryHandling, by: handler, day: "2023-10-20", effective: "2023-10-19",
                    because: "no network")
            } == "takesEffectToday, 32, rules 9.4")
        try world.perform(draft(), on: .ordinaryHandling, by: handler, day: "2023-10-20")
        #expect(
            refusal {
                try world.perform(
                    Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: head, day: "2023-10-23",
                    effective: "2023-10-20", because: "no network")
            } == "takesEffectToday, 31(6), 32, rules 9.4")
        try world.perform(Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: head, day: "2023-10-23")
        try world.render(day: "2023-10-23")
        // A paper is served from the day on which it was made.
        #expect(
            refusal {
                try world.perform(service(on: "2023-10-20"), on: .ordinaryHandling, by: handler, day: "2023-10-24")
            } == "servedBeforeDecided, 34, 35, F-21")
        try world.perform(service(on: "2023-10-23"), on: .ordinaryHandling, by: handler, day: "2023-10-24")
    }

    @Test func `rules 9.4: an act that reports an event makes no paper but the record of it`() {
        let records: Set<LetterKind> = [.serviceReceipt, .hearingRecord]
        let steps = ProceedingKind.allCases.map { Procedure.of($0) }.flatMap { $0.steps + $0.atAnyTime }
        let made = steps.filter { $0.verb.reportsEvent && !records.isSuperset(of: $0.issues) }
        #expect(made.map(\.verb) == [])
        #expect(steps.contains { $0.verb.reportsEvent })
    }

    @Test func `rules 9.4: met in time, but recorded when the day had passed: that stays to be seen`() throws {
        var world = try accepted()
        try world.perform(draft(), on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-12-01")
        try world.perform(
            Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-12-04")
        try world.render(day: "2023-12-04")
        let due = try world.clock(.handling).dueOn.iso
        #expect(due == "2023-12-11")
        var inTime = world
        try inTime.perform(service(on: "2023-12-08"), on: .ordinaryHandling, by: MatterWorld.handler(), day: due)
        #expect(try inTime.clock(.handling).recordedLateOn == nil)
        #expect(try inTime.clock(.handling).noticedOn == nil)
        try world.perform(
            service(on: "2023-12-08"), on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-12-12")
        #expect(try world.clock(.handling).metOn?.iso == "2023-12-08")
        #expect(try world.clock(.handling).recordedLateOn?.iso == "2023-12-12")
        // A right that was used in time is nobody's lateness, and what is late by its true day is late.
        #expect(try world.clock(.reviewRequest).recordedLateOn == nil)
        var late = try accepted()
        try late.perform(draft(), on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-12-01")
        try late.perform(
            Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-12-12")
        try late.render(day: "2023-12-12")
        try late.perform(
            service(on: "2023-12-12"), on: .ordinaryHandling, by: MatterWorld.handler(), day: "2023-12-13")
        #expect(try late.clock(.handling).recordedLateOn == nil)
        #expect(try late.clock(.handling).metOn?.iso == "2023-12-12")
    }

    @Test func `every day of a form says on which side of today it may lie, and under which article`() {
        func days(_ fields: [ActField]) -> [ActField] {
            fields.flatMap { field -> [ActField] in
                switch field.kind {
                case .day: [field]
                case .rows(let inside, _, _): days(inside)
                default: []
                }
            }
        }
        let all = Verb.allCases.flatMap { days($0.fields) }
        #expect(all.count > 15)
        #expect(all.filter { $0.bound == nil || $0.article == nil }.map(\.name) == [])
    }

    @Test func `a day on the wrong side is told at its field, in a row as well`() throws {
        let today = try #require(CalendarDate("2026-03-02"))
        func faults(_ inputs: any ActInputs, _ verb: Verb) -> [String] {
            Act(verb, inputs).dayProblems(on: today).map { "\($0.field) \($0.code.rawValue), \($0.article ?? "-")" }
        }
        func call(_ day: CalendarDate) -> CallBackRecord { CallBackRecord(calledOn: day, account: "answered") }
        #expect(faults(call(today), .recordCallBack) == [])
        #expect(faults(call(today.adding(days: 1)), .recordCallBack) == ["calledOn futureDay, R-240"])
        func feedback(_ day: CalendarDate) -> Assignment {
            Assignment(unit: MatterWorld.housing, feedbackDueOn: day, note: nil)
        }
        #expect(faults(feedback(today), .assign) == ["feedbackDueOn dayNotLater, 22(3)"])
        #expect(faults(feedback(today.adding(days: 1)), .assign) == [])
        let opinion = FinalNonAcceptance.Opinion(
            opinionTitle: "a", opinionUnit: "b", opinionNumber: "c", decidedOn: today.adding(days: 1))
        let refused = FinalNonAcceptance(earlierNumber: "1", opinions: [opinion], reason: "the same facts")
        #expect(faults(refused, .declineFinally) == ["opinions.0.decidedOn futureDay, 36(3), F-06"])
        let ahead = draft(executeBy: today.adding(days: -1))
        #expect(ahead.dayProblems(on: today).map(\.code) == [.dayPassed])
        #expect(draft(executeBy: today).dayProblems(on: today) == [])
    }

    @Test func `R-181: an opinion is not approved when the day that it names has passed`() throws {
        var world = try accepted()
        try world.perform(
            draft(executeBy: CalendarDate("2023-10-30")), on: .ordinaryHandling, by: MatterWorld.handler(),
            day: "2023-10-20")
        #expect(
            refusal {
                try world.perform(
                    Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(),
                    day: "2023-10-31")
            } == "draftedDayPassed, 31(6), 32, R-181, R-190")
        try world.perform(
            Act(.approveOpinion, Approval()), on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-10-30")
    }

    @Test func `R-186: a hearing opens from its notified day on, and nothing is decided while it is pending`() throws {
        var world = try accepted()
        let handler = MatterWorld.handler()
        func notice(_ day: String) throws -> Act {
            Act(
                .conveneHearing,
                HearingNotice(
                    heldOn: try #require(CalendarDate(day)), time: "09:30", place: "the hall", chair: "the chair",
                    members: ["a lawyer"], subject: "whether the roof leaks"))
        }
        func opening(_ day: String) throws -> Act {
            Act(.openHearing, HearingOpening(openedOn: try #require(CalendarDate(day))))
        }
        let approval = Act(.approveOpinion, Approval())
        #expect(
            refusal { try world.perform(notice("2023-10-11"), on: .ordinaryHandling, by: handler, day: "2023-10-12") }
                == "dayPassed, 31(6), 36(2)")
        try world.perform(notice("2023-10-20"), on: .ordinaryHandling, by: handler, day: "2023-10-12")
        #expect(
            refusal { try world.perform(opening("2023-10-19"), on: .hearing, by: handler, day: "2023-10-19") }
                == "hearingBeforeNotice, 31(6), 36(2), R-186")
        try world.perform(draft(), on: .ordinaryHandling, by: handler, day: "2023-10-19")
        #expect(
            refusal {
                try world.perform(approval, on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-10-19")
            } == "hearingPending, 31(6), 36(2), R-186")
        var cancelled = world
        try cancelled.perform(
            Act(.cancelHearing, Reason(reason: "the parties agreed")), on: .hearing, by: handler, day: "2023-10-19")
        try cancelled.perform(approval, on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-10-19")
        try world.perform(opening("2023-10-20"), on: .hearing, by: handler, day: "2023-10-20")
        #expect(
            refusal {
                try world.perform(approval, on: .ordinaryHandling, by: MatterWorld.approver(), day: "2023-10-20")
            } == "hearingPending, 31(6), 36(2), R-186")
    }

    @Test func `what was closed meanwhile is not heard any more, and the hearing can be cancelled`() throws {
        var world = try accepted()
        let handler = MatterWorld.handler()
        let notice = HearingNotice(
            heldOn: try #require(CalendarDate("2023-10-20")), time: "09:30", place: "the hall", chair: "the chair",
            members: ["a lawyer"], subject: "whether the roof leaks")
        try world.perform(Act(.conveneHearing, notice), on: .ordinaryHandling, by: handler, day: "2023-10-12")
        let path = PathImport(
            path: .p2, organ: "the court of arbitration", procedure: "arbitration", basis: "a law, article 1",
            limitOn: CalendarDate("2023-12-20"), reason: "it is about wages", hasNoInterest: true)
        try world.perform(Act(.correctPath, path), on: .ordinaryHandling, by: handler, day: "2023-10-13")
        let result = PathResult(
            organ: "the court of arbitration", document: "no 1", resultOn: try #require(CalendarDate("2023-10-16")),
            result: "the claim was granted", remedy: "a suit in court")
        try world.perform(Act(.recordPathResult, result), on: .statutoryPath, by: handler, day: "2023-10-16")
        let opening = HearingOpening(openedOn: try #require(CalendarDate("2023-10-20")))
        #expect(
            refusal { try world.perform(Act(.openHearing, opening), on: .hearing, by: handler, day: "2023-10-20") }
                == "hearingTooLate, 31(6), 36(2)")
        let hearing = try world.proceeding(.hearing)
        let day = try #require(CalendarDate("2023-10-20"))
        #expect(world.state.steps(openTo: handler, on: hearing, day: day).map(\.verb) == [.cancelHearing])
        try world.perform(
            Act(.cancelHearing, Reason(reason: "decided by arbitration")), on: .hearing, by: handler,
            day: "2023-10-20")
    }
}
