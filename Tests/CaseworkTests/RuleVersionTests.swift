// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Resources
import Support
import Testing

/// A new rule file, an amended notice of holidays, a file that somebody edited: no running day moves without an entry in the journal.
@Suite struct RuleVersionTests {
    private func text(_ file: (name: String, bytes: [UInt8])) -> String { String(decoding: file.bytes, as: UTF8.self) }

    private func clocks(_ casework: Casework, _ world: CaseworkWorld, _ receipt: Receipt) async throws -> [String] {
        try await casework.file(receipt.matter, for: world.principal("clerk")).state.clocks.map {
            "\($0.clock) \($0.ruleVersion) \($0.dueOn.iso)"
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a matter keeps the rules that it began under, and a later one begins under the later file`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let old = try await world.registered("暖气不热")
            let files = try ResourceFiles().files(in: "Rules")
            let later = files.flatMap { file -> [(name: String, bytes: [UInt8])] in
                guard file.name.hasSuffix("rules-2022-05-01.json") else { return [file] }
                let ended = text(file).replacing(
                    "\"effectiveFrom\": \"2022-05-01\",",
                    with: "\"effectiveFrom\": \"2022-05-01\", \"effectiveUntil\": \"2026-03-09\",")
                let new = text(file).replacing("2022-05-01\",", with: "2026-03-10\",", maxReplacements: 2)
                    .replacing("\"amount\": 15", with: "\"amount\": 10")
                    .replacing("\"amount\": 60", with: "\"amount\": 45")
                return [
                    (file.name, Array(ended.utf8)),
                    (file.name.replacing("2022-05-01", with: "2026-03-10"), Array(new.utf8)),
                ]
            }
            let casework = try world.with(later)
            try await world.casework.settleRules()
            try await casework.settleRules()
            try world.go(to: "2026-03-11")
            #expect(try await clocks(casework, world, old) == ["K-01 2022-05-01 2026-03-17"])
            // What starts only now starts under the old rules as well.
            let transfer = Act(.transfer, Transfer(unit: try world.reference("D-HOU"), note: nil))
            _ = try await casework.perform(transfer, on: old.proceeding, by: world.principal("clerk"))
            _ = try await casework.perform(Act(.receive), on: old.proceeding, by: world.principal("d-hou.handler"))
            #expect(try await clocks(casework, world, old).contains("K-03 2022-05-01 2026-03-26"))
            let clerk = try await world.principal("clerk")
            let office = try #require(world.unit("D-OFF")).id
            var command = RegisterMatter(
                channel: .visit, unit: office, receivedOn: casework.today, title: "路灯不亮", facts: "三天不亮。", claim: "请修",
                parties: [PartyDetails(name: "王秀兰", phone: "13900001234", address: "清水苑一号楼")])
            command.purpose = .claim
            command.arrival.isReadBack = true
            let new = try await casework.register(command, by: .staff(clerk.person, as: .clerk, in: office))
            #expect(try await clocks(casework, world, new) == ["K-01 2026-03-10 2026-03-23"])
            #expect(try await casework.verify().isClean)
            // Without the new file the new matter starts no clock in silence: it stops.
            await #expect(throws: ReckoningError.unknownVersion("2026-03-10")) {
                _ = try await world.casework.perform(transfer, on: new.proceeding, by: clerk)
                _ = try await world.casework.perform(
                    Act(.receive), on: new.proceeding, by: world.principal("d-hou.handler"))
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an amended notice moves the days that still run, each with an entry, and explains those before it`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            try await world.casework.settleRules()
            let receipt = try await world.registered("暖气不热")
            #expect(try await clocks(world.casework, world, receipt) == ["K-01 2022-05-01 2026-03-17"])
            let files = try ResourceFiles().files(in: "Rules")
            let notice = try #require(files.first { $0.name.hasSuffix("2026.json") })
            func amended(_ day: String) -> (name: String, bytes: [UInt8]) {
                let text = text(notice).replacing(
                    "\"holidays\": [",
                    with: "\"knownFrom\": \"\(day)\", \"holidays\": [", maxReplacements: 1)
                return (
                    notice.name.replacing("2026.json", with: "2026-2.json"),
                    Array(text.replacing("\"2026-04-06\"", with: "\"2026-03-17\", \"2026-03-18\", \"2026-04-06\"").utf8)
                )
            }
            // It counts from tomorrow at the earliest: what was entered today was reckoned without it.
            let today = try world.with(files + [amended("2026-03-02")])
            await #expect(throws: ChangedRules(changed: [], tooEarly: ["calendars/2026-2"])) {
                try await today.settleRules()
            }
            let casework = try world.with(files + [amended("2026-03-05")])
            try await casework.settleRules()
            #expect(try await casework.sweep().revised == 0)
            #expect(try await clocks(casework, world, receipt) == ["K-01 2022-05-01 2026-03-17"])
            try world.go(to: "2026-03-05")
            // The page shows the day of the register until the entry is written.
            let stored = try #require(
                try await casework.file(receipt.matter, for: world.principal("clerk")).state.clocks.first)
            #expect(try casework.reckoning(of: stored).statutoryDueOn.iso == "2026-03-19")
            #expect(try await casework.sweep().revised == 1)
            #expect(try await casework.sweep().revised == 0)
            #expect(try await clocks(casework, world, receipt) == ["K-01 2022-05-01 2026-03-19"])
            #expect(try await casework.verify().isClean)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a rule or a calendar that was edited in place stops the start and is named; a title may be mended`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withWorld { world in
            try await world.casework.settleRules()
            let files = try ResourceFiles().files(in: "Rules")
            func edited(_ name: String, _ old: String, _ new: String) throws -> Casework {
                try world.with(
                    files.map { file in
                        file.name.hasSuffix(name)
                            ? (file.name, Array(text(file).replacing(old, with: new, maxReplacements: 1).utf8)) : file
                    })
            }
            let longer = try edited("rules-2022-05-01.json", "\"amount\": 60", "\"amount\": 61")
            await #expect(throws: ChangedRules(changed: ["rules-2022-05-01 K-05"], tooEarly: [])) {
                try await longer.settleRules()
            }
            let holiday = try edited("2026.json", "\"2026-04-06\"", "\"2026-04-07\"")
            await #expect(throws: ChangedRules(changed: ["calendars/2026"], tooEarly: [])) {
                try await holiday.settleRules()
            }
            await #expect(throws: ChangedRules(changed: ["rules-2022-05-01 simplePeople"], tooEarly: [])) {
                try await world.under(["simplePeople": 9]).settleRules()
            }
            try await edited("rules-2022-05-01.json", "\"title\": \"办理\"", "\"title\": \"办理期限\"").settleRules()
            try await world.under(["dueSoon": 4]).settleRules()
        }
    }
}
