// SPDX-License-Identifier: Apache-2.0
import Foundation
import Support
import Testing

/// What is wrong with what was given is said in a sentence, and ends with 1.
@Suite(.serialized) struct BadInputTests {
    /// One sentence and no value of the program's own, such as `missingColumns(["x"])`.
    private func isSentence(_ text: String) -> Bool {
        !text.contains("unexpected") && !text.contains("Error Domain") && !text.contains("Optional(")
            && text.range(of: #"\b[a-z]+[A-Z]\w*\("#, options: .regularExpression) == nil
            && text.range(of: #"\b[a-z]+\(\w+: "#, options: .regularExpression) == nil
    }

    private func expect(
        _ words: String, _ ending: Program.Ending, _ what: [String], sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(ending.status == 1, "\(what)", sourceLocation: sourceLocation)
        #expect(ending.errors.contains(words), "\(what): \(ending.errors)", sourceLocation: sourceLocation)
        #expect(isSentence(ending.errors), "\(what): \(ending.errors)", sourceLocation: sourceLocation)
    }

    private func file(_ name: String, _ bytes: [UInt8], _ site: Installation) throws -> String {
        let path = site.folder + "/" + name
        try Data(bytes).write(to: URL(filePath: path))
        return path
    }

    private static let tables = ["organisation", "categories", "paths", "review-bodies"]

    @Test func `a file that cannot be imported is told by its name, and nothing is made`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let files: [(name: String, bytes: [UInt8], words: String)] = [
                ("columns.csv", Array("title\nx\n".utf8), "there is no column"), ("empty.csv", [], "the file is empty"),
                ("random.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0x0D, 0xFF, 0xD8], "zero"),
                ("broken.csv", Array("title,text,received\n\"a,b,c\n".utf8), "never closed"),
                ("twice.csv", Array("title,title,text,received\n".utf8), "two columns are called title"),
            ]
            for (name, bytes, words) in files {
                let path = try file(name, bytes, site)
                // The quote is never reached: its first line lacks the columns of these tables.
                for table in Self.tables where name != "broken.csv" {
                    let command = ["import", table, path]
                    expect(words, try await site.run(command), command)
                }
                let command = ["import", "messages", path, "--columns", "title=title,text=text,received=received"]
                let ending = try await site.run(command + ["--dry-run"])
                expect(words, ending, command)
            }
            for path in [site.folder + "/nope.csv", site.folder] {
                for more in [["--dry-run"], []] {
                    let command = ["import", "messages", path, "--columns", "title=a,text=b,received=c"] + more
                    expect(path, try await site.run(command), command)
                }
                for table in Self.tables { expect(path, try await site.run(["import", table, path]), [table]) }
            }
            let missing = try await site.run([
                "import", "messages", site.folder + "/columns.csv", "--columns", "title=title,text=t,received=r",
            ])
            expect("there is no column t, r; the first line names title", missing, ["messages"])
            #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite"))
            #expect(!FileManager.default.fileExists(atPath: site.folder + "/data/site.sqlite.lock"))
        }
    }

    @Test func `a row with a zero byte is one reject, and the others come in`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let good = "灯,路灯不亮,2024-03-01 09:00:00,,"
            for (name, first) in [("utf8.csv", ""), ("ascii.csv", "a,b,2024-03-01 09:00:00,,\n")] {
                let bytes =
                    Array((ImportCommandTests.header + first + "bad,").utf8) + [0]
                    + Array("row,2024-03-01 09:00:00,,\n\(good)\n".utf8)
                let path = try file(name, bytes, site)
                let ending = try await site.run(["import", "messages", path] + ImportCommandTests.columns)
                #expect(ending.status == 0, "\(ending.errors)")
                #expect(try ending.summary()["rejected"] == 1)
                #expect(try ending.summary()["read"] == (first.isEmpty ? 2 : 3))
                #expect(ending.errors.contains("column 2: a zero byte"))
            }
        }
    }

    @Test func `files that are not what they should be are told by their name`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "1"]).status == 0)
            let notes = try file("notes.txt", Array("notes\n".utf8), site)
            expect("no file of checkpoints", try await site.run(["verify", "--checkpoint", notes]), ["checkpoint"])
            let other = try await Program.run(
                ["verify", "--database", "sqlite:" + notes, "--key-file", site.key], in: site.folder)
            expect("cannot be read", other, ["database"])
            let copy = site.folder + "/copy"
            try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
            _ = try file("copy/manifest.json", Array("{}".utf8), site)
            expect("not what fengqiao wrote", try await site.run(["restore", copy]), ["restore"])
            let key = try await Program.run(
                ["verify", "--database", site.database, "--key-file", notes], in: site.folder)
            #expect(key.status == 1 && isSentence(key.errors), "\(key.errors)")
            let empty = try file("empty.key", Array("{}".utf8), site)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: empty)
            expect(
                "is not one that `fengqiao key` made",
                try await Program.run(["verify", "--database", site.database, "--key-file", empty], in: site.folder),
                ["key"])
            let resources = try await site.run(["verify", "--resources", site.folder + "/nowhere"])
            expect("nowhere", resources, ["resources"])
            #expect(try await site.run(["verify"]).output.hasPrefix("1 matter, "))
        }
    }

    @Test func `an account that cannot be made or found is told in a sentence`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--clerks", "1", "--matters", "1"]).status == 0)
            let add = ["user", "add"]
            let cases: [(command: [String], words: String)] = [
                (add + ["rehearsal", "--name", "Lin", "--generate"], "an account with this login already"),
                (add + ["l in", "--name", "Lin", "--generate"], "a login is made of"),
                (add + ["lin", "--name", " ", "--generate"], "the name is empty"),
                (add + ["lin", "--name", "Lin", "--generate", "--role", "clerk@X"], "there is no unit X"),
                (
                    add + [
                        "lin", "--name", "Lin", "--generate", "--role", "systemAdministrator@000000-01", "--role",
                        "auditAdministrator@000000-01",
                    ], "two of the three administrators' roles"
                ),
                (["user", "reset", "nobody", "--generate"], "there is no account nobody"),
                (["user", "disable", "nobody"], "there is no account nobody"),
                (["user", "enable", "nobody"], "there is no account nobody"),
                (["user", "token", "rehearsal", "--role", "leader"], "does not hold all of these roles"),
            ]
            for (command, words) in cases { expect(words, try await site.run(command), command) }
            let short = try file("password", Array("short\n".utf8), site)
            let process = try Child(
                [Program.path] + add + ["lin", "--name", "Lin"] + site.options, input: short,
                output: site.folder + "/out", errors: site.folder + "/err")
            #expect(try await process.end() == 1)
            let said = try String(contentsOf: URL(filePath: site.folder + "/err"), encoding: .utf8)
            #expect(said == "fengqiao: the password has 5 characters; it needs at least 10\n")
        }
    }

    @Test func `a batch of deadlines with a bad line says so in its answer and ends with 1`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let questions = try file("questions", Array("{\"rule\":\"K-99\",\"from\":\"2025-01-24\"}\n".utf8), site)
            let process = try Child(
                [Program.path, "deadline", "--batch"], input: questions, output: site.folder + "/out",
                errors: site.folder + "/err")
            #expect(try await process.end() == 1)
            #expect(try String(contentsOf: URL(filePath: site.folder + "/out"), encoding: .utf8).contains("\"error\""))
            #expect(try Data(contentsOf: URL(filePath: site.folder + "/err")).isEmpty)
        }
    }

    @Test func `a key that no question has is told for its line, and the other lines are answered`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let lines = [
                #"{"rule":"K-05","from":"2023-10-11","extendDays":30}"#,
                #"{"rule":"K-05","from":"2023-10-11","extend_days":30}"#,
                #"{"rule":"K-05","from":"2023-10-11","Rule":"K-04","note":null}"#, #"["K-05"]"#,
            ]
            let questions = try file("questions", Array(lines.joined(separator: "\n").utf8), site)
            let process = try Child(
                [Program.path, "deadline", "--batch"], input: questions, output: site.folder + "/out",
                errors: site.folder + "/err")
            #expect(try await process.end() == 1)
            let said = try String(contentsOf: URL(filePath: site.folder + "/out"), encoding: .utf8)
            let answers = said.split(separator: "\n").map(String.init)
            try #require(answers.count == 4, "\(said)")
            let keys = "a question has rule, from, extend_days, exclude_days"
            #expect(answers[0] == #"{"error":"there is no key extendDays; \#(keys)","line":1}"#)
            #expect(answers[1].contains(#""statutory_due":"2024-01-09""#))
            #expect(answers[2] == #"{"error":"there is no key Rule; \#(keys)","line":3}"#)
            #expect(answers[3].contains(#""line":4"#) && answers[3].contains("error"))
        }
    }
}
