// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// What a unit does not do in time wins it nothing, and what it did in time is not taken from it (arts 23, 31, 34; rules 1.12, R-172).
@Suite struct SilenceStoryTests {
    @Test(arguments: TestEngine.dialects)
    func `rules 1.12: a unit that is silent beyond its notice wins no time, whether it accepts late or never`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let late = try await world.registered("暖气不热")
            let silent = try await world.registered("屋顶漏水")
            for receipt in [late, silent] {
                try await world.act(
                    .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing,
                    by: "clerk")
                try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            }
            try world.go(to: "2026-03-17")
            #expect(try await world.casework.sweep().silenced == 0)
            try world.go(to: "2026-04-11")
            // Forty days after the receipt, though no sweep has run: counted from the fifteenth.
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: late, .ordinaryHandling,
                by: "d-hou.handler")
            #expect(try await world.clock(.handling, of: late) == "2026-03-17 → 2026-05-18 (2026-05-15)")
            #expect(try await world.casework.sweep().silenced == 1)
            #expect(try await world.casework.sweep().silenced == 0)
            #expect(try await world.clock(.handling, of: silent) == "2026-03-17 → 2026-05-18 (2026-05-15)")
            #expect(try await world.stage(.ordinaryHandling, of: silent) == "awaitingAcceptance")
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: silent, .ordinaryHandling,
                by: "d-hou.handler")
            #expect(try await world.state(of: silent).clocks.count { $0.clock == .handling } == 1)
            // The notice names the day on which it was given.
            let triggers = try await world.casework.supervisionTriggers(for: world.principal("d-off.supervisor"))
            let found = triggers.flatMap(\.triggers)
            #expect(found.map(\.ground) == [.metLate, .metLate] && found.allSatisfy { $0.liability == "44(3)" })
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-172: leaving a wrong path starts a notice of its own, and one given in time stays given`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("违法建设")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-LAW"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-law.handler")
            let path = PathImport(
                path: .p5, organ: "城管执法局", procedure: "查处", basis: "《城乡规划法》第六十四条", hasNoInterest: true)
            try await world.act(.importToPath, path, on: receipt, .ordinaryHandling, by: "d-law.handler")
            try world.go(to: "2026-04-20")
            try await world.act(
                .leavePath, Reason(reason: "不属于违法建设，是邻里纠纷"), on: receipt, .statutoryPath, by: "d-law.handler")
            let notices = try await world.state(of: receipt).clocks.filter { $0.clock == .transferNotice }
            #expect(
                notices.map { "\($0.startedOn.iso) \($0.metOn?.iso ?? "-")" } == [
                    "2026-03-02 2026-03-02", "2026-04-20 -",
                ])
            #expect(try await world.casework.sweep().noticed == 0)
            // The correction is used up: the new path is taken freely, another one is not.
            try await world.act(
                .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                by: "d-law.handler")
            #expect(try await world.clock(.handling, of: receipt) == "2026-04-20 → 2026-06-22 (2026-06-18)")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-172: another path than the office proposed needs its reason, and is the one correction`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("劳动报酬")
            try await world.act(
                .classify, Classification(purpose: .claim, category: nil, grade: nil, path: .p5), on: receipt, .routing,
                by: "clerk")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HRS"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hrs.handler")
            #expect(
                try await world.refusal(
                    .accept, Acceptance(path: .p6, note: nil, hasNoInterest: true), on: receipt, .ordinaryHandling,
                    by: "d-hrs.handler")
                    == "pathReasonMissing, 31, R-172")
            try await world.act(
                .accept, Acceptance(path: .p6, note: "没有可以查处的违法行为，按信访程序办理", hasNoInterest: true), on: receipt,
                .ordinaryHandling,
                by: "d-hrs.handler")
            let again = PathImport(
                path: .p2, organ: "仲裁委员会", procedure: "仲裁", basis: "《劳动争议调解仲裁法》第二条", reason: "属于劳动争议",
                noLimit: "仲裁期限由仲裁委员会告知", hasNoInterest: true)
            #expect(
                try await world.refusal(.correctPath, again, on: receipt, .ordinaryHandling, by: "d-hrs.handler")
                    == "pathCorrectedBefore, 31, R-172")
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-183: an extension is asked for and granted before the sixty days are over`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("房屋修缮")
            try await world.accept(receipt, at: "D-HOU")
            try world.go(to: "2026-05-06")
            try await world.act(
                .requestExtension, ExtensionRequest(days: 20, reason: "需要做房屋安全鉴定"), on: receipt, .ordinaryHandling,
                by: "d-hou.handler")
            try world.go(to: "2026-05-07")
            #expect(
                try await world.refusal(.approveExtension, on: receipt, .ordinaryHandling, by: "d-hou.approver")
                    == "extensionTooLate, 34, R-183")
            try await world.act(
                .refuseExtension, Reason(reason: "期限已过，抓紧办理"), on: receipt, .ordinaryHandling, by: "d-hou.approver")
            try await world.proves()
        }
    }
}
