// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-02 and ST-09: the wrong unit, and nobody's matter (arts 23(3), 24(1); ).
@Suite struct ObjectionStoryTests {
    private let reason = "供热事项由城市管理部门主管，不属于我单位职权范围，请依法核实后退回。"

    private func sent(_ world: CaseworkWorld) async throws -> Receipt {
        let receipt = try await world.registered("暖气不热")
        try await world.act(
            .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "handler")
        return receipt
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-02: the wrong unit objects over Spring Festival`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2025-01-24") { world in
            let receipt = try await sent(world)
            let late = try await sent(world)
            #expect(try await world.clock(.objection, of: receipt) == "2025-01-24 → 2025-02-07 (2025-02-07)")
            #expect(try await world.clock(.transferNotice, of: receipt) == "2025-01-24 → 2025-02-08 (2025-02-08)")
            let objection = Objection(reason: reason, suggestedUnit: try world.reference("D-HEA"))
            try world.go(to: "2025-02-07")
            // One length, the rule file's, said the first time.
            for short in ["不归", "不属于本单位职责，请退回。"] {
                #expect(
                    try await world.problem(
                        .object, Objection(reason: short, suggestedUnit: nil), on: receipt, .routing, by: "handler")
                        == ["reason tooShort, 23(3), R-135"])
            }
            try await world.act(.object, objection, on: receipt, .routing, by: "handler")
            try world.go(to: "2025-02-08")
            try await world.act(.agreeToObjection, on: receipt, .routing, by: "d-off.supervisor")
            #expect(try await world.stage(.ordinaryHandling, of: receipt) == "returned")
            #expect(
                try await world.clock(.disposal, of: receipt) == "2025-01-24 → 2025-02-08 (2025-02-08)")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HEA"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "heater")
            #expect(
                try await world.clock(.disposal, of: receipt)
                    == "2025-01-24 → 2025-02-08 (2025-02-08), met 2025-02-08")
            #expect(try await world.clock(.objection, of: receipt) == "2025-02-08 → 2025-02-14 (2025-02-14)")
            #expect(try await world.clock(.transferNotice, of: receipt) == "2025-02-08 → 2025-02-24 (2025-02-21)")
            #expect(
                try await world.letters(of: receipt) == [
                    .proceduralNotice, .transferLetter, .objectionForm, .objectionDecision, .proceduralNotice,
                    .transferLetter,
                ])

            #expect(
                try await world.refusal(.object, objection, on: late, .routing, by: "handler")
                    == "objectionTooLate, 23(3), K-04")
            #expect(try await world.clock(.transferNotice, of: late) == "2025-01-24 → 2025-02-08 (2025-02-08)")
            #expect(try await world.stage(.routing, of: late) == "received")
            try await world.proves()
        }
    }

    private func bounce(_ world: CaseworkWorld, _ receipt: Receipt, _ code: String, by login: String) async throws {
        try await world.act(
            .transfer, Transfer(unit: try world.reference(code), note: nil), on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: login)
        try await world.act(
            .object, Objection(reason: reason, suggestedUnit: nil), on: receipt, .routing, by: login)
        try await world.act(.agreeToObjection, on: receipt, .routing, by: "clerk")
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-09: three units object, the common superior names the one that leads`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("墙下污水管渗漏")
            try await bounce(world, receipt, "D-S2", by: "d-s2.handler")
            try await bounce(world, receipt, "D-FIR", by: "d-fir.handler")
            try await bounce(world, receipt, "D-HOU", by: "handler")
            let again = Transfer(unit: try world.reference("D-HEA"), note: nil)
            #expect(
                try await world.refusal(.transfer, again, on: receipt, .routing, by: "clerk")
                    == "disputeFirst, 24(1), R-137")
            func dispute(at code: String) throws -> JurisdictionDispute {
                JurisdictionDispute(
                    unit: try world.reference(code),
                    parties: [
                        .init(party: try world.reference("D-S2"), position: "管线在围墙内"),
                        .init(party: try world.reference("D-FIR"), position: "管线不在产权范围"),
                        .init(party: try world.reference("D-HOU"), position: "不是房屋本体"),
                    ])
            }
            // Neither the office that brings it, nor a party, nor a unit beside them (art 24(1)).
            for code in ["D-OFF", "D-HOU", "D-WAT"] {
                #expect(
                    try await world.problem(
                        .disputeJurisdiction, dispute(at: code), on: receipt, .routing, by: "clerk")
                        == ["unit notCommonSuperior, 24(1), R-137"])
            }
            try await world.act(.disputeJurisdiction, dispute(at: "D"), on: receipt, .routing, by: "clerk")
            // The text gives no suspension: K-01 goes on from the receipt.
            #expect(try await world.clock(.disposal, of: receipt) == "2026-03-02 → 2026-03-17 (2026-03-17)")
            try world.go(to: "2026-03-05")
            let decision = JurisdictionDecision(
                lead: try world.reference("D-WAT"), joining: ["第二街道", "国有公司"], reason: "管网由水务部门主管，其余单位配合。")
            #expect(
                try await world.refusal(.decideJurisdiction, decision, on: receipt, .jurisdictionDispute, by: "clerk")
                    == "notYours, 24(1)")
            try await world.act(.decideJurisdiction, decision, on: receipt, .jurisdictionDispute, by: "d.leader")
            #expect(
                try await world.refusal(.transfer, again, on: receipt, .routing, by: "clerk")
                    == "jurisdictionDecided, 24(1), R-137")
            try await world.accept(receipt, at: "D-WAT")
            #expect(
                try await world.clock(.disposal, of: receipt)
                    == "2026-03-02 → 2026-03-17 (2026-03-17), met 2026-03-05")
            // Whom the decision names has no objection left to make.
            #expect(
                try await world.refusal(
                    .object, Objection(reason: reason, suggestedUnit: nil), on: receipt, .routing, by: "d-wat.handler")
                    == "alreadyAccepted, 23(3), R-135")
            try world.go(to: "2026-04-10")
            try await world.serve(receipt, from: "d-wat", on: "2026-04-10")
            let opinions = try await world.letters(of: receipt).filter { $0 == .handlingOpinion }
            #expect(opinions.count == 1)
            try await world.proves()
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-137: units without a common superior go to the joint conference`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let office = "code,name,level,kind,parent\nD-CON,Conference office,unit,conferenceOffice,D-OFF"
            _ = try await world.casework.loadOrganisation(csv: Array(office.utf8))
            try await world.hire("convener", .leader, "D-CON")
            try await world.casework.addPerson(
                login: "both", name: "both", nameEnglish: "both", roles: [(.clerk, "D-OFF"), (.leader, "D-CON")],
                password: CaseworkWorld.password)
            let receipt = try await world.registered("跨区河道淤积")
            func dispute(at code: String) throws -> JurisdictionDispute {
                JurisdictionDispute(
                    unit: try world.reference(code),
                    parties: [.init(party: try world.reference("D-WAT"), position: "河段在邻区")],
                    outsiders: ["邻区水务局：河段不在本区"])
            }
            #expect(
                try await world.problem(.disputeJurisdiction, dispute(at: "D"), on: receipt, .routing, by: "clerk")
                    == ["unit conferenceDecides, 24(1), R-137"])
            try await world.act(.disputeJurisdiction, dispute(at: "D-CON"), on: receipt, .routing, by: "both")
            try await world.act(
                .referToConference, Reason(reason: "两区没有共同的上一级机关"), on: receipt, .jurisdictionDispute, by: "clerk")
            #expect(try await world.stage(.jurisdictionDispute, of: receipt) == "referredToConference")
            let decision = JurisdictionDecision(
                lead: try world.reference("D-WAT"), joining: [], reason: "联席会议协调，由区水务局牵头办理。")
            // Whoever brought the dispute does not decide it.
            #expect(
                try await world.refusal(.decideJurisdiction, decision, on: receipt, .jurisdictionDispute, by: "both")
                    == "ownDraft, 24(1), 11-13")
            try await world.act(.decideJurisdiction, decision, on: receipt, .jurisdictionDispute, by: "convener")
            #expect(try await world.stage(.jurisdictionDispute, of: receipt) == "jurisdictionDecided")
            try await world.proves()
        }
    }
}
