// SPDX-License-Identifier: Apache-2.0
import Foundation
import Storage
import Support
import Testing

@Suite(.serialized) struct ServeTests {
    @Test func `PostgreSQL without an explicit key does not start`() async throws {
        try await TestEngine.postgres.withInstallation { site in
            let ending = try await Program.run(
                ["serve", "--database", site.database, "--data", site.folder + "/data"], in: site.folder)
            #expect(ending.status == 1)
            #expect(ending.errors.contains("--key-file"))
        }
    }

    @Test func `a key that others can read is not used`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: site.key)
            let ending = try await site.run(["migrate"])
            #expect(ending.status == 1)
        }
    }

    @Test func `a second writer of one file is told who holds it, and the first goes on`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let first = try Program.Run(["rehearse-kill"] + site.options, in: site.folder)
            try await first.wait(for: "\n")
            let second = try await site.run(["user", "disable", "rehearsal"])
            #expect(second.status == 1)
            #expect(second.errors.contains("another fengqiao"))
            #expect(first.process.isRunning)
            _ = try await first.kill()
        }
    }

    @Test func `a letter's template with a mistyped field stops the start and is named`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            let resources = site.folder + "/resources"
            try FileManager.default.copyItem(
                atPath: Program.root + "/.build/debug/fengqiao_Resources.resources", toPath: resources)
            let arguments = ["rehearse-kill", "--matters", "1", "--resources", resources]
            #expect(try await site.run(arguments).status == 0)

            let template = URL(filePath: resources + "/Letters/handling-opinion.mustache")
            let text = try String(contentsOf: template, encoding: .utf8)
            try text.replacing("{{unitName}}", with: "{{unitname}}").write(
                to: template, atomically: true, encoding: .utf8)
            let ending = try await site.run(arguments)
            #expect(ending.status == 1)
            #expect(
                ending.errors.contains("Letters/handling-opinion.mustache: {{unitname}} is no field of this letter"))
        }
    }

    @Test func `a real database refuses to be a demonstration`() async throws {
        try await TestEngine.sqliteFile.withInstallation { site in
            #expect(try await site.run(["rehearse-kill", "--matters", "1"]).status == 0)
            let ending = try await site.run(["serve", "--demo"])
            #expect(ending.status == 1)
            #expect(ending.errors.contains("holds real matters"))
        }
    }

    @Test(arguments: TestEngine.dialects)
    func `a demonstration is never served as a real installation`(_ engine: TestEngine) async throws {
        try await engine.withInstallation { site in
            #expect(try await site.run(["migrate"]).status == 0)
            try await site.tamper(["UPDATE settings SET value = 'demo' WHERE name = 'mode'"])
            let ending = try await site.run(["serve", "--port", "0"])
            #expect(ending.status == 1)
            #expect(ending.errors.contains("is a demonstration and stays one"))
        }
    }

    @Test func `every command has a help that begins with what it does`() async throws {
        try await withFolder { folder in
            for command in [
                "serve", "demo", "work", "migrate", "user", "import", "verify", "deadline", "docs", "backup", "restore",
                "rekey",
            ] {
                let ending = try await Program.run([command, "--help"], in: folder)
                #expect(ending.status == 0)
                #expect(ending.output.hasPrefix("OVERVIEW: "), "\(command)")
            }
            #expect(try await Program.run(["serv"], in: folder).status == 1)
        }
    }
}
