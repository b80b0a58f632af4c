// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 补记与期限 (rules 9.4; arts 34, 35, 46): nothing is decided or served before its day, and what is entered late is seen to be so.
@Suite struct DayStoryTests {
    private func draft() -> OpinionDraft {
        OpinionDraft(
            claim: "请依法处理", outcome: .supported, facts: "经入户调查，核实了反映的主要事实。", basis: ["《信访工作条例》第三十二条"],
            opinion: "依照规定作出如下处理意见，限期办理。")
    }

    private func service(_ world: CaseworkWorld, _ day: String) throws -> ServiceProof {
        ServiceProof(method: .inPerson, servedOn: try world.day(day), proof: "本人签收")
    }

    @Test(arguments: TestEngine.dialects)
    func `K-05: an opinion that is drafted after the last day is neither decided nor served before it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋面漏水")
            try await world.accept(receipt, at: "D-HOU")
            #expect(try await world.clock(.handling, of: receipt) == "2026-03-02 → 2026-05-06 (2026-04-30)")
            try world.go(to: "2026-05-20")
            for (verb, inputs, login) in [
                (Verb.draftOpinion, draft() as any ActInputs, "d-hou.handler"),
                (.requestExtension, ExtensionRequest(days: 30, reason: "需要产权测绘，三十日出图"), "d-hou.handler"),
            ] {
                #expect(
                    try await world.problem(
                        verb, inputs, on: receipt, .ordinaryHandling, by: login, effective: "2026-04-20")
                        == ["effectiveOn takesEffectToday, rules 9.4"], "\(verb)")
            }
            try await world.act(.draftOpinion, draft(), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(
                try await world.problem(
                    .approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver",
                    effective: "2026-04-21") == ["effectiveOn takesEffectToday, rules 9.4"])
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.worker()
            #expect(
                try await world.problem(
                    .dispatchOpinion, Dispatch(method: .inPerson, note: nil), on: receipt, .ordinaryHandling,
                    by: "d-hou.handler", effective: "2026-05-19") == ["backdatingReason neededHere, rules 9.4"])
            #expect(
                try await world.refusal(
                    .dispatchOpinion, Dispatch(method: .inPerson, note: nil), on: receipt, .ordinaryHandling,
                    by: "d-hou.handler", effective: "2026-05-19", because: "当天停电")
                    == "beforeLastAct, 32, 35, F-21")
            #expect(
                try await world.refusal(
                    .proveService, service(world, "2026-04-22"), on: receipt, .ordinaryHandling, by: "d-hou.handler")
                    == "servedBeforeDecided, 34, 35, F-21")
            try await world.act(
                .proveService, service(world, "2026-05-20"), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(
                try await world.clock(.handling, of: receipt)
                    == "2026-03-02 → 2026-05-06 (2026-04-30), met 2026-05-20")
            #expect(try await world.clock(.reviewRequest, of: receipt) == "2026-05-20 → 2026-06-22 (2026-06-18)")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `rules 9.4: served in time, entered when the day had passed: a ground for supervision, and in the journal why`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let leader = "d-off.supervisor"
            let receipt = try await world.registered("屋面漏水")
            let other = try await world.registered("路灯不亮")
            for matter in [receipt, other] {
                try await world.accept(matter, at: "D-HOU")
                try await world.act(.draftOpinion, draft(), on: matter, .ordinaryHandling, by: "d-hou.handler")
                try await world.act(.approveOpinion, Approval(), on: matter, .ordinaryHandling, by: "d-hou.approver")
            }
            try await world.worker()
            try world.go(to: "2026-05-06")
            try await world.act(
                .proveService, service(world, "2026-04-30"), on: other, .ordinaryHandling, by: "d-hou.handler")
            try world.go(to: "2026-05-07")
            try await world.act(
                .proveService, service(world, "2026-04-30"), on: receipt, .ordinaryHandling, by: "d-hou.handler",
                effective: "2026-04-30", because: "送达回证五月七日才收到")
            let state = try await world.state(of: receipt)
            let clock = try #require(state.clocks.last { $0.clock == .handling })
            #expect(clock.metOn?.iso == "2026-04-30" && clock.recordedLateOn?.iso == "2026-05-07")
            let found = try await world.casework.supervisionTriggers(for: world.principal(leader)).flatMap(\.triggers)
            let late = found.filter { $0.clock == .handling }
            #expect(late.map(\.ground) == [.recordedLate] && late.map(\.number) == [receipt.number])
            #expect(late.map(\.liability) == ["45(1)"])
            let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
            let reasons = file.journal.compactMap { entry -> String? in
                guard case .acted(let record) = entry.body else { return nil }
                return record.backdatingReason
            }
            #expect(reasons == ["送达回证五月七日才收到"])
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a public notice serves after thirty days, and its sentence says from which day`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            func problem(_ served: String) -> FieldProblem? {
                let typed = [
                    "method": "publicNotice", "servedOn": served, "proof": "公告照片", "noticedOn": "2026-03-02",
                ]
                do {
                    _ = try Act.read(.proveService, from: typed, lookup: world.casework.lookup)
                    return nil
                } catch {
                    return error.problems.first
                }
            }
            #expect(
                problem("2026-03-06")
                    == FieldProblem(
                        "servedOn", .noticeNotOver, values: ["days": "30", "from": "2026-04-01"],
                        article: "35, F-21"))
            #expect(problem("2026-04-01") == nil)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-186: a hearing that is cancelled is told to the petitioner with the reason`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("屋面漏水")
            try await world.accept(receipt, at: "D-HOU")
            let notice = HearingNotice(
                heldOn: try world.day("2026-03-20"), time: "09:00", place: "听证室", chair: "周主任", members: ["律师甲"],
                subject: "屋面是否渗漏，由谁维修。")
            try await world.act(.conveneHearing, notice, on: receipt, .ordinaryHandling, by: "d-hou.handler")
            try await world.act(.draftOpinion, draft(), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(
                try await world.refusal(
                    .approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
                    == "hearingPending, 31(6), 36(2), R-186")
            try await world.act(
                .cancelHearing, Reason(reason: "双方同意现场查看，不再听证。"), on: receipt, .hearing, by: "d-hou.handler")
            let ticket = try await world.casework.follow(number: receipt.number, code: receipt.code, network: "a")
            let followed = try await world.casework.followed(ticket)
            #expect(followed.events.last { $0.code == "cancelHearing" }?.reason == "双方同意现场查看，不再听证。")
            try await world.act(.approveOpinion, Approval(), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.proves()
        }
    }
}
