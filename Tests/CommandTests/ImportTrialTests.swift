// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Support
import Testing

/// What an import says before and beside what it does.
@Suite(.serialized) struct ImportTrialTests {
    private static let columns = ImportCommandTests.columns
    /// Answered in time, late, and never; a day that does not exist; a repeat; a year without matter numbers.
    private static let rows = """
        title,text,received,reply,replied
        灯,路灯不亮,2024-03-01 09:00:00,修好了,2024-03-05 10:00:00
        水,水管漏水,2024-03-01 09:00:00,修好了,2024-06-05 10:00:00
        路,路面不平,2024-03-02 09:00:00,,
        树,树枝挡窗,2024-02-30 09:00:00,,
        灯,路灯不亮,2024-03-01 09:00:00,修好了,2024-03-05 10:00:00
        井,井盖松动,0202-03-01 09:00:00,,

        """

    private func write(_ text: String, _ site: Installation) throws -> String {
        let path = site.folder + "/old.csv"
        try Data(text.utf8).write(to: URL(filePath: path))
        return path
    }

    private func names(_ site: Installation) throws -> Set<String> {
        Set(
            try FileManager.default.subpathsOfDirectory(atPath: site.folder).filter {
                !$0.hasSuffix(".out") && !$0.hasSuffix(".err") && !$0.hasSuffix("-shm") && !$0.hasSuffix("-wal")
            })
    }

    @Test(arguments: TestEngine.dialects)
    func `a dry run writes nothing and says what the run then says`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            let path = try write(Self.rows, site)
            let before = try names(site)
            let trial = try await site.run(["import", "messages", path, "--dry-run"] + Self.columns)
            #expect(trial.status == 0, "\(trial.errors)")
            #expect(try names(site) == before)
            #expect(trial.errors.contains("line 5: received: no such day or time: 2024-02-30 09:00:00"))
            #expect(trial.errors.contains("line 6: the same as line 2"))
            #expect(trial.errors.contains("line 7: received before the year 1900"))

            let real = try await site.run(["import", "messages", path] + Self.columns)
            #expect(try trial.summary() == real.summary())
            #expect(try real.summary()["overdue"] == 2)
            #expect(real.errors.contains("line 5: ") && real.errors.contains("old.csv.rejects.csv"))

            let rows = try await site.entries()
            let again = try await site.run(["import", "messages", path, "--dry-run"] + Self.columns)
            #expect(try again.summary()["imported"] == 0)
            #expect(try again.summary()["read"] == trial.summary()["read"])
            #expect(try await site.entries() == rows)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an unknown unit is told before anything is read, and a known one is the door`(_ engine: TestEngine)
        async throws
    {
        try await engine.withInstallation { site in
            let path = try write(Self.rows, site)
            for more in [["--dry-run"], []] {
                let ending = try await site.run(
                    ["import", "messages", path, "--unit", "NOWHERE"] + more + Self.columns)
                #expect(ending.status == 1)
                #expect(ending.errors.contains("there is no unit NOWHERE"))
            }
            if engine == .postgres {
                #expect(try await site.entries().isEmpty)
            } else {
                #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite"))
            }
            let tree = site.folder + "/tree.csv"
            try Data(
                """
                code,name,level,kind,parent
                D,District,district,government,
                D-OFF,Office,unit,petitionOffice,D
                D-S1,Street,street,street,D

                """.utf8
            ).write(to: URL(filePath: tree))
            #expect(try await site.run(["import", "organisation", tree]).status == 0)
            for more in [["--dry-run"], []] {
                let ending = try await site.run(["import", "messages", path, "--unit", "D-S1"] + more + Self.columns)
                #expect(ending.status == 0, "\(ending.errors)")
            }
            let database = try await site.place.open()
            let units = try await database.read { db in
                try db.query(
                    "SELECT DISTINCT u.code FROM matters m JOIN units u ON u.id = m.unit_id ORDER BY u.code LIMIT 5"
                ).map { try $0.get("code", as: String.self) }
            }
            await database.close()
            #expect(units == ["D-S1"])
        }
    }

    @Test func `the file of rejected rows goes when a later run takes them all, and no other file does`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let path = try write(Self.rows, site)
            _ = try await site.run(["import", "messages", path] + Self.columns)
            let rejects = path + ".rejects.csv"
            #expect(FileManager.default.fileExists(atPath: rejects))
            _ = try write(Self.rows.split(separator: "\n").prefix(4).joined(separator: "\n") + "\n", site)
            #expect(try await site.run(["import", "messages", path] + Self.columns).status == 0)
            #expect(!FileManager.default.fileExists(atPath: rejects))
            let other = site.folder + "/notes.txt"
            try Data("mine".utf8).write(to: URL(filePath: other))
            _ = try await site.run(["import", "messages", path, "--rejects", other] + Self.columns)
            #expect(FileManager.default.fileExists(atPath: other))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an imported matter is due by the calendar of its own days`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            let path = try write(Self.rows, site)
            _ = try await site.run(["import", "messages", path] + Self.columns)
            let database = try await site.place.open()
            let clocks = try await database.read { db in
                try db.query(
                    """
                    SELECT clock, started_on, due_on, met_on FROM clocks ORDER BY started_on, met_on LIMIT 9
                    """
                ).map { row in
                    try ["clock", "started_on", "due_on", "met_on"].map { try row.get($0, as: String?.self) ?? "" }
                }
            }
            await database.close()
            // Sixty days from the day of receipt (art 34).
            #expect(clocks.contains(["K-05", "2024-03-01", "2024-04-30", "2024-03-05"]))
            #expect(clocks.contains(["K-05", "2024-03-01", "2024-04-30", "2024-06-05"]))
            #expect(clocks.contains { $0[1] == "2024-03-02" && $0[3].isEmpty })
        }
    }
}
