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

    /// What takes a whole matter away, with all that is its own, so that nothing of it is left to be found.
    private func removal(of number: String, _ engine: TestEngine) -> [SQL] {
        let matter: SQL = "(SELECT id FROM matters WHERE number = \(number))"
        let children: [SQL] = [
            "journal", "clocks", "proceedings", "outbox", "blind_index", "attachments", "parties", "filings",
            "matter_access",
            "search_rows",
        ].map { "DELETE FROM \(SQL.identifier($0)) WHERE matter_id = \(matter)" }
        return lift(engine) + children + ["DELETE FROM matters WHERE number = \(number)"]
    }

    @Test(arguments: TestEngine.dialects)
    func `a matter that was taken away is seen by the checkpoint in the database, and by the files without it`(
        _ engine: TestEngine
    ) async throws {
        try await withRehearsal(engine) { site, numbers in
            let checkpoint = site.folder + "/exported"
            try FileManager.default.copyItem(atPath: site.checkpoints, toPath: checkpoint)
            #expect(try await site.run(["verify", "--checkpoint", checkpoint]).status == 0)
            let clean = try await site.run(["verify"])
            #expect(clean.output.contains("(4 matters, 12 entries) in the database"), "\(clean.output)")
            #expect(clean.output.contains("(4 matters, 12 entries) in " + site.checkpoints))
            try await site.tamper(removal(of: try #require(numbers.first), engine))
            let files = FileManager.default
            try files.removeItem(atPath: site.checkpoints)
            let seen = try await site.run(["verify"])
            #expect(seen.status == 1 && seen.output.contains("1 matters are gone"), "\(seen.output)")
            try await site.tamper(
                (engine == .postgres
                    ? ["ALTER TABLE checkpoints DISABLE TRIGGER ALL"]
                    : ["DROP TRIGGER checkpoints_stays", "DROP TRIGGER checkpoints_keeps"]) + [
                        "DELETE FROM checkpoints"
                    ])
            let unseen = try await site.run(["verify"])
            #expect(unseen.status == 0 && unseen.output.contains("there is no checkpoint"), "\(unseen.output)")
            #expect(try await site.run(["verify", "--checkpoint", checkpoint]).status == 1)
            try files.copyItem(atPath: checkpoint, toPath: site.checkpoints)
            #expect(try await site.run(["verify"]).status == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an import leaves a checkpoint, by which a message that was taken away is seen`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withInstallation { site in
            let path = site.folder + "/old.csv"
            let rows = (1...3).map { "题\($0),第\($0)件事情的经过,2024-03-01 09:00:00,答\($0),2024-03-09 10:00:00\n" }
            try Data((ImportCommandTests.header + rows.joined()).utf8).write(to: URL(filePath: path))
            #expect(try await site.run(["import", "messages", path] + ImportCommandTests.columns).status == 0)
            #expect(FileManager.default.fileExists(atPath: site.checkpoints))
            #expect(try await site.run(["verify"]).status == 0)
            let number = try #require(try await site.entries().keys.sorted().last)
            try await site.tamper(removal(of: number, engine))
            let seen = try await site.run(["verify"])
            #expect(seen.status == 1 && seen.output.contains("1 matters are gone"), "\(seen.output)")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `what belongs to a matter that is gone is named, whoever switched the foreign keys off`(
        _ engine: TestEngine
    ) async throws {
        try await withRehearsal(engine) { site, numbers in
            let number = try #require(numbers.first)
            if engine == .postgres {
                try await site.tamper([
                    "SET LOCAL session_replication_role = replica", "DELETE FROM matters WHERE number = \(number)",
                ])
            } else {
                // As the shell of SQLite does it: with its foreign keys off.
                let script =
                    "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
                    + "db.execute('DELETE FROM matters WHERE number = ?', (sys.argv[2],)); db.commit()"
                let path = String(site.database.dropFirst("sqlite:".count))
                try #require(try await Child(["python3", "-c", script, path, number]).end() == 0)
            }
            for file in [site.checkpoints] { try FileManager.default.removeItem(atPath: file) }
            let seen = try await site.run(["verify"])
            #expect(seen.status == 1)
            #expect(seen.output.contains("the matter is gone; what belongs to it is left: "), "\(seen.output)")
            #expect(seen.output.contains("3 in journal") && seen.output.contains("1 in filings"), "\(seen.output)")
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `files of attachments are read, and what was not read is said`(_ engine: TestEngine) async throws {
        try await withRehearsal(engine) { site, _ in
            let clean = try await site.run(["verify", "--json"])
            #expect(try clean.summary()["filesRead"] == 2)
            let files = try await site.filesOfAttachments()
            let first = try #require(files.first)
            let bytes = try #require(FileManager.default.contents(atPath: first))
            try Data(bytes.dropLast() + [bytes.last.map { $0 ^ 1 } ?? 0]).write(to: URL(filePath: first))
            let changed = try await site.run(["verify"])
            #expect(changed.status == 1 && changed.output.contains("was changed"), "\(changed.output)")
            let unread = try await site.run(["verify", "--without-files"])
            #expect(unread.status == 0 && unread.output.contains("0 attachments read, 2 there and not read"))
            try FileManager.default.removeItem(atPath: first)
            #expect(try await site.run(["verify", "--without-files"]).status == 1)
        }
    }
}
