// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Support
import Testing

@Suite struct VerifyTests {
    /// A rehearsal's database with two clerks of two matters, and the numbers that it holds.
    private func withRehearsal(
        _ engine: TestEngine, _ body: (Installation, [String]) async throws -> Void
    ) async throws {
        try await engine.withInstallation { site in
            let run = try await site.run(["rehearse-kill", "--clerks", "2", "--matters", "2"])
            try #require(run.status == 0, "\(run.errors)")
            try await body(site, acknowledged(run.output).keys.sorted())
        }
    }

    /// Lifts what keeps the journal append-only, as the owner of the database can.
    private func lift(_ engine: TestEngine) -> [SQL] {
        engine == .postgres
            ? ["ALTER TABLE journal DISABLE TRIGGER ALL"]
            : ["DROP TRIGGER journal_stays", "DROP TRIGGER journal_keeps"]
    }

    @Test(arguments: TestEngine.dialects)
    func `a row that no act has written is named`(_ engine: TestEngine) async throws {
        try await withRehearsal(engine) { site, numbers in
            let number = try #require(numbers.first)
            try await site.tamper([
                """
                UPDATE clocks SET due_on = '2099-01-01'
                WHERE matter_id = (SELECT id FROM matters WHERE number = \(number))
                """
            ])
            let verified = try await site.run(["verify"])
            #expect(verified.status == 1)
            #expect(verified.output.contains(number))
            #expect(!verified.output.contains(try #require(numbers.last)))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `the first changed entry of a journal is named`(_ engine: TestEngine) async throws {
        try await withRehearsal(engine) { site, numbers in
            let number = try #require(numbers.first)
            try await site.tamper(
                lift(engine) + [
                    """
                    UPDATE journal SET recorded_on = '2020-01-01'
                    WHERE seq = 2 AND matter_id = (SELECT id FROM matters WHERE number = \(number))
                    """
                ])
            let verified = try await site.run(["verify"])
            #expect(verified.status == 1)
            #expect(verified.output.contains("\(number) entry 2"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a matter that was taken away is seen by an exported checkpoint, and by that alone`(
        _ engine: TestEngine
    ) async throws {
        try await withRehearsal(engine) { site, numbers in
            // A checkpoint covers what is older than ten seconds: longer than any transaction that might still be under way.
            try await Task.sleep(for: .seconds(10.5))
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "1"]).status == 0)
            let checkpoint = site.folder + "/exported"
            try FileManager.default.copyItem(atPath: site.checkpoints, toPath: checkpoint)
            #expect(try await site.run(["verify", "--checkpoint", checkpoint]).status == 0)
            let number = try #require(numbers.first)
            let matter: SQL = "(SELECT id FROM matters WHERE number = \(number))"
            let children: [SQL] = [
                "journal", "clocks", "proceedings", "outbox", "blind_index", "parties", "filings", "matter_access",
                "search_rows",
            ].map { "DELETE FROM \(SQL.identifier($0)) WHERE matter_id = \(matter)" }
            try await site.tamper(lift(engine) + children + ["DELETE FROM matters WHERE number = \(number)"])
            #expect(try await site.run(["verify"]).status == 0)
            #expect(try await site.run(["verify", "--checkpoint", checkpoint]).status == 1)
        }
    }
}
