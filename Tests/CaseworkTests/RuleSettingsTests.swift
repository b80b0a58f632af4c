// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Foundation
import Resources
import Secrets
import Storage
import Support
import Testing

/// What is a guess of the design stands in the rule file (marks M and D) and is read from there: each is changed, and something changes.
@Suite struct RuleSettingsTests {
    private func objects(_ world: CaseworkWorld, _ casework: Casework, _ reason: String) async throws -> [String] {
        let receipt = try await world.registered("屋顶漏水")
        try await world.act(
            .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
        try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
        do {
            _ = try await casework.perform(
                Act(.object, Objection(reason: reason, suggestedUnit: nil)), on: receipt.proceeding,
                by: world.principal("d-hou.handler"))
            return []
        } catch let errors as FieldErrors {
            return errors.problems.map { "\($0.code.rawValue) \($0.values["least"] ?? "")" }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-135: how long the reason of an objection is, the rule file says`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let reason = "供热管线归市政部门管理。"
            let asShipped = try await objects(world, world.casework, reason)
            let changed = try await objects(world, world.under(["objectionReason": 10]), reason)
            #expect(asShipped == ["tooShort 20"] && changed == [])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-220: how many people a simple matter has, and R-137: how often it is given back`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            func simply(_ casework: Casework) async throws -> String? {
                let receipt = try await world.registered("路灯不亮") {
                    $0.channel = .phone
                    $0.headcount = 5
                }
                do {
                    _ = try await casework.perform(
                        Act(.transferSimply, Transfer(unit: try world.reference("D-HOU"), note: nil)),
                        on: receipt.proceeding, by: world.principal("clerk"))
                    return nil
                } catch let refusal as Refusal {
                    return "\(refusal.code.rawValue) \(refusal.values["most"] ?? "")"
                }
            }
            #expect(try await simply(world.casework) == "notSimple 4")
            #expect(try await simply(world.under(["simplePeople": 5])) == nil)
            let once = try world.under(["objectionRounds": 1])
            let receipt = try await world.registered("屋顶漏水")
            let transfer = Act(.transfer, Transfer(unit: try world.reference("D-HOU"), note: nil))
            let reason = "该事项不属于我单位职权范围，应当由区水务局办理，请予退回。"
            for (act, login) in [
                (transfer, "clerk"), (Act(.receive), "d-hou.handler"),
                (Act(.object, Objection(reason: reason, suggestedUnit: nil)), "d-hou.handler"),
                (Act(.agreeToObjection), "clerk"),
            ] {
                _ = try await once.perform(act, on: receipt.proceeding, by: world.principal(login))
            }
            await #expect(throws: Refusal(.disputeFirst, article: "24(1), R-137", values: ["count": "1"])) {
                _ = try await once.perform(transfer, on: receipt.proceeding, by: world.principal("clerk"))
            }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-240: whether path 5 and suggestions are rated, the rule file says`(_ engine: TestEngine) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            func rated(_ casework: Casework) async throws -> Bool {
                let receipt = try await world.registered("违法建设")
                try await world.act(
                    .transfer, Transfer(unit: try world.reference("D-LAW"), note: nil), on: receipt, .routing,
                    by: "clerk")
                try await world.act(.receive, on: receipt, .routing, by: "d-law.handler")
                let path = PathImport(
                    path: .p5, organ: "城管执法局", procedure: "查处", basis: "《城乡规划法》第六十四条", hasNoInterest: true)
                try await world.act(.importToPath, path, on: receipt, .ordinaryHandling, by: "d-law.handler")
                let result = PathResult(
                    organ: "城管执法局", document: "限期拆除决定书", resultOn: world.casework.today, result: "责令限期拆除。",
                    remedy: "可以申请行政复议。")
                let state = try await world.state(of: receipt)
                let underway = try #require(state.proceedings.last { $0.kind == .statutoryPath }).id
                _ = try await casework.perform(
                    Act(.recordPathResult, result), on: underway, by: world.principal("d-law.handler"))
                return try await world.state(of: receipt).proceedings.contains { $0.kind == .rating }
            }
            let asShipped = try await rated(world.casework)
            let changed = try await rated(world.under(["ratesPaths": 1]))
            #expect(!asShipped && changed)
            func suggestionRated(_ casework: Casework) async throws -> Bool {
                let receipt = try await world.registered("自行车停放架") { $0.purpose = .suggestion }
                try await world.act(
                    .transferSimply, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing,
                    by: "clerk")
                try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
                let state = try await world.state(of: receipt)
                let simple = try #require(state.proceedings.last { $0.kind == .simpleHandling }).id
                let answer = SimpleAnswer(
                    outcome: .supported, reply: "已经安排安装。", means: .phone, answeredOn: world.casework.today,
                    adoption: .adopted, hasNoInterest: true)
                _ = try await casework.perform(
                    Act(.answerSimply, answer), on: simple, by: world.principal("d-hou.handler"))
                return try await world.state(of: receipt).proceedings.contains { $0.kind == .rating }
            }
            #expect(try await !suggestionRated(world.casework))
            #expect(try await suggestionRated(world.under(["ratesSuggestions": 1])))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `rules 1.12: whether silence starts the sixty days, and how many days are soon, the rule file says`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("暖气不热")
            try await world.act(
                .transfer, Transfer(unit: try world.reference("D-HOU"), note: nil), on: receipt, .routing, by: "clerk")
            try await world.act(.receive, on: receipt, .routing, by: "d-hou.handler")
            try world.go(to: "2026-03-12")
            let handler = try await world.principal("d-hou.handler")
            func soon(_ casework: Casework) async throws -> Int {
                try await casework.myWork(of: handler).map(\.dueSoon).reduce(0, +)
            }
            // Due on 17 March, five days ahead.
            #expect(try await soon(world.casework) == 1)
            #expect(try await soon(world.under(["dueSoon": 4])) == 0)
            try world.go(to: "2026-04-10")
            #expect(try await world.under(["silenceStartsHandling": 0]).sweep().silenced == 0)
            #expect(try await world.casework.sweep().silenced == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `R-131g, I-10: the aims of the district come from the rule file and are no clocks`(_ engine: TestEngine)
        async throws
    {
        try await engine.withStory(from: "2026-03-02") { world in
            let receipt = try await world.registered("暖气不热")
            try await world.accept(receipt, at: "D-HOU")
            func aims(_ casework: Casework) async throws -> [String] {
                let file = try await casework.file(receipt.matter, for: world.principal("clerk"))
                return casework.aims(of: file).map { "\($0.kind.rawValue) \($0.by.iso) \($0.doneOn?.iso ?? "-")" }
            }
            #expect(try await aims(world.casework) == ["disposal 2026-03-06 2026-03-02", "contact 2026-03-03 -"])
            let other = try world.under(["disposalAim": 2, "contactAim": 3])
            #expect(try await aims(other) == ["disposal 2026-03-04 2026-03-02", "contact 2026-03-05 -"])
            try world.go(to: "2026-03-04")
            try await world.act(
                .recordContact, Account(account: "电话联系，约定入户"), on: receipt, .ordinaryHandling, by: "d-hou.handler")
            #expect(try await aims(world.casework).last == "contact 2026-03-03 2026-03-04")
            #expect(try await world.casework.sweep().noticed == 0)
        }
    }
}

extension CaseworkWorld {
    /// The same district under a rule file in which some numbers are others.
    func under(_ settings: [String: Int]) throws -> Casework {
        var files = try ResourceFiles().files(in: "Rules")
        for index in files.indices where files[index].name.hasSuffix("rules-2022-05-01.json") {
            var text = String(decoding: files[index].bytes, as: UTF8.self)
            for (name, value) in settings {
                let range = try #require(
                    text.range(of: "\"name\": \"\(name)\",\\s*\"value\": \\d+", options: .regularExpression))
                text.replaceSubrange(range, with: "\"name\": \"\(name)\", \"value\": \(value)")
            }
            files[index].bytes = Array(text.utf8)
        }
        return try with(files)
    }

    /// The same district with other rule files.
    func with(_ files: [(name: String, bytes: [UInt8])]) throws -> Casework {
        var other = Casework(
            database: casework.database, book: try RuleBook.load(files: files), ring: casework.ring,
            clock: casework.clock, ids: casework.ids, numbers: casework.numbers, organisation: casework.organisation,
            letters: casework.letters, attachments: casework.attachments, hasher: casework.hasher,
            random: casework.random, logger: casework.logger, isDemo: casework.isDemo)
        other.letterFormat = casework.letterFormat
        other.publicAddress = casework.publicAddress
        return other
    }
}
