// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Support
import Testing

/// ST-05: twenty-three people come for their wages (arts 20(3), 25, 26, 27, 47; R-125, R-140 to R-142).
@Suite struct GroupVisitStoryTests {
    private func group(_ count: Int) -> (inout RegisterMatter) -> Void {
        { command in
            command.headcount = 23
            command.parties = (0..<count).map {
                PartyDetails(role: .representative, name: "代表\($0)", phone: "1390000123\($0)", address: "工地")
            }
        }
    }

    private func problems(_ world: CaseworkWorld, _ count: Int) async throws -> [FieldProblem] {
        do {
            _ = try await world.registered("拖欠工资", "装饰公司拖欠二十三人工资四十一万二千六百元。", group(count))
            return []
        } catch let errors as FieldErrors {
            return errors.problems
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `ST-05 (R-140, R-141): a group visit chooses five representatives at most, and is reported at once`(
        _ engine: TestEngine
    )
        async throws
    {
        try await engine.withStory(from: "2026-01-20") { world in
            #expect(
                try await problems(world, 6) == [
                    FieldProblem(
                        "representatives", .tooManyRepresentatives, values: ["most": "5", "count": "6"],
                        article: "20(3), R-125")
                ])
            #expect(
                try await problems(world, 0) == [
                    FieldProblem("representatives", .neededHere, article: "20(3), R-125")
                ])
            let receipt = try await world.registered("拖欠工资", "装饰公司拖欠二十三人工资四十一万二千六百元。", group(5))
            let file = try await world.casework.file(receipt.matter, for: world.principal("clerk"))
            #expect(file.headcount == 23)
            #expect(file.parties.count == 5)
            let rules = world.casework.book.set(on: world.casework.today)
            #expect(file.state.isGroupVisit(under: rules))
            #expect(try await world.clock(.disposal, of: receipt) == "2026-01-20 → 2026-02-04 (2026-02-04)")
            try await urgent(world, receipt)
        }
    }

    private func urgent(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        let sendings = ["partyCommittee", "government", "conferenceOffice", "upperPetitionOffice", "nationalBureau"]
            .compactMap { UrgentReport.Recipient(rawValue: $0) }
            .map { UrgentReport.Sending(recipient: $0, sentOn: world.casework.today, time: "09:40") }
        func report(_ sendings: [UrgentReport.Sending]) -> UrgentReport {
            UrgentReport(
                knownOn: world.casework.today, knownAt: "09:10", place: "区接待大厅", headcount: 23,
                situation: "两人扬言要到路上静坐，情绪激动。",
                measures: "领导到场接谈，人社、街道、公安联合接访。", sendings: sendings)
        }
        #expect(
            report(Array(sendings.dropFirst())).problems.map { "\($0.field) \($0.values["recipient"] ?? "")" } == [
                "sendings partyCommittee"
            ])
        let before = try await world.state(of: receipt)
        try await world.act(.reportUrgent, report(sendings), on: receipt, .routing, by: "clerk")
        #expect(try await world.letters(of: receipt) == [.urgentReport])
        #expect(try await world.stage(.urgency, of: receipt) == "urgent")
        let after = try await world.state(of: receipt)
        // K-13: known and reported on one day; no other clock moves.
        #expect(after.clocks.filter { $0.clock != .urgentReport } == before.clocks)
        let day = world.casework.today.iso
        #expect(try await world.clock(.urgentReport, of: receipt) == "\(day) → \(day) (\(day)), met \(day)")
        // Words are no incident: nothing about anybody is recorded (R-141).
        #expect(!after.proceedings.contains { $0.kind == .orderIncident })
        let simple = Transfer(unit: try world.reference("D-HRS"), note: nil)
        #expect(
            try await world.refusal(.transferSimply, simple, on: receipt, .routing, by: "clerk") == "notSimple, R-220")
        try await world.act(.transfer, simple, on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-hrs.handler")
        try await world.act(
            .importToPath,
            PathImport(path: .p5, organ: "劳动保障监察大队", procedure: "劳动保障监察", basis: "《劳动保障监察条例》第十一条", hasNoInterest: true),
            on: receipt, .ordinaryHandling, by: "d-hrs.handler")
        #expect(try await world.clock(.dutyPerformance, of: receipt) == "2026-01-20 → 2026-03-20 (2026-03-20)")
        try await world.act(
            .followUpReport, Account(account: "人员已经返回，工资专户核对中。"), on: receipt, .urgency, by: "clerk")
        try await world.act(.endUrgency, Account(account: "现场平稳。"), on: receipt, .urgency, by: "clerk")
        try await incident(world, receipt)
    }

    /// If something happens, the facts are recorded, and the claim goes its way (art 27).
    private func incident(_ world: CaseworkWorld, _ receipt: Receipt) async throws {
        let before = try await world.state(of: receipt)
        try await world.act(
            .recordIncident,
            OrderIncident(conduct: .gathering, happenedOn: world.casework.today, facts: "数人在门前车道上坐下约十分钟。"),
            on: receipt, .statutoryPath, by: "d-hrs.handler")
        #expect(
            try await world.refusal(
                .handToPolice, Reason(reason: "影响通行"), on: receipt, .orderIncident, by: "d-hrs.handler")
                == "educateFirst, 47(1), R-142")
        try await world.act(
            .dissuade, Account(account: "工作人员当场劝阻，人员离开。"), on: receipt, .orderIncident, by: "d-hrs.handler")
        try await world.act(.closeIncident, on: receipt, .orderIncident, by: "d-hrs.handler")
        let after = try await world.state(of: receipt)
        #expect(after.clocks == before.clocks)
        #expect(after.marks == before.marks)
        #expect(after.grade == before.grade && after.path == before.path)
        let ways = before.proceedings.filter { $0.kind != .statutoryPath }
        #expect(after.proceedings.filter { proceeding in ways.contains { $0.id == proceeding.id } } == ways)
        #expect(try await world.stage(.statutoryPath, of: receipt) == "underway")
        try await world.proves()
    }
}
