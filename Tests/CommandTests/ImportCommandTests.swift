// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

@Suite(.serialized) struct ImportCommandTests {
    static let columns = ["--columns", "title=title,text=text,received=received,reply=reply,replied=replied", "--json"]
    static let header = "title,text,received,reply,replied\n"

    /// Writes a file and imports it.
    private func bring(_ text: String, _ site: Installation, name: String = "old.csv") async throws -> Program.Ending {
        let path = site.folder + "/" + name
        try Data(text.utf8).write(to: URL(filePath: path))
        return try await site.run(["import", "messages", path] + Self.columns)
    }

    private func rejects(_ site: Installation, name: String = "old.csv") -> String {
        FileManager.default.contents(atPath: site.folder + "/\(name).rejects.csv")
            .map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    @Test(arguments: TestEngine.dialects)
    func `every row becomes a matter or a reject with its line, and a second run doubles nothing`(
        _ engine: TestEngine
    ) async throws {
        try await engine.withInstallation { site in
            let text =
                Self.header + """
                    灯,路灯不亮,2024-03-01 09:00:00,修好了,2024-03-05 10:00:00
                    水,水管漏水,2024-02-30 09:00:00,修好了,2024-03-05 10:00:00
                    路,路面不平,2024-03-02 09:00:00,,
                    树,树枝挡窗,2024-03-02 09:00:00,剪了,2024-03-01 09:00:00
                    未来,还没有到,2099-01-01 09:00:00,,
                    """ + "\n"
            let first = try await bring(text, site)
            #expect(first.status == 0, "\(first.errors)")
            let summary = try first.summary()
            #expect(summary["read"] == 5)
            #expect(summary["imported"] == 2)
            #expect(summary["rejected"] == 3)
            #expect(summary["answered_within_15_days"] == 0.5)
            #expect(
                summary.keys.sorted() == [
                    "answered_within_15_days", "answered_within_60_days", "imported", "overdue", "read", "rejected",
                ])
            let lines = rejects(site).split(whereSeparator: \.isNewline).dropFirst().map { $0.prefix(4) }
            #expect(lines == ["\"3\",", "\"5\",", "\"6\","])

            let second = try await bring(text, site)
            #expect(try second.summary()["imported"] == 0)
            #expect(try await site.entries().count == 2)
        }
    }

