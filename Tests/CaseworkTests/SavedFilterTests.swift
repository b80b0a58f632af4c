// SPDX-License-Identifier: Apache-2.0
import CaseRules
import Casework
import Storage
import Support
import Testing

/// 常用筛选: a search under a name.
@Suite struct SavedFilterTests {
    private func problem(_ work: () async throws -> Void) async throws -> [String] {
        do {
            try await work()
            return []
        } catch let errors as FieldErrors {
            return errors.problems.map { "\($0.field) \($0.code.rawValue)" }
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a filter is its owner's alone, renamed, removed, and lies sealed`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let app = world.casework
            let (clerk, other) = (try await world.principal("clerk"), try await world.principal("leader"))
            try await app.saveFilter(named: "王秀兰", "q=%E7%8E%8B", by: clerk)
            try await app.saveFilter(named: "迟了", "overdue=yes", by: clerk)
            #expect(try await app.savedFilters(of: clerk).map(\.name) == ["王秀兰", "迟了"])
            #expect(try await app.savedFilters(of: other).isEmpty)
            let stored = try await app.database.read { db in
                try db.query("SELECT content FROM saved_filters ORDER BY id LIMIT 5").map {
                    String(decoding: try $0.get("content", as: [UInt8].self), as: UTF8.self)
                }
            }
            #expect(stored.count == 2 && !stored.joined().contains("王秀兰") && !stored.joined().contains("overdue"))
            let first = try #require(try await app.savedFilters(of: clerk).first)
            #expect(
                try await problem { try await app.renameFilter(first.id, to: "迟了", by: clerk) } == [
                    "name-\(first.id) taken"
                ])
            #expect(
                try await problem { try await app.renameFilter(first.id, to: "", by: clerk) } == [
                    "name-\(first.id) missing"
                ])
            await #expect(throws: Refusal(.unseen, article: "R-161")) {
                try await app.renameFilter(first.id, to: "mine", by: other)
            }
            try await app.removeFilter(first.id, by: other)
            try await app.renameFilter(first.id, to: "老王", by: clerk)
            #expect(try await app.savedFilters(of: clerk).map(\.name) == ["老王", "迟了"])
            #expect(try await app.savedFilters(of: clerk).first?.query == "q=%E7%8E%8B")
            try await app.removeFilter(first.id, by: clerk)
            #expect(try await app.savedFilters(of: clerk).map(\.name) == ["迟了"])
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `twenty and no more, and each under a name of its own`(_ engine: TestEngine) async throws {
        try await engine.withWorld { world in
            let clerk = try await world.principal("clerk")
            let app = world.casework
            for number in 1...SavedFilter.most {
                try await app.saveFilter(named: "\(number)", "q=\(number)", by: clerk)
            }
            #expect(try await problem { try await app.saveFilter(named: "21", "q=21", by: clerk) } == ["name tooMany"])
            let first = try #require(try await app.savedFilters(of: clerk).first)
            try await app.removeFilter(first.id, by: clerk)
            #expect(try await problem { try await app.saveFilter(named: "2", "q=2", by: clerk) } == ["name taken"])
            #expect(try await problem { try await app.saveFilter(named: "", "q=2", by: clerk) } == ["name missing"])
            let long = String(repeating: "长", count: 41)
            #expect(try await problem { try await app.saveFilter(named: long, "q=2", by: clerk) } == ["name tooLong"])
            #expect(try await app.savedFilters(of: clerk).count == 19)
        }
    }
}
