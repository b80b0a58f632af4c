// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// What every story does: register, act as somebody, look at stages, days and letters.
extension CaseworkWorld {
    /// A day of the calendar.
    func day(_ iso: String) throws -> CalendarDate { try #require(CalendarDate(iso)) }

    /// A unit as an act names it.
    func reference(_ code: String) throws -> UnitReference {
        let id = try #require(unit(code)).id
        return try #require(casework.lookup.unit(code).map { UnitReference(id: id, kind: $0.kind, line: $0.line) })
    }

    /// The clerk of the petition office registers what the body describes, today.
    func registered(
        _ title: String, _ facts: String = "反映的事实和理由，详见附件。", _ change: (inout RegisterMatter) -> Void = { _ in }
    ) async throws -> Receipt {
        let clerk = try await principal("clerk")
        let office = try #require(unit("D-OFF"))
        var command = RegisterMatter(
            channel: .visit, unit: office.id, receivedOn: casework.today, title: title, facts: facts, claim: "请依法处理",
            parties: [PartyDetails(name: "王秀兰", phone: "13900001234", address: "清水苑一号楼")])
        command.purpose = .claim
        command.arrival.isReadBack = true
        change(&command)
        return try await casework.register(command, by: .staff(clerk.person, as: .clerk, in: office.id))
    }

    /// The state of a matter, as the office that registered it reads it.
    func state(of receipt: Receipt, as login: String = "clerk") async throws -> MatterState {
        try await casework.file(receipt.matter, for: principal(login)).state
    }

    /// Somebody does an act on the proceeding of a kind that was opened last.
    @discardableResult
    func act(
        _ verb: Verb, _ inputs: any ActInputs = Remark(), on receipt: Receipt, _ kind: ProceedingKind, by login: String,
        effective: String? = nil, because reason: String? = nil, reading reader: String = "clerk"
    ) async throws -> ActOutcome {
        let proceeding = try #require(try await state(of: receipt, as: reader).proceedings.last { $0.kind == kind })
        return try await casework.perform(
            Act(verb, inputs), on: proceeding.id, effectiveOn: effective.map(day), because: reason, by: principal(login)
        )
    }

    /// What the law says against an act, as "code, article"; nil when nothing.
    func refusal(
        _ verb: Verb, _ inputs: any ActInputs = Remark(), on receipt: Receipt, _ kind: ProceedingKind, by login: String,
        effective: String? = nil, because reason: String? = nil
    ) async throws -> String? {
        do {
            try await act(verb, inputs, on: receipt, kind, by: login, effective: effective, because: reason)
            return nil
        } catch let refusal as Refusal {
            return "\(refusal.code.rawValue), \(refusal.article)"
        }
    }

    /// What a form says against an act, as "field code, article".
    func problem(
        _ verb: Verb, _ inputs: any ActInputs, on receipt: Receipt, _ kind: ProceedingKind, by login: String,
        effective: String? = nil
    ) async throws -> [String] {
        do {
            try await act(verb, inputs, on: receipt, kind, by: login, effective: effective)
            return []
        } catch let errors as FieldErrors {
            return errors.problems.map { "\($0.field) \($0.code.rawValue), \($0.article ?? "-")" }
        }
    }

    /// A clock as "start → due (internal)", and whether it was met or stopped.
    func clock(_ clock: ClockID, of receipt: Receipt, as login: String = "clerk") async throws -> String {
        let found = try #require(try await state(of: receipt, as: login).clocks.last { $0.clock == clock }, "\(clock)")
        let end =
            found.metOn.map { ", met \($0.iso)" } ?? found.stoppedOn.map { ", stopped \($0.iso)" } ?? ""
        return "\(found.startedOn.iso) → \(found.dueOn.iso) (\(found.internalDueOn.iso))\(end)"
    }

    /// The stage of the proceeding of a kind that was opened last.
    func stage(_ kind: ProceedingKind, of receipt: Receipt, as login: String = "clerk") async throws -> String {
        try #require(try await state(of: receipt, as: login).proceedings.last { $0.kind == kind }).stage.rawValue
    }

    /// The letters of a matter by kind, in the order of their issue.
    func letters(of receipt: Receipt, as login: String = "clerk") async throws -> [LetterKind] {
        try await state(of: receipt, as: login).letters.map(\.kind)
    }

    /// Makes the letters; the sweep of a morning runs as well.
    func worker() async throws {
        _ = try await casework.renderLetters()
        _ = try await casework.sweep()
    }

    /// The verbs that somebody's page offers on the proceedings of a kind.
    func offered(_ login: String, _ receipt: Receipt, _ kind: ProceedingKind) async throws -> Set<Verb> {
        let file = try await casework.file(receipt.matter, for: principal(login))
        let ids = Set(file.state.proceedings.filter { $0.kind == kind }.map(\.id))
        return Set(file.openActs.filter { ids.contains($0.proceeding) }.map(\.verb))
    }

    /// Drafted, approved, made and served on one day, by the people of a unit.
    func serve(
        _ receipt: Receipt, from code: String, on day: String, outcome: OpinionDraft.Outcome = .supported
    ) async throws {
        let draft = OpinionDraft(
            claim: "请依法处理", outcome: outcome, facts: "经入户调查，核实了反映的主要事实。", basis: ["《信访工作条例》第三十二条"],
            opinion: "依照规定作出如下处理意见，限期办理。", hasNoInterest: true)
        try await act(.draftOpinion, draft, on: receipt, .ordinaryHandling, by: "\(code).handler")
        try await act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "\(code).approver")
        try await worker()
        try await act(
            .proveService, ServiceProof(method: .inPerson, servedOn: try self.day(day), proof: "本人签收"), on: receipt,
            .ordinaryHandling, by: "\(code).handler")
    }

    /// Sent, signed for and accepted on path 6, on one day.
    func accept(_ receipt: Receipt, at code: String) async throws {
        try await act(.transfer, Transfer(unit: reference(code), note: nil), on: receipt, .routing, by: "clerk")
        try await act(.receive, on: receipt, .routing, by: "\(code.lowercased()).handler")
        try await act(
            .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
            by: "\(code.lowercased()).handler")
    }

    /// Chains hold, replay gives what is stored.
    func proves() async throws {
        let report = try await casework.verify()
        #expect(report.faults.map { "\($0.matter) \($0.what)" } == [])
    }
}