    @Test func `GB18030 is detected and read`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let utf8 = site.folder + "/utf8.csv"
            let text = Self.header + "镕堃街道路灯,路灯三个月不亮，晚上看不见路，请尽快维修。,2024-03-01 09:00:00,,\n"
            try Data(text.utf8).write(to: URL(filePath: utf8))
            let gb = site.folder + "/gb.csv"
            let convert = try Child(["iconv", "-f", "UTF-8", "-t", "GB18030"], input: utf8, output: gb)
            try #require(try await convert.end() == 0)
            let ending = try await site.run(["import", "messages", gb] + Self.columns)
            #expect(try ending.summary()["imported"] == 1)
            // The same row in the other encoding is the same row.
            let again = try await site.run(["import", "messages", utf8] + Self.columns)
            #expect(try again.summary()["imported"] == 0)
        }
    }

    @Test func `a missing column is named before anything is written`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let ending = try await bring("title,text\nx,y\n", site)
            #expect(ending.status == 1)
            #expect(
                ending.errors.contains("there is no column received, reply, replied; the first line names title, text"))
            #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite"))
        }
    }

    @Test func `a file for rejects that cannot be made stops the import before anything is made`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let path = site.folder + "/old.csv"
            try Data((Self.header + "灯,路灯不亮,2018-02-30 09:00:00,,\n").utf8).write(to: URL(filePath: path))
            let rejects = site.folder + "/nowhere/rejects.csv"
            let ending = try await site.run(["import", "messages", path, "--rejects", rejects] + Self.columns)
            #expect(ending.status == 1)
            #expect(ending.errors.contains(rejects) && ending.errors.contains("--rejects"), "\(ending.errors)")
            #expect(!ending.errors.contains("rejected rows, as they stood"))
            #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite"))
            let right = try await site.run(["import", "messages", path] + Self.columns)
            #expect(try right.summary()["rejected"] == 1)
            #expect(rejects.isEmpty == false && self.rejects(site).contains("no such day"))
        }
    }

    @Test func `a byte that belongs to no character is told with its line, and nothing is made`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let path = site.folder + "/old.csv"
            let good = String(repeating: "灯,路灯不亮,2024-03-01 09:00:00,,\n", count: 4_000)
            for count in [1, 4_000] {
                let rows = good.split(separator: "\n").prefix(count).joined(separator: "\n")
                let bytes = Array((Self.header + rows + "\n水,").utf8) + [0xFF] + Array("x,2024-03-01 09:00:00,,\n".utf8)
                try Data(bytes).write(to: URL(filePath: path))
                let ending = try await site.run(["import", "messages", path] + Self.columns)
                #expect(ending.status == 1)
                #expect(ending.errors.contains("old.csv, line \(count + 2): "), "\(ending.errors)")
                #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite"))
            }
        }
    }

    @Test func `a unit that is not there and a name given twice stop the import before anything is made`() async throws
    {
        try await TestEngine.sqliteFile.withInstallation { site in
            let path = site.folder + "/old.csv"
            try Data((Self.header + "灯,路灯不亮,2024-03-01 09:00:00,,\n").utf8).write(to: URL(filePath: path))
            let unknown = try await site.run(["import", "messages", path, "--unit", "NOPE"] + Self.columns)
            #expect(unknown.status == 1 && unknown.errors.contains("there is no unit NOPE"))
            let twice = try await site.run([
                "import", "messages", path, "--columns", "title=title,text=text,received=received,title=text",
            ])
            #expect(twice.status == 1 && twice.errors.contains("names title twice"))
            #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite"))
        }
    }

    @Test func `the office that an import made is told of once the real one is loaded`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            _ = try await bring(Self.header + "灯,路灯不亮,2024-03-01 09:00:00,,\n", site)
            let units = site.folder + "/units.csv"
            try Data("code,name,level,kind,parent\nX,New,unit,petitionOffice,\n".utf8).write(to: URL(filePath: units))
            let loaded = try await site.run(["import", "organisation", units])
            #expect(loaded.errors.contains("fengqiao succeed 000000-01 X"), "\(loaded.errors)")
            #expect(try await site.run(["succeed", "000000-01", "X"]).status == 0)
            #expect(!(try await site.run(["import", "organisation", units]).errors.contains("two petition offices")))
        }
    }

    @Test func `a quote that is never closed loses no row before it and says its line`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let ending = try await bring(
                Self.header + "灯,路灯不亮,2024-03-01 09:00:00,,\n水,\"水管漏水,2024-03-01 09:00:00,,\n", site)
            #expect(ending.status == 1)
            #expect(ending.errors.contains("line 3 is never closed"))
            #expect(try await site.entries().count == 1)
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `an import that was killed goes on where it stood`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            let total = 1_500
            let rows = (1...total).map { "题\($0),第\($0)件事情的经过,2024-03-01 09:00:00,答\($0),2024-03-09 10:00:00" }
            let path = site.folder + "/old.csv"
            try Data((Self.header + rows.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: path))
            #expect(try await site.run(["migrate"]).status == 0)
            let run = try Program.Run(["import", "messages", path] + Self.columns + site.options, in: site.folder)
            while try await site.entries().isEmpty, run.process.isRunning {
                try await Task.sleep(for: .milliseconds(20))
            }
            _ = try await run.kill()
            let held = try await site.entries().count
            #expect(0 < held && held < total)
            let ending = try await site.run(["import", "messages", path] + Self.columns)
            let summary = try ending.summary()
            #expect(summary["read"] == Double(total))
            #expect(summary["imported"] == Double(total - held))
            #expect(summary["rejected"] == 0)
            #expect(try await site.entries().count == total)
            #expect(try await site.run(["verify"]).status == 0)
        }
    }

    /// 2,816 real messages, where they lie beside the project; their own figures are 61.5 % and 94.4 %.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: Program.root + "../shared/data/replies.csv")))
    func `the real messages come in with their own figures`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let ending = try await site.run([
                "import", "messages", Program.root + "../shared/data/replies.csv", "--json", "--rejects",
                site.folder + "/rejects.csv", "--columns",
                "title=title,text=detail,received=time_iso,reply=reply,replied=reply_time_iso",
            ])
            let summary = try ending.summary()
            #expect(summary["read"] == 2_816)
            #expect(summary["imported"] == 2_816)
            #expect(abs((summary["answered_within_15_days"] ?? 0) - 0.615) < 0.0005)
            #expect(abs((summary["answered_within_60_days"] ?? 0) - 0.944) < 0.0005)
        }
    }
}
